"""A moment as it is written: `2027-01-20 09:00`, `2027-01-20`, `2021-11`, `2021 vår`, `2020` or `TBA`.

It has no zone yet. With one, two moments become a span of time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.timespan import NonexistentTime, Precision, Season, Timespan, local_instant
from pakten.reading.mistake import Mistake
from pakten.reading.spoken import as_written

SEASONS = {
    "vår": Season.SPRING,
    "sommar": Season.SUMMER,
    "höst": Season.AUTUMN,
    "vinter": Season.WINTER,
    **{str(season): season for season in Season},
}

PATTERN = (
    rf"^(?:[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}}(?: [0-9]{{2}}:[0-9]{{2}})?)?| (?:{'|'.join(SEASONS)}))?|TBA)$"
)
_MOMENT = re.compile(
    "(?P<year>[0-9]{4})"
    "(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?: (?P<hour>[0-9]{2}):[0-9]{2})?)?| (?P<season>[^\\W0-9]+))?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    precision: Precision
    day: date
    clock: time | None = None
    season: Season | None = None

    def instant(self, zone: ZoneInfo) -> datetime:
        return local_instant(self.day, self.clock or time(), zone)


@lru_cache(maxsize=8192)
def moment(text: str) -> Moment:
    """The moment that a text means, without guessing; raises Mistake with what it may have meant."""
    if text == "TBA":
        return Moment(Precision.UNSET, date.max)
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise _unclear(text)
    if found["season"]:
        season = SEASONS.get(found["season"])
        if season is None:
            raise _unclear(text)
        return Moment(Precision.SEASON, date(_year(text), season.first_month, 1), season=season)
    if found["hour"]:
        return Moment(Precision.MINUTE, _day(text[:10]), _clock(text[11:]))
    if found["day"]:
        return Moment(Precision.DAY, _day(text))
    if found["month"]:
        return Moment(Precision.MONTH, _day(f"{text}-01", text))
    return Moment(Precision.YEAR, date(_year(text), 1, 1))


def day(text: str) -> date:
    """A moment that must be a whole day."""
    written = moment(text)
    if written.precision is not Precision.DAY:
        instead = text[:10] if written.precision is Precision.MINUTE else ""
        raise Mistake(Code.NOT_A_DAY, instead=instead, value=text)
    return written.day


def span(start: Moment, end: Moment | None, zone: ZoneInfo, key: str = "start") -> Timespan:
    """From `start` to `end`, as exact as they are written; `key` is what `start` is called in the entry."""
    if end is not None and (end.precision is not start.precision or start.precision > Precision.DAY):
        raise _unequal(start, end)
    if start.precision is Precision.MINUTE:
        first = _instant(start, zone, key)
        last = None if end is None else _instant(end, zone, "end")
        if last is not None and last <= first:
            raise Mistake(Code.ENDS_BEFORE_START, "end", start=_said(start))
        return Timespan.between(first, last)
    if start.precision is Precision.DAY:
        if end is not None and end.day < start.day:
            raise Mistake(Code.ENDS_BEFORE_START, "end", start=_said(start))
        return Timespan.days(start.day, end.day if end else None)
    if start.precision is Precision.MONTH:
        return Timespan.month(start.day.year, start.day.month)
    if start.season is not None:
        return Timespan.season(start.day.year, start.season)
    return Timespan.year(start.day.year) if start.precision is Precision.YEAR else Timespan.unset()


def _instant(written: Moment, zone: ZoneInfo, key: str) -> datetime:
    try:
        return written.instant(zone)
    except NonexistentTime:
        later = (datetime.combine(written.day, written.clock or time()) + timedelta(hours=1)).strftime("%Y-%m-%d %H:%M")
        raise Mistake(Code.SKIPPED_TIME, key, instead=later, value=_said(written)) from None


def _unequal(start: Moment, end: Moment) -> Mistake:
    """An end that is more or less exact than its start, or stands beside a start that has no day."""
    if start.precision is Precision.MINUTE and end.precision is Precision.DAY:
        return Mistake(Code.UNEQUAL_END, "end", instead=f"{end.day} {start.clock:%H}:00", start=_said(start))
    return Mistake(Code.UNEQUAL_END, "end", start=_said(start))


def _said(written: Moment) -> str:
    if written.clock is not None:
        return f"{written.day} {written.clock:%H:%M}"
    if written.precision is Precision.DAY:
        return str(written.day)
    return {Precision.MONTH: f"{written.day:%Y-%m}", Precision.YEAR: f"{written.day:%Y}"}.get(
        written.precision, "TBA" if written.precision is Precision.UNSET else f"{written.day:%Y} {written.season}"
    )


def _unclear(text: str) -> Mistake:
    guess = as_written(text)
    if guess.weekday_differs:
        return Mistake(Code.WRONG_WEEKDAY, value=text, weekday=guess.weekday, instead=guess.text)
    return Mistake(Code.NOT_A_TIME, instead=guess.text, value=text)


def _year(text: str) -> int:
    year = int(text[:4])
    # What lies outside is a slip of the finger, and dates near the ends of the calendar cannot be computed with.
    if not 1900 <= year <= 2199:
        raise Mistake(Code.NO_SUCH_DAY, value=text)
    return year


def _day(text: str, written: str = "") -> date:
    _year(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Mistake(Code.NO_SUCH_DAY, value=written or text) from None


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Mistake(Code.NO_SUCH_TIME, value=text) from None
