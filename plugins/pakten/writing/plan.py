"""The plan of a year: what a network means to do, by quarter, by goal and by area. For a meeting, on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.occurrence import occurrences
from pakten.domain.term import Goal
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.writing.telling import marked_title
from pakten.writing.when import when


def agenda(catalogue: Catalogue, today: date, words: Words, most: int) -> str:
    """What lies ahead, in order of time."""
    ahead = catalogue.agenda(today).all
    lines = [_line(event, catalogue, words) for event in ahead[:most]]
    if len(ahead) > most:
        lines.append(words("plan.more", n=len(ahead) - most))
    return _paragraph(words("plan.upcoming"), lines or [words("plan.nothing_ahead")])


def year_plan(catalogue: Catalogue, year: int, words: Words) -> str:
    """What takes place in the year, three times over: when, towards what, and where. Held dates stay in it."""
    events = [event for event in catalogue.in_year(year) if not event.is_off]
    undated = [event for event in catalogue.events if not event.span.is_set and not event.is_off]
    parts = [words("plan.title", year=year)]
    for number in range(1, 5):
        parts.append(_paragraph(words("plan.quarter", n=number), _lines(_in_quarter(events, year, number), catalogue, words)))
    vague = [event for event in events if not event.span.is_dated and not _fits_quarter(event.span)]
    for heading, some in (("plan.sometime", vague), ("plan.undated", undated)):
        if some:
            parts.append(_paragraph(words(heading), _lines(some, catalogue, words)))
    parts.append(words("plan.by_goal"))
    parts += (_paragraph(*part) for part in _by_goal([*events, *undated], catalogue, words))
    parts.append(words("plan.by_area"))
    parts += (_paragraph(*part) for part in _by_area([*events, *undated], catalogue, words))
    return "\n".join(part if part.endswith("\n") else f"{part}\n" for part in parts)


def _in_quarter(events: Iterable[Event], year: int, number: int) -> Iterator[Event]:
    """An event with several dates stands in each quarter that has one."""
    for event in events:
        spans = [one.span for one in occurrences(event) if not one.is_off]
        if any(_fits_quarter(span) and (span.first.year, (span.first.month + 2) // 3) == (year, number) for span in spans):
            yield event


def _fits_quarter(span: Timespan) -> bool:
    return span.is_dated or span.precision is span.precision.MONTH


def _by_goal(events: Sequence[Event], catalogue: Catalogue, words: Words) -> Iterator[tuple[str, list[str]]]:
    goals: tuple[Goal, ...] = catalogue.current_goals
    for goal in goals:
        yield goal.title, _lines((event for event in events if goal.id in event.goals), catalogue, words)
    known = {goal.id for goal in goals}
    other = [event for event in events if not known & set(event.goals)]
    if other:
        yield words("plan.no_goal"), _lines(other, catalogue, words)


def _by_area(events: Sequence[Event], catalogue: Catalogue, words: Words) -> Iterator[tuple[str, list[str]]]:
    for area in catalogue.areas:
        yield area.title, _lines((event for event in events if area.id in event.areas), catalogue, words)
    yield words("plan.citywide"), _lines((event for event in events if event.is_citywide), catalogue, words)


def _lines(events: Iterable[Event], catalogue: Catalogue, words: Words) -> list[str]:
    return [_line(event, catalogue, words) for event in events] or [words("plan.nothing")]


def _line(event: Event, catalogue: Catalogue, words: Words) -> str:
    areas = ", ".join(catalogue.area[id_].title for id_ in event.areas) or words("plan.citywide")
    return words("plan.line", when=when(event.span, words), title=marked_title(event, words), areas=areas)


def _paragraph(heading: str, lines: list[str]) -> str:
    return "\n".join((heading, "-" * len(heading), *lines)) + "\n"
