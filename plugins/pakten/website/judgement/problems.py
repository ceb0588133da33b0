"""What is asked of a release before it takes the site's place.

Every link of every page leads somewhere on it, pages are well formed, files can be read by the programs that they are
for, nothing is fetched from others, nothing is of a kind that does not belong on a site, and nothing is too heavy.

What a file says by itself is remembered from build to build by what it holds (reading/memory/store.py); what hangs on
other files, such as where a link leads, is asked anew each time.
"""

import posixpath
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pakten.checking.files import KINDS, TRUSTED
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.memory.store import Kept
from pakten.reading.network.catalogue import without_garbage_collection
from pakten.website.files.assets import GUEST_STYLES
from pakten.website.generated import Tell
from pakten.website.judgement.built_files import content_of, files_in, said_in
from pakten.website.judgement.built_page import BuiltPage, PageReader, our_parts
from pakten.website.judgement.dead_links import dead_links_of, place_of
from pakten.website.judgement.origins import Origins
from pakten.website.pages.form import WrittenForm
from pakten.website.site import Site


@dataclass(frozen=True, slots=True)
class Limits:
    """What a network has set."""

    page_kb: int = 2_000
    site_mb: int = 500
    others: tuple[str, ...] = ()
    """Hosts of others that pages may fetch from."""


def problems_of(
    folder: Path, site: Site, limits: Limits, known: Kept[Any], tell: Tell = lambda _done, _all: None
) -> tuple[Problem, ...]:
    """What speaks against showing what was built in a folder, as its authors are told."""
    # Looking for circles among all that a build holds takes a sixth of the time, and here none are made.
    with without_garbage_collection():
        found = tuple(_Judge(folder, site, limits, known, tell).problems())
    tell(1, 1)
    return found


class _Judge:
    def __init__(self, folder: Path, site: Site, limits: Limits, known: Kept[Any], tell: Tell) -> None:
        self._folder = folder
        self._site = site
        self._limits = limits
        self._known = known
        self._tell = tell
        self._root = urlsplit(site.links.site_url).path or "/"
        self._own_hosts = {"", _host(site.links.site_url), *limits.others}
        self._origins = Origins(site)
        self._files = files_in(folder)
        self._sizes = self._files.sizes

    def problems(self) -> Iterator[Problem]:
        said = said_in(self._folder, self._files, self._known, self._tell)
        pages = said.pages
        leading = dict(self._within_ours(pages)) if self._site.is_guest else pages
        invented = {self._site.urls.of(WrittenForm(kind, self._site).card) for kind in ("event", "example")}
        for link in dead_links_of(leading, self._sizes, self._root, invented):
            path = _path(link.page)
            place = self._origins.of_link(path, link.target)
            yield Problem.of(Code.DEAD_LINK, place, target=link.target, page=f"/{path}")
        for name in sorted(self._sizes):
            yield from self._of_file(name, posixpath.splitext(name)[1].lower(), name not in said.unreadable)
        yield from self._of_all()
        # What the theme of others fetches, and how it writes a page, is theirs.
        for name, page in () if self._site.is_guest else pages.items():
            yield from self._of_page(name, page)

    def _within_ours(self, pages: Mapping[str, BuiltPage]) -> Iterator[tuple[str, BuiltPage]]:
        """Pages with the links of our parts alone: the frame of a host may lead beside the site, to another version."""
        styles, reader = self._site.assets[GUEST_STYLES], PageReader()
        for name, page in pages.items():
            is_ours = any(link.endswith(styles) for link in page.links)
            parts = our_parts(self._text(name)) if is_ours else ()
            yield name, replace(page, links=reader.read("".join(parts).encode()).links)

    def _of_file(self, name: str, kind: str, can_be_read: bool) -> Iterator[Problem]:
        if stat.S_ISLNK(self._files.others.get(name, 0)):
            yield Problem.of(Code.SYMBOLIC_LINK, Location(f"/{name}"), file=name)
        elif kind not in _KINDS and name not in _OF_HOSTS and not name.startswith(".") and not self._site.is_guest:
            yield Problem.of(Code.FOREIGN_KIND, Location(f"/{name}"), file=name)
        elif not can_be_read:
            yield Problem.of(Code.CANNOT_BE_READ, Location(f"/{name}"), file=name, kind=kind[1:])
        elif kind == ".css" and not self._site.is_guest:
            yield from self._from_others(name, (one or other for one, other in _OF_STYLES.findall(self._text(name))))

    def _text(self, name: str) -> str:
        return content_of(self._folder, name).decode("utf-8", errors="replace")

    def _of_all(self) -> Iterator[Problem]:
        whole, most = sum(self._sizes.values()), self._limits.site_mb
        if whole > most * 1_000_000:
            heaviest, place = self._heaviest(self._sizes), Location("mkdocs.yml")
            yield Problem.of(Code.SITE_TOO_HEAVY, place, size=whole // 1_000_000, most=most, file=heaviest)

    def _of_page(self, name: str, page: BuiltPage) -> Iterator[Problem]:
        path = _path(name)
        if (flaw := page.flaw) is not None:
            place, at = self._origins.of(path), flaw.line
            yield Problem.of(Code.NOT_WELL_FORMED, place, page=f"/{path}", flaw=flaw.kind, tag=flaw.tag, line=at)
        if page.hosted:
            yield from self._from_others(name, page.hosted)
        fetched = {self._heaviest_of(name, choice) for choice in page.fetched} - {name}
        weight = self._sizes[name] + sum(map(self._weight, fetched))
        if weight > self._limits.page_kb * 1000:
            most, place = self._heaviest((name, *fetched)), self._origins.of(path)
            kb, part, limit = weight // 1000, self._sizes[most] // 1000, self._limits.page_kb
            yield Problem.of(Code.PAGE_TOO_HEAVY, place, page=f"/{path}", file=most, size=kb, most=limit, part=part)

    def _heaviest_of(self, page: str, addresses: Iterable[str]) -> str:
        """Of the files that they lead to."""
        places = (place_of(page, address, self._root) for address in addresses)
        return self._heaviest(place[0] for place in places if place is not None)

    def _heaviest(self, files: Iterable[str]) -> str:
        first, *others = sorted(files) or [""]
        return max((first, *others), key=self._weight) if others else first

    def _weight(self, file: str) -> int:
        return self._sizes.get(file, 0)

    def _from_others(self, name: str, fetched: Iterable[str]) -> Iterator[Problem]:
        page = _path(name)
        for host in sorted({_host(one) for one in fetched if "//" in one} - self._own_hosts):
            yield Problem.of(Code.THIRD_PARTY, self._origins.of(page), page=f"/{page}", host=host)


def _path(page: str) -> str:
    return page.removesuffix("index.html")


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
