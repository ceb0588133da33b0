"""When an entry is, as the file of events has it: in the network's zone, the last day of whole days included."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from pakten.importing.calendar.components import Component
from pakten.importing.calendar.moments import Moment, day_of
from pakten.importing.rows import Note, Terms


@dataclass(frozen=True, slots=True)
class Times:
    start: str
    end: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def cells(self) -> dict[str, str]:
        return {"start": self.start, **({"end": self.end} if self.end else {})}


def times(entry: Component, start: Moment, end: Moment | None, terms: Terms) -> Times:
    if _is_whole_days(entry, start, end):
        first, last = day_of(start), day_of(end) - timedelta(days=1) if end is not None else day_of(start)
        return Times(first.isoformat(), last.isoformat() if last > first else "")
    begins = written(start, terms)
    finishes = written(end, terms) if end is not None else ""
    return Times(begins, "" if finishes == begins else finishes, tuple(_told(entry, start, terms)))


def written(one: Moment, terms: Terms) -> str:
    """A time without a zone is meant where the reader is."""
    if not isinstance(one, datetime):
        return one.isoformat()
    return f"{one.astimezone(terms.zone) if one.tzinfo else one:%Y-%m-%d %H:%M}"


def _is_whole_days(entry: Component, start: Moment, end: Moment | None) -> bool:
    """Also what Outlook marks so, though it writes midnights."""
    if not isinstance(start, datetime):
        return True
    marked = entry.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    midnights = start.time() == time() and isinstance(end, datetime) and end.time() == time() and end > start
    return midnights and (marked or start.tzinfo is None or start.utcoffset() != timedelta())


def _told(entry: Component, start: Moment, terms: Terms) -> list[Note]:
    if not isinstance(start, datetime):
        return []
    if start.tzinfo is None:
        return [Note.of("floating", zone=terms.zone)]
    if start.utcoffset() == start.astimezone(terms.zone).utcoffset():
        return []
    first = entry.first("DTSTART")
    name = first.parameters.get("TZID", "") if first else ""
    return [Note.of("zone", zone=name or getattr(start.tzinfo, "key", "UTC"), ours=terms.zone)]
