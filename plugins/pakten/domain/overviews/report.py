"""The report of a year: what the network's events gave, in words, goal by goal, and where the words are missing.

It gathers what is told elsewhere and counts nothing. A gap is a part of the report like any other: an event that
nobody has followed up, or an area where nothing was held.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Role
from pakten.domain.event_state import is_off, last_day
from pakten.domain.example import Example
from pakten.domain.term import Area, Goal, Level

_YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s*[–-]\s*((?:19|20)\d\d))?\b")


@dataclass(frozen=True, slots=True)
class Chapter:
    """What was done towards one goal, or beside them all."""

    goal: Goal | None
    told: tuple[Event, ...] = ()
    """Held, and followed up in words."""
    untold: tuple[Event, ...] = ()
    """Held, and nobody has said what came of it. Another's meeting that was only reported is not ours to follow up."""
    called_off: tuple[Event, ...] = ()
    ahead: tuple[Event, ...] = ()
    examples: tuple[Example, ...] = ()
    without: tuple[Area, ...] = ()
    """For a local goal: the areas where nothing was held towards it."""
    unknown: tuple[Area, ...] = ()
    """Those where nobody knows whether something was."""

    @property
    def is_silent(self) -> bool:
        """Nobody has told of anything that was held towards it."""
        return not self.told

    def __bool__(self) -> bool:
        return bool(self.told or self.untold or self.called_off or self.ahead or self.examples)


@dataclass(frozen=True, slots=True)
class YearReport:
    year: int
    chapters: tuple[Chapter, ...]
    """A chapter for each goal that holds, and one for what names no goal."""

    @property
    def towards(self) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.chapters if chapter.goal is not None)


def year_report(catalogue: Catalogue, year: int, today: date) -> YearReport:
    """What is known on a day about what a year gave."""
    events = catalogue.in_year(year)
    goals = tuple(goal for goal in catalogue.current_goals if goal.judges(year))
    current = {goal.id for goal in goals}
    named = [_Named(catalogue, goal, [event for event in events if goal.id in event.goals], year) for goal in goals]
    towards = [one.on(today) for one in named]
    placed = {example.id for chapter in towards for example in chapter.examples}
    beside = _Named(catalogue, None, [event for event in events if not current & set(event.goals)], year).on(today)
    rest = tuple(example for example in beside.examples if example.id not in placed)
    return YearReport(year, (*towards, replace(beside, examples=rest)))


def carried(catalogue: Catalogue, goal: Goal, days: Iterable[date]) -> dict[date, Chapter]:
    """All that carries a goal on each of the days, the latest first, from every year."""
    named = _Named(catalogue, goal, catalogue.events_by("goal", goal.id), None)
    chapters = {day: named.on(day) for day in days}
    return {
        day: replace(one, told=one.told[::-1], untold=one.untold[::-1], called_off=one.called_off[::-1])
        for day, one in chapters.items()
    }


class _Named:
    """The events that name a goal, or none, on one day after another: what hangs on no day is found once."""

    def __init__(self, catalogue: Catalogue, goal: Goal | None, events: Sequence[Event], year: int | None) -> None:
        self._catalogue = catalogue
        self._goal = goal
        self._year = year
        self._called_off = tuple(filter(is_off, events))
        self._lasts = [(last_day(event), event) for event in events if not is_off(event)]
        self._visited = _earliest((area, last) for last, event in self._lasts for area in event.areas)
        self._told = self._examples()
        self._without = self._areas()

    def on(self, today: date) -> Chapter:
        held = [event for last, event in self._lasts if last < today]
        without = [area for area in self._without if not self._visited.get(area.id, date.max) < today]
        until = min(today, date(self._year, 12, 31)) if self._year else today
        known = {area.id for area in without if self._catalogue.horizon(area.id).knows(until)}
        return Chapter(
            self._goal,
            tuple(event for event in held if event.recap is not None),
            tuple(event for event in held if event.recap is None and event.role is not Role.REPORTED),
            self._called_off,
            tuple(event for last, event in self._lasts if not last < today),
            tuple(example for example, since in self._told if since < today),
            tuple(area for area in without if area.id in known),
            tuple(area for area in without if area.id not in known),
        )

    def _examples(self) -> list[tuple[Example, date]]:
        """Those that the events are told with, from when they are over, and those that name the goal in the year."""
        catalogue, goal, year = self._catalogue, self._goal, self._year
        lasts = {event.id: last for last, event in self._lasts}
        told = ((id_, last) for last, event in self._lasts if event.recap for id_ in event.recap.examples)
        naming = ((one.id, lasts[id_]) for one in catalogue.examples for id_ in one.events if id_ in lasts)
        named = catalogue.examples if goal is None else catalogue.examples_by("goal", goal.id)
        always = ((one.id, date.min) for one in named if year is None or year in years_of(one.period))
        since = _earliest(chain(told, naming, always))
        return [(example, since[example.id]) for example in catalogue.examples if example.id in since]

    def _areas(self) -> tuple[Area, ...]:
        """Where something may be missing: not before anything was done towards the goal."""
        goal, year = self._goal, self._year
        if goal is None or goal.level is not Level.LOCAL:
            return ()
        begun = (event.span.first.year for event in self._catalogue.events_by("goal", goal.id) if event.span.is_set)
        return self._catalogue.areas if any(year is None or first <= year for first in begun) else ()


def _earliest(since: Iterable[tuple[str, date]]) -> dict[str, date]:
    found: dict[str, date] = {}
    for id_, day in since:
        found[id_] = min(day, found.get(id_, day))
    return found


@cache
def years_of(period: str) -> frozenset[int]:
    """The years that a period names, with those between: `2019–2021` is three years, "since 2014" only one."""
    spans = ((int(first), int(last or first)) for first, last in _YEARS.findall(period))
    return frozenset(year for first, last in spans for year in range(first, last + 1))
