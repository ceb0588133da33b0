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
    found = [
        Due(day.month, day, kind, text, event)
        for event in catalogue.events
        for day, kind, text in _of_event(event, today)
        if day.year == year
    ]
    written = catalogue.work_year.get(str(year))
    for task in written.plan if written else ():
        if task.quarter and not task.done:
            found.append(Due(task.quarter * 3, None, DueKind.TASK, task.text, catalogue.event.get(task.event)))
    found.sort(key=lambda one: (one.month, one.day or date.max, one.kind, one.text))
    return tuple(tuple(one for one in found if one.month == month) for month in range(1, 13))


def _of_event(event: Event, today: date) -> Iterator[tuple[date, DueKind, str]]:
    state = event_state(event)
    if state.is_off:
        return
    for one in state.dates:
        if one.span.is_dated:
            yield one.span.first, DueKind.MEETING, event.title
        if one.registration and one.registration.closes:
            yield one.registration.closes, DueKind.REGISTRATION, event.title
    if event.follow_up and not (event.recap and event.follow_up.told_in):
        yield event.follow_up.by, DueKind.FOLLOW_UP, event.title
    for lead in event.leads:
        now = lead.on(today)
        if lead.public and now and not lead.closed:
            yield now[1] + SILENCE + timedelta(days=1), DueKind.LEAD, lead.text
