"""Links and pictures of the texts that lead to no page, heading or file of the site, told with their line.

They are told while reading, before anything is built. A built page has more ids than its text: what stands after # is
looked up here where only the text can have it, and in the built site everywhere.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import unescape
from unicodedata import normalize
from urllib.parse import quote, unquote

from pakten.addresses.pages import FORMS, alias_path, index_sources, page_path, paths, terms
from pakten.addresses.targets import is_local, path_of_preview
from pakten.addresses.urls import Urls
from pakten.checking.bodies import Body, bodies
from pakten.checking.headings import ids_of, is_of_theme
from pakten.checking.pictures import flaw_of_kind
from pakten.checking.positions import Positions
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Sector
from pakten.domain.problem import Location, Problem
from pakten.domain.term import Intent
from pakten.reading.markup.targets import Target, targets
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.folder import files_below
from pakten.reading.network.layout import Layout
from pakten.reading.suggestion import near

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(
    r"(?:www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:(?:se|nu|com|org|net|eu)(?:/|$)|[a-z]{4,}/))\S*", re.IGNORECASE
)
_OF_WORD = re.compile(r"_(?:Toc|Hlk|Hlt|Ref|ftn|edn)")
"""Such a link is told of as what it is."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>)\]},]+")
_OF_A_MACHINE = re.compile(r"file:[^\s\"'<>)\]},]+|\b[A-Za-z]:\\[^\n\"']*|\\\\[\w.-]+\\[^\n\"']*", re.IGNORECASE)


class Places:
    """All that a link within the site may lead to."""

    def __init__(self, reading: Reading, catalogue: Catalogue, layout: Layout, urls: Urls) -> None:
        self._content = layout.root / layout.content
        self.folder = layout.content
        aliases = tuple(alias_path(alias) for page in reading.pages for alias in page.aliases)
        self.paths = frozenset((*_known(reading, catalogue, urls), *aliases))
        kept = {page_path(source) for source in index_sources(catalogue, urls.segments)}
        examples = {example.origin.file: urls.of(example) for example in catalogue.examples}
        pages = {page.origin.file: page_path(page.path) for page in reading.pages}
        self.path_of: Mapping[str, str] = {**pages, **examples}
        """Of the files that make a page of their own."""
        self._texts = {self.path_of[body.file]: body for body in bodies(reading.texts) if body.file in self.path_of}
        # The others show entries below their text, each with an id.
        self._plain = {
            path
            for file, path in self.path_of.items()
            if file in examples or (path and not {path, f"{posixpath.dirname(path.rstrip('/'))}/"} & kept)
        }
        self._ids: dict[str, frozenset[str]] = {}
        self._forms = frozenset((*aliases, *(urls.index(name) for name in (*FORMS, "data"))))
        self._listed = frozenset((*_listed(catalogue), *(str(word).replace("_", "-") for word in (*Sector, *Intent))))

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
        """A neighbour with nearly this name, or a page with this name in another folder."""
        folder, name = posixpath.split(path.rstrip("/"))
        parts = {other: posixpath.split(other.rstrip("/")) for other in sorted(self.paths)}
        neighbours = {last: other for other, (first, last) in parts.items() if first == folder}
        meant = near(name, neighbours)
        return neighbours[meant] if meant else next((other for other, (_, last) in parts.items() if last == name), "")

    def nearest_file(self, path: str) -> str:
        """The file that is called so but for its folder, its capitals or a slip."""
        name = posixpath.basename(path.replace("\\", "/"))
        by_name = {posixpath.basename(file): file for file in sorted(self.files)}
        same = next((file for base, file in by_name.items() if base.casefold() == name.casefold()), "")
        return same or by_name.get(near(name, by_name) if name else "", "")


def _listed(catalogue: Catalogue) -> Iterator[str]:
    """The ids of all that a list may hold."""
    one = catalogue
    for entry in (*one.events, *one.examples, *terms(one), *one.places, *one.organisations):
        yield entry.id


def dead_links(reading: Reading, catalogue: Catalogue, places: Places) -> Iterator[Problem]:
    near_of: dict[str, str] = {}
    for body in bodies(reading.texts, places.folder):
        for target in targets(body.prose) if "](" in body.prose or "<" in body.prose or "]:" in body.prose else ():
            yield from _dead(body, target, places, near_of)
    pictured: tuple[Event | Example, ...] = (*catalogue.events, *catalogue.examples)
    for entry in pictured:
        yield from _entry_picture(entry, places, reading)


def local_addresses(file: str, text: str) -> Iterator[Problem]:
    """In fields, which are no Markdown: what only the author's own machine or an inner network has."""
    at = Positions(file, text)
    inside = [range(body.first_line, body.first_line + body.text.count("\n") + 1) for body in bodies({file: text})]
    small = text.lower()
    machine = _OF_A_MACHINE.finditer(text) if "\\" in text or "file:" in small else ()
    for found in (*_ADDRESS.finditer(text), *machine):
        location = at(*found.span())
        if is_local(found.group()) and not any(location.line in lines for lines in inside):
            yield Problem.of(Code.LOCAL_ADDRESS, location, instead=path_of_preview(found.group()), value=found.group())


