"""Links of the texts to entries and terms that are not there, told with their line.

Which other pages a site has is known to the site alone, and its build tells about links to those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.problem import Location, Problem
from pakten.domain.term import Term
from pakten.reading.catalogue import Reading
from pakten.reading.markdown import links
from pakten.reading.suggestion import near


def dead_links(reading: Reading, content: Path, segments: Mapping[str, str]) -> Iterator[Problem]:
    """Nothing while there are errors: what they hide would look like missing pages."""
    if reading.catalogue is None:
        return
    known = _known(reading.catalogue, segments)
    written = {page.path.removesuffix(".md").removesuffix("/index") for page in reading.pages}
    reserved = {part for segment in segments.values() for part in segment.split("/")}
    for target, location in _targets(reading, reading.catalogue):
        path = unquote(urlsplit(target).path).strip("/")
        folder, _, id_ = path.rpartition("/")
        if folder not in known or not id_ or id_.isdigit() or id_ in reserved or path in written:
            continue
        if id_.removesuffix(".ics") not in known[folder] and not (content / path).is_file():
            meant = near(id_, sorted(known[folder]))
            instead = f"/{folder}/{meant}/" if meant else ""
            yield Problem.of(Code.NO_SUCH_PAGE, location, instead=instead, target=target)


def _known(catalogue: Catalogue, segments: Mapping[str, str]) -> Mapping[str, set[str]]:
    """The ids that have pages in each folder of the site, with those that lead on to another."""
    entries: Mapping[str, tuple[Event | Example | Term, ...]] = {
        "calendar": catalogue.events,
        "examples": catalogue.examples,
        "areas": catalogue.areas,
        "themes": catalogue.themes,
        "goals": catalogue.goals,
        "ways_in": catalogue.ways_in,
        "activations": catalogue.activations,
    }
    return {
        segments[kind]: {id_ for entry in listed for id_ in (entry.id, *entry.aliases)}
        for kind, listed in entries.items()
    }


def _targets(reading: Reading, catalogue: Catalogue) -> Iterator[tuple[str, Location]]:
    """Links from the root of the site, as they are written."""
    texts = [(page.origin.file, page.body, page.body_line) for page in reading.pages]
    texts += [(example.origin.file, example.body, example.body_line) for example in catalogue.examples]
    for file, body, line in texts:
        yield from (link for link in links(file, body, line) if link[0].startswith("/"))
    for event in catalogue.events:
        for target, _ in links(event.origin.file, event.description, event.origin.line):
            if target.startswith("/"):
                yield target, event.origin
