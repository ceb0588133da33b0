"""An event and its life: planned, perhaps moved or cancelled, held, followed up.

Every channel asks the event what it is today and tells the same story. An event is what the network announces; the
single dates on which it happens are its occurrences.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pakten.domain.place import Place
from pakten.domain.problem import NOWHERE, Location
from pakten.domain.registration import Registration, RegistrationState
from pakten.domain.source import Contact, Image, Link, Material, Source, Voice
from pakten.domain.timespan import Timespan


class Status(StrEnum):
    """What the organiser has said about whether it takes place."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED_ONLINE = "moved_online"


class Format(StrEnum):
    ON_SITE = "on_site"
    ONLINE = "online"
    HYBRID = "hybrid"
    UNKNOWN = "unknown"
    """The sources of an old event do not say."""


class Role(StrEnum):
    """What the network had to do with it."""

    ARRANGED = "arranged"
    TOOK_PART = "took_part"
    REPORTED = "reported"


class Step(StrEnum):
    """The parts of the local concept."""

    MEETING = "meeting"
    ROUND_TABLE = "round_table"
    FOLLOW_UP = "follow_up"


class Mark(StrEnum):
    """A word that a heading, a card or a badge must say about an event, the weightiest first."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    MOVED_ONLINE = "moved_online"
    TENTATIVE = "tentative"
    TO_BE_ANNOUNCED = "to_be_announced"
    WAITING_LIST = "waiting_list"
    FULL = "full"
    CLOSED = "closed"
    FOLLOWED_UP = "followed_up"
    HELD = "held"


class Answer(StrEnum):
    """An honest answer to a question about accessibility."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Online:
    """How to come along from elsewhere; many organisers send the address only to those who registered."""

    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    title: str
    time: str = ""
    """As people write it: `09:00` or `09:00–09:30`, local time."""
    text: str = ""
    by: tuple[str, ...] = ()
    """Ids of organisations."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    step_free: Answer = Answer.UNKNOWN
    hearing_loop: Answer = Answer.UNKNOWN
    sign_language: Answer = Answer.UNKNOWN
    captions: Answer = Answer.UNKNOWN
    quiet_room: Answer = Answer.UNKNOWN
    contact: str = ""
    ask_by: date | None = None
    note: str = ""

    @property
    def answers(self) -> tuple[tuple[str, Answer], ...]:
        """Question and answer, in the order in which they are asked."""
        return (
            ("step_free", self.step_free),
            ("hearing_loop", self.hearing_loop),
            ("sign_language", self.sign_language),
            ("captions", self.captions),
            ("quiet_room", self.quiet_room),
        )


@dataclass(frozen=True, slots=True)
class NextStep:
    text: str
    to: str
    """Id of the way in where it goes on: the network itself carries nothing out."""


@dataclass(frozen=True, slots=True)
class Recap:
    """What an event gave, in words and without counting."""

    summary: str
    values: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    examples: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of several dates that an event is announced for, as it is written."""

    id: str
    span: Timespan
    status: Status = Status.CONFIRMED
    previous: tuple[Timespan, ...] = ()
    place: Place | None = None
    registration: Registration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    id: str
    title: str
    summary: str
    span: Timespan
    published: date
    updated: datetime
    """When something last changed that subscribers see; the start of `published` until then."""
    type: str
    format: Format
    areas: tuple[str, ...]
    """Ids of areas; empty for an event that concerns them all."""
    organisers: tuple[str, ...]
    status: Status = Status.CONFIRMED
    status_note: str = ""
    previous: tuple[Timespan, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    place: Place | None = None
    online: Online | None = None
    themes: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    ways_in: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    part_of: str = ""
    participants: tuple[str, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    registration: Registration | None = None
    accessibility: Accessibility | None = None
    contact: Contact | None = None
    image: Image | None = None
    description: str = ""
    recap: Recap | None = None
    role: Role = Role.ARRANGED
    sources: tuple[Source, ...] = ()
    note: str = ""
    links: tuple[Link, ...] = ()
    featured: bool = False
    aliases: tuple[str, ...] = ()
    origin: Location = NOWHERE

    @property
    def is_citywide(self) -> bool:
        return not self.areas

    @property
    def is_off(self) -> bool:
        """Nobody should go there on that day."""
        return self.status in (Status.CANCELLED, Status.POSTPONED)

    def span_ahead(self, today: date) -> Timespan:
        """The next of its dates that takes place and is not over; the whole span when it has no other."""
        dates = sorted(
            occasion.span
            for occasion in self.occasions
            if not occasion.span.is_over(today) and occasion.status not in (Status.CANCELLED, Status.POSTPONED)
        )
        return dates[0] if dates else self.span

    def is_held(self, today: date) -> bool:
        return self.span.is_over(today) and not self.is_off

    def is_followed_up(self, today: date) -> bool:
        return self.recap is not None and self.is_held(today)

    def marks(self, today: date) -> tuple[Mark, ...]:
        """All that must be said about it today, the weightiest first; nothing for a plain coming event."""
        if self.status is Status.CANCELLED:
            return (Mark.CANCELLED,)
        if self.status is Status.POSTPONED:
            return (Mark.POSTPONED,)
        if self.is_held(today):
            online = (Mark.MOVED_ONLINE,) if self.status is Status.MOVED_ONLINE else ()
            return (*online, Mark.FOLLOWED_UP if self.recap else Mark.HELD)
        return tuple(self._marks_ahead(today))

    def _marks_ahead(self, today: date) -> list[Mark]:
        marks = []
        if self.previous:
            marks.append(Mark.RESCHEDULED)
        if self.status is Status.MOVED_ONLINE:
            marks.append(Mark.MOVED_ONLINE)
        if self.status is Status.TENTATIVE:
            marks.append(Mark.TENTATIVE)
        if not self.span.is_set:
            marks.append(Mark.TO_BE_ANNOUNCED)
        standing = self.registration.standing(today) if self.registration else None
        if standing in _SEAT_MARKS:
            marks.append(_SEAT_MARKS[standing])
        return marks


_SEAT_MARKS: dict[RegistrationState | None, Mark] = {
    RegistrationState.FULL: Mark.FULL,
    RegistrationState.WAITING_LIST: Mark.WAITING_LIST,
    RegistrationState.CLOSED: Mark.CLOSED,
}
