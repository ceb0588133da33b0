"""The state of one date on one day: whether it takes place, where and how, what it was before, what to say first.

Every channel asks it and decides nothing by itself, so that page, list, month, calendar, feed and letter tell the same
story. A channel that people keep copies of (a calendar, a feed) asks without a day: what it says must not hang on when
it was made, so nothing is over there and a registration is as it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pakten.domain.event import Event, Format, Online, Status
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.occurrence import Occurrence
from pakten.domain.place import Place
from pakten.domain.timespan import Timespan

_DAY = timedelta(days=1)


class Mark(StrEnum):
    """A word that must be said about a date, the weightiest first."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    MOVED_ONLINE = "moved_online"
    NEW_PLACE = "new_place"
    NEW_FORMAT = "new_format"
    TENTATIVE = "tentative"
    TO_BE_ANNOUNCED = "to_be_announced"
    WAITING_LIST = "waiting_list"
    FULL = "full"
    CLOSED = "closed"
    INVITED = "invited"
    FOLLOWED_UP = "followed_up"
    RECAPPED = "recapped"
    HELD = "held"


_OFF = {Status.CANCELLED: Mark.CANCELLED, Status.POSTPONED: Mark.POSTPONED}
_SEATS = {
    RegistrationState.WAITING_LIST: Mark.WAITING_LIST,
    RegistrationState.FULL: Mark.FULL,
    RegistrationState.CLOSED: Mark.CLOSED,
    RegistrationState.INVITED: Mark.INVITED,
}


@dataclass(frozen=True, slots=True)
class State:
    """One date on one day, or on no day for channels that must not hang on it."""

    occurrence: Occurrence
    day: date | None = None

    @property
    def event(self) -> Event:
        return self.occurrence.event

    @property
    def span(self) -> Timespan:
        return self.occurrence.span

    @property
    def is_off(self) -> bool:
        """Nobody should go there on that day."""
        return self.occurrence.status.is_off

    @property
    def is_over(self) -> bool:
        return self.day is not None and self.occurrence.span.is_over(self.day)

    @property
    def is_held(self) -> bool:
        return self.is_over and not self.is_off

    @property
    def after(self) -> Mark:
        """What is said of it when it has been held: that, that it is told of, or that one knows what became of it."""
        recap = self.occurrence.event.recap
        if recap is None:
            return Mark.HELD
        return Mark.FOLLOWED_UP if recap.is_followed_up else Mark.RECAPPED

    @property
    def format(self) -> Format:
        return self.occurrence.format

    @property
    def has_place(self) -> bool:
        """Whether one can come to a place at all."""
        return self.occurrence.format is not Format.ONLINE

    @property
    def place(self) -> Place | None:
        """Where to go; nothing for what is held online only, whatever hall was booked before."""
        return self.occurrence.place if self.has_place else None

    @property
    def place_is_open(self) -> bool:
        """It will be somewhere, and where is still to be said."""
        return self.has_place and self.occurrence.place is None and self.occurrence.place_open

    @property
    def is_online(self) -> bool:
        """Whether one can come along from elsewhere."""
        return self.occurrence.format in (Format.ONLINE, Format.HYBRID)

    @property
    def online(self) -> Online | None:
        """How to come along from elsewhere; nothing once it is off or held at a place only."""
        return self.occurrence.online if self.is_online and not self.is_off else None

    @property
    def previous(self) -> tuple[Timespan, ...]:
        """When it was before, the first date first."""
        return self.occurrence.previous

    @property
    def previous_place(self) -> Place | None:
        """Where it was before, if it has another place now."""
        before = self.occurrence.previous_place
        return before if before is not None and before != self.occurrence.place else None

    @property
    def previous_format(self) -> Format | None:
        """How it was held before, if that is another way."""
        before = self.occurrence.previous_format
        return before if before is not self.occurrence.format else None

    @property
    def registration(self) -> Registration | None:
        """How to come along; nothing once it is off, so that nobody registers for what will not be."""
        return None if self.is_off else self.occurrence.registration

    @property
    def standing(self) -> RegistrationState | None:
        """What someone meets who wants to register on the day; without a day what the organiser has written."""
        seat = self.registration
        if seat is None:
            return None
        if self.day is None:
            return seat.state if seat.needed else RegistrationState.NOT_NEEDED
        return seat.standing(self.day)

    @property
    def decided(self) -> tuple[Mark, ...]:
        """What has been decided about it, on whatever day one asks.

        When it is off, what it was before is no news.
        """
        off = _OFF.get(self.occurrence.status)
        if off is not None:
            return (off,)
        marks = []
        if self.occurrence.previous:
            marks.append(Mark.RESCHEDULED)
        if self.previous_format is not None:
            marks.append(Mark.NEW_FORMAT if self.has_place else Mark.MOVED_ONLINE)
        if self.previous_place is not None and self.has_place:
            marks.append(Mark.NEW_PLACE)
        if self.occurrence.status is Status.TENTATIVE:
            marks.append(Mark.TENTATIVE)
        return tuple(marks)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All that must be said, the weightiest first; nothing for a plain coming date."""
        decided = self.decided
        if self.is_off:
            return decided
        if self.is_held:
            online = tuple(mark for mark in decided if mark is Mark.MOVED_ONLINE)
            return (*online, self.after)
        unset = () if self.occurrence.span.is_set else (Mark.TO_BE_ANNOUNCED,)
        standing = self.standing
        seats = (_SEATS[standing],) if standing in _SEATS else ()
        return (*decided, *unset, *seats)

    @property
    def note(self) -> str:
        """Why it is as it is: its own note, else that of the event when there is something to explain."""
        own = self.occurrence.status_note
        shared = self.occurrence.event.status_note
        return own or (shared if self.decided or not self.occurrence.event.occasions else "")

    def turns(self, ask: Callable[[State], object]) -> tuple[date, ...]:
        """The later days on which the answer to a question about it is no longer what it was."""
        days = turning_days((self.occurrence,))
        return tuple(turns(lambda day: ask(State(self.occurrence, day)), days, self.day))


def turning_days(dates: Iterable[Occurrence]) -> Iterator[date]:
    """The days on which something about these dates may turn by itself, in no order: they begin, end, open, close."""
    for one in dates:
        if one.span.is_set:
            yield from (one.span.first, one.span.first + _DAY, one.span.last + _DAY)
        if one.registration is not None and one.registration.opens:
            yield one.registration.opens
        if one.registration is not None and one.registration.closes:
            yield one.registration.closes + _DAY


def turns(ask: Callable[[date], object], days: Iterable[date], today: date | None) -> Iterator[date]:
    """Those of the days after today on which an answer is no longer what it was; none when there is no today."""
    if today is None:
        return
    coming = sorted({day for day in days if day > today})
    said = ask(today) if coming else None
    for day in coming:
        if (now := ask(day)) != said:
            yield day
            said = now
