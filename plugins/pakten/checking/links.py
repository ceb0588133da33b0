"""Links of the texts that lead to no page or file of the site, told with their line.

They are told while reading, before anything is built; `fragments` says what is known then of what stands after #.
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
from pakten.checking.fragments import Fragments
from pakten.checking.pictures import is_on_a_computer, picture_files
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.markdown import links
from pakten.reading.suggestion import near

Target = tuple[str, tuple[str, ...], str, Location]

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def dead_links(reading: Reading, content: Path, urls: Urls, own_templates: Path | None = None) -> Iterator[Problem]:
    """Nothing while there are errors: what they hide would look like missing pages."""
    if reading.catalogue is None:
        return
    targets = list(_targets(reading, reading.catalogue, urls))
    if not targets:
        return
    aliases = {alias_path(alias) for page in reading.pages for alias in page.aliases}
    known = _known(reading, reading.catalogue, urls) | aliases
    files = cache(lambda: picture_files(content))
    fragments = cache(lambda: Fragments(reading, reading.catalogue or Catalogue(), urls, own_templates))
    # Many texts may link to one page that has gone.
    meant = cache(lambda path: _near(path, known))

    def is_there(place: str) -> bool:
        return place in known or (content / place).is_file() or normalize("NFC", place) in files()

    for page, folders, target, location in targets:
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0])
        places = _places(path, folders)
        place = next(filter(is_there, places), None)
        if place is None and path:
            instead = meant(next(iter(places), path))
            code = Code.ON_A_COMPUTER if is_on_a_computer(target) else Code.NO_SUCH_PAGE
            yield Problem.of(code, location, instead=f"/{instead}" if instead else "", target=target, value=target)
        elif (place in known or not path) and place not in aliases and fragment:
            meant_page = page if place is None else place
            if fragments().is_dead(meant_page, fragment):
                nearest = fragments().nearest(meant_page, fragment)
                instead = f"{path}#{nearest}" if nearest else ""
                yield Problem.of(Code.DEAD_LINK, location, instead=instead, target=target, page=f"/{page}")


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
    """Where below the root of the site a path may lead, as a page or as a file: as links from sources, and as written.

    The site generator knows links to sources of others by the folder of their own source, and leaves all others as they
    are: a browser follows those from the address of the page.
    """
    if path.startswith("/"):
        return (path.lstrip("/"),)
    end = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    if not folders or not path:
        return ()
    *sources, page = folders
    below = (posixpath.normpath(posixpath.join(folder, path)).removeprefix("./") for folder in sources)
    as_sources = tuple(page_path(place) if place.endswith(".md") else place for place in below if not end)
    own = posixpath.normpath(posixpath.join(page, path)).removeprefix("./")
    # A source is no page of the site.
    return as_sources if own.endswith(".md") else (*as_sources, "" if own == "." else own + end)


def _near(path: str, known: frozenset[str]) -> str:
    """A neighbour with nearly this name, or a page with this name in another folder."""
    folder, name = posixpath.split(path.rstrip("/"))
    parts = {other: posixpath.split(other.rstrip("/")) for other in sorted(known)}
    neighbours = {last: other for other, (first, last) in parts.items() if first == folder}
    meant = near(name, neighbours)
    return neighbours[meant] if meant else next((other for other, (_, last) in parts.items() if last == name), "")


def _targets(reading: Reading, catalogue: Catalogue, urls: Urls) -> Iterator[Target]:
    """Links within the site as they are written, with their page and the folders that they may be meant from."""
    for page in reading.pages:
        # As in the folder of the content, and as in the address of the page.
        folders = (posixpath.dirname(page.path), page_path(page.path))
        yield from _of_text(page_path(page.path), folders, links(page.origin.file, page.body, page.body_line))
    # A text that is shown in many places has no folder of its own: there links start at the root, or stay in the text.
    for example in catalogue.examples:
        yield from _of_text(urls.of(example), (), links(example.origin.file, example.body, example.body_line))
    for event in catalogue.events:
        found = links(event.origin.file, event.description, event.origin.line)
        yield from _of_text(urls.of(event), (), ((target, event.origin) for target, _ in found))


def _of_text(page: str, folders: tuple[str, ...], found: Iterable[tuple[str, Location]]) -> Iterator[Target]:
    yield from ((page, folders, target, location) for target, location in found if not _ELSEWHERE.match(target))
