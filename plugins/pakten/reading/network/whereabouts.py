"""Whereabouts: where a value of an entry stands, asked after everything has been read.

Few entries are ever asked about, so their positions are not kept: the entry is read once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path as FilePath

from pakten.domain.problem import Location, Problem
from pakten.reading.network.text import text_of
from pakten.reading.yaml.nodes import Fragment, Path, Written
from pakten.reading.yaml.parser import entry, front_matter

Lines = Callable[[str], list[str]]
"""The lines of a source file by its name; none for a file that cannot be read."""


def lines_below(root: FilePath) -> Lines:
    @lru_cache(maxsize=256)
    def lines(file: str) -> list[str]:
        text = text_of(root / file, file)
        return text.split("\n") if isinstance(text, str) else []

    return lines


class Whereabouts:
    """Answers `domain.single.Locate`."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._read: dict[Location, Written | None] = {}

    def __call__(self, origin: Location, path: Path, *, key: bool = False) -> Location:
        if origin not in self._read:
            self._read[origin] = self._again(origin)
        written = self._read[origin]
        return written.locate(path, key=key) if written is not None else origin

    def _again(self, origin: Location) -> Written | None:
        lines = self._lines(origin.file)
        if not 0 < origin.line <= len(lines):
            return None
        problems: list[Problem] = []
        if origin.file.endswith(".md"):
            found = front_matter(origin.file, "\n".join(lines), problems)
            return entry(found[0], problems) if found else None
        return entry(_block(origin, lines), problems)


def _block(origin: Location, lines: list[str]) -> Fragment:
    """The lines of an entry of a list, without the dash, so that columns stay what they are."""
    first = origin.line - 1
    before = lines[first][: origin.column - 1]
    if "-" not in before:
        return Fragment(origin.file, "\n".join(lines[first:]), first)
    dash = re.compile(rf"^{re.escape(before[: before.index('-')])}-(?:\s|$)")
    end = next((index for index in range(first + 1, len(lines)) if dash.match(lines[index])), len(lines))
    block = [" " * len(before) + lines[first][len(before) :], *lines[first + 1 : end]]
    return Fragment(origin.file, "\n".join(block), first)
