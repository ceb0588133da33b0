"""The list of events as a spreadsheet: a line for each date, in the columns that people know from the file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from pakten.domain.event import Event
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.domain.timespan import Precision, Timespan

COLUMNS = (
    *("id", "title", "summary", "start", "end", "status", "status_note", "type", "format", "place", "areas", "themes"),
    *("goals", "ways_in", "audience", "languages", "organisers", "participants", "published", "updated", "role"),
)
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
    event = one.event
    start, end = _ends(one.span)
    place = (one.place.id or one.place.line) if one.place else ""
    return (
        event.id,
        event.title,
        event.summary,
        start,
        end,
        str(one.status),
        event.status_note,
        event.type,
        str(event.format),
        place,
        _listed(event.areas) or "all",
        *map(_listed, (event.themes, event.goals, event.ways_in, event.audience, event.languages)),
        *map(_listed, (event.organisers, event.participants)),
        event.published.isoformat(),
        event.updated.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00"),
        str(event.role),
    )


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
    return written.get(span.precision, "TBA"), last


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids)


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
