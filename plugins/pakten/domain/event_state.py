"""All dates of an event on one day: which of them is next, and whether something is true of the event as a whole.

What is so of each date, its state says; nothing is decided here a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pakten.domain.event import Event
from pakten.domain.occurrence import occurrences
from pakten.domain.remembered import remembered
from pakten.domain.state import Mark, State, turning_days, turns
from pakten.domain.timespan import Timespan


@dataclass(frozen=True, slots=True)
class EventState:
    """All dates of an event on one day."""

    event: Event
    day: date | None
    dates: tuple[State, ...]
    """In order of time; never empty."""

    @property
    def lead(self) -> State:
        """The date that lists show: the next, also when it is cancelled, until it has passed; else the last."""
        return next((one for one in self.dates if not one.is_over), self.dates[-1])

    @property
    def span(self) -> Timespan:
        """The next date; the whole of the event when all of it is over."""
        return self.event.span if self.is_over else self.lead.span

    @property
    def coming(self) -> State | None:
        """The next date that one can come to."""
        return next((one for one in self.dates if not one.is_over and not one.is_off), None)

    @property
    def says_one_thing(self) -> bool:
        """Whether there is one date, or none takes place for the same reason."""
        return len(self.dates) == 1 or (self.is_off and len({(one.decided, one.note) for one in self.dates}) == 1)

    @property
    def shares_note(self) -> bool:
        """Whether the explanation of the whole event is that of several of its dates."""
        return sum(1 for one in self.dates if one.decided and not one.occurrence.status_note) > 1

    @property
    def last_day(self) -> date | None:
        """The day after which all of it is over; none while a date is open."""
        return max(one.span.last for one in self.dates) if all(one.span.is_set for one in self.dates) else None

    @property
    def shares_registration(self) -> bool:
        """Whether one comes along to all of its dates in the same way."""
        return len({one.registration for one in self.dates if not one.is_off}) <= 1

    @property
    def is_off(self) -> bool:
        """None of its dates takes place."""
        return all(one.is_off for one in self.dates)

    @property
    def is_over(self) -> bool:
        return all(one.is_over for one in self.dates)

    @property
    def is_held(self) -> bool:
        return self.is_over and not self.is_off

    @property
    def is_recapped(self) -> bool:
        return self.is_held and self.event.recap is not None

    @property
    def is_today(self) -> bool:
        """Whether one of its dates takes place on the day."""
        day = self.day
        return day is not None and any(
            one.span.is_dated and one.span.covers(day) and not one.is_off for one in self.dates
        )

    @property
    def decided(self) -> tuple[Mark, ...]:
        """What has been decided about every one of its dates."""
        first, *others = (one.decided for one in self.dates)
        if others and self.is_off and len({first, *others}) > 1:
            return (Mark.POSTPONED,)  # some day it may still be
        return tuple(mark for mark in first if all(mark in one for one in others))

    @property
    @remembered
    def marks(self) -> tuple[Mark, ...]:
        """What a card or a heading of the event must say on the day: of the date that is next, or of the whole."""
        if self.is_off:
            return self.decided
        if len(self.dates) > 1 and self.is_over:
            return (self.lead.after,)
        return self.lead.marks

    @property
    def warns_off(self) -> bool:
        """Whether the first thing to say is that nobody should go there."""
        return self.marks[:1] in ((Mark.CANCELLED,), (Mark.POSTPONED,))

    def turns(self, ask: Callable[[EventState], object]) -> tuple[date, ...]:
        """The later days on which the answer to a question about it is no longer what it was."""
        days = turning_days(one.occurrence for one in self.dates)
        return tuple(turns(lambda day: ask(event_state(self.event, day)), days, self.day))


@remembered
def event_state(event: Event, day: date | None = None) -> EventState:
    return EventState(event, day, tuple(State(one, day) for one in occurrences(event)))


def last_day(event: Event) -> date:
    """The day after which all of it is over; the last of all days while a date is open."""
    return max(one.span.last for one in event.occasions) if event.occasions else event.span.last


def is_over(event: Event, day: date) -> bool:
    """Whether all of its dates are over, also those that were called off; asked of many events at once."""
    return last_day(event) < day


def is_off(event: Event) -> bool:
    """Whether none of its dates takes place, whatever the day."""
    return event.status.is_off or (bool(event.occasions) and all(one.status.is_off for one in event.occasions))
