"""What lies ahead on a day, and the days on which that changes by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pakten.domain.event import Event
from pakten.domain.term import Activation

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What goes on now, what has a date, and what has none yet, each in order."""

    ongoing: tuple[Event, ...]
    coming: tuple[Event, ...]
    to_be_announced: tuple[Event, ...]

    def __bool__(self) -> bool:
        return bool(self.ongoing or self.coming or self.to_be_announced)

    @property
    def all(self) -> tuple[Event, ...]:
        return self.ongoing + self.coming + self.to_be_announced

    @classmethod
    def of(cls, events: Iterable[Event], today: date) -> Agenda:
        """An event with several dates comes at its next; a cancelled one stays until its day has passed."""
        by_id = {event.id: event for event in events if not event.span.is_over(today)}
        ahead = sorted((event.span_ahead(today), id_) for id_, event in by_id.items())
        begun = {id_: span.is_dated and span.first < today for span, id_ in ahead}
        return cls(
            tuple(by_id[id_] for span, id_ in ahead if begun[id_]),
            tuple(by_id[id_] for span, id_ in ahead if span.is_set and not begun[id_]),
            tuple(by_id[id_] for span, id_ in ahead if not span.is_set),
        )


def turning_days(events: Iterable[Event], activations: Iterable[Activation]) -> Iterator[date]:
    """The days on which something begins, is over, opens or closes, in no order."""
    for event in events:
        yield from _turning_days(event)
    for activation in activations:
        yield from (activation.first, activation.last + _DAY)


def _turning_days(event: Event) -> Iterator[date]:
    for span in (event.span, *(occasion.span for occasion in event.occasions)):
        if span.is_set:
            yield from (span.first, span.first + _DAY, span.last + _DAY)
    for registration in (event.registration, *(occasion.registration for occasion in event.occasions)):
        if registration and registration.opens:
            yield registration.opens
        if registration and registration.closes:
            yield registration.closes + _DAY
