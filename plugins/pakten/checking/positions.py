"""Where in a file a place of its text stands."""

import re
from bisect import bisect_right
from functools import cached_property

from pakten.domain.problem import Location


class Positions:
    """Line and column of a place in a text, which may be a part of its file and stand further in."""

    def __init__(self, file: str, text: str, first_line: int = 1, margin: int = 0) -> None:
        self.file = file
        self._text = text
        self._first_line = first_line
        self._margin = margin

    @cached_property
    def _starts(self) -> list[int]:
        """Of the lines, when somebody asks: most texts have nothing to tell of."""
        return [0, *(found.end() for found in re.finditer("\n", self._text))]

    def __call__(self, start: int, end: int) -> Location:
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1 + self._margin
        return Location(self.file, line - 1 + self._first_line, column, column + end - start)
