"""Where that stands which pages of a built site are made from, so that its authors know what to mend."""

import posixpath
from collections.abc import Mapping, Sequence
from functools import cached_property

from pakten.addresses.pages import page_path
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.domain.problem import Location
from pakten.reading.network.markdown import links
from pakten.website.site import Site


class Origins:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._links: dict[str, Sequence[tuple[str, Location]]] = {}

    def of(self, page: str) -> Location:
        """By its path; the page itself where nobody has written it."""
        return self._known.get(page) or Location(f"/{page}")

    def of_link(self, page: str, target: str) -> Location:
        """What leads to the same name: MkDocs writes links anew, from the page to where they lead."""
        if page not in self._links:
            texts = (text for text in self._site.pages if page_path(text.path) == page)
            self._links[page] = [one for text in texts for one in links(text.origin.file, text.body, text.body_line)]
        return next((place for other, place in self._links[page] if _same(other, target)), self.of(page))

    @cached_property
    def _known(self) -> Mapping[str, Location]:
        catalogue, urls = self._site.catalogue, self._site.urls
        entries: list[Event | Example | Organisation] = [*catalogue.with_page]
        entries += [*catalogue.examples, *catalogue.events]
        written = {urls.of(entry): entry.origin for entry in entries if entry.origin is not None}
        return written | {page_path(text.path): text.origin for text in self._site.pages}


def _same(one: str, other: str) -> bool:
    return one == other or (_name(one) == _name(other) and one.partition("#")[2] == other.partition("#")[2])


def _name(target: str) -> str:
    return posixpath.basename(target.partition("#")[0].rstrip("/")).removesuffix(".md")
