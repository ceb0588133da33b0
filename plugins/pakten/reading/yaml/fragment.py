"""A fragment: a stretch of YAML that knows where in its file it stands, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yaml.nodes import Node

from pakten.domain.problem import Location


@dataclass(frozen=True, slots=True)
class Substitution:
    """A stretch of a line, in the columns of the file, that is read as something longer."""

    start: int
    end: int
    longer: int

    def in_file(self, start: int, end: int) -> tuple[int, int]:
        """Where something stands in the file; what lies inside the stretch stands somewhere in it."""
        if end <= self.end and start <= self.start:
            return start, end
        if start >= self.end + self.longer:
            return start - self.longer, end - self.longer
        return min(start, self.start), max(end - self.longer, self.end)


@dataclass(frozen=True, slots=True)
class Omission:
    """A group of keys, some of which could not be read: its lines, counted from 0, and the column of its keys."""

    first: int
    last: int
    column: int
    written: tuple[str, ...]
    """The lines as they stand in the file."""


@dataclass(frozen=True, slots=True)
class Fragment:
    file: str
    text: str
    above: int = 0
    """The lines of the file that stand above the fragment."""
    corrections: Mapping[int, Substitution] = field(default_factory=dict)
    """Lines, counted from 0, that are read as they are meant and not as the file has them."""
    omissions: tuple[Omission, ...] = ()
    ids_missing: bool = False
    """Whether what could not be read may have held ids."""

    def at(self, line: int, column: int = 0, end_column: int = -1) -> Location:
        """A place, from the positions of the parser, which count from 0."""
        return Location(self.file, self.above + line + 1, column + 1, end_column + 1)

    def span(self, node: Node) -> Location:
        start, end = node.start_mark, node.end_mark
        if end.line == start.line:
            return self.stretch(start.line, start.column, end.column)
        return self.at(start.line, start.column)

    def stretch(self, line: int, start: int, end: int) -> Location:
        """Where a part of a line stands in the file, which may have it otherwise."""
        moved = self.corrections.get(line)
        return self.at(line, *(moved.in_file(start, end) if moved else (start, end)))

    def has_omission(self, node: Node) -> bool:
        """Whether something in this group could not be read."""
        start = node.start_mark
        return any(one.first <= start.line < one.last and one.column == start.column for one in self.omissions)

    def lines(self) -> list[str]:
        return self.text.split("\n")

    def written(self) -> list[str]:
        """The lines with what could not be read."""
        lines = self.lines()
        for one in self.omissions:
            lines[one.first : one.last] = one.written
        return lines
