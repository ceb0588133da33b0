"""The day of a meeting: its parts and the points of its programme in the order in which they happen.

A point belongs to a part, or stands between them. Where hours are known, each of them has a beginning, and lasts until
what follows it begins when nobody has said how long it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pakten.domain.event import Event
from pakten.domain.event_parts.meeting import EventPart, ProgrammeItem
from pakten.domain.timespan import NonexistentTime, Timespan, local_instant

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """A part, or a point of the programme."""

    what: EventPart | ProgrammeItem
    start: datetime | None = None
    end: datetime | None = None
    points: tuple[Point, ...] = ()
    """Those of a part."""

    @property
    def part(self) -> EventPart | None:
        return self.what if isinstance(self.what, EventPart) else None


def schedule(event: Event, span: Timespan, zone: ZoneInfo) -> tuple[Point, ...]:
    """What happens on one of its dates. Of several days, a part without a day of its own is on the first."""
    inside: dict[str, list[Point]] = {part.id: [] for part in event.parts}
    beside: list[Point] = []
    days = {part.id: part.day or span.first for part in event.parts}
    for item in event.programme:
        inside.get(item.part, beside).append(_point(item, days.get(item.part, span.first), span, zone))
    parts = (_point(part, days[part.id], span, zone) for part in event.parts)
    return tuple(
        replace(one, points=_following(inside[one.part.id], one.end)) if one.part else one
        for one in _following((*parts, *beside), span.end)
    )


def hours_of(time_: str) -> tuple[time | None, time | None]:
    """Beginning and end of what is written as `13:00–14:30`."""
    first, _, last = time_.partition("–")
    return time.fromisoformat(first) if first else None, time.fromisoformat(last) if last else None


def _point(what: EventPart | ProgrammeItem, day: date, span: Timespan, zone: ZoneInfo) -> Point:
    first, last = hours_of(what.time)
    if first is None or not span.is_dated:
        return Point(what)
    try:
        start = local_instant(day, first, zone)
        # What ends before it begins goes on over midnight.
        end = local_instant(day if last > first else day + _DAY, last, zone) if last else None
    except NonexistentTime:
        return Point(what)
    return Point(what, start, end)


def _following(points: Iterable[Point], last: datetime | None) -> tuple[Point, ...]:
    """In the order of time; what has no hour keeps its place after the one before it."""
    placed = sorted(_placed(points), key=lambda one: one[0])
    ordered = [one for _, one in placed]
    begin = [one.start for one in ordered]
    ends = (next((start for start in begin[index + 1 :] if start), last) for index in range(len(ordered)))
    return tuple(
        replace(one, end=end) if one.start and not one.end and end and end > one.start else one
        for one, end in zip(ordered, ends, strict=True)
    )


def _placed(points: Iterable[Point]) -> Iterator[tuple[tuple[float, int], Point]]:
    latest = 0.0
    for index, one in enumerate(points):
        latest = one.start.timestamp() if one.start else latest
        yield (latest, index), one
