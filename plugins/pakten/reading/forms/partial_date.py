"""A moment as it is written: `2027-01-20 09:00`, `2027-01-20`, `2021-11`, `2021 vår`, `2020` or `TBA`.

It has no zone yet: two moments become a span of time in `dates`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.timespan import Precision, Season, local_instant
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.interpretation import interpret

SEASONS = {
    "vår": Season.SPRING,
    "sommar": Season.SUMMER,
    "höst": Season.AUTUMN,
    "vinter": Season.WINTER,
    **{str(season): season for season in Season},
}

PATTERN = rf"^(?:[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}}(?: [0-9]{{2}}:[0-9]{{2}})?)?| (?:{'|'.join(SEASONS)}))?|TBA)$"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = re.compile(
    "(?P<year>[0-9]{4})"
    "(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?: (?P<hour>[0-9]{2}):[0-9]{2})?)?| (?P<season>[^\\W0-9]+))?"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    precision: Precision
    day: date
    clock: time | None = None
    season: Season | None = None

    def instant(self, zone: ZoneInfo) -> datetime:
        """The minute in `zone`; the beginning of a day. Raises NonexistentTime when clocks skip it."""
        return local_instant(self.day, self.clock or time(), zone)

    def __str__(self) -> str:
        if self.clock is not None:
            return f"{self.day} {self.clock:%H:%M}"
        if self.season is not None:
            return f"{self.day.year} {self.season}"
        return {
            Precision.DAY: str(self.day),
            Precision.MONTH: f"{self.day:%Y-%m}",
            Precision.YEAR: str(self.day.year),
        }.get(self.precision, "TBA")


def partial_date(text: str) -> PartialDate:
    """The moment that a text means, without guessing; raises Mistake with what it may have meant."""
    if text == "TBA":
        return PartialDate(Precision.UNSET, date.max)
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise _unclear(text)
    if found["season"]:
        season = SEASONS.get(found["season"])
        if season is None:
            raise _unclear(text)
        return PartialDate(Precision.SEASON, date(_year(text), season.first_month, 1), season=season)
    if found["hour"]:
        moment = _day(text[:10])
        try:
            return PartialDate(Precision.MINUTE, moment, time.fromisoformat(text[11:]))
        except ValueError:
            raise Mistake(Code.NO_SUCH_TIME, value=text[11:]) from None
    if found["day"]:
        return PartialDate(Precision.DAY, _day(text))
    if found["month"]:
        return PartialDate(Precision.MONTH, _day(f"{text}-01", text))
    return PartialDate(Precision.YEAR, date(_year(text), 1, 1))


def day(text: str) -> date:
    """A moment that must be a whole day."""
    try:
        written = partial_date(text)
    except Mistake as mistake:
        if mistake.instead and not re.fullmatch(_DAY, mistake.instead):
            raise Mistake(Code.NOT_A_DAY, value=text) from None
        raise
    if written.precision is not Precision.DAY:
        raise Mistake(Code.NOT_A_DAY, value=text)
    return written.day


def timestamp(text: str) -> PartialDate:
    """A moment at which something changed: a day, or a minute of it."""
    written = partial_date(text)
    if written.precision > Precision.DAY:
        raise Mistake(Code.NOT_A_DAY, value=text)
    return written


def _unclear(text: str) -> Mistake:
    found = interpret(text)
    if found.mistake is not None:
        return found.mistake
    if len(found.spans) > 1:
        return Mistake(Code.SEVERAL_DATES, value=text)
    if found.is_tentative:
        return Mistake(Code.TENTATIVE_IN_DATE, value=text)
    if found.only and found.only.end:
        return Mistake(Code.START_AND_END, value=text)
    serial = str(_SERIAL_ZERO + timedelta(int(text))) if re.fullmatch("[345][0-9]{4}", text) else ""
    return Mistake(Code.NOT_A_TIME, instead=found.only.start if found.only else serial, value=text)


_SERIAL_ZERO = date(1899, 12, 30)
"""From which spreadsheets count the days that they show as dates."""


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
