"""What a published calendar says about each of its dates, as a subscriber's program reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

_HIDDEN = ("UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "CREATED")


@dataclass(frozen=True, slots=True)
class Entry:
    uid: str
    sequence: int
    last: date
    """The last day of it."""
    title: str
    url: str
    properties: Mapping[str, str]
    """What a subscriber sees, by the name of iCalendar."""


def entries(calendar: bytes) -> Mapping[str, Entry]:
    """The dates by UID; raises ValueError for what is no calendar."""
    import icalendar  # noqa: PLC0415 (the dearest import of a build, which knows nearly all calendars without reading them)

    found = {}
    for event in icalendar.Calendar.from_ical(calendar).walk("VEVENT"):
        if isinstance(event, icalendar.Event):
            uid, end = str(event["UID"]), event.end
            found[uid] = Entry(
                uid=uid,
                sequence=int(event.get("SEQUENCE", 0)),
                last=end.date() if isinstance(end, datetime) else end,
                title=str(event.get("SUMMARY", "")),
                url=str(event.get("URL", "")),
                properties={name: _text(value) for name, value in event.items() if name not in _HIDDEN},
            )
    return found


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(_text, value))
    written = value.to_ical() if hasattr(value, "to_ical") else value
    return written.decode() if isinstance(written, bytes) else str(written)
