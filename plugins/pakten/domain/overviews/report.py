"""The report of a year: what the network's events gave, in words, goal by goal, and where the words are missing.

It gathers what is told elsewhere and counts nothing. A gap is a part of the report like any other: an event that
nobody has followed up, or an area where nothing was held.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Role
from pakten.domain.event_state import is_off, is_over
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

    @property
    def beside(self) -> Chapter:
        return next(chapter for chapter in self.chapters if chapter.goal is None)


def year_report(catalogue: Catalogue, year: int, today: date) -> YearReport:
    """What is known on a day about what a year gave."""
    events = catalogue.in_year(year)
    goals = tuple(goal for goal in catalogue.current_goals if goal.judges(year))
    current = {goal.id for goal in goals}
    towards = [
        _chapter(catalogue, goal, [event for event in events if goal.id in event.goals], today, year) for goal in goals
    ]
    placed = {example.id for chapter in towards for example in chapter.examples}
    beside = _chapter(catalogue, None, [event for event in events if not current & set(event.goals)], today, year)
    rest = tuple(example for example in beside.examples if example.id not in placed)
    return YearReport(year, (*towards, replace(beside, examples=rest)))


def carried(catalogue: Catalogue, goal: Goal, today: date) -> Chapter:
    """All that carries a goal, the latest first, from every year."""
    chapter = _chapter(catalogue, goal, catalogue.events_by("goal", goal.id), today, None)
    told, untold, called_off = chapter.told[::-1], chapter.untold[::-1], chapter.called_off[::-1]
    return replace(chapter, told=told, untold=untold, called_off=called_off)


def _chapter(
    catalogue: Catalogue, goal: Goal | None, events: Sequence[Event], today: date, year: int | None
) -> Chapter:
    held: list[Event] = []
    ahead: list[Event] = []
    called_off: list[Event] = []
    for event in events:
        (called_off if is_off(event) else held if is_over(event, today) else ahead).append(event)
    without = _without(catalogue, goal, held, year)
    until = min(today, date(year, 12, 31)) if year else today
    return Chapter(
        goal,
        tuple(event for event in held if event.recap is not None),
        tuple(event for event in held if event.recap is None and event.role is not Role.REPORTED),
        tuple(called_off),
        tuple(ahead),
        _examples(catalogue, goal, held, year),
        tuple(area for area in without if catalogue.horizon(area.id).knows(until)),
        tuple(area for area in without if not catalogue.horizon(area.id).knows(until)),
    )


def _examples(catalogue: Catalogue, goal: Goal | None, held: Iterable[Event], year: int | None) -> tuple[Example, ...]:
    """Those that the events are told with, and those that name the goal themselves, if they are of the year."""
    naming = {event.id for event in held}
    told = {id_ for event in held if event.recap for id_ in event.recap.examples}
    named = catalogue.examples if goal is None else catalogue.examples_by("goal", goal.id)
    told |= {example.id for example in named if year is None or year in years_of(example.period)}
    return tuple(
        example for example in catalogue.examples if example.id in told or not naming.isdisjoint(example.events)
    )


def _without(catalogue: Catalogue, goal: Goal | None, held: Iterable[Event], year: int | None) -> tuple[Area, ...]:
    """Nothing is missing from the years before anything was done towards the goal."""
    if goal is None or goal.level is not Level.LOCAL:
        return ()
    begun = (event.span.first.year for event in catalogue.events_by("goal", goal.id) if event.span.is_set)
    if not any(year is None or first <= year for first in begun):
        return ()
    visited = {area for event in held for area in event.areas}
    return tuple(area for area in catalogue.areas if area.id not in visited)


@cache
def years_of(period: str) -> frozenset[int]:
    """The years that a period names, with those between: `2019–2021` is three years, "since 2014" only one."""
    spans = ((int(first), int(last or first)) for first, last in _YEARS.findall(period))
    return frozenset(year for first, last in spans for year in range(first, last + 1))
