"""An event as it is written: what the network announces, and what came of it.

The single dates on which it happens are its occurrences; what is true of them on a day is their state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pakten.domain.organisation import OrganisationId
from pakten.domain.place import Place
from pakten.domain.problem import NOWHERE, Location
from pakten.domain.registration import Registration
from pakten.domain.source import Contact, Image, Link, Material, Source, Unknown, Voice
from pakten.domain.timespan import Timespan


class Status(StrEnum):
    """What the organiser has said about whether it takes place."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"

    @property
    def is_off(self) -> bool:
        return self in (Status.CANCELLED, Status.POSTPONED)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItem:
    time: str = ""
    """As people write it: `09:00` or `09:00–09:30`, local time."""
    title: str
    text: str = ""
    by: tuple[OrganisationId, ...] = ()


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
    outcome: str = ""
    """What became of it, once that is known."""


@dataclass(frozen=True, slots=True)
class Recap:
    """What an event gave, in words and without counting."""

    summary: str
    values: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    outcome: str = ""
    """What became of it all, once that is known."""
    examples: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()

    @property
    def is_followed_up(self) -> bool:
        """Whether it tells a value or a next step and what became of it; before that, the event is only told of."""
        tells = bool(self.values or self.next_steps)
        return tells and bool(self.outcome or any(step.outcome for step in self.next_steps))


@dataclass(frozen=True, slots=True)
class Occasion:
    """One of several dates that an event is announced for, as it is written; what it leaves out is as in the event."""

    id: str
    span: Timespan
    status: Status = Status.CONFIRMED
    status_note: str = ""
    previous: tuple[Timespan, ...] = ()
    format: Format | None = None
    place: Place | None = None
    place_open: bool = False
    online: Online | None = None
    previous_place: Place | None = None
    previous_format: Format | None = None
    registration: Registration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Its fields are in the order in which they are published."""

    id: str
    title: str
    summary: str
    span: Timespan
    status: Status = Status.CONFIRMED
    status_note: str = ""
    previous: tuple[Timespan, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    published: date
    updated: datetime
    """When something last changed that subscribers see; the start of `published` until then."""
    type: str
    format: Format
    place: Place | None = None
    place_open: bool = False
    """It will be at a place that is still to be announced."""
    online: Online | None = None
    previous_place: Place | None = None
    previous_format: Format | None = None
    areas: tuple[str, ...]
    """Ids of areas; empty for an event that concerns them all."""
    themes: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    ways_in: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    part_of: str = ""
    role: Role = Role.ARRANGED
    organisers: tuple[OrganisationId, ...]
    participants: tuple[OrganisationId, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    registration: Registration | None = None
    accessibility: Accessibility | None = None
    contact: Contact | None = None
    image: Image | None = None
    description: str = ""
    recap: Recap | None = None
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
    unknown: tuple[Unknown, ...] = ()
    featured: bool = False
    aliases: tuple[str, ...] = ()
    origin: Location = NOWHERE

    @property
    def is_citywide(self) -> bool:
        return not self.areas
