"""An event as it is written: what the network announces, and what came of it.

The single dates on which it happens are its occurrences; what is true of them on a day is their state.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from pakten.domain.event_parts.accessibility import Accessibility
from pakten.domain.event_parts.lead import Lead
from pakten.domain.event_parts.meeting import EventPart, Exhibitor, ProgrammeItem, Table
from pakten.domain.event_parts.recap import FollowUp, Recap
from pakten.domain.event_parts.registration import Registration
from pakten.domain.organisation import OrganisationId
from pakten.domain.place import Place
from pakten.domain.problem import NOWHERE, Location
from pakten.domain.source import Contact, Image, Link, Source, Unknown
from pakten.domain.timespan import Timespan
from pakten.domain.translation import EventTranslation


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


@dataclass(frozen=True, slots=True)
class Online:
    """How to come along from elsewhere; many organisers send the address only to those who registered."""

    url: str = ""
    note: str = ""


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
    summary: str = ""
    span: Timespan
    timezone: str = ""
    """The zone of the clocks where it is held, when that is not the network's; spans are in the network's."""
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
    tags: tuple[str, ...] = ()
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
    translations: tuple[EventTranslation, ...] = ()
    follow_up: FollowUp | None = None
    recap: Recap | None = None
    leads: tuple[Lead, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
    unknown: tuple[Unknown, ...] = ()
    featured: bool = False
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a network has added on its own: keys that begin with x_, and their values as they are written."""
    origin: Location = NOWHERE

    @property
    def has_a_day(self) -> bool:
        """Whether there is something to find one's way in on its day."""
        return bool(self.parts or self.programme or self.exhibitors or self.tables)

    @property
    def survey(self) -> str:
        """Where those who came say what it gave."""
        return self.follow_up.survey if self.follow_up else ""

    def there(self, span: Timespan) -> Timespan:
        """A span of it by the clocks where it is held."""
        return span.seen_in(ZoneInfo(self.timezone)) if self.timezone else span

    @property
    def is_citywide(self) -> bool:
        return not self.areas
