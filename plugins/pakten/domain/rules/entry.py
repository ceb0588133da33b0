"""What must hold inside one entry, between its own values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from pakten.domain.code import Code
from pakten.domain.event import Event, Format, Status
from pakten.domain.example import Evidence, Example, Result
from pakten.domain.problem import Location, Problem, Severity
from pakten.domain.registration import Registration
from pakten.domain.rules.figures import holds_figure
from pakten.domain.rules.references import Path
from pakten.domain.timespan import Timespan


class Locate(Protocol):
    """Where a value of the entry with this origin stands, or the key under which it is missing."""

    def __call__(self, origin: Location, path: Path, *, key: bool = False) -> Location: ...


_WITH_NOTE = (Status.CANCELLED, Status.POSTPONED, Status.MOVED_ONLINE)
_AT_A_PLACE = (Format.ON_SITE, Format.HYBRID)
_FROM_ELSEWHERE = (Format.ONLINE, Format.HYBRID)


def event_problems(event: Event, locate: Locate) -> Iterator[Problem]:
    if event.status in _WITH_NOTE and not event.status_note:
        location = locate(event.origin, ("status",))
        yield Problem.of(Code.NO_STATUS_NOTE, location, severity=Severity.WARNING, status=event.status)
    if event.part_of == event.id:
        yield Problem.of(Code.PART_OF_ITSELF, locate(event.origin, ("part_of",)), id=event.id)
    if event.updated.date() < event.published:
        yield _order(event.origin, ("updated",), event.updated.date(), "published", event.published, locate)
    if event.previous:
        yield from _moved_nowhere(event.origin, (), event.previous, event.span, locate)
    if event.occasions:
        yield from _occasions(event, locate)
    if event.registration is not None:
        yield from _registration(event.origin, ("registration",), event.registration, event.span, locate)
    ask_by = event.accessibility.ask_by if event.accessibility is not None else None
    if ask_by is not None and event.span.is_set and ask_by > event.span.first:
        yield _order(event.origin, ("accessibility", "ask_by"), ask_by, "start", event.span.first, locate)
    if not event.span.is_over(event.published):
        yield from _ahead(event, locate)


def _ahead(event: Event, locate: Locate) -> Iterator[Problem]:
    """What visitors need to know of an event that lay ahead when it was published."""
    if event.format is Format.UNKNOWN:
        yield Problem.of(Code.UNKNOWN_FORMAT_AHEAD, locate(event.origin, ("format",)))
    if not event.span.is_set or event.is_off:
        # Without a date, or when it is off, there is nowhere to come to.
        return
    moved = event.status is Status.MOVED_ONLINE
    placed = event.place or (event.occasions and all(occasion.place for occasion in event.occasions))
    if event.format in _AT_A_PLACE and not moved and not placed:
        yield Problem.of(Code.NO_PLACE, locate(event.origin, ("format",)), format=event.format)
    if (event.format in _FROM_ELSEWHERE or moved) and event.online is None:
        yield Problem.of(Code.NOT_ONLINE, locate(event.origin, ("status",) if moved else ("format",)))
    needed = {
        "registration": event.registration,
        "contact": event.contact,
        "accessibility": event.accessibility or event.format not in _AT_A_PLACE or moved,
    }
    for key, value in needed.items():
        if not value:
            yield Problem.of(Code.NEEDED_WHEN_AHEAD, locate(event.origin, ("id",), key=True), field=key)


def _occasions(event: Event, locate: Locate) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, occasion in enumerate(event.occasions):
        path = ("occasions", index)
        if occasion.id in seen:
            yield Problem.of(Code.SAME_OCCASION, locate(event.origin, (*path, "id")), id=occasion.id)
        seen.add(occasion.id)
        yield from _moved_nowhere(event.origin, path, occasion.previous, occasion.span, locate)
        if occasion.registration is not None:
            yield from _registration(
                event.origin, (*path, "registration"), occasion.registration, occasion.span, locate
            )


def _moved_nowhere(
    origin: Location, path: Path, previous: tuple[Timespan, ...], span: Timespan, locate: Locate
) -> Iterator[Problem]:
    for index, before in enumerate(previous):
        if (before.precision, before.first, before.start) == (span.precision, span.first, span.start):
            yield Problem.of(Code.MOVED_NOWHERE, locate(origin, (*path, "previous_start", index)))


def _registration(
    origin: Location, path: Path, registration: Registration, span: Timespan, locate: Locate
) -> Iterator[Problem]:
    opens, closes = registration.opens, registration.closes
    if opens and closes and closes < opens:
        yield _order(origin, (*path, "opens"), opens, "closes", closes, locate)
    for key, day in (("opens", opens), ("closes", closes)):
        if day is not None and span.is_set and day > span.last:
            yield _order(origin, (*path, key), day, "start", span.first, locate)


def _order(origin: Location, path: Path, day: date, other: str, limit: date, locate: Locate) -> Problem:
    return Problem.of(Code.DATES_ORDER, locate(origin, path), field=path[-1], value=day, other=other, limit=limit)


_PROVEN = (Evidence.FOLLOWED_UP, Evidence.EVALUATED, Evidence.SPREAD)


def example_problems(example: Example, locate: Locate) -> Iterator[Problem]:
    yield from sourced(example.results, ("results",), example.origin, locate)
    if example.evidence in _PROVEN and not example.results:
        location = locate(example.origin, ("evidence",))
        yield Problem.of(Code.EVIDENCE_WITHOUT_RESULT, location, evidence=example.evidence)


def sourced(
    results: tuple[Result, ...], path: Path, origin: Location, locate: Locate, *, always: bool = False
) -> Iterator[Problem]:
    """A figure is worth as much as its source, and true on its date."""
    for index, result in enumerate(results):
        missing = [key for key, value in (("source", result.source), ("date", result.date)) if not value]
        if missing and (always or holds_figure(result.text)):
            for key in missing:
                location = locate(origin, (*path, index, "text"))
                yield Problem.of(Code.FIGURE_WITHOUT_SOURCE, location, field=key)