def _dead(body: Body, target: Target, places: Places, near_of: dict[str, str]) -> Iterator[Problem]:
    written = unescape(target.text)
    location = body.at(target.start, target.end)
    if _ELSEWHERE.match(written) or is_local(written) or "\\" in written:
        return
    path, mark, fragment = written.partition("#")
    path = unquote(path.partition("?")[0])
    found = next((place for place in _meant(path, body, places) if places.has(place)), None) if path else None
    if path and found is None:
        if target.is_picture:
            file = places.nearest_file(path)
            instead = f"/{quote(file)}" if file else ""
            yield Problem.of(Code.NO_SUCH_PICTURE, location, instead=instead, file=path)
            return
        if path not in near_of:
            near_of[path] = _instead(path, body, places)
        instead = near_of[path]
        ids = places.ids(instead.lstrip("/"))
        if instead and fragment and (ids is None or unquote(fragment) in ids):
            instead += f"{mark}{fragment}"
        yield Problem.of(Code.NO_SUCH_PAGE, location, instead=instead, target=written)
    elif fragment:
        yield from _no_heading(body, written, location, places, found)


def _meant(path: str, body: Body, places: Places) -> tuple[str, ...]:
    """Where below the root of the site a path may lead, as a page or as a file."""
    if path.startswith("/"):
        return (path.lstrip("/"),)
    if not body.draws_blocks:
        return ()  # A text that is shown in many places has no folder of its own: there links start at the root.
    # The site generator knows links to sources and files by the folder of the text, and leaves all others as they are:
    # a browser follows those from the address of the page.
    folder = posixpath.dirname(body.file.removeprefix(f"{places.folder}/"))
    end = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    source, shown = (
        posixpath.normpath(posixpath.join(base, path)) for base in (folder, places.path_of.get(body.file, ""))
    )
    if source.endswith(".md"):
        return (page_path(source),)
    return ("" if shown == "." else f"{shown}{end}", *(() if end else (source,)))


def _instead(path: str, body: Body, places: Places) -> str:
    """What somebody may have wanted to write for an address that leads nowhere."""
    if _MAILBOX.fullmatch(path):
        return f"mailto:{path}"
    if _WEB.fullmatch(path):
        return f"https://{path}"
    tried = [path.lstrip("/"), *_meant(path, body, places)]
    if not path.startswith("/"):
        # As seen from the file, where an editor or a preview follows it.
        seen = posixpath.normpath(posixpath.join(posixpath.dirname(body.file), path))
        tried.insert(0, seen.removeprefix(f"{places.folder}/").removeprefix("../"))
    as_pages = [page_path(one) if one.endswith(".md") else f"{one.rstrip('/')}/" for one in tried]
    exact = next((one for one in (*as_pages, *tried) if places.has(one)), "")
    found = exact or next((near_one for one in as_pages if (near_one := places.nearest(one))), "")
    return f"/{found}" if found else ""


def _no_heading(body: Body, written: str, at: Location, places: Places, found: str | None) -> Iterator[Problem]:
    fragment = unquote(written.partition("#")[2]).partition(":~:")[0]
    if fragment in ("", "top") or is_of_theme(fragment) or _OF_WORD.match(fragment):
        return
    # A description has a page of its own, with more than its text.
    path = places.path_of.get(body.file) if found is None else found
    ids = frozenset(ids_of(body)) if path is None else places.ids(path)
    if ids is None:
        drawn = places.drawn_ids(path or "")
        if drawn is not None and fragment not in drawn:
            page = places.path_of.get(body.file, "")
            yield Problem.of(Code.DEAD_LINK, at, target=written, page=f"/{page}")
    elif fragment not in ids:
        column = at.end_column - len(fragment)
        location = Location(at.file, at.line, column, at.end_column) if at.end_column > at.column else at
        yield Problem.of(Code.NO_SUCH_HEADING, location, instead=near(fragment, sorted(ids)), value=fragment)


def _entry_picture(entry: Event | Example, places: Places, reading: Reading) -> Iterator[Problem]:
    if entry.image is None:
        return
    written = entry.image.file
    location = reading.locate(entry.origin, ("image", "file"))
    flaw = flaw_of_kind(written)
    if entry.image.path in places.files and flaw is None:
        return
    if _ELSEWHERE.match(written) and not is_local(written):
        yield Problem.of(Code.FOREIGN_PICTURE, location, value=written)
    elif is_local(written):
        yield Problem.of(Code.LOCAL_ADDRESS, location, instead=places.nearest_file(written), value=written)
    elif flaw is not None:
        yield Problem.of(flaw, location, file=written)
    else:
        yield Problem.of(Code.NO_SUCH_PICTURE, location, instead=places.nearest_file(written), file=written)


def _known(reading: Reading, catalogue: Catalogue, urls: Urls) -> frozenset[str]:
    return frozenset(paths(catalogue, urls, (page.path for page in reading.pages)))


def alias_problems(reading: Reading, urls: Urls) -> Iterator[Problem]:
    """Earlier addresses of pages that are no paths of this site, or that something else has."""
    if reading.catalogue is None or not any(page.aliases for page in reading.pages):
        return
    taken = {path.casefold() for path in _known(reading, reading.catalogue, urls)}
    for page in reading.pages:
        for index, alias in enumerate(page.aliases):
            location = reading.locate(page.origin, ("aliases", index))
            path = alias_path(alias).casefold()
            if not re.fullmatch(r"/[^?#:]+", alias) or ".." in alias.split("/") or "//" in alias:
                yield Problem.of(Code.NOT_AN_ADDRESS, location, field="aliases", value=alias)
            elif path in taken:
                yield Problem.of(Code.TAKEN_ALIAS, location, alias=alias)
            taken.add(path)
