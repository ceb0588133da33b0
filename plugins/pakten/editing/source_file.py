"""A source file as lines that entries are put into, sorted and changed in, with every other byte left alone.

Reading makes values of a text; here the text is kept. What is done to it is read back before anybody sees it, and
refused when another entry would have changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise

from pakten.reading.network.text import with_line_feeds
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.parser import parse_list
from pakten.reading.yaml.values import Value

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new entry, to stand before the one that is now at the position."""

    values: dict[str, Value]
    position: int
    close_to_next: bool = True
    """Below a heading that stands between the entry before and the one after."""


@dataclass(frozen=True)
class SourceFile:
    name: str
    lines: tuple[str, ...]
    """With their line ends; the last one may have none."""
    mark: bytes = b""

    @classmethod
    def of(cls, name: str, data: bytes) -> SourceFile:
        mark = _BOM if data.startswith(_BOM) else b""
        try:
            text = data[len(mark) :].decode("utf-8")
        except UnicodeDecodeError:
            raise Refusal("unreadable", file=name) from None
        lines = tuple(re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))
        said = [*islice(_said(lines), 2)]
        if [line.partition("#")[0].strip() for line in said] == ["[]"]:
            # An empty list has no place for a dash.
            lines = tuple(line for line in lines if line not in said)
        return cls(name, lines, mark)

    @property
    def data(self) -> bytes:
        return self.mark + "".join(self.lines).encode()

    @property
    def text(self) -> str:
        """As it is read: lines ended by LF."""
        return with_line_feeds("".join(self.lines))

    @cached_property
    def newline(self) -> str:
        """The line end that most lines have."""
        ends = [re.sub(r"[^\r\n]", "", line) for line in self.lines]
        return max(("\n", "\r\n", "\r"), key=ends.count)

    @cached_property
    def entries(self) -> tuple[ParsedEntry, ...]:
        """The entries of the list, as they are read; refused while the text has mistakes of form."""
        if not self._first.lstrip(" ").startswith("-"):
            raise Refusal("no_list", file=self.name)
        parsed = parse_list(Fragment(self.name, self.text))
        if not parsed.is_whole or parsed.problems:
            raise Refusal("unreadable", file=self.name)
        return parsed.entries

    @cached_property
    def blocks(self) -> tuple[tuple[int, int], ...]:
        """Of each entry the first line, with the comment above that belongs to it, and the line after its last.

        A comment at the top of the file, or one with an empty line below it, belongs to no entry and stays.
        """
        column = self._column
        dashes = []
        for entry in self.entries:
            dash: int = entry.node.start_mark.line
            while dash > 0 and self.lines[dash][column : column + 1] != "-":
                dash -= 1
            dashes.append(dash)
        heads = [self._head(dash, column) for dash in dashes]
        ends = []
        for dash, after in zip(dashes, [*heads, len(self.lines)][1:], strict=True):
            end = after
            while end > dash + 1 and (not self.lines[end - 1].strip() or self._is_comment(end - 1, column)):
                end -= 1
            ends.append(end)
        return tuple(zip(heads, ends, strict=True))

    def with_entries(self, new: Sequence[Insertion]) -> SourceFile:
        """The source with new entries, which come in the order in which they shall stand."""
        made = list(self.lines)
        expected = [one.values for one in self.entries]
        # From the end, so that lines and positions before an insertion stay what they are.
        for one in reversed(new):
            is_above_next = one.position < len(self.blocks) and (one.close_to_next or one.position == 0)
            if is_above_next:
                at = self.blocks[one.position][0]
            else:
                at = self.blocks[one.position - 1][1] if self.blocks else len(self.lines)
            made[at:at] = self._spaced(one, at, made, is_above_next=is_above_next)
            expected.insert(one.position, one.values)
        return self._made(made, expected)

    def with_blocks(self, changed: Mapping[int, tuple[Sequence[str], dict[str, Value]]]) -> SourceFile:
        """The source with other lines for entries, by their positions, which must then hold these values."""
        made = list(self.lines)
        values = [one.values for one in self.entries]
        # From the end, so that the lines of earlier entries stay where they are.
        for position in sorted(changed, reverse=True):
            first, last = self.blocks[position]
            made[first:last], values[position] = changed[position]
        return self._made(made, values)

    def in_order(self, order: Sequence[int]) -> SourceFile:
        """The source with its entries in another order; what stands between them stays where it is."""
        blocks = self.blocks
        made: list[str] = []
        at = 0
        for (first, last), index in zip(blocks, order, strict=True):
            start, end = blocks[index]
            made += [*self.lines[at:first], *self._ended(list(self.lines[start:end]))]
            at = last
        made += self.lines[at:]
        return self._made(made, [self.entries[index].values for index in order])

    def _made(self, lines: list[str], expected: list[dict[str, Value]]) -> SourceFile:
        made = replace(self, lines=tuple(lines))
        try:
            kept = [one.values for one in made.entries] == expected
        except Refusal:
            kept = False
        if not kept:
            raise Refusal("changes_others", file=self.name)
        return made

    @cached_property
    def _is_spaced(self) -> bool:
        """Entries stand with an empty line between them unless all of them stand close."""
        gaps = [before[1] < after[0] for before, after in pairwise(self.blocks)]
        return any(gaps) or not gaps

    def _spaced(self, one: Insertion, at: int, made: list[str], *, is_above_next: bool) -> list[str]:
        """The lines of a new entry, with an empty one towards its neighbours if that is how this list is written."""
        lines = [f"{line}{self.newline}" for line in emitter.entry(one.values, self._column)]
        blank = [self.newline] if self._is_spaced else []
        if is_above_next:
            return [*lines, *blank]
        made[max(at - 1, 0) : at] = self._ended(made[max(at - 1, 0) : at])
        above = made[at - 1].strip() if at else ""
        return [*(blank if above else []), *lines, *(blank if not self.blocks and made[at:] else [])]

    def _ended(self, lines: list[str]) -> list[str]:
        if lines and not lines[-1].endswith(("\n", "\r")):
            lines[-1] += self.newline
        return lines

    @cached_property
    def _first(self) -> str:
        """The line with the first dash; also for a list that has none yet."""
        return next(_said(self.lines), "-")

    @property
    def _column(self) -> int:
        """Where the dashes stand."""
        return len(self._first) - len(self._first.lstrip(" "))

    def _head(self, dash: int, column: int) -> int:
        head = dash
        while head > 0 and self._is_comment(head - 1, column):
            head -= 1
        return dash if head == 0 else head

    def _is_comment(self, index: int, column: int) -> bool:
        """A comment at the edge of the list; one further in belongs to the entry around it."""
        line = self.lines[index]
        bare = line.lstrip(" ")
        return bare.startswith("#") and len(line) - len(bare) <= column


def _said(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are no comment, nor the beginning of a document."""
    return (line for line in lines if line.strip() and not line.lstrip().startswith(("#", "---")))
