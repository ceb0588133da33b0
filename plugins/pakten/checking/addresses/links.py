"""Links and pictures of the texts that lead to no page, heading or file of the site, told with their line.

They are told while reading, before anything is built. A built page has more ids than its text: what stands after # is
looked up here where only the text can have it, and in the built site everywhere.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from urllib.parse import quote, unquote

from pakten.addresses.pages import alias_path, page_path
from pakten.addresses.targets import is_local, path_of_preview
from pakten.addresses.urls import Urls
from pakten.checking.addresses.destinations import Destinations
from pakten.checking.addresses.saved import ALIAS, published
from pakten.checking.finding import words_of
from pakten.checking.markdown.bodies import Body, bodies
from pakten.checking.markdown.headings import ids_of, is_of_theme
from pakten.checking.pictures import flaw_of_kind
from pakten.checking.positions import Positions
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import fields_of
from pakten.reading.markup.targets import Target, targets
from pakten.reading.network.catalogue import Reading
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


def dead_links(reading: Reading, catalogue: Catalogue, known: Destinations, texts: Iterable[Body]) -> Iterator[Problem]:
    near_of: dict[str, str] = {}
    for body in texts:
        for target in targets(body.prose) if "](" in body.prose or "<" in body.prose or "]:" in body.prose else ():
            yield from _dead(body, target, known, near_of)
    for body in _fields(reading.texts, texts):
        for target in _addresses_in(body.text, known.site):
            yield from _dead(body, target, known, near_of)
    pictured: tuple[Event | Example, ...] = (*catalogue.events, *catalogue.examples)
    for entry in pictured:
        yield from _entry_picture(entry, known, reading)


def _fields(files: Mapping[str, str], texts: Iterable[Body]) -> Iterator[Body]:
    """What stands around the Markdown of files, with nothing in its place."""
    below = defaultdict[str, list[Body]](list)
    for body in texts:
        below[body.file].append(body)
    for file, text in files.items():
        lines = text.split("\n") if below[file] and ": /" in text else [text]
        for body in below[file] if len(lines) > 1 else ():
            for line in range(body.first_line - 1, body.first_line + body.text.count("\n")):
                lines[line] = ""
        yield Body(file, "\n".join(lines))


def _addresses_in(text: str, site: str) -> Iterator[Target]:
    """Within the site, at keys that hold an address."""
    beginning = f"/|{re.escape(site)}" if site else "/"
    # Looked for by the colon: a pattern that began with the keys would be tried at every word.
    for found in re.finditer(rf": *[\"']?(?P<address>(?:{beginning})[^\s\"',}}\]]*)", text, re.IGNORECASE):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        key = re.search(r"\w+$", before)
        if key and key.group() in _keys_of_addresses() and not re.search(r"(?:^|\s)#", before):
            yield Target(found.start("address"), found.end("address"), found["address"])


@cache
def _keys_of_addresses() -> frozenset[str]:
    waiting, found = [*fields_of(EventForm), *fields_of(ExampleForm)], set[str]()
    while waiting:
        field = waiting.pop()
        waiting += field.fields
        if field.kind.name in ("address", "web"):
            found.add(field.key)
    return frozenset(found)


def local_addresses(file: str, text: str) -> Iterator[Problem]:
    """In fields, which are no Markdown: what only the author's own machine or an inner network has."""
    at = Positions(file, text)
    of_words = words_of(text)
    local = [one for one in (*of_words.found(_ADDRESS), *of_words.found(_OF_A_MACHINE)) if is_local(one.group())]
    inside = [
        range(body.first_line, body.first_line + body.text.count("\n") + 1)
        for body in (bodies({file: text}) if local else ())
    ]
    for found in local:
        location = at(*found.span())
        if not any(location.line in lines for lines in inside):
            yield Problem.of(Code.LOCAL_ADDRESS, location, instead=path_of_preview(found.group()), value=found.group())


def _dead(body: Body, target: Target, known: Destinations, near_of: dict[str, str]) -> Iterator[Problem]:
    written = unescape(target.text)
    location = body.at(target.start, target.end)
    if known.site and written.lower().startswith(known.site.lower()):
        # It leads to this site by its whole address, and is held to what there is like any other.
        written = f"/{written[len(known.site) :]}"
    if _ELSEWHERE.match(written) or is_local(written) or "\\" in written:
        return
    path, mark, fragment = written.partition("#")
    path = unquote(path.partition("?")[0])
    found = next((place for place in _meant(path, body, known) if known.has(place)), None) if path else None
    if path and found is None:
        if target.is_picture:
            file = known.nearest_file(path)
            instead = f"/{quote(file)}" if file else ""
            yield Problem.of(Code.NO_SUCH_PICTURE, location, instead=instead, file=path)
            return
        if path not in near_of:
            near_of[path] = _instead(path, body, known)
        instead = near_of[path]
        ids = known.ids(instead.lstrip("/"))
        if instead and fragment and (ids is None or unquote(fragment) in ids):
            instead += f"{mark}{fragment}"
        yield Problem.of(Code.NO_SUCH_PAGE, location, instead=instead, target=written)
    elif fragment:
        yield from _no_heading(body, written, location, known, found)


