"""Where in a file a place of its text stands."""

from __future__ import annotations

import re
from bisect import bisect_right

from pakten.domain.problem import Location


class Positions:
    """Line and column of a place in a text."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def __call__(self, start: int, end: int) -> Location:
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        return Location(self.file, line, column, column + end - start)
