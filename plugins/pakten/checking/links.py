"""Links of the texts that start at the root of the site and lead to no page or file of it, told with their line.

They are told while reading: a site generator would find out after it has emptied the last good site.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pakten.addresses.pages import paths
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.markdown import links
from pakten.reading.suggestion import near


def dead_links(reading: Reading, content: Path, urls: Urls) -> Iterator[Problem]:
    """Nothing while there are errors: what they hide would look like missing pages."""
    if reading.catalogue is None:
        return
    targets = list(_targets(reading, reading.catalogue))
    if not targets:
        return
    known = frozenset(paths(reading.catalogue, urls, (page.path for page in reading.pages)))
    # Many texts may link to one page that has gone.
    meant = cache(lambda path: _near(path, known))
    for target, location in targets:
        path = unquote(urlsplit(target).path).lstrip("/")
        if path and path not in known and not (content / path).is_file():
            instead = meant(path)
            yield Problem.of(Code.NO_SUCH_PAGE, location, instead=f"/{instead}" if instead else "", target=target)


def _near(path: str, known: frozenset[str]) -> str:
    """A neighbour with nearly this name, or a page with this name in another folder."""
    folder, name = posixpath.split(path.rstrip("/"))
    parts = {other: posixpath.split(other.rstrip("/")) for other in sorted(known)}
    neighbours = {last: other for other, (first, last) in parts.items() if first == folder}
    meant = near(name, neighbours)
    return neighbours[meant] if meant else next((other for other, (_, last) in parts.items() if last == name), "")


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
