"""The order of the list of events: when each of them begins, asked of what is written."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from pakten.domain.event import Occasion, Status
from pakten.domain.timespan import Timespan
from pakten.reading.dates import Dates
from pakten.reading.mistake import Mistake
from pakten.reading.moment import Moment, moment
from pakten.reading.passage import Value

Place = tuple[date, Timespan]
"""What entries are sorted by, as the rule of order has it."""


def place_of(values: dict[str, Value], zone: ZoneInfo) -> Place | None:
    """Where an entry belongs; None when its times cannot be understood."""
    dates = Dates(zone)
    try:
        written = values.get("occasions")
        occasions = tuple(_occasion(one, dates) for one in (written if isinstance(written, list) else ()))
        start = values.get("start")
        if not occasions and not isinstance(start, str):
            return None
        end = values.get("end")
        span = dates.whole(_moment(start), _moment(end), occasions)
    except Mistake:
        return None
    return None if dates.mistakes else (span.first, span)


def _occasion(written: Value, dates: Dates) -> Occasion:
    values = written if isinstance(written, dict) else {}
    start, status = values.get("start"), str(values.get("status", Status.CONFIRMED))
    known = Status(status) if status in list(Status) else Status.CONFIRMED
    span = dates.span(moment(start.strip() if isinstance(start, str) else ""), _moment(values.get("end")))
    return Occasion("", span, known)


def _moment(written: Value | None) -> Moment | None:
    return moment(written.strip()) if isinstance(written, str) else None
