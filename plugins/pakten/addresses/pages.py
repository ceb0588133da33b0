"""The pages and the files of the site: what is made from data, and what there must be even if nobody writes it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from pakten.addresses.segments import Segments
from pakten.addresses.urls import Paged, Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.facet import event_selections, example_selections
from pakten.domain.occurrence import is_dated
from pakten.domain.term import Activation, Area, Goal, Theme, WayIn

TERMS: Mapping[str, str] = {
    "areas": "area",
    "themes": "theme",
    "goals": "goal",
    "ways_in": "way_in",
    "activations": "activation",
}
"""The folders of terms, by their name in Segments, and the word for one term."""

FORMS = ("new_event", "new_example")
"""Pages for those who write, by their name in Segments: nobody should find them by searching for something else."""

_FOLDERS = ("calendar", "examples", *TERMS, "types", "follow_up", "activity_plan")
INDEXES = (
    *_FOLDERS,
    *("places", "organisations", "subscribe", "data", "embed", "accessibility", "search"),
    *FORMS,
)
"""The pages that list a kind or carry something generated, by their name in Segments; the first have pages below."""


@dataclass(frozen=True)
class Stamped:
    """A page that a stamp fills: its kind names the template, `entry` is what it shows."""

    kind: str
    path: str
    entry: object

    @property
    def src_uri(self) -> str:
        """The file that a server shows at its path; a page from data has no source of its own."""
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"


def stamped_pages(catalogue: Catalogue, urls: Urls) -> Iterator[Stamped]:
    """All pages made from data, each kind at one depth."""
    entries: Iterable[Paged] = (
        *catalogue.events,
        *catalogue.examples,
        *catalogue.places,
        *catalogue.acting,
    )
    for entry in entries:
        yield Stamped(type(entry).__name__.lower(), urls.of(entry), entry)
    for year in catalogue.years:
        yield Stamped("year", urls.year(year), year)
        yield Stamped("year-report", urls.report(year), year)
        yield Stamped("activity-plan", urls.plan(year), year)
    for month in catalogue.months:
        yield Stamped("month", urls.month(*month), month)
    for kind in catalogue.vocabulary.types:
        if catalogue.of_type(kind):
            yield Stamped("type", urls.type(kind), kind)
    for thing in (*catalogue.events, *catalogue.examples, *terms(catalogue)):
        for alias in thing.aliases:
            yield Stamped("moved", urls.of(replace(thing, id=alias)), thing)
    for among in event_selections(catalogue):
        yield Stamped("calendar-selection", urls.selection("calendar", among.facet, among.value), among)
    for chosen in example_selections(catalogue):
        yield Stamped("examples-selection", urls.selection("examples", chosen.facet, chosen.value), chosen)


class Moved(Protocol):
    """A page of text that had other addresses before."""

    @property
    def path(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


def moved_pages(written: Iterable[Moved]) -> Iterator[Stamped]:
    """What stands at the earlier addresses of pages of text: the way to where they are now."""
    for page in written:
        for alias in page.aliases:
            yield Stamped("moved", alias_path(alias), page)


def alias_path(alias: str) -> str:
    """The path below the root of the site of an earlier address, which may have been written without its last slash."""
    path = alias.lstrip("/")
    return path if path.endswith(("/", ".html")) or not path else f"{path}/"


def terms(catalogue: Catalogue) -> tuple[Area | Theme | Goal | WayIn | Activation, ...]:
    """All that has a page of its own because it is a term."""
    return (
        *catalogue.areas,
        *catalogue.themes,
        *catalogue.goals,
        *catalogue.ways_in,
        *catalogue.activations,
    )


def index_sources(catalogue: Catalogue, segments: Segments) -> Mapping[str, str]:
    """Source path and name in Segments of the pages that there must be; those that nobody wrote are made."""
    return {
        f"{getattr(segments, name)}/index.md" if name in _FOLDERS else f"{getattr(segments, name)}.md": name
        for name in INDEXES
        if name != "activations" or catalogue.activations
    }


def paths(catalogue: Catalogue, urls: Urls, written: Iterable[str]) -> Iterator[str]:
    """Every page and file that a text may lead to, but for pictures and what passes with the day."""
    yield from map(page_path, (*written, *index_sources(catalogue, urls.segments)))
    yield from (page.path for page in stamped_pages(catalogue, urls))
    yield from (urls.poster(area) for area in catalogue.areas)
    for term in ("all", *catalogue.area, *catalogue.theme):
        yield from (urls.feed(term, suffix) for suffix in ("ics", "xml", "json"))
        for older in catalogue.news(term)[1:]:
            yield from (urls.feed_archive(term, older.name, suffix) for suffix in ("xml", "json"))
    yield from (urls.event_ics(event) for event in catalogue.events if is_dated(event))
    for name in ("events", "examples"):
        yield from (urls.data(f"{name}.json"), urls.data(f"{name}.schema.json"))


def page_path(source: str) -> str:
    """The path of the page of a Markdown file: `om/vision.md` is shown at `om/vision/`."""
    folder, name = posixpath.split(source.removesuffix(".md"))
    path = folder if name == "index" else posixpath.join(folder, name)
    return f"{path}/" if path else ""
