"""A month as a sheet of weeks: what each day shows, and what belongs to the month but to no day of it."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pakten.domain.event import Event
from pakten.domain.occurrence import Occurrence, occurrences
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
class MonthSheet:
    weeks: tuple[tuple[Day, ...], ...]
    undated: tuple[Event, ...]


def month_sheet(events: Iterable[Event], year: int, month: int, today: date) -> MonthSheet:
    """The sheet of one month, weeks from Monday (ISO 8601)."""
    events = tuple(events)
    lines: defaultdict[date, list[Line]] = defaultdict(list)
    for event in events:
        for day, line in _lines(event, today):
            lines[day].append(line)
    weeks = tuple(
        tuple(
            Day(day, tuple(lines[day]) if day.month == month else (), day.month != month, day == today) for day in week
        )
        for week in Calendar().monthdatescalendar(year, month)
    )
    undated = tuple(event for event in events if event.span.precision is Precision.MONTH)
    return MonthSheet(weeks, undated)


def _lines(event: Event, today: date) -> Iterator[tuple[date, Line]]:
    for occurrence in occurrences(event):
        if occurrence.span.is_dated:
            for day in _days(occurrence.span):
                yield day, _line(occurrence, today)
        for before in occurrence.previous:
            if before.is_dated and before.first != occurrence.span.first:
                yield before.first, Line(event, "calendar.moved_to", occurrence.span, "moved")


def _line(occurrence: Occurrence, today: date) -> Line:
    one = State(occurrence, today)
    said = [mark for mark in (*one.decided, *one.marks) if mark not in (Mark.HELD, Mark.FOLLOWED_UP, Mark.CLOSED)]
    if not said:
        return Line(occurrence.event)
    word = "calendar.new_date" if said[0] is Mark.RESCHEDULED else f"mark.{said[0]}"
    return Line(occurrence.event, word, tone="cancelled" if one.is_off else "")


def _days(span: Timespan) -> Iterator[date]:
    for offset in range((span.last - span.first).days + 1):
        yield span.first + timedelta(days=offset)
