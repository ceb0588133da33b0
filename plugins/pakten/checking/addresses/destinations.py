"""Where links within the site may lead: its pages, files and headings, and the nearest of them to what is written."""

import posixpath
from collections.abc import Mapping
from functools import cached_property
from unicodedata import normalize

from pakten.addresses.pages import FORMS, alias_path, index_sources, page_path, term_sources
from pakten.addresses.urls import Urls
from pakten.checking.addresses.saved import published
from pakten.checking.markdown.bodies import bodies
from pakten.checking.markdown.headings import ids_of
from pakten.checking.pictures import flaw_of_kind
from pakten.domain.catalogue import Catalogue
from pakten.domain.organisation import Sector
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.folder import files_below
from pakten.reading.network.layout import Layout
from pakten.reading.suggestion import near

_CLOSE = 0.7
"""Addresses are copied rather than spelt, and there are many: `/seat/` is no `/search/`."""


class Destinations:
    """All that a link within the site may lead to, as far as it is known before the site is built."""

    def __init__(self, reading: Reading, catalogue: Catalogue, layout: Layout, urls: Urls, site: str = "") -> None:
        self.site = site
        """The address of the site, with a slash at its end; empty when nobody has said it."""
        self._content = layout.root / layout.content
        self.folder = layout.content
        aliases = tuple(alias_path(alias) for page in reading.pages for alias in page.aliases)
        self.paths = frozenset((*published(catalogue, reading.pages, urls), *aliases))
        kept = {
            page_path(source)
            for one in (urls, *urls.others.values())
            for source in (*index_sources(catalogue, one), *term_sources(catalogue, one))
        }
        examples = {example.origin.file: urls.of(example) for example in catalogue.examples}
        pages = {page.origin.file: page_path(page.path) for page in reading.pages}
        self.path_of: Mapping[str, str] = {**pages, **examples}
        """Of the files that make a page of their own."""
        texts = {file: text for file, text in reading.texts.items() if file in self.path_of}
        self._texts = {self.path_of[body.file]: body for body in bodies(texts)}
        # The others show entries below their text, each with an id.
        self._plain = {
            path
            for file, path in self.path_of.items()
            if file in examples or (path and not {path, f"{posixpath.dirname(path.rstrip('/'))}/"} & kept)
        }
        self._ids: dict[str, frozenset[str]] = {}
        self._forms = frozenset((*aliases, *(urls.index(name) for name in (*FORMS, "data"))))
        entries = (*catalogue.events, *catalogue.examples, *catalogue.terms)
        listed = (
            *(one.id for one in (*entries, *catalogue.places, *catalogue.organisations)),
            *Sector,
            *catalogue.vocabulary.intents,
        )
        self._listed = frozenset(name.replace("_", "-") for name in listed)

    @cached_property
    def files(self) -> frozenset[str]:
        """Below the content folder; letters with dots are written in two ways, and one of them counts for both."""
        below = (path.relative_to(self._content).as_posix() for path in files_below(self._content))
        return frozenset(normalize("NFC", path) for path in below)

    def has(self, path: str) -> bool:
        return path in self.paths or normalize("NFC", path) in self.files

    def ids(self, path: str) -> frozenset[str] | None:
        """Of a page whose ids are known before it is built."""
        if path not in self._plain:
            return None
        if path not in self._ids:
            self._ids[path] = frozenset(ids_of(self._texts[path]))
        return self._ids[path]

    def drawn_ids(self, path: str) -> frozenset[str] | None:
        """Of a page that lists what others say, all that it may have; nobody knows those of forms."""
        if path in self._forms or not (path.endswith("/") or not path):
            return None
        text = self._texts.get(path)
        return self._listed | frozenset(ids_of(text) if text else ())

    def nearest(self, path: str) -> str:
        """A neighbour with nearly this name, or a page with this name in another folder, the highest of them."""
        folder, name = posixpath.split(path.rstrip("/"))
        by_depth = sorted(self.paths, key=lambda one: (one.count("/"), one))
        parts = {other: posixpath.split(other.rstrip("/")) for other in by_depth}
        neighbours = {last: other for other, (first, last) in parts.items() if first == folder}
        meant = near(name, neighbours, close=_CLOSE)
        return neighbours[meant] if meant else next((other for other, (_, last) in parts.items() if last == name), "")

    def nearest_file(self, path: str) -> str:
        """The picture that is called so but for its folder, its capitals or a slip."""
        name = posixpath.basename(path.replace("\\", "/"))
        by_name = {posixpath.basename(file): file for file in sorted(self.files) if flaw_of_kind(file) is None}
        same = next((file for base, file in by_name.items() if base.casefold() == name.casefold()), "")
        by_stem = {posixpath.splitext(base)[0]: file for base, file in by_name.items()}
        return same or by_stem.get(near(posixpath.splitext(name)[0], by_stem), "")
