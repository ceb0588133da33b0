"""Which kind of page a file of the content is: known by its place, so that a new area is a new file and no code."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from pakten.addresses.pages import FORMS, INDEXES, TERMS, as_index
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue

_IN_ANY_LANGUAGE = ("subscribe-index",)
"""Pages from data that hardly need more than the words of a language."""


@dataclass(frozen=True)
class Kind:
    template: str
    terms: str = ""
    """For the page of a term: the list of the catalogue that it is in."""
    id: str = ""

    def thing(self, catalogue: Catalogue) -> object:
        """The term that the page defines, or None."""
        return getattr(catalogue, TERMS[self.terms])[self.id] if self.terms else None


def kind_of(src_uri: str, urls: Urls) -> Kind:
    """The kind of a page by its path below the content folder; in another language only the site's own pages."""
    src_uri = as_index(src_uri)
    if src_uri == "index.md":
        return Kind("home")
    for name in INDEXES:
        folder = urls.folder(name)
        if src_uri in (f"{folder}.md", f"{folder}/index.md"):
            return Kind(f"{name}-index")
        if name in TERMS and posixpath.dirname(src_uri) == folder:
            return Kind(TERMS[name].replace("_", "-"), name, src_uri[len(folder) + 1 : -len(".md")])
    return Kind("page")


def template_of(src_uri: str, meta: Mapping[str, object], urls: Urls) -> str:
    """That of its kind; the page about subscribing is filled in every language that it is written in."""
    own = kind_of(src_uri, urls).template
    again = str(meta.get("translation_of", "")).strip("/")
    said = kind_of(f"{again}.md", urls).template if own == "page" and again else own
    return said if said in _IN_ANY_LANGUAGE else own


def is_form(src_uri: str, urls: Urls) -> bool:
    """Whether a page is for those who write and not for those who read."""
    return kind_of(src_uri, urls).template.removesuffix("-index") in FORMS


def trail(path: str, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Path and title of the pages above this one, from the first below home: breadcrumbs without home and itself."""
    parts = path.rstrip("/").split("/")[:-1]
    above = ("/".join(parts[: index + 1]) + "/" for index in range(len(parts)))
    return [(url, titles[url]) for url in above if url in titles]
