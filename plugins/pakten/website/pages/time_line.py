"""A line of time: years as marks on it, dated meetings as dots above. The list beside it says the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.occurrence import occurrences

WIDTH = 1200
_NEAR = 26
"""Dots that stand closer than this would cover one another."""


@dataclass(frozen=True)
class Node:
    year: int
    x: float


@dataclass(frozen=True)
class Dot:
    x: float
    row: int
    """How many dots stand below it."""


@dataclass(frozen=True)
class TimeLine:
    nodes: tuple[Node, ...]
    dots: tuple[Dot, ...]


def time_line(events: Iterable[Event]) -> TimeLine | None:
    """What is dated and takes place, from the first year to the last; nothing where all is of one year."""
    held = (one for event in events if not event_state(event).is_off for one in occurrences(event))
    days = sorted({one.span.first for one in held if one.span.is_dated})
    if not days or days[0].year == days[-1].year:
        return None
    first, years = days[0].year, days[-1].year - days[0].year + 1
    nodes = tuple(Node(first + index, round(WIDTH * index / years, 1)) for index in range(years))
    return TimeLine(nodes, tuple(_dots([_place(day, first, years) for day in days])))


def _place(day: date, first: int, years: int) -> float:
    fraction = (day.timetuple().tm_yday - 1) / 366
    return round(WIDTH * (day.year - first + fraction) / years, 1)


def _dots(places: Iterable[float]) -> Iterable[Dot]:
    foot, row = -float("inf"), 0
    for x in places:
        row = row + 1 if x - foot < _NEAR else 0
        if not row:
            foot = x
        yield Dot(foot, row)
