"""What a page tells machines about itself (JSON-LD, schema.org): the entry, and the way to it from home."""

from collections.abc import Sequence

from markupsafe import Markup

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.website.site import Site
from pakten.writing.data import jsonld, jsonld_event


class LinkedData:
    """Makes the data block of a page. A data block is not run, so a strict security policy lets it be."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def __call__(self, entry: object, path: str, title: str, trail: Sequence[tuple[str, str]] = ()) -> Markup:
        """The block for an entry at `path`; `trail` holds path and title of the pages above it."""
        graph = [about] if (about := self._about(entry)) else []
        steps = [("", self._site.name), *trail, (path, title)]
        if path:
            graph.append(jsonld.breadcrumbs([(name, self._site.links.to(step)) for step, name in steps]))
        data = jsonld.script({"@graph": graph})
        return Markup(f'<script type="application/ld+json">{data}</script>')

    def _about(self, entry: object) -> jsonld.Data | None:
        if isinstance(entry, Event):
            return jsonld_event.event(self._site.publication.catalogue.event[entry.id], self._site.publication)
        if isinstance(entry, Example):
            return jsonld.article(self._site.plain(entry), self._site.publication)
        if isinstance(entry, Organisation):
            return jsonld.organisation(entry, self._site.publication)
        if isinstance(entry, Site):
            return jsonld.network(self._site.publication, self._site.catalogue.tagline())
        return None
