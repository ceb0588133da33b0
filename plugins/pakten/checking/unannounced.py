"""Changes that those who subscribe are not told of: what is written now, against what has been published.

Calendars and feed readers keep what they have until `updated` grows. A date that goes away without being cancelled goes
away there without a word, and one with another id is another date to them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from operator import attrgetter

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event, Occasion
from pakten.domain.event_state import is_over
from pakten.domain.place import Place
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.entry import Locate
from pakten.reading.forms.dates import next_update
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_of

Seen = Mapping[str, Callable[[Event], object]]
"""What calendars and feeds show of an event, by the key that it is written with."""

WHEN_AND_WHERE: Seen = {
    "start": lambda event: None if event.occasions else (event.span.precision, event.span.first, event.span.start),
    "end": lambda event: None if event.occasions else _end(event),
    "occasions": lambda event: {one.id: (one.span, one.status, one.format, *_where(one)) for one in event.occasions},
    "status": lambda event: event.status,
    "format": lambda event: event.format,
    "place": lambda event: _where(event)[:2],
    "online": lambda event: _where(event)[2],
}
"""Whoever is not told of these goes to the wrong day or the wrong door."""

BESIDES: Seen = {
    **{
        field.key: attrgetter(*field.subscribed)
        for field in fields_of(EventForm)
        if field.subscribed and field.key not in WHEN_AND_WHERE
    },
    "occasions": lambda event: {one.id: _besides(one) for one in event.occasions},
    "previous_place": lambda event: event.previous_place and event.previous_place.line,
    "online": lambda event: event.online,
}
"""The other fields that their form marks as seen."""


@dataclass(frozen=True, slots=True)
class Before:
    """What there was before the change that is looked at."""

    published: Catalogue
    saved: Mapping[str, Event] = field(default_factory=dict)
    """Events that have been saved since, and that nobody may have seen yet."""


@dataclass(frozen=True, slots=True)
class Silence:
    """An event that has changed while `updated` does not say so."""

    known: Event
    event: Event
    changed: tuple[str, ...]
    """Keys; none when only `updated` itself was set back."""
    misleads: bool
    """Whether somebody who is not told goes to the wrong day or the wrong door."""


def silences(before: Before, now: Catalogue, today: date) -> Iterator[Silence]:
    for event in now.events:
        known = before.published.event.get(event.id) or before.saved.get(event.id)
        if known is None or event.updated > known.updated:
            continue
        heavy, light = changed(known, event, WHEN_AND_WHERE), changed(known, event, BESIDES)
        past = is_over(known, today) and is_over(event, today)
        if past and "place" in heavy:
            # Nobody is on the way there; a venue that has moved since would otherwise wake its whole past.
            heavy.remove("place")
        keys = tuple(dict.fromkeys((*heavy, *light)))
        if keys or event.updated < known.updated:
            misleads = bool(heavy) and not past and event.id in before.published.event
            yield Silence(known, event, keys, misleads)


def changed(known: Event, event: Event, seen: Seen) -> list[str]:
    return [key for key, value in seen.items() if value(event) != value(known)]


def unannounced(
    before: Before, now: Catalogue, drafts: Mapping[str, Location], moment: datetime, locate: Locate
) -> Iterator[Problem]:
    """All that subscribers would miss, in no particular order; drafts by the place where they are written."""
    today = moment.date()
    for silence in silences(before, now, today):
        yield _silent(silence, moment, locate)
    for event in now.events:
        known = before.published.event.get(event.id)
        if known is not None and known.occasions and event.occasions:
            yield from _occasions(known, event, today, locate)
    yield from _gone(before.published, now, drafts, today, locate)


def _silent(silence: Silence, moment: datetime, locate: Locate) -> Problem:
    known, event = silence.known, silence.event
    changed = ", ".join(silence.changed)
    at_key = locate(event.origin, ("updated",), key=True)
    if silence.misleads:
        write = next_update(known.updated, moment)
        return Problem.of(Code.SILENT_CHANGE, at_key, id=event.id, changed=changed, write=write)
    if event.updated < known.updated:
        # Calendars keep what has the higher SEQUENCE, which is made of it (RFC 5545, 3.8.7.4).
        moments = {"before": f"{known.updated:%Y-%m-%d %H:%M}", "value": f"{event.updated:%Y-%m-%d %H:%M}"}
        return Problem.of(Code.UPDATED_LOWERED, locate(event.origin, ("updated",)), id=event.id, **moments)
    return Problem.of(Code.NOT_UPDATED, at_key, id=event.id, changed=changed)


def _occasions(known: Event, event: Event, today: date, locate: Locate) -> Iterator[Problem]:
    ids = {one.id for one in event.occasions}
    before = {one.id for one in known.occasions}
    new = {one.span: (index, one) for index, one in enumerate(event.occasions) if one.id not in before}
    for gone in (one for one in known.occasions if one.id not in ids):
        index, same = new.pop(gone.span, (0, None))
        if same is not None:
            location = locate(event.origin, ("occasions", index, "id"))
            yield Problem.of(Code.OCCASION_RENAMED, location, instead=gone.id, before=gone.id, occasion=same.id)
        elif not gone.span.is_over(today):
            location = locate(event.origin, ("occasions",), key=True)
            day = gone.span.first.isoformat() if gone.span.is_set else "TBA"
            yield Problem.of(Code.OCCASION_REMOVED, location, id=event.id, occasion=gone.id, day=day)


def _gone(
    before: Catalogue, now: Catalogue, drafts: Mapping[str, Location], today: date, locate: Locate
) -> Iterator[Problem]:
    kept = {*now.event, *(alias for event in now.events for alias in event.aliases)}
    new = [event for event in now.events if event.id not in before.event]
    for gone in (event for event in before.events if event.id not in kept):
        if gone.id in drafts:
            yield Problem.of(Code.MADE_DRAFT, locate(drafts[gone.id], ("draft",), key=True), id=gone.id)
            continue
        same = _renamed(gone, new, before)
        if same is not None:
            new.remove(same)
            yield Problem.of(Code.ID_CHANGED, locate(same.origin, ("id",)), before=gone.id, id=same.id)
        elif not is_over(gone, today):
            yield Problem.of(Code.REMOVED, _where_it_stood(gone, now), id=gone.id, title=gone.title)


def _renamed(gone: Event, new: list[Event], before: Catalogue) -> Event | None:
    """The event that is probably the same under another id: at its time, or with a title that was its alone."""
    titles = [event.title for event in before.events]

    def likeness(other: Event) -> int:
        at_its_time = gone.span.is_dated and other.span == gone.span
        if other.title == gone.title:
            return 3 if at_its_time else 1 if titles.count(gone.title) == 1 else 0
        return 2 if at_its_time and other.areas == gone.areas and other.type == gone.type else 0

    same = max(new, key=likeness, default=None)
    return same if same is not None and likeness(same) else None


def _where_it_stood(gone: Event, now: Catalogue) -> Location:
    """The entry that has come in its place: the next one in time in its file."""
    following = (
        event.origin for event in now.events if event.origin.file == gone.origin.file and event.span > gone.span
    )
    return min(following, default=Location(gone.origin.file))


def _where(one: Event | Occasion) -> tuple[str, bool, str]:
    return (one.place.line if one.place else "", one.place_open, one.online.url if one.online else "")


def _besides(one: Occasion) -> object:
    """All that a date says; of a place only where it is, since its page tells the rest."""
    said = (getattr(one, each.name) for each in fields(one))
    return tuple(value.line if isinstance(value, Place) else value for value in said)


def _end(event: Event) -> object:
    span = event.span
    return (span.is_dated and span.last - span.first, span.end and span.end.time())
