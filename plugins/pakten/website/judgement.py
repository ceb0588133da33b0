"""What is asked of a release before it takes the site's place.

Every link of every page leads somewhere on it, pages are well formed, files can be read by the programs that they are
for, nothing is fetched from others, nothing is of a kind that does not belong on a site, and nothing is too heavy.

What a file says by itself is remembered from build to build by what it holds (reading/memory/store.py); what hangs on
other files, such as where a link leads, is asked anew each time.
"""

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pakten.addresses.pages import page_path
from pakten.checking.files import KINDS, TRUSTED
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.domain.problem import Location, Problem
from pakten.publishing.built_site import raised
from pakten.publishing.formats import READ
from pakten.reading.memory.store import Kept, digest
from pakten.reading.network.markdown import links
from pakten.website.built_page import BuiltPage, Flaw, our_parts, read_page
from pakten.website.files.assets import GUEST_STYLES
from pakten.website.pages.form import WrittenForm
from pakten.website.site import Site

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ALWAYS = ("", "top")
"""Fragments that every page has (HTML, section 7.4.6.4)."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    page: str
    """The file of the page, below the root of the site."""
    target: str
    """As it stands on the page."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a network has set."""

    page_kb: int = 2_000
    site_mb: int = 500
    others: tuple[str, ...] = ()
    """Hosts of others that pages may fetch from."""


def problems_of(folder: Path, site: Site, limits: Limits, known: Kept[Any]) -> tuple[Problem, ...]:
    """What speaks against showing what was built in a folder, as its authors are told."""
    invented = {site.urls.of(WrittenForm(kind, site).card) for kind in ("event", "example")}
    root = urlsplit(site.links.site_url).path or "/"
    sizes = {name: os.lstat(folder / name).st_size for name in _files(folder)}
    pages = dict(_pages(folder, sizes, known))
    leading = dict(_within_ours(folder, pages, site)) if site.is_guest else pages
    # What the theme of others fetches, and how it writes a page, is theirs.
    judged = () if site.is_guest else pages.items()
    return (
        *(_told(link, site) for link in _dead_links(leading, frozenset(sizes), root, invented)),
        *_of_files(folder, sizes, site, limits, known),
        *chain.from_iterable(_of_page(name, page, sizes, site, limits) for name, page in judged),
    )


def _within_ours(folder: Path, pages: Mapping[str, BuiltPage], site: Site) -> Iterator[tuple[str, BuiltPage]]:
    """Pages with the links of our parts alone: the frame of a host may lead beside the site, to another version."""
    styles = site.assets[GUEST_STYLES]
    for name, page in pages.items():
        is_ours = any(link.endswith(styles) for link in page.links)
        parts = our_parts((folder / name).read_text("utf-8", errors="replace")) if is_ours else ()
        yield name, replace(page, links=read_page("".join(parts)).links)


def dead_links(site: Path, root: str, besides: Collection[str] = ()) -> Iterator[DeadLink]:
    """Each place that links lead to in vain, once; `root` is the path of the site's address, such as `/` or `/pact/`.

    `besides` are addresses of entries that stand as patterns in forms.
    """
    files = frozenset(_files(site))
    return _dead_links(dict(_pages(site, files, Kept({}))), files, root, besides)


def _pages(folder: Path, files: Iterable[str], known: Kept[Any]) -> Iterator[tuple[str, BuiltPage]]:
    for name in sorted(name for name in files if name.endswith(".html")):
        content = (folder / name).read_bytes()
        flaw, *said = known.get(digest(b"page", content), partial(_said, content))
        yield name, BuiltPage(Flaw(*flaw) if flaw else None, *said)


