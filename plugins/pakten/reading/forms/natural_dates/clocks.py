"""Hours as minutes of their day, and in the zone of the network."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.timespan import NonexistentTime, local_instant
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.grammar import Hours, SpokenClock
from pakten.reading.forms.natural_dates.token import Token
from pakten.reading.forms.natural_dates.tokens import HOME

_DAY = 24 * 60
_EVENING, _MORNING = 17 * 60, 6 * 60
_CLOCKS_OF = {"cet": "Europe/Berlin", "cest": "Europe/Berlin", "gmt": "Europe/London"}
"""Where a zone's own name is used: `CET` in summer may be what the clocks show, or an hour less."""


def minutes_of(hours: Hours) -> tuple[int, ...]:
    """The beginning and the end, counted from midnight; nothing when they cannot be a span of hours.

    Raises Mistake for an hour that no clock shows.
    """
    if not hours:
        return ()
    if len(hours) == 1:
        return tuple(minute for minute in (_minute(hours[0]),) if minute is not None)
    first, last = hours
    if first.half and not last.half:
        return ()
    end = _minute(last)
    begins = [_minute(first)]
    if last.half and not first.half and first.hour <= 12:
        # "9–11 em" is said of both; "11–1 em" of the end alone.
        halves = [last.half] + (["am"] if last.half == "pm" else [])
        begins = [_minute(SpokenClock(first.hour, first.minute, half)) for half in halves]
    begin = next((one for one in begins if one is not None and end is not None and one < end), begins[0])
    if begin is None or end is None:
        return ()
    if end <= begin and begin >= _EVENING and end <= _MORNING:
        end += _DAY
    return (begin, end) if begin < end else ()


def _minute(clock: SpokenClock) -> int | None:
    """Of the day; 24:00 is the end of it. None for "15 em" and the like."""
    if clock.half and not 1 <= clock.hour <= 12:
        return None
    hour = clock.hour % 12 + 12 * (clock.half == "pm") if clock.half else clock.hour
    if hour * 60 + clock.minute > _DAY or clock.minute > 59:
        raise Mistake(Code.NO_SUCH_TIME, value=f"{clock.hour:02}:{clock.minute:02}")
    return hour * 60 + clock.minute


def moment(day: date, minute: int, zone: ZoneInfo | None, written_in: Token | None, text: str) -> str:
    """A minute of a day as the file wants it, in the zone of the network. Raises Mistake when clocks never show it."""
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    written = f"{local:%Y-%m-%d %H:%M}"
    try:
        if written_in is not None:
            return f"{_converted(local, zone, written_in, text):%Y-%m-%d %H:%M}"
        if zone is not None:
            local_instant(local.date(), local.time(), zone)
    except NonexistentTime:
        raise Mistake(
            Code.SKIPPED_TIME, value=written, instead=f"{local + timedelta(hours=1):%Y-%m-%d %H:%M}"
        ) from None
    return written


def _converted(local: datetime, zone: ZoneInfo | None, written_in: Token, text: str) -> datetime:
    """The minute as clocks of the network show it, if it is certain which one is meant."""
    if zone is None:
        raise Mistake(Code.OTHER_ZONE, value=text)
    if written_in.text == HOME:
        instant = local_instant(local.date(), local.time(), ZoneInfo("Europe/Berlin"))
    else:
        instant = (local - timedelta(minutes=written_in.value)).replace(tzinfo=UTC)
        place = _CLOCKS_OF.get(written_in.text)
        if place and instant.astimezone(ZoneInfo(place)).utcoffset() != timedelta(minutes=written_in.value):
            raise Mistake(Code.OTHER_ZONE, value=text)
    there = instant.astimezone(zone)
    if there.fold:
        # The second of two hours with one name cannot be written.
        raise Mistake(Code.OTHER_ZONE, value=text)
    return there
