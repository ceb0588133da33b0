"""What must hold inside one entry, between its own values."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Protocol

from pakten.domain.code import Code
from pakten.domain.event import Event, Format, Status
from pakten.domain.event_parts.registration import Registration
from pakten.domain.example import Evidence, Example, Result
from pakten.domain.occurrence import occurrences
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.figures import holds_figure
from pakten.domain.rules.references import Path
from pakten.domain.state import State
from pakten.domain.timespan import Timespan, is_odd


class Locate(Protocol):
    """Where a value of the entry with this origin stands, or the key under which it is missing."""

    def __call__(self, origin: Location, path: Path, *, key: bool = False) -> Location: ...


class Near(Protocol):
    """The choice that a word is nearest to, also by title; empty when it is near none."""

    def __call__(self, written: str, choices: Iterable[str], titles: Iterable[str] = ()) -> str: ...


_AT_A_PLACE = (Format.ON_SITE, Format.HYBRID)
_ONLINE = (Format.ONLINE, Format.HYBRID)


def event_problems(
    event: Event, locate: Locate, told: date, required: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Problem]:
    """What is wrong with an event; `told` is the day of the newest that the network has written."""
    ids = [occasion.id for occasion in event.occasions]
    dates: list[tuple[Path, State]] = [
        (("occasions", ids.index(one.key)) if ids else (), State(one)) for one in occurrences(event)
    ]
    said = max(told, event.published, event.updated.date())
    if event.part_of == event.id:
        yield Problem.of(Code.PART_OF_ITSELF, locate(event.origin, ("part_of",)), id=event.id)
    if event.updated.date() < event.published:
        yield _order(event.origin, ("updated",), event.updated.date(), "published", event.published, locate)
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            yield Problem.of(Code.SAME_OCCASION, locate(event.origin, ("occasions", index, "id")), id=id_)
    if event.occasions and event.previous:
        yield Problem.of(Code.MOVED_BESIDE_OCCASIONS, locate(event.origin, ("previous_start",), key=True))
    else:
        yield from _moved_nowhere(event.origin, (), event.previous, event.span, locate)
    if event.registration is not None:
        yield from _registration(event.origin, ("registration",), event.registration, event.span, locate)
    for path, one in dates:
        # Of what was over nobody asks why it was off, or comes an hour early.
        if not one.span.is_over(told):
            yield from _shown_twice(event, path, one.span, locate)
        if one.is_off and not one.note and not one.span.is_over(told):
            location = locate(event.origin, _where(event, path, "status"))
            yield Problem.of(Code.NO_STATUS_NOTE, location, status=one.occurrence.status)
        yield from _unmoved(event, path, one, locate)
    for index, occasion in enumerate(event.occasions):
        path = ("occasions", index)
        yield from _moved_nowhere(event.origin, path, occasion.previous, occasion.span, locate)
        if occasion.registration is not None:
            inside = (*path, "registration")
            yield from _registration(event.origin, inside, occasion.registration, occasion.span, locate)
    ask_by = event.accessibility.ask_by if event.accessibility else None
    if ask_by and ask_by > event.span.first:
        yield _order(event.origin, ("accessibility", "ask_by"), ask_by, "start", event.span.first, locate)
    # Nobody comes to what was over when the network last said something, however early it was announced.
    if event.recap is None and not event.span.is_over(said):
        yield from _ahead(event, dates, locate, required)


def _where(event: Event, path: Path, key: str) -> Path:
    """Where a date says something of its own, or else the event for all of its dates."""
    is_own = path and getattr(event.occasions[int(path[1])], key) not in (None, Status.CONFIRMED)
    return (*path, key) if is_own else (key,)


def needed_when_ahead(formats: Iterable[Format]) -> frozenset[str]:
    """The keys that visitors need of an event that lies ahead, by the ways in which it is held."""
    ways = frozenset(formats)
    at_a_place = ("place", "accessibility") if not ways.isdisjoint(_AT_A_PLACE) else ()
    online = ("online",) if not ways.isdisjoint(_ONLINE) else ()
    return frozenset(("registration", "contact", *at_a_place, *online))


def _ahead(
    event: Event, dates: list[tuple[Path, State]], locate: Locate, required: Mapping[str, str]
) -> Iterator[Problem]:
    """What visitors need to know of an event that lay ahead when it was published, and when it last changed."""
    if event.format is Format.UNKNOWN:
        yield Problem.of(Code.UNKNOWN_FORMAT_AHEAD, locate(event.origin, ("format",)))
    held = [(path, one) for path, one in dates if not one.is_off]
    if not event.span.is_set or not held:
        # Without a date, or when it is off, there is nowhere to come to.
        return
    for path, one in held:
        where = _where(event, path, "format")
        place, online = (required.get(f"event.{key}") != "never" for key in ("place", "online"))
        if place and one.format in _AT_A_PLACE and one.place is None and not one.place_is_open:
            yield Problem.of(Code.NO_PLACE, locate(event.origin, where), format=one.format)
        if online and one.is_online and one.occurrence.online is None:
            yield Problem.of(Code.NOT_ONLINE, locate(event.origin, where))
    said = {
        "registration": all(one.registration for _, one in held),
        "contact": event.contact,
        "accessibility": event.accessibility,
    }
    needed = needed_when_ahead(one.format for _, one in held)
    chosen = {key.removeprefix("event."): when for key, when in required.items() if key.startswith("event.")}
    said |= {key: getattr(event, key) for key, when in chosen.items() if when == "ahead" and key not in said}
    for key, value in said.items():
        if (chosen.get(key, "") == "ahead" or (key in needed and chosen.get(key) != "never")) and not value:
            yield Problem.of(Code.NEEDED_WHEN_AHEAD, locate(event.origin, ("id",), key=True), field=key)


def _unmoved(event: Event, path: Path, one: State, locate: Locate) -> Iterator[Problem]:
    """It was somewhere else, or held in another way, before: the same as now tells nobody anything."""
    if one.occurrence.previous_format is one.occurrence.format:
        where = locate(event.origin, _where(event, path, "previous_format"))
        yield Problem.of(Code.SAME_FORMAT_BEFORE, where, format=one.occurrence.format)
    if one.occurrence.previous_place is not None and one.occurrence.previous_place == one.occurrence.place:
        where = locate(event.origin, _where(event, path, "previous_place"))
        yield Problem.of(Code.SAME_PLACE_BEFORE, where, place=one.occurrence.previous_place.name)


def _shown_twice(event: Event, path: Path, span: Timespan, locate: Locate) -> Iterator[Problem]:
    """In the hour that clocks show twice nobody knows which is meant."""
    for key, instant in (("start", span.start), ("end", span.end)):
        if instant is not None and is_odd(instant):
            later = instant.replace(tzinfo=None) + timedelta(hours=1)
            value, other = f"{instant:%Y-%m-%d %H:%M}", f"{later:%Y-%m-%d %H:%M}"
            where = locate(event.origin, (*path, key))
            yield Problem.of(Code.SHOWN_TWICE, where, value=value, other=other)


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
        if day is not None and day > span.last:
            yield _order(origin, (*path, key), day, "start", span.first, locate)


def _order(origin: Location, path: Path, day: date, other: str, limit: date, locate: Locate) -> Problem:
    return Problem.of(Code.DATES_ORDER, locate(origin, path), field=path[-1], value=day, other=other, limit=limit)


PROVEN = (Evidence.FOLLOWED_UP, Evidence.EVALUATED, Evidence.SPREAD)


def example_problems(example: Example, locate: Locate) -> Iterator[Problem]:
    yield from sourced(example.results, ("results",), example.origin, locate)
    if example.evidence in PROVEN and not example.results:
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
