"""The list of events as a spreadsheet: a line for each date, in the columns that people know from the file.

A line tells what is so of its date: the place, form, note and registration of an occasion that has its own.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from pakten.domain.event import Event
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.domain.place import Place
from pakten.domain.registration import Registration
from pakten.domain.state import State
from pakten.domain.timespan import Precision, Timespan

COLUMNS = (
    *("id", "title", "summary", "start", "end", "status", "status_note", "type", "format", "place", "areas", "themes"),
    *("goals", "ways_in", "audience", "languages", "organisers", "participants", "published", "updated", "role"),
    *("occasion", "previous_start", "previous_place", "previous_format", "place_note", "online_url", "online_note"),
    *("registration_needed", "registration_url", "registration_opens", "registration_closes", "registration_state"),
    *("registration_seats", "registration_price", "registration_note"),
)
_OPEN = "TBA"
"""A date or a place that is still to be announced."""
# A program takes a cell that begins so for a formula, and runs it (OWASP, CSV injection).
_FORMULA = re.compile(r"[=+\-@\t\r]")


def as_csv(events: Iterable[Event], delimiter: str = ";") -> str:
    """Semicolons, because a Swedish Excel takes commas for decimals."""
    sheet = StringIO(newline="")
    writer = csv.writer(sheet, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        for one in occurrences(event):
            writer.writerow([_safe(cell) for cell in _row(one)])
    return sheet.getvalue()


def _row(one: Occurrence) -> tuple[str, ...]:
    event, told = one.event, State(one)
    start, end = _ends(one.span)
    return (
        event.id,
        event.title,
        event.summary,
        start,
        end,
        str(one.status),
        told.note,
        event.type,
        str(one.format),
        _OPEN if told.place_is_open else _venue(told.place),
        _listed(event.areas) or "all",
        *map(_listed, (event.themes, event.goals, event.ways_in, event.audience, event.languages)),
        *map(_listed, (event.organisers, event.participants)),
        event.published.isoformat(),
        event.updated.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00"),
        str(event.role),
        one.key,
        ", ".join(_ends(span)[0] for span in one.previous),
        _venue(one.previous_place),
        str(one.previous_format or ""),
        told.place.note if told.place else "",
        *((one.online.url, one.online.note) if one.online else ("", "")),
        *_registration(one.registration),
    )


def _registration(asked: Registration | None) -> tuple[str, ...]:
    """An answer in each column, empty where nothing is said."""
    if asked is None:
        return ("",) * 8
    days = (day.isoformat() if day else "" for day in (asked.opens, asked.closes))
    state = str(asked.state) if asked.needed else ""
    seats = "" if asked.seats is None else str(asked.seats)
    return ("true" if asked.needed else "false", asked.url, *days, state, seats, asked.price, asked.note)


def _venue(place: Place | None) -> str:
    return (place.id or place.line) if place else ""


def _ends(span: Timespan) -> tuple[str, str]:
    """The beginning and the end as the file has them."""
    if span.start is not None:
        return f"{span.start:%Y-%m-%d %H:%M}", f"{span.end:%Y-%m-%d %H:%M}" if span.end else ""
    written = {
        Precision.DAY: span.first.isoformat(),
        Precision.MONTH: f"{span.first:%Y-%m}",
        Precision.SEASON: f"{span.first.year} {span.which_season}",
        Precision.YEAR: str(span.first.year),
    }
    last = span.last.isoformat() if span.precision is Precision.DAY and span.last > span.first else ""
    return written.get(span.precision, _OPEN), last


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids)


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
