"""The pages that are made from data, and whether links in the texts lead to a page that there will be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.website.urls import Urls


@dataclass(frozen=True)
class Stamped:
    """A page that a stamp fills: its kind names the template, `entry` is what it shows."""

    kind: str
    path: str
    entry: object

    @property
    def src_uri(self) -> str:
        """How MkDocs knows it; a page from data has no source file of its own."""
        return f"{self.path}index.html"


def stamped_pages(catalogue: Catalogue, urls: Urls) -> Iterator[Stamped]:
    """All pages made from data, each kind at one depth."""
    entries: Iterable[Event | Example | Place | Organisation] = (
        *catalogue.events,
        *catalogue.examples,
        *catalogue.places,
        *catalogue.acting,
    )
    for entry in entries:
        yield Stamped(type(entry).__name__.lower(), urls.of(entry), entry)
    for year in catalogue.years:
        yield Stamped("year", urls.year(year), year)
    for month in catalogue.months:
        yield Stamped("month", urls.month(*month), month)
    for kind in catalogue.vocabulary.types:
        if catalogue.of_type(kind):
            yield Stamped("type", urls.type(kind), kind)
