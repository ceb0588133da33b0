"""The files of a built site, and its pages as their tags say them.

What a file says by itself is remembered from build to build by what it holds (reading/memory/store.py).
"""

import marshal
import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from pakten.publishing.formats import READ
from pakten.reading.memory.store import Kept, digest
from pakten.reading.shares import Shares, in_shares
from pakten.website.generated import Tell
from pakten.website.judgement.built_page import BuiltPage, Flaw, PageReader

PAGE = ".html"
TOGETHER = 500_000
"""Bytes that are read in one share."""
OPENED = 20_000
"""As many of them as take no longer than to open a file."""


@dataclass(frozen=True, slots=True)
class BuiltFiles:
    """By their names below the root of the site."""

    sizes: dict[str, int]
    """Of all of them, in bytes; all else that a system knows of so many files takes ten times the memory."""
    others: dict[str, int]
    """The modes of those that are no plain files. A link is one of them, wherever it leads."""


def files_in(site: Path) -> BuiltFiles:
    found = BuiltFiles({}, {})
    below = [""]
    while below:
        folder = below.pop()
        with os.scandir(f"{site}/{folder}") as listed:
            for one in listed:
                if one.is_dir(follow_symlinks=False):
                    below.append(f"{folder}{one.name}/")
                    continue
                name, state = f"{folder}{one.name}", one.stat(follow_symlinks=False)
                found.sizes[name] = state.st_size
                if not stat.S_ISREG(state.st_mode):
                    found.others[name] = state.st_mode
    return found


def content_of(site: Path, name: str) -> bytes:
    with open(f"{site}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 (half the time of a path, for thousands of files)
        return file.read()


@dataclass(frozen=True, slots=True)
class Said:
    """What files say by themselves."""

    pages: Mapping[str, BuiltPage]
    """In the order of their names."""
    unreadable: frozenset[str]
    """Files that the programs that they are for cannot read."""


def said_in(site: Path, files: BuiltFiles, known: Kept[Any], tell: Tell = lambda _done, _all: None) -> Said:
    """What all files say that can say something; the cores of the machine share them."""
    sizes = files.sizes
    kinds = {name: _kind(name) for name in sorted(sizes.keys() - files.others)}
    asked = [name for name, kind in kinds.items() if kind]
    together = in_shares(asked, lambda name: sizes[name] + OPENED, TOGETHER)
    reader, before = PageReader(), known.known

    def read(share: int) -> list[tuple[bytes, Any]]:
        return [_answer(kinds[name], content_of(site, name), before, reader) for name in together[share]]

    found: dict[str, Any] = {}
    for share, answers in Shares(len(together), read, send=marshal.dumps, take=marshal.loads).done():
        for name, (key, answer) in zip(together[share], answers, strict=True):
            found[name] = known.asked[key] = before[key] if answer is None else answer
        tell(min(len(found), len(sizes) - 1), len(sizes))
    pages = {name: _page(*found[name]) for name in asked if kinds[name] == PAGE}
    return Said(pages, frozenset(name for name in asked if found[name] is False))


def _answer(kind: str, content: bytes, before: Collection[bytes], reader: PageReader) -> tuple[bytes, Any]:
    """The digest under which it is kept what a file says, and that where nobody knows it."""
    key = digest(kind.encode(), content)
    if key in before:
        return key, None
    return key, _said(reader, content) if kind == PAGE else bool(READ[kind](content))


def _kind(name: str) -> str:
    """What can be asked what it says."""
    kind = os.path.splitext(name)[1].lower()  # noqa: PTH122 (there are thousands)
    return PAGE if name.endswith(PAGE) else kind if kind in READ else ""


def _page(flaw: tuple[str, str, int] | None, *said: tuple[Any, ...]) -> BuiltPage:
    return BuiltPage(Flaw(*flaw) if flaw else None, *said)


def _said(reader: PageReader, content: bytes) -> tuple[object, ...]:
    """What a page says, as values that can be kept."""
    page = reader.read(content)
    return (page.flaw and astuple(page.flaw), page.links, page.fetched, page.hosted, page.ids)
