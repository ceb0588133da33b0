"""Links of built pages that lead nowhere on the site."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from pakten.website.judgement.built_page import BuiltPage

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ALWAYS = ("", "top")
"""Fragments that every page has (HTML, section 7.4.6.4)."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    page: str
    """The file of the page, below the root of the site."""
    target: str
    """As it stands on the page."""


def dead_links_of(
    pages: Mapping[str, BuiltPage], files: Collection[str], root: str, besides: Collection[str]
) -> Iterator[DeadLink]:
    """Each place that links lead to in vain, once; `root` is the path of the site's address, such as `/` or `/pact/`.

    `besides` are addresses of entries that stand as patterns in forms.
    """
    told: set[tuple[str, str]] = {(path.rstrip("/"), "") for path in besides}

    def leads(file: str, fragment: str) -> bool:
        found = next((name for name in (file, f"{file}/index.html".lstrip("/")) if name in files), "")
        return bool(found) and (fragment in _ALWAYS or found not in pages or fragment in pages[found].ids)

    # Nearly all links of a page lead up to the root first, and are those of all pages as deep below it.
    asked: dict[str, set[str]] = defaultdict(set)
    for name, page in pages.items():
        up = "../" * name.count("/")
        for target in sorted(set(page.links) - asked[up]):
            place = None if _ELSEWHERE.match(target) else place_of(name, target, root)
            if place is not None and place not in told and not leads(*place):
                told.add(place)
                yield DeadLink(name, target)
            if up and target.startswith(up):
                asked[up].add(target)


def place_of(page: str, target: str, root: str) -> tuple[str, str] | None:
    """The file and the fragment that an address of a page leads to; none beside the site."""
    up = "../" * page.count("/")
    if up and target.startswith(up):
        return _below("", target[len(up) :])
    if target.startswith("/"):
        return _below("", target[len(root) :]) if target.startswith(root) else None
    if target.startswith("#"):
        return page, _fragment(target[1:])
    return _below(page.rpartition("/")[0], target) if target else (page, "")


@lru_cache(maxsize=10_000)
def _below(folder: str, target: str) -> tuple[str, str]:
    path, _, fragment = target.partition("#")
    file = posixpath.normpath(posixpath.join(folder, unquote(path.partition("?")[0])))
    return ("" if file == "." else file), _fragment(fragment)


def _fragment(written: str) -> str:
    """Without what a browser is to look for in the text."""
    return unquote(written).partition(":~:")[0]
