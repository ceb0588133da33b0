"""What there is at a meeting on its day: a programme, parts that may go on at the same time, exhibitors and tables."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pakten.domain.organisation import OrganisationId
from pakten.domain.place import Place


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
