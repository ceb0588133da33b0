"""What is asked of a release before it takes the site's place: that every link of every page leads somewhere on it."""

from __future__ import annotations

import html
import os
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pakten.addresses.pages import page_path
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.domain.problem import Location, Problem
from pakten.reading.network.markdown import links
from pakten.website.pages.form import form_of
from pakten.website.site import Site

# Within a tag, so that what a page tells about HTML is not taken for HTML.
_TAG = re.compile(r"""<(?:a|area|link|img|source|script|iframe|use)\s((?:"[^"]*"|'[^']*'|[^>"'])*)>""", re.IGNORECASE)
_TARGET = re.compile(r"""(?:^|\s)(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ID = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ALWAYS = ("", "top")
"""Fragments that every page has (HTML, section 7.4.6.4)."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    page: str
    """The file of the page, below the root of the site."""
    target: str
    """As it stands on the page."""


def problems_of(folder: Path, site: Site) -> tuple[Problem, ...]:
    """What speaks against showing what was built in a folder, as its authors are told."""
    invented = {site.urls.of(form_of(kind, site).card) for kind in ("event", "example")}
    root = urlsplit(site.links.site_url).path or "/"
    return tuple(_told(link, site) for link in dead_links(folder, root, invented))


def dead_links(site: Path, root: str, besides: Collection[str] = ()) -> Iterator[DeadLink]:
    """Each place that links lead to in vain, once; `root` is the path of the site's address, such as `/` or `/pact/`.

    `besides` are addresses of entries that stand as patterns in forms.
    """
    files = frozenset(_files(site))
    told: set[tuple[str, str]] = {(path.rstrip("/"), "") for path in besides}

    @cache
    def ids(page: str) -> frozenset[str]:
        text = (site / page).read_text("utf-8", errors="replace")
        return frozenset(html.unescape(_first(found)) for found in _ID.finditer(text))

    def leads(place: tuple[str, str]) -> bool:
        file, fragment = place
        found = next((name for name in (file, f"{file}/index.html".lstrip("/")) if name in files), "")
        return bool(found) and (fragment in _ALWAYS or not found.endswith(".html") or fragment in ids(found))

    for page in sorted(name for name in files if name.endswith(".html")):
        up = "../" * page.count("/")
        for target in sorted(_targets((site / page).read_text("utf-8", errors="replace"))):
            # Nearly all links of a page are written from the root, and are the same on all pages.
            from_root = f"{root}{target[len(up) :]}" if target.startswith(up) and up else target
            place = _from_root(from_root, root) if from_root.startswith("/") else _place(page, from_root)
            if place is not None and place not in told and not leads(place):
                told.add(place)
                yield DeadLink(page, target)


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
    catalogue = site.catalogue
    entries: tuple[Event | Example | Organisation, ...] = (
        *catalogue.events,
        *catalogue.examples,
        *catalogue.acting,
    )
    origins = (entry.origin for entry in entries if entry.origin is not None and site.urls.of(entry) == page)
    return next(origins, Location(f"/{page}"))


def _same(one: str, other: str) -> bool:
    return one == other or (_name(one) == _name(other) and one.partition("#")[2] == other.partition("#")[2])


def _name(target: str) -> str:
    return posixpath.basename(target.partition("#")[0].rstrip("/")).removesuffix(".md")


def _files(site: Path) -> Iterator[str]:
    top = os.fspath(site)
    for folder, _, names in os.walk(top):
        below = os.path.relpath(folder, top).replace(os.sep, "/")
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _targets(text: str) -> set[str]:
    return {target for tag in set(_TAG.findall(text)) for target in _of_tag(tag)}


@lru_cache(maxsize=10_000)
def _of_tag(attributes: str) -> tuple[str, ...]:
    """The links of a tag that stay on the site."""
    targets = (html.unescape(_first(found)).strip() for found in _TARGET.finditer(attributes))
    return tuple(target for target in targets if not _ELSEWHERE.match(target))


def _first(found: re.Match[str]) -> str:
    return next((group for group in found.groups() if group is not None), "")


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
