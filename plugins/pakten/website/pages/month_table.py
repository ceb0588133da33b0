"""A month as a table of weeks: what each day shows, and what belongs to the month but to no day of it."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.state import Mark, State
from pakten.domain.timespan import Precision, Timespan


@dataclass(frozen=True)
class Line:
    """An event on a day, with the word that must stand before it."""

    event: Event
    word: str = ""
    """Key of the word, or nothing for an event as planned."""
    to: Timespan | None = None
    """For the trace of an event that has moved away: where to."""
    tone: str = ""
    until: date | None = None
    """The last day on which the word is said."""


@dataclass(frozen=True)
class Day:
    date: date
    lines: tuple[Line, ...]
    outside: bool
    """It belongs to the month before or after."""
    is_today: bool

    @property
    def css(self) -> str:
        names = (("out", self.outside), ("has", bool(self.lines)), ("today", self.is_today))
        return " ".join(f"pakten-calendar__{name}" for name, holds in names if holds)


@dataclass(frozen=True)
class MonthTable:
    weeks: tuple[tuple[Day, ...], ...]
    undated: tuple[Event, ...]


def month_table(events: Iterable[Event], year: int, month: int, today: date, first_weekday: int = 0) -> MonthTable:
    """The table of one month; weeks begin on Monday, which is 0, or on another day of the week."""
    events = tuple(events)
    lines: defaultdict[date, list[Line]] = defaultdict(list)
    for event in events:
        for day, line in _lines(event, today):
            lines[day].append(line)
    weeks = tuple(
        tuple(
            Day(day, tuple(lines[day]) if day.month == month else (), day.month != month, day == today) for day in week
        )
        for week in Calendar(first_weekday).monthdatescalendar(year, month)
    )
    undated = tuple(event for event in events if event.span.precision is Precision.MONTH)
    return MonthTable(weeks, undated)


def _lines(event: Event, today: date) -> Iterator[tuple[date, Line]]:
    for one in event_state(event, today).dates:
        if one.span.is_dated:
            for offset in range((one.span.last - one.span.first).days + 1):
                yield one.span.first + timedelta(days=offset), _line(one)
        for before in one.previous:
            if before.is_dated and before.first != one.span.first:
                yield before.first, Line(event, "calendar.moved_to", one.span, "moved")


def _line(one: State) -> Line:
    mark = _mark(one)
    if mark is None:
        return Line(one.event)
    turns = one.turns(_mark)
    until = turns[0] - timedelta(days=1) if turns else None
    word = "calendar.new_date" if mark is Mark.RESCHEDULED else f"mark.{mark}"
    return Line(one.event, word, tone="cancelled" if one.is_off else "", until=until)


def _mark(one: State) -> Mark | None:
    """What must be said first, and is still so when one looks back."""
    said = (mark for mark in (*one.decided, *one.marks) if mark not in (one.after, Mark.CLOSED))
    return next(said, None)