def _said(content: bytes) -> tuple[object, ...]:
    """What a page says, as values that can be kept."""
    page = read_page(content.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n"))
    return (page.flaw and astuple(page.flaw), page.links, page.fetched, page.ids)


def _can_be_read(path: Path, kind: str, known: Kept[Any]) -> bool:
    content = path.read_bytes()
    return bool(known.get(digest(kind.encode(), content), partial(READ[kind], content)))


def _of_files(
    folder: Path, sizes: Mapping[str, int], site: Site, limits: Limits, known: Kept[Any]
) -> Iterator[Problem]:
    for name in sorted(sizes):
        path, kind = folder / name, posixpath.splitext(name)[1].lower()
        if path.is_symlink():
            yield Problem.of(Code.SYMBOLIC_LINK, Location(f"/{name}"), file=name)
        elif kind not in _KINDS and name not in _OF_HOSTS and not name.startswith(".") and not site.is_guest:
            yield Problem.of(Code.FOREIGN_KIND, Location(f"/{name}"), file=name)
        elif kind in READ and not _can_be_read(path, kind, known):
            yield Problem.of(Code.CANNOT_BE_READ, Location(f"/{name}"), file=name, kind=kind[1:])
        elif kind == ".css" and not site.is_guest:
            named = _OF_STYLES.findall(path.read_text("utf-8", errors="replace"))
            yield from _from_others(name, (one or other for one, other in named), site, limits)
    whole = sum(sizes.values())
    if whole > limits.site_mb * 1_000_000:
        heaviest, whole_mb = max(sorted(sizes), key=sizes.__getitem__), whole // 1_000_000
        place = Location("mkdocs.yml")
        yield Problem.of(Code.SITE_TOO_HEAVY, place, size=whole_mb, most=limits.site_mb, file=heaviest)


def _of_page(name: str, page: BuiltPage, sizes: Mapping[str, int], site: Site, limits: Limits) -> Iterator[Problem]:
    path = name.removesuffix("index.html")
    if (flaw := page.flaw) is not None:
        place, at = _origin(path, site), flaw.line
        yield Problem.of(Code.NOT_WELL_FORMED, place, page=f"/{path}", flaw=flaw.kind, tag=flaw.tag, line=at)
    yield from _from_others(name, chain.from_iterable(page.fetched), site, limits)
    fetched = {_heaviest((_place(name, one)[0] for one in choice), sizes) for choice in page.fetched}
    weight = sizes[name] + sum(sizes.get(one, 0) for one in fetched - {name})
    if weight > limits.page_kb * 1000:
        most, place = _heaviest((name, *fetched), sizes), _origin(path, site)
        kb, part, limit = weight // 1000, sizes[most] // 1000, limits.page_kb
        yield Problem.of(Code.PAGE_TOO_HEAVY, place, page=f"/{path}", file=most, size=kb, most=limit, part=part)


def _heaviest(files: Iterable[str], sizes: Mapping[str, int]) -> str:
    return max(sorted(files), key=lambda file: sizes.get(file, 0), default="")


def _from_others(name: str, fetched: Iterable[str], site: Site, limits: Limits) -> Iterator[Problem]:
    own = {"", _host(site.links.site_url), *limits.others}
    page = name.removesuffix("index.html")
    for other in sorted({_host(one) for one in fetched if "//" in one} - own):
        yield Problem.of(Code.THIRD_PARTY, _origin(page, site), page=f"/{page}", host=other)


def _host(address: str) -> str:
    """The host that an address names; empty for one of the site itself."""
    try:
        return urlsplit(address.strip()).netloc.rpartition("@")[2].lower()
    except ValueError:
        return address


_OF_STYLES = re.compile(r"""url\(\s*["']?([^"')\s]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_KINDS = KINDS | TRUSTED | {".woff", ".map", ".webmanifest", ".gz", ".br"}
_OF_HOSTS = ("CNAME", "_headers", "_redirects")
"""What a host asks for at the top of a site, beside hidden files, which MkDocs leaves alone."""


def _dead_links(
    pages: Mapping[str, BuiltPage], files: frozenset[str], root: str, besides: Collection[str]
) -> Iterator[DeadLink]:
    told: set[tuple[str, str]] = {(path.rstrip("/"), "") for path in besides}

    def leads(place: tuple[str, str]) -> bool:
        file, fragment = place
        found = next((name for name in (file, f"{file}/index.html".lstrip("/")) if name in files), "")
        return bool(found) and (fragment in _ALWAYS or found not in pages or fragment in pages[found].ids)

    for name, page in pages.items():
        up = "../" * name.count("/")
        for target in sorted(one for one in page.links if not _ELSEWHERE.match(one)):
            # Nearly all links of a page are written from the root, and are the same on all pages.
            from_root = f"{root}{target[len(up) :]}" if target.startswith(up) and up else target
            place = _from_root(from_root, root) if from_root.startswith("/") else _place(name, from_root)
            if place is not None and place not in told and not leads(place):
                told.add(place)
                yield DeadLink(name, target)


def _told(link: DeadLink, site: Site) -> Problem:
    """With the line where it is written, as far as that is known."""
    page = link.page.removesuffix("index.html")
    return Problem.of(Code.DEAD_LINK, _written(page, link.target, site), target=link.target, page=f"/{page}")


def _written(page: str, target: str, site: Site) -> Location:
    """What leads to the same name: MkDocs writes links anew, from the page to where they lead."""
    for text in site.pages:
        if page_path(text.path) == page:
            found = links(text.origin.file, text.body, text.body_line)
            return next((place for other, place in found if _same(other, target)), text.origin)
    return _origin(page, site)


def _origin(page: str, site: Site) -> Location:
    """Where that stands which a page is made from; itself where nobody has written it."""
    for text in site.pages:
        if page_path(text.path) == page:
            return text.origin
    catalogue = site.catalogue
    entries: tuple[Event | Example | Organisation, ...] = (
        *catalogue.events,
        *catalogue.examples,
        *catalogue.with_page,
    )
    origins = (entry.origin for entry in entries if entry.origin is not None and site.urls.of(entry) == page)
    return next(origins, Location(f"/{page}"))


def _same(one: str, other: str) -> bool:
    return one == other or (_name(one) == _name(other) and one.partition("#")[2] == other.partition("#")[2])


def _name(target: str) -> str:
    return posixpath.basename(target.partition("#")[0].rstrip("/")).removesuffix(".md")


def _files(site: Path) -> Iterator[str]:
    top = os.fspath(site)
    for folder, _, names in os.walk(top, onerror=raised):
        below = os.path.relpath(folder, top).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)


@lru_cache(maxsize=10_000)
def _from_root(target: str, root: str) -> tuple[str, str] | None:
    """None for what lies beside the site."""
    return _place("", target[len(root) :]) if target.startswith(root) else None


def _place(page: str, target: str) -> tuple[str, str]:
    """The file and the fragment that a link leads to."""
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return ("" if file == "." else file), unquote(fragment).partition(":~:")[0]
