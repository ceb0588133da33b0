"""A series as occasions of one event: each date with an id that it keeps when it is moved or called off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pakten.domain.code import Code
from pakten.importing.calendar.components import Component
from pakten.importing.calendar.moments import Moment, ends, moment
from pakten.importing.calendar.series import Dates, dates_of, key_in, key_of
from pakten.importing.calendar.times import Times, times
from pakten.importing.calendar.zones import Zones
from pakten.importing.rows import Note, Terms
from pakten.reading.forms.mistake import Mistake
from pakten.reading.yaml.nodes import Value


@dataclass(frozen=True, slots=True)
class Series:
    occasions: tuple[dict[str, Value], ...]
    notes: tuple[Note, ...]


def occasions_of(entry: Component, changed: list[Component], zones: Zones, terms: Terms) -> Series:
    """The dates of a series up to the horizon. Raises Mistake when it cannot be followed."""
    if any(one.all("RECURRENCE-ID")[0].parameters.get("RANGE") for one in changed):
        raise Mistake(Code.REPEATS, value="RANGE=THISANDFUTURE")
    first = moment(entry.all("DTSTART")[0], zones)
    last = ends(entry, first, zones)
    dates = dates_of(entry, first, zones, terms)
    own = {key_in(moment(one.all("RECURRENCE-ID")[0], zones), first): one for one in changed}
    occasions: list[dict[str, Value]] = []
    notes: list[Note] = []
    for start in dates.starts:
        change = own.pop(key_of(start), None) or own.pop((False, _day(start)), None)
        ruled = times(entry, start, _end(first, last, start), terms)
        occasions.append(_occasion(ruled, change, entry, zones, terms, notes))
    for change in own.values():
        # The rule does not give the date for which this one stands: it is a date of its own.
        if change.text("STATUS").upper() != "CANCELLED":
            at = moment(change.all("DTSTART")[0], zones) if change.all("DTSTART") else None
            if at is not None and terms.today <= _day(at) <= terms.until:
                occasions.append(
                    _occasion(times(change, at, ends(change, at, zones), terms), None, entry, zones, terms, notes)
                )
    occasions.sort(key=lambda one: str(one["start"]))
    return Series(tuple(_named(occasions)), tuple(dict.fromkeys((*_told(dates, len(occasions), terms), *notes))))


def _occasion(
    ruled: Times, change: Component | None, entry: Component, zones: Zones, terms: Terms, notes: list[Note]
) -> dict[str, Value]:
    own: dict[str, Value] = {"id": ruled.start[:10], **ruled.cells}
    if change is None:
        return own
    if change.text("STATUS").upper() in ("CANCELLED", "CANCELED"):
        return {**own, "status": "cancelled"}
    if change.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        notes.append(Note.of("private_date", day=ruled.start[:10]))
        return {**own, "status": "cancelled"}
    written_start = change.first("DTSTART")
    if written_start is not None:
        start = moment(written_start, zones)
        moved = times(change, start, ends(change, start, zones), terms)
        own = {"id": own["id"], **moved.cells}
        if moved.start != ruled.start:
            own["previous_start"] = [ruled.start]
    if change.text("SUMMARY") and change.text("SUMMARY") != entry.text("SUMMARY"):
        notes.append(Note.of("date_title", day=str(own["start"])[:10]))
    if change.text("LOCATION") and change.text("LOCATION") != entry.text("LOCATION"):
        notes.append(Note.of("date_place", day=str(own["start"])[:10]))
    return own


def _day(one: Moment) -> date:
    return one.date() if isinstance(one, datetime) else one


def _end(first: Moment, last: Moment | None, start: Moment) -> Moment | None:
    """As long after the start as in the first date, by the clock on the wall."""
    if last is None:
        return None
    if isinstance(first, datetime) and isinstance(last, datetime) and isinstance(start, datetime):
        same = last.astimezone(first.tzinfo) if first.tzinfo and last.tzinfo else last
        return start + (same.replace(tzinfo=None) - first.replace(tzinfo=None))
    return start + (last - first)


def _told(dates: Dates, count: int, terms: Terms) -> Iterator[Note]:
    yield Note.of("series", count=count)
    if dates.ends_at is not None:
        yield Note.of("horizon", day=dates.ends_at)
    if dates.passed:
        yield Note.of("passed", count=dates.passed, day=terms.today)


def _named(occasions: list[dict[str, Value]]) -> Iterator[dict[str, Value]]:
    """Several on one day are told apart by their hour."""
    seen: set[str] = set()
    for one in occasions:
        id_ = str(one["id"])
        clock = str(one["start"])[11:].replace(":", "")
        candidates = (id_, f"{id_}-{clock}", *(f"{id_}-{number}" for number in range(2, len(occasions) + 2)))
        name = next(name for name in candidates if name not in seen and not name.endswith("-"))
        seen.add(name)
        yield {**one, "id": name}
