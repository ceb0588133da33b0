"""An event as it is written: what the network announces, and what came of it.

The single dates on which it happens are its occurrences; what is true of them on a day is their state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
    part: str = ""
    """The id of the part of the event that it belongs to."""


class Attendance(StrEnum):
    """Who can come to a part: everybody who comes to the event, or those who have been invited."""

    OPEN = "open"
    INVITED = "invited"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPart:
    """What an event consists of: a programme on a stage, a fair, a round table. They may go on at the same time."""

    id: str
    title: str
    time: str = ""
    """As people write it: `13:00` or `13:00–14:30`, local time."""
    day: date | None = None
    """Of an event over several days; else it is the event's own."""
    place: Place | None = None
    """Where, when it is not where the event is: another house, or a room of it."""
    attendance: Attendance = Attendance.OPEN
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibitor:
    """An organisation with a table of its own at the event."""

    organisation: OrganisationId
    offers: str = ""
    looks_for: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table where people talk about something; a function or an organisation is its host, never a person."""

    theme: str
    host: str = ""
    organisation: OrganisationId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The last part of the work with a meeting: a task with a day and an owner, and never a meeting of its own."""

    by: date
    owner: str
    """A function."""
    text: str = ""
    survey: str = ""
    """Where those who came say what it gave."""
    told_in: tuple[str, ...] = ()
    """Where it has been told what the meeting gave."""


class LeadKind(StrEnum):
    IDEA = "idea"
    NEED = "need"
    CONTACT = "contact"


class LeadState(StrEnum):
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    GOING_ON = "going_on"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An idea, a need or a contact of organisations that an event gave, on its way to those who can carry it out."""

    id: str
    text: str
    kind: LeadKind = LeadKind.IDEA
    organisations: tuple[OrganisationId, ...] = ()
    """Whose it is; never a person's."""
    to: str
    """Id of the way in that takes it on."""
    part: str = ""
    """The id of the part of the event that gave it."""
    handed_over: date | None = None
    received: date | None = None
    going_on: date | None = None
    closed: date | None = None
    outcome: str = ""
    """What became of it, once that is known."""
    public: bool = False

    @property
    def days(self) -> tuple[tuple[LeadState, date], ...]:
        """The states that it has had, each with its day, in the order of the way that it goes."""
        days = zip(LeadState, (self.handed_over, self.received, self.going_on, self.closed), strict=True)
        return tuple((state, day) for state, day in days if day is not None)

    def on(self, today: date) -> tuple[LeadState, date] | None:
        """Its state on a day and since when; none before it has been handed over."""
        return next((one for one in reversed(self.days) if one[1] <= today), None)

    def is_silent(self, today: date) -> bool:
        """Whether nobody has said a word about it for so long that somebody should ask."""
        now = self.on(today)
        if now is None or (now[0] is LeadState.CLOSED and self.outcome):
            return False
        return today - now[1] > SILENCE


SILENCE = timedelta(days=60)
"""How long nobody needs to have said a word about what was handed over."""


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


class ValueKind(StrEnum):
    """The five cycles of value creation in networks after Wenger, Trayner and de Laat (2011)."""

    IMMEDIATE = "immediate"
    POTENTIAL = "potential"
    APPLIED = "applied"
    REALISED = "realised"
    REFRAMING = "reframing"


class Gathered(StrEnum):
    """How one came to know what somebody thinks."""

    SURVEY = "survey"
    TALK = "talk"
    ROUND_TABLE = "round_table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an event was worth to a kind of participant, in a sentence."""

    text: str
    kind: ValueKind
    voice: str = ""
    """Which kind of participant says so."""
    gathered: Gathered | None = None
    date: str = ""
    """When it was said, as exactly as known."""


@dataclass(frozen=True, slots=True)
class Recap:
    """What an event gave, in words and without counting."""

    summary: str
    values: tuple[str, ...] = ()
    worth: tuple[Value, ...] = ()
    """Values of which one knows the kind, and whose they are."""
    voices: tuple[Voice, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    outcome: str = ""
    """What became of it all, once that is known."""
    examples: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()

    @property
    def told_values(self) -> tuple[str, ...]:
        """All values in words, whether their kind is known or not."""
        return (*self.values, *(value.text for value in self.worth))

    @property
    def is_followed_up(self) -> bool:
        """Whether it tells a value or a next step and what became of it; before that, the event is only told of."""
        tells = bool(self.told_values or self.next_steps)
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
    agreed_with: tuple[OrganisationId, ...] = ()
    """Those whose work it should serve, and with whom its content has been agreed."""
    parts: tuple[EventPart, ...] = ()
    programme: tuple[ProgrammeItem, ...] = ()
    exhibitors: tuple[Exhibitor, ...] = ()
    tables: tuple[Table, ...] = ()
    registration: Registration | None = None
    accessibility: Accessibility | None = None
    contact: Contact | None = None
    image: Image | None = None
    description: str = ""
    follow_up: FollowUp | None = None
    recap: Recap | None = None
    leads: tuple[Lead, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
    unknown: tuple[Unknown, ...] = ()
    featured: bool = False
    aliases: tuple[str, ...] = ()
    origin: Location = NOWHERE

    @property
    def has_a_day(self) -> bool:
        """Whether there is something to find one's way in on its day."""
        return bool(self.parts or self.programme or self.exhibitors or self.tables)

    @property
    def is_citywide(self) -> bool:
        return not self.areas
