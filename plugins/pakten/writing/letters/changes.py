"""A change: what the difference between two catalogues means to people, in sentences and not in lines of a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Occasion
from pakten.domain.event_parts.registration import RegistrationState
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.place import Place
from pakten.domain.state import Mark, State
from pakten.domain.term import Term
from pakten.locale import Words
from pakten.writing.when import when

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
    sentences = []
    for kind in _KINDS:
        if ones := [one for one in said if one.what == kind]:
            sentences.append(words(f"change.{kind}", n=len(ones), named=_named(ones, now, words)))
    return (
        *sentences,
        *_entries("example", before.example, now.example, words),
        *_entries("area", before.area, now.area, words),
        *_entries("theme", before.theme, now.theme, words),
        *_calendars(said, before, words),
    )


_KINDS = (
    *("new", "moved", "cancelled", "postponed", "moved_online", "again", "dated", "recap", "full", "changed"),
    "removed",
)


def _events(before: Catalogue, now: Catalogue, words: Words) -> Iterator[_Said]:
    for event in now.events:
        known = before.event.get(event.id)
        if known is None:
            yield _Said("new", event, when(event.span, words, weekday=False))
        elif _seen(known) != _seen(event):
            yield from _what(known, event, words)
    for event in before.events:
        if event.id not in now.event:
            yield _Said("removed", event, when(event.span, words, weekday=False))


def _what(known: Event, event: Event, words: Words) -> Iterator[_Said]:
    """The weightiest of what has happened to it, or to each of its dates."""
    then = {one.occurrence.key: one for one in event_state(known).dates}
    pairs = [(then.get(one.occurrence.key), one) for one in event_state(event).dates]
    found = [(one, said) for was, one in pairs if was is not None and (said := _of_date(was, one, words))]
    if event.occasions:
        yield from (_Said(what, event, words("change.date", date=detail)) for _, (what, detail) in found)
    elif found:
        yield _Said(found[0][1][0], event, found[0][1][1])
    if not found:
        day = when(event.span, words, weekday=False)
        yield _Said("recap" if event.recap and not known.recap else "changed", event, day)


def _of_date(was: State, one: State, words: Words) -> tuple[str, str] | None:
    """What has happened to one date, and the day that it is told with."""
    day = when(one.span, words, weekday=False)
    is_moved = (was.span.first, was.span.start) != (one.span.first, one.span.start)
    if one.is_off and one.decided != was.decided:
        return one.decided[0], day
    if was.is_off and not one.is_off and not is_moved:
        return "again", day
    if Mark.MOVED_ONLINE in one.decided and Mark.MOVED_ONLINE not in was.decided:
        return "moved_online", day
    if is_moved and not was.span.is_set:
        return "dated", day
    if is_moved:
        return "moved", words("change.from_to", before=when(was.span, words, weekday=False), now=day)
    is_full = one.standing is RegistrationState.FULL and was.standing is not one.standing
    return ("full", day) if is_full else None


def _named(said: Sequence[_Said], catalogue: Catalogue, words: Words) -> str:
    named = []
    for one in said[:_MOST_NAMED]:
        areas = ", ".join(catalogue.area[id_].title if id_ in catalogue.area else id_ for id_ in one.event.areas)
        where = areas or words("agenda.citywide")
        named.append(words("change.named", title=one.event.title, where=where, detail=one.detail))
    if len(said) > _MOST_NAMED:
        named.append(words("change.and_more", n=len(said) - _MOST_NAMED))
    return "; ".join(named)


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


def _seen(event: Event) -> dict[str, object]:
    return _without(event, "origin", "updated", "published")


def _told(entry: Example | Term) -> dict[str, object]:
    return _without(entry, "origin", "body_at", "reviewed", "review_by")


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
