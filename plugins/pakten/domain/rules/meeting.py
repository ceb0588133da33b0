"""What must hold within a meeting: its parts, what belongs to them, and what it hands over afterwards."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.event_parts.lead import Lead
from pakten.domain.event_parts.meeting import Attendance, EventPart
from pakten.domain.event_parts.registration import RegistrationState
from pakten.domain.problem import Problem
from pakten.domain.rules.entry import Locate, Near
from pakten.domain.rules.references import Path
from pakten.domain.schedule import hours_of


def meeting_problems(event: Event, locate: Locate, near: Near) -> Iterator[Problem]:
    titles = {part.id: part.title for part in event.parts}
    listed: tuple[tuple[str, tuple[EventPart | Lead, ...], Code], ...] = (
        ("parts", event.parts, Code.SAME_PART),
        ("leads", event.leads, Code.SAME_LEAD),
    )
    for key, among, code in listed:
        ids = [one.id for one in among]
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                yield Problem.of(code, locate(event.origin, (key, index, "id")), id=id_)
    for index, part in enumerate(event.parts):
        yield from _part(event, part, ("parts", index), locate)
    asked, is_open = event.registration, any(part.attendance is Attendance.OPEN for part in event.parts)
    if event.parts and not is_open and asked is not None and asked.state is not RegistrationState.INVITED:
        # Nobody is asked to register for what only the invited can come to. Nothing is proposed: that it is full would
        # be lost, and of an open one perhaps nothing is written.
        yield Problem.of(Code.ONLY_INVITED, locate(event.origin, ("registration", "state")))
    for field, naming in (("programme", event.programme), ("leads", event.leads)):
        for index, part_id in enumerate(one.part for one in naming):
            if part_id and part_id not in titles:
                where = locate(event.origin, (field, index, "part"))
                guess, known = near(part_id, titles.keys(), titles.values()), ", ".join(titles) or "–"
                yield Problem.of(Code.UNKNOWN_PART, where, instead=guess, value=part_id, parts=known)
    for index, lead in enumerate(event.leads):
        yield from _lead(event, lead, ("leads", index), locate)
    if event.follow_up is not None and event.span.is_set and event.follow_up.by < event.span.last:
        yield _too_early(event, ("follow_up", "by"), event.follow_up.by, "end", event.span.last, locate)


def _part(event: Event, part: EventPart, path: Path, locate: Locate) -> Iterator[Problem]:
    """It happens on a day of the event and, on the event's own hours, within them."""
    span = event.span
    days = [one.span for one in event.occasions] or [span]
    if part.day is not None and span.is_dated and not any(one.covers(part.day) for one in days):
        yield Problem.of(Code.PART_OUTSIDE, locate(event.origin, (*path, "day")), value=part.day, title=part.title)
    first, last = hours_of(part.time)
    where = (*path, "time")
    # What goes on over midnight ends on the day after.
    if first and last and last <= first and (span.first == span.last or not span.is_dated):
        turned = f"{last:%H:%M}–{first:%H:%M}" if last < first else ""
        yield Problem.of(Code.PART_BACKWARDS, locate(event.origin, where), instead=turned, value=part.time)
    elif first and span.start and span.end and not event.occasions and span.first == span.last:
        opens, closes = span.start.time(), span.end.time()
        if first < opens or (last or first) > closes:
            yield Problem.of(Code.PART_OUTSIDE, locate(event.origin, where), value=part.time, title=part.title)


def _lead(event: Event, lead: Lead, path: Path, locate: Locate) -> Iterator[Problem]:
    """It goes one way: what is handed over is received, and nothing is handed over before the meeting has begun."""
    days = lead.days
    if days and event.span.is_set and days[0][1] < event.span.first:
        state, day = days[0]
        yield _too_early(event, (*path, str(state)), day, "start", event.span.first, locate)
    for (earlier, before), (later, after) in pairwise(days):
        if after < before:
            yield _too_early(event, (*path, str(later)), after, str(earlier), before, locate)


def _too_early(event: Event, path: Path, day: date, other: str, limit: date, locate: Locate) -> Problem:
    where = locate(event.origin, path)
    return Problem.of(Code.TOO_EARLY, where, field=path[-1], value=day, other=other, limit=limit)
