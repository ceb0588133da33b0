"""Links of the texts that start at the root of the site and lead to no page or file of it.

They are told about while reading, with their line, so that `pakten check` and every build say the same.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pakten.domain.addresses import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.catalogue import Reading
from pakten.reading.markdown import links
from pakten.reading.suggestion import near

_FOLDERS = ("calendar", "examples", "areas", "themes", "goals", "ways_in", "activations", "types")
_SINGLE = ("places", "organisations", "subscribe", "accessibility")
"""Pages that there always are: those that nobody wrote are made. Named as in Segments."""


def dead_links(reading: Reading, content: Path, urls: Urls) -> Iterator[Problem]:
    """Nothing while there are errors: what they hide would look like missing pages."""
    if reading.catalogue is None:
        return
    known = {*_pages(reading, reading.catalogue, urls), *_files(reading.catalogue, urls)}
    for target, location in _targets(reading, reading.catalogue):
        path = unquote(urlsplit(target).path).lstrip("/")
        if path and path not in known and not (content / path).is_file():
            meant = near(path, sorted(known))
            yield Problem.of(Code.NO_SUCH_PAGE, location, instead=f"/{meant}" if meant else "", target=target)


def page_path(source: str) -> str:
    """The path of the page of a Markdown file: `om/vision.md` is shown at `om/vision/`."""
    folder, name = posixpath.split(source.removesuffix(".md"))
    path = folder if name == "index" else posixpath.join(folder, name)
    return f"{path}/" if path else ""


def _targets(reading: Reading, catalogue: Catalogue) -> Iterator[tuple[str, Location]]:
    texts = [(page.origin.file, page.body, page.body_line) for page in reading.pages]
    texts += [(example.origin.file, example.body, example.body_line) for example in catalogue.examples]
    for file, body, line in texts:
        yield from ((target, where) for target, where in links(file, body, line) if target.startswith("/"))
    for event in catalogue.events:
        for target, _ in links(event.origin.file, event.description, event.origin.line):
            if target.startswith("/"):
                yield target, event.origin


def _pages(reading: Reading, catalogue: Catalogue, urls: Urls) -> Iterator[str]:
    for page in reading.pages:
        yield page_path(page.path)
    yield from (f"{getattr(urls.segments, name)}/" for name in (*_FOLDERS, *_SINGLE))
    for entry in (*catalogue.events, *catalogue.examples, *catalogue.places, *catalogue.acting):
        yield urls.of(entry)
    yield from (urls.year(year) for year in catalogue.years)
    yield from (urls.month(*month) for month in catalogue.months)
    yield from (urls.type(kind) for kind in catalogue.vocabulary.types if catalogue.of_type(kind))


def _files(catalogue: Catalogue, urls: Urls) -> Iterator[str]:
    for term in ("all", *catalogue.area, *catalogue.theme):
        yield from (urls.feed(term, suffix) for suffix in ("ics", "xml", "json"))
    yield from (urls.event_ics(event) for event in catalogue.events)
    for name in ("events", "examples"):
        yield from (urls.data(f"{name}.json"), urls.data(f"{name}.schema.json"))
