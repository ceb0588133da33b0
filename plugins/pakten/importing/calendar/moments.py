"""Moments of a calendar: a day, or a time in a zone, and how long something takes."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import vDuration

from pakten.domain.code import Code
from pakten.importing.calendar.components import Component, Property
from pakten.reading.forms.mistake import Mistake

Moment = date | datetime
"""A day, a time in a zone, or a time that floats."""
Zone = Callable[[str], tzinfo | None]
"""The zone of a name; without a name that of the calendar, if it has one."""

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_TIME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})[T ](\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z?)")


def moments(written: Property, zone: Zone) -> list[Moment]:
    """All moments of a property. Raises Mistake for one that is none, or whose zone nobody knows."""
    return [_moment(one.strip().partition("/")[0], written, zone) for one in written.value.split(",") if one.strip()]


def day_of(one: Moment) -> date:
    return one.date() if isinstance(one, datetime) else one


def moment(written: Property, zone: Zone) -> Moment:
    found = moments(written, zone)
    if len(found) != 1:
        raise Mistake(Code.NOT_A_TIME, value=written.value)
    return found[0]


def ends(entry: Component, start: Moment, zone: Zone) -> Moment | None:
    """When something is over: for whole days the day after the last; None when it says nothing."""
    written, length = entry.first("DTEND"), entry.first("DURATION")
    if written is not None:
        end = moment(written, zone)
        # A day for a day and a time for a time, whatever a program has mixed.
        if isinstance(start, datetime):
            return end if isinstance(end, datetime) else datetime.combine(end, time(), start.tzinfo)
        return day_of(end)
    return after(start, duration(length.value)) if length is not None else None


def after(start: Moment, length: timedelta) -> Moment:
    """What is so much later by the clock on the wall for days, and by a stopwatch for hours."""
    if not isinstance(start, datetime) or start.tzinfo is None or length % timedelta(days=1) == timedelta():
        return start + length
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)


def duration(text: str) -> timedelta:
    try:
        length: timedelta = vDuration.from_ical(text.strip())  # type: ignore[no-untyped-call]
    except ValueError:
        raise Mistake(Code.NOT_A_TIME, value=text) from None
    return length


def _moment(text: str, written: Property, zone: Zone) -> Moment:
    found, day = _TIME.fullmatch(text), _DAY.fullmatch(text)
    try:
        if day:
            return date(*map(int, day.groups()))
        if not found:
            raise ValueError
        local = datetime(*(int(part or 0) for part in found.groups()[:6]))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        raise Mistake(Code.NOT_A_TIME, value=text) from None
    if found[7]:
        # A series that is written in UTC is meant by the clocks of its calendar.
        return local.replace(tzinfo=UTC).astimezone(zone("") or UTC)
    name = written.parameters.get("TZID", "")
    known = zone(name)
    if name and known is None:
        raise Mistake(Code.UNKNOWN_ZONE, value=name)
    return local.replace(tzinfo=known)
