"""A chain of steps as a picture with a lane for everyone who takes one: who does what, and where it is handed over.

Browsers do not break lines inside a drawing, so the lines are broken here, by the width of common letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

WIDTH = 360
LINE = 20
_LETTER = 7.6
_MARGIN = 12
_GAP = 28


@dataclass(frozen=True)
class Words:
    """Lines of text around a centre; the first begins at `y`."""

    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    words: Words


@dataclass(frozen=True)
class Lane:
    x: float
    width: float
    words: Words


@dataclass(frozen=True)
class Diagram:
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]
    """Paths from each step to the next."""
    top: float
    """Where the names of the lanes end."""
    height: float
    steps: tuple[tuple[str, str], ...]
    """Who and what, as it was written."""


def diagram(table: Sequence[Sequence[str]]) -> Diagram:
    """The picture of a table with two columns: who, and what."""
    steps = tuple((row[0], row[-1]) for row in table[1:])
    names = tuple(dict.fromkeys(who for who, _ in steps))
    width = WIDTH / max(len(names), 1)
    titles = [_lines(name, width) for name in names]
    top = float(max(map(len, titles), default=0) * LINE + 2 * _MARGIN)
    lanes = tuple(
        Lane(index * width, width, Words(lines, (index + 0.5) * width, _MARGIN + LINE * 0.75))
        for index, lines in enumerate(titles)
    )
    boxes: list[Box] = []
    y = top + _MARGIN
    for who, what in steps:
        box = _box(what, names.index(who) * width, y, width)
        boxes.append(box)
        y += box.height + _GAP
    arrows = tuple(_arrow(one, other) for one, other in pairwise(boxes))
    return Diagram(lanes, tuple(boxes), arrows, top, y - _GAP + _MARGIN, steps)


def _box(what: str, left: float, y: float, lane: float) -> Box:
    lines = _lines(what, lane)
    height = len(lines) * LINE + _MARGIN
    words = Words(lines, left + lane / 2, y + _MARGIN / 2 + LINE * 0.75)
    return Box(left + _MARGIN / 2, y, lane - _MARGIN, height, words)


def _arrow(one: Box, other: Box) -> str:
    """Straight down, or down, across and down into another lane."""
    x, y = one.x + one.width / 2, one.y + one.height
    to_x, to_y = other.x + other.width / 2, other.y
    middle = (y + to_y) / 2 - 3
    across = f"V{middle:g}H{to_x:g}" if to_x != x else ""
    return f"M{x:g} {y:g}{across}V{to_y:g}m-6 -8l6 8l6 -8"


def _lines(text: str, lane: float) -> tuple[str, ...]:
    return tuple(wrap(text, max(int((lane - 2 * _MARGIN) / _LETTER), 8)))
