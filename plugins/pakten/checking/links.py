"""Links of the texts that lead to no page or file of the site, told with their line.

They are told while reading, before anything is built. Only a built page knows its ids: what stands after # is looked up
there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

from pakten.addresses.pages import alias_path, page_path, paths
from pakten.addresses.urls import Urls
from pakten.checking.pictures import is_on_a_computer, picture_files
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.markdown import links
from pakten.reading.suggestion import near

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def dead_links(reading: Reading, content: Path, urls: Urls) -> Iterator[Problem]:
    """Nothing while there are errors: what they hide would look like missing pages."""
    if reading.catalogue is None:
        return
    targets = list(_targets(reading, reading.catalogue))
    if not targets:
        return
    aliases = {alias_path(alias) for page in reading.pages for alias in page.aliases}
    known = _known(reading, reading.catalogue, urls) | aliases
    pictures = cache(lambda: picture_files(content))
    # Many texts may link to one page that has gone.
    meant = cache(lambda path: _near(path, known))
    for folders, target, location in targets:
        path = unquote(target.partition("#")[0].partition("?")[0])
        places = _places(path, folders)
        if path and not any(
            _is_there(place, known, content) or normalize("NFC", place) in pictures() for place in places
        ):
            instead = meant(next(iter(places), path))
            code = Code.ON_A_COMPUTER if is_on_a_computer(target) else Code.NO_SUCH_PAGE
            yield Problem.of(code, location, instead=f"/{instead}" if instead else "", target=target, value=target)


def _is_there(place: str, known: frozenset[str], content: Path) -> bool:
    return place in known or (content / place).is_file()


def _known(reading: Reading, catalogue: Catalogue, urls: Urls) -> frozenset[str]:
    return frozenset(paths(catalogue, urls, (page.path for page in reading.pages)))


def alias_problems(reading: Reading, urls: Urls) -> Iterator[Problem]:
    """Earlier addresses of pages that are no paths of this site, or that something else has."""
    if reading.catalogue is None or not any(page.aliases for page in reading.pages):
        return
    taken = set(_known(reading, reading.catalogue, urls))
    for page in reading.pages:
        for index, alias in enumerate(page.aliases):
            location = reading.locate(page.origin, ("aliases", index))
            path = alias_path(alias)
            if not re.fullmatch(r"/[^?#:]+", alias) or ".." in alias.split("/") or "//" in alias:
                yield Problem.of(Code.NOT_AN_ADDRESS, location, field="aliases", value=alias)
            elif path in taken:
                yield Problem.of(Code.TAKEN_ALIAS, location, alias=alias)
            taken.add(path)


def _places(path: str, folders: tuple[str, ...]) -> tuple[str, ...]:
    """Where below the root of the site a path may lead, as a page or as a file."""
    if path.startswith("/"):
        return (path.lstrip("/"),)
    end = "/" if path.endswith("/") else ""
    below = (posixpath.normpath(posixpath.join(folder, path)).removeprefix("./") for folder in folders)
    return tuple(page_path(place) if place.endswith(".md") else place + end for place in below)


def _near(path: str, known: frozenset[str]) -> str:
    """A neighbour with nearly this name, or a page with this name in another folder."""
    folder, name = posixpath.split(path.rstrip("/"))
    parts = {other: posixpath.split(other.rstrip("/")) for other in sorted(known)}
    neighbours = {last: other for other, (first, last) in parts.items() if first == folder}
    meant = near(name, neighbours)
    return neighbours[meant] if meant else next((other for other, (_, last) in parts.items() if last == name), "")


def _targets(reading: Reading, catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], str, Location]]:
    """Links within the site as they are written, with the folders that they may be meant from."""
    for page in reading.pages:
        # As in the folder of the content, and as in the address of the page.
        folders = (posixpath.dirname(page.path), page_path(page.path))
        yield from _of_text(folders, links(page.origin.file, page.body, page.body_line))
    # A text that is shown in many places has no folder of its own: there links start at the root.
    for example in catalogue.examples:
        yield from _of_text((), links(example.origin.file, example.body, example.body_line))
    for event in catalogue.events:
        found = links(event.origin.file, event.description, event.origin.line)
        yield from _of_text((), ((target, event.origin) for target, _ in found))


def _of_text(
    folders: tuple[str, ...], found: Iterable[tuple[str, Location]]
) -> Iterator[tuple[tuple[str, ...], str, Location]]:
    yield from ((folders, target, location) for target, location in found if not _ELSEWHERE.match(target))
