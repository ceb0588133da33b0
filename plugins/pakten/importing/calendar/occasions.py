"""A series as occasions of one event: each date with an id that it keeps when it is moved or called off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from pakten.importing.calendar.components import Component
from pakten.importing.calendar.moments import Moment, day_of, ends, moment
from pakten.importing.calendar.series import dates_of, key_in, key_of
from pakten.importing.calendar.times import Times, times
from pakten.importing.calendar.zones import Zones
from pakten.importing.rows import Note, Terms
from pakten.reading.yaml.values import Value

_FUTURE = "THISANDFUTURE"


@dataclass(frozen=True, slots=True)
class Series:
    occasions: tuple[dict[str, Value], ...]
    notes: tuple[Note, ...]


def occasions_of(entry: Component, changed: list[Component], zones: Zones, terms: Terms) -> Series:
    """The dates of a series up to the horizon. Raises Mistake when it cannot be followed."""
    first = moment(entry.all("DTSTART")[0], zones)
    last = ends(entry, first, zones)
    dates = dates_of(entry, first, zones, terms)
    own = {key_in(_replaced(one, zones), first): one for one in changed}
    # Those that are about all later dates too (RFC 5545, section 3.2.13).
    onwards = [one for one in changed if one.all("RECURRENCE-ID")[0].parameters.get("RANGE", "").upper() == _FUTURE]
    onwards.sort(key=lambda one: str(_replaced(one, zones)))
    occasions: list[dict[str, Value]] = []
    notes: list[Note] = []
    for start in dates.starts:
        change = own.pop(key_of(start), None) or own.pop((False, day_of(start)), None)
        if change is None:
            change = next((one for one in reversed(onwards) if day_of(_replaced(one, zones)) < day_of(start)), None)
        ruled = times(entry, start, dates.ends.get(key_of(start)) or _end(first, last, start), terms)
        moved = _moved(change, start, zones, terms) if change else None
        occasions.append(_occasion(ruled, change, moved, entry, notes))
    for change in own.values():
        # The rule does not give the date for which this one stands: it is a date of its own.
        if change.text("STATUS").upper() != "CANCELLED":
            at = moment(change.all("DTSTART")[0], zones) if change.all("DTSTART") else None
            is_told = not dates.passed or (at is not None and day_of(at) >= terms.today)
            if at is not None and is_told and day_of(at) <= terms.until:
                occasions.append(_occasion(times(change, at, ends(change, at, zones), terms), None, None, entry, notes))
    occasions.sort(key=lambda one: str(one["start"]))
    told = [Note.of("series", count=len(occasions))]
    told += [Note.of("horizon", day=dates.ends_at)] if dates.ends_at is not None else []
    told += [Note.of("passed", count=dates.passed, day=terms.today)] if dates.passed else []
    return Series(tuple(_named(occasions)), tuple(dict.fromkeys((*told, *notes))))


def _occasion(
    ruled: Times, change: Component | None, moved: Times | None, entry: Component, notes: list[Note]
) -> dict[str, Value]:
    own: dict[str, Value] = {"id": ruled.start[:10], **ruled.cells}
    if change is None:
        return own
    if change.text("STATUS").upper() in ("CANCELLED", "CANCELED"):
        return {**own, "status": "cancelled"}
    if change.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
        notes.append(Note.of("private_date", day=ruled.start[:10]))
        return {**own, "status": "cancelled"}
    if moved is not None:
        own = {"id": own["id"], **moved.cells}
        if moved.start != ruled.start:
            own["previous_start"] = [ruled.start]
    # What is its own becomes fit for public with the rest of the row.
    for name, key in (("SUMMARY", "status_note"), ("LOCATION", "place")):
        if change.text(name) and change.text(name) != entry.text(name):
            own[key] = change.text(name)
    return own


def _moved(change: Component, start: Moment, zones: Zones, terms: Terms) -> Times | None:
    """When a date is by a change: of its own, or as far from what the rule says as in the date that was changed."""
    written_start = change.first("DTSTART")
    if written_start is None:
        return None
    at, was = moment(written_start, zones), _replaced(change, zones)
    end = ends(change, at, zones)
    later = _wall(start, start) - _wall(was, start)
    return times(change, at + later, end + later if end is not None else None, terms)


def _replaced(change: Component, zones: Zones) -> Moment:
    """The date of the rule for which a change stands."""
    return moment(change.all("RECURRENCE-ID")[0], zones)


def _wall(one: Moment, like: Moment) -> datetime:
    """On the clock of the wall where another moment is; the same day counts as the same hour where none is said."""
    if not isinstance(one, datetime):
        hour = like.time() if isinstance(like, datetime) else time()
        return datetime.combine(one, hour)
    zone = like.tzinfo if isinstance(like, datetime) else None
    return (one.astimezone(zone) if one.tzinfo and zone else one).replace(tzinfo=None)


def _end(first: Moment, last: Moment | None, start: Moment) -> Moment | None:
    """As long after the start as in the first date, by the clock on the wall."""
    if last is None:
        return None
    if isinstance(first, datetime) and isinstance(last, datetime) and isinstance(start, datetime):
        same = last.astimezone(first.tzinfo) if first.tzinfo and last.tzinfo else last
        return start + (same.replace(tzinfo=None) - first.replace(tzinfo=None))
    return start + (last - first)


def _named(occasions: list[dict[str, Value]]) -> Iterator[dict[str, Value]]:
    """Several on one day are told apart by their hour, in a way that is no personal identity number."""
    seen: set[str] = set()
    for one in occasions:
        id_ = str(one["id"])
        clock = str(one["start"])[11:].replace(":", "")
        candidates = (id_, f"{id_}t{clock}", *(f"{id_}-{number}" for number in range(2, len(occasions) + 2)))
        name = next(name for name in candidates if name not in seen and not name.endswith("t"))
        seen.add(name)
        yield {**one, "id": name}
