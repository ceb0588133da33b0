"""The pages that are made from data, and whether links in the texts lead to a page that there will be."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.facet import event_selections, example_selections
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.problem import Location, Problem
from pakten.domain.term import Term
from pakten.reading.catalogue import Reading
from pakten.reading.markdown import links
from pakten.reading.suggestion import near
from pakten.website.kinds import index_sources
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
        yield Stamped("year-report", urls.report(year), year)
        yield Stamped("activity-plan", urls.plan(year), year)
    for month in catalogue.months:
        yield Stamped("month", urls.month(*month), month)
    for kind in catalogue.vocabulary.types:
        if catalogue.of_type(kind):
            yield Stamped("type", urls.type(kind), kind)
    renamed: Iterable[Event | Example | Term] = (*catalogue.events, *catalogue.examples, *terms(catalogue))
    for thing in renamed:
        for alias in thing.aliases:
            yield Stamped("moved", urls.of(replace(thing, id=alias)), thing)
    for among in event_selections(catalogue):
        yield Stamped("calendar-selection", urls.selection("calendar", among.facet, among.value), among)
    for chosen in example_selections(catalogue):
        yield Stamped("examples-selection", urls.selection("examples", chosen.facet, chosen.value), chosen)


def terms(catalogue: Catalogue) -> tuple[Term, ...]:
    """All that has a page of its own because it is a term."""
    return (
        *catalogue.areas,
        *catalogue.themes,
        *catalogue.goals,
        *catalogue.ways_in,
        *catalogue.activations,
    )


def broken_links(reading: Reading, content: Path, urls: Urls) -> Iterator[Problem]:
    """Links of the texts that start at the root of the site and lead to no page or file of it.

    This is told while reading, with the line: MkDocs would find out after it has emptied the last good site.
    """
    if reading.catalogue is None:
        return
    known = {*_pages(reading, urls), *_files(reading.catalogue, urls)}
    for target, location in _targets(reading):
        path = unquote(urlsplit(target).path).lstrip("/")
        if path and path not in known and not (content / path).is_file():
            meant = near(path, sorted(known))
            yield Problem.of(Code.NO_SUCH_PAGE, location, instead=f"/{meant}" if meant else "", target=target)


def _targets(reading: Reading) -> Iterator[tuple[str, Location]]:
    assert reading.catalogue is not None
    texts = [(page.origin.file, page.body, page.body_line) for page in reading.pages]
    texts += [(example.origin.file, example.body, example.body_line) for example in reading.catalogue.examples]
    for file, body, line in texts:
        yield from ((target, where) for target, where in links(file, body, line) if target.startswith("/"))
    for event in reading.catalogue.events:
        for target, _ in links(event.origin.file, event.description, event.origin.line):
            if target.startswith("/"):
                yield target, event.origin


def _pages(reading: Reading, urls: Urls) -> Iterator[str]:
    assert reading.catalogue is not None
    written = (page.path for page in reading.pages)
    for source in (*written, *index_sources(urls.segments)):
        yield page_path(source)
    for page in stamped_pages(reading.catalogue, urls):
        yield page.path


def _files(catalogue: Catalogue, urls: Urls) -> Iterator[str]:
    for term in ("all", *catalogue.area, *catalogue.theme):
        yield from (urls.feed(term, suffix) for suffix in ("ics", "xml", "json"))
    for event in catalogue.events:
        yield urls.event_ics(event)
    for name in ("events", "examples"):
        yield from (urls.data(f"{name}.json"), urls.data(f"{name}.schema.json"))


def page_path(source: str) -> str:
    """The path of the page of a Markdown file: `om/vision.md` is shown at `om/vision/`."""
    folder, name = posixpath.split(source.removesuffix(".md"))
    path = folder if name == "index" else posixpath.join(folder, name)
    return f"{path}/" if path else ""
