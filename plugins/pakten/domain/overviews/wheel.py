"""The wheel of a year: what is due in each month, of meetings, of what follows them, and of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_parts.lead import SILENCE
from pakten.domain.event_state import event_state


class DueKind(StrEnum):
    MEETING = "meeting"
    REGISTRATION = "registration"
    FOLLOW_UP = "follow_up"
    LEAD = "lead"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Due:
    """Something of the year that has its time."""

    month: int
    day: date | None
    kind: DueKind
    text: str
    event: Event | None = None


def wheel(catalogue: Catalogue, year: int, today: date) -> tuple[tuple[Due, ...], ...]:
    """What is due in each of the twelve months; a task of a quarter in its last."""
    found = sorted(
        _due(catalogue, year, today),
        key=lambda one: (one.month, one.day or date.max, one.kind, one.text),
    )
    return tuple(tuple(one for one in found if one.month == month) for month in range(1, 13))


def _due(catalogue: Catalogue, year: int, today: date) -> Iterator[Due]:
    for event in catalogue.events:
        if not event_state(event).is_off:
            yield from (one for one in _of_event(event, today) if one.day and one.day.year == year)
    written = catalogue.work_year.get(str(year))
    for task in written.plan if written else ():
        if task.quarter and not task.done:
            yield Due(task.quarter * 3, None, DueKind.TASK, task.text, catalogue.event.get(task.event))


def _of_event(event: Event, today: date) -> Iterator[Due]:
    for one in event_state(event).dates:
        if one.span.is_dated:
            yield _on(one.span.first, DueKind.MEETING, event, event.title)
        if one.registration and one.registration.closes:
            yield _on(one.registration.closes, DueKind.REGISTRATION, event, event.title)
    if event.follow_up and not (event.recap and event.follow_up.told_in):
        yield _on(event.follow_up.by, DueKind.FOLLOW_UP, event, event.title)
    for lead in event.leads:
        now = lead.on(today)
        if lead.public and now and not lead.closed:
            yield _on(now[1] + SILENCE + timedelta(days=1), DueKind.LEAD, event, lead.text)


def _on(day: date, kind: DueKind, event: Event, text: str) -> Due:
    return Due(day.month, day, kind, text, event)