def _meant(path: str, body: Body, known: Destinations) -> tuple[str, ...]:
    """Where below the root of the site a path may lead, as a page or as a file."""
    if path.startswith("/"):
        return (path.lstrip("/"),)
    if not body.draws_blocks:
        return ()  # A text that is shown in many places has no folder of its own: there links start at the root.
    # The site generator knows links to sources and files by the folder of the text, and leaves all others as they are:
    # a browser follows those from the address of the page.
    folder = posixpath.dirname(body.file.removeprefix(f"{known.folder}/"))
    end = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
    source, shown = (
        posixpath.normpath(posixpath.join(base, path)) for base in (folder, known.path_of.get(body.file, ""))
    )
    if source.endswith(".md"):
        return (page_path(source),)
    return ("" if shown == "." else f"{shown}{end}", *(() if end else (source,)))


def _instead(path: str, body: Body, known: Destinations) -> str:
    """What somebody may have wanted to write for an address that leads nowhere."""
    if _MAILBOX.fullmatch(path):
        return f"mailto:{path}"
    if _WEB.fullmatch(path):
        return f"https://{path}"
    tried = [path.lstrip("/"), *_meant(path, body, known)]
    if not path.startswith("/"):
        # As seen from the file, where an editor or a preview follows it.
        seen = posixpath.normpath(posixpath.join(posixpath.dirname(body.file), path))
        tried.insert(0, seen.removeprefix(f"{known.folder}/").removeprefix("../"))
    as_pages = [page_path(one) if one.endswith(".md") else f"{one.rstrip('/')}/" for one in tried]
    exact = next((one for one in (*as_pages, *tried) if known.has(one)), "")
    found = exact or next((near_one for one in as_pages if (near_one := known.nearest(one))), "")
    return f"/{found}" if found else ""


def _no_heading(body: Body, written: str, at: Location, known: Destinations, found: str | None) -> Iterator[Problem]:
    fragment = unquote(written.partition("#")[2]).partition(":~:")[0]
    if fragment in ("", "top") or _OF_WORD.match(fragment):
        return
    # A description has a page of its own, with more than its text.
    path = known.path_of.get(body.file) if found is None else found
    ids = frozenset(ids_of(body)) if path is None else known.ids(path)
    if ids is None:
        drawn = known.drawn_ids(path or "")
        if drawn is not None and fragment not in drawn and not is_of_theme(fragment):
            page = known.path_of.get(body.file, "")
            yield Problem.of(Code.DEAD_LINK, at, target=written, page=f"/{page}")
    elif fragment not in ids and not is_of_theme(fragment):
        column = at.end_column - len(fragment)
        location = Location(at.file, at.line, column, at.end_column) if at.end_column > at.column else at
        yield Problem.of(Code.NO_SUCH_HEADING, location, instead=near(fragment, sorted(ids)), value=fragment)


def _entry_picture(entry: Event | Example, known: Destinations, reading: Reading) -> Iterator[Problem]:
    if entry.image is None:
        return
    written = entry.image.file
    location = reading.locate(entry.origin, ("image", "file"))
    flaw = flaw_of_kind(written)
    if entry.image.path in known.files and flaw is None:
        return
    if _ELSEWHERE.match(written) and not is_local(written):
        yield Problem.of(Code.FOREIGN_PICTURE, location, value=written)
    elif is_local(written):
        yield Problem.of(Code.LOCAL_ADDRESS, location, instead=known.nearest_file(written), value=written)
    elif flaw is not None:
        yield Problem.of(flaw, location, file=written)
    else:
        yield Problem.of(Code.NO_SUCH_PICTURE, location, instead=known.nearest_file(written), file=written)


def alias_problems(reading: Reading, urls: Urls) -> Iterator[Problem]:
    """Earlier addresses of pages that are no paths of this site, or that something else has."""
    if reading.catalogue is None or not any(page.aliases for page in reading.pages):
        return
    taken = {path.casefold() for path in published(reading.catalogue, reading.pages, urls)}
    for page in reading.pages:
        for index, alias in enumerate(page.aliases):
            location = reading.locate(page.origin, ("aliases", index))
            path = alias_path(alias).casefold()
            if not ALIAS.fullmatch(alias):
                # As a browser copies it, with percent signs for letters beyond ASCII.
                plain = unquote(alias)
                instead = plain if ALIAS.fullmatch(plain) else ""
                yield Problem.of(Code.NOT_AN_ADDRESS, location, instead=instead, field="aliases", value=alias)
            elif path in taken:
                yield Problem.of(Code.TAKEN_ALIAS, location, alias=alias)
            taken.add(path)
