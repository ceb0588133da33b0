"""A change: what the difference between two catalogues means to people, in sentences and not in lines of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Occasion
from pakten.domain.example import Example
from pakten.domain.place import Place
from pakten.domain.state import Mark, event_state
from pakten.domain.term import Area, Term, Theme
from pakten.locale import Words
from pakten.writing.when import when

E = TypeVar("E", Example, Area, Theme)

_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class _Said:
    """What has happened to an event, and what is told of it beside its title."""

    what: str
    event: Event
    detail: str = ""


def changes(before: Catalogue, now: Catalogue, words: Words) -> tuple[str, ...]:
    """A sentence for each kind of change; none when nothing that people see has changed."""
    said = [*_events(before, now, words)]
    return (
        *(_sentence(kind, [one for one in said if one.what == kind], now, words) for kind in _kinds(said)),
        *_entries("example", _by_id(before.examples), _by_id(now.examples), words),
        *_entries("area", _by_id(before.areas), _by_id(now.areas), words),
        *_entries("theme", _by_id(before.themes), _by_id(now.themes), words),
        *_calendars(said, before, words),
    )


_KINDS = (
    *("new", "moved", "cancelled", "postponed", "moved_online", "again", "dated", "recap", "full", "changed"),
    "removed",
)


def _kinds(said: Sequence[_Said]) -> list[str]:
    there = {one.what for one in said}
    return [kind for kind in _KINDS if kind in there]


def _events(before: Catalogue, now: Catalogue, words: Words) -> Iterator[_Said]:
    for event in now.events:
        known = before.event.get(event.id)
        if known is None:
            yield _Said("new", event, when(event.span, words, weekday=False))
        elif _seen(known) != _seen(event):
            yield _what(known, event, words)
    for event in before.events:
        if event.id not in now.event:
            yield _Said("removed", event, when(event.span, words, weekday=False))


def _what(known: Event, event: Event, words: Words) -> _Said:
    """The weightiest of what has happened to it."""
    day = when(event.span, words, weekday=False)
    is_moved = (known.span.first, known.span.start) != (event.span.first, event.span.start)
    told, was = event_state(event), event_state(known)
    if told.is_off and told.decided != was.decided:
        return _Said(told.decided[0], event, day)
    if was.is_off and not told.is_off and not is_moved:
        return _Said("again", event, day)
    if Mark.MOVED_ONLINE in told.decided and Mark.MOVED_ONLINE not in was.decided:
        return _Said("moved_online", event, day)
    if is_moved:
        if not known.span.is_set:
            return _Said("dated", event, day)
        moved = words("change.from_to", before=when(known.span, words, weekday=False), now=day)
        return _Said("moved", event, moved)
    if event.recap and not known.recap:
        return _Said("recap", event, day)
    seats = event.registration.state if event.registration else ""
    if seats == "full" and (known.registration.state if known.registration else "") != "full":
        return _Said("full", event, day)
    return _Said("changed", event, day)


def _sentence(kind: str, said: Sequence[_Said], catalogue: Catalogue, words: Words) -> str:
    named = [_named(one, catalogue, words) for one in said[:_MOST_NAMED]]
    if len(said) > _MOST_NAMED:
        named.append(words("change.and_more", n=len(said) - _MOST_NAMED))
    return words(f"change.{kind}", n=len(said), named="; ".join(named))


def _named(one: _Said, catalogue: Catalogue, words: Words) -> str:
    areas = ", ".join(catalogue.area[id_].title if id_ in catalogue.area else id_ for id_ in one.event.areas)
    return words("change.named", title=one.event.title, where=areas or words("agenda.citywide"), detail=one.detail)


def _entries(
    kind: str, before: Mapping[str, Example | Term], now: Mapping[str, Example | Term], words: Words
) -> Iterator[str]:
    parts: tuple[tuple[str, list[str]], ...] = (
        ("new", [one.title for id_, one in now.items() if id_ not in before]),
        ("changed", [one.title for id_, one in now.items() if id_ in before and _told(before[id_]) != _told(one)]),
        ("removed", [one.title for id_, one in before.items() if id_ not in now]),
    )
    for what, titles in parts:
        if titles:
            yield words(f"change.{kind}_{what}", n=len(titles), named=", ".join(titles))


def _calendars(said: Sequence[_Said], before: Catalogue, words: Words) -> Iterator[str]:
    """How many areas' calendars change: those of an event now, and those that it was in."""
    touched = [
        *(one.event for one in said),
        *(before.event[one.event.id] for one in said if one.event.id in before.event),
    ]
    if any(event.is_citywide for event in touched):
        yield words("change.calendar_all")
    elif touched:
        yield words("change.calendar", n=len({area for event in touched for area in event.areas}))


def _by_id(entries: Sequence[E]) -> dict[str, E]:
    return {entry.id: entry for entry in entries}


def _seen(event: Event) -> dict[str, object]:
    return _without(event, "origin", "updated", "published")


def _told(entry: Example | Term) -> dict[str, object]:
    return _without(entry, "origin", "body_line", "reviewed", "review_by")


def _without(entry: Event | Example | Term, *passed_over: str) -> dict[str, object]:
    """What an entry says, without where it stands in its file and without the place of its own places."""
    kept = [field.name for field in fields(entry) if field.name not in passed_over]
    return {name: _placed(getattr(entry, name)) for name in kept}


def _placed(value: object) -> object:
    if isinstance(value, Place):
        return replace(value, origin=None)
    if isinstance(value, tuple):
        return tuple(_placed(one) for one in value)
    if isinstance(value, Occasion) and value.place:
        return replace(value, place=replace(value.place, origin=None))
    return value
