"""A calendar of somebody else's program as rows. Who was invited is not read: the network names no persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from pakten.domain.code import Code
from pakten.importing.rows import Found, Row
from pakten.reading.refusal import Refusal

_STATUSES = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}


def rows_of_ics(data: bytes, name: str, zone: ZoneInfo) -> Found:
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
        rows = tuple(_row(number, entry, zone) for number, entry in enumerate(entries, 1))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        # The parser promises no single kind of error for text that is no calendar.
        raise Refusal("no_calendar", file=name) from None
    if not rows:
        raise Refusal("no_calendar", file=name)
    return Found(rows)


def _row(number: int, entry: Component, zone: ZoneInfo) -> Row:
    cells = {
        "title": str(entry.get("SUMMARY", "")).strip(),
        "description": str(entry.get("DESCRIPTION", "")).replace("\r\n", "\n").strip(),
        "place": " ".join(str(entry.get("LOCATION", "")).split()),
        "status": _STATUSES.get(str(entry.get("STATUS", "")), ""),
        **dict(_times(entry, zone)),
    }
    return Row(number, {key: text for key, text in cells.items() if text}, _problem(entry))


def _problem(entry: Component) -> Code | None:
    """What cannot be one event: a series is several, and each of them needs a date of its own."""
    if "RRULE" in entry or "RDATE" in entry:
        return Code.REPEATS
    return None if "DTSTART" in entry else Code.NO_START


def _times(entry: Component, zone: ZoneInfo) -> Iterator[tuple[str, str]]:
    if "DTSTART" not in entry:
        return
    start = entry.decoded("DTSTART")
    end = entry.decoded("DTEND") if "DTEND" in entry else None
    if end is None and "DURATION" in entry:
        end = start + entry.decoded("DURATION")
    yield "start", _written(start, zone)
    if isinstance(end, datetime):
        yield "end", _written(end, zone)
    elif isinstance(end, date) and end - timedelta(days=1) > start:
        yield "end", _written(end - timedelta(days=1), zone)


def _written(moment: date | datetime, zone: ZoneInfo) -> str:
    """In the network's zone; a time without a zone is meant where the reader is."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    local = moment.astimezone(zone) if moment.tzinfo else moment
    return f"{local:%Y-%m-%d %H:%M}"
