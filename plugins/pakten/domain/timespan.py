"""When something happens: a span of time that is as exact as its source.

A span is known to the minute, to the day, to the month, the season or the year, or has no date yet. It is
never a "floating" time: an instant has a named zone, and a whole day is a day, not a midnight.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from functools import total_ordering
from zoneinfo import ZoneInfo


class Precision(IntEnum):
    """How much is known about the time, the most exact first."""

    MINUTE = 0
    DAY = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    UNSET = 5


class Season(StrEnum):
    """The meteorological seasons of the north; winter begins in December of its year."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"

    @property
    def first_month(self) -> int:
        return {Season.SPRING: 3, Season.SUMMER: 6, Season.AUTUMN: 9, Season.WINTER: 12}[self]


class NonexistentTime(ValueError):
    """The clock skips this local time when summer time begins."""


def local_instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant at which clocks in `zone` show this time; the first of the two when an hour is repeated.

    Raises NonexistentTime for a time inside the gap of daylight saving.
    """
    instant = datetime.combine(day, clock, zone)
    there_and_back = instant.astimezone(UTC).astimezone(zone)
    if is_odd(instant) and there_and_back.replace(tzinfo=None) != instant.replace(tzinfo=None):
        raise NonexistentTime(f"{day} {clock:%H:%M}")
    return instant


def is_odd(instant: datetime) -> bool:
    """Whether clocks skip this local time or, if it exists, show it twice (PEP 495)."""
    return instant.replace(fold=0).utcoffset() != instant.replace(fold=1).utcoffset()


@total_ordering
@dataclass(frozen=True, slots=True)
class Timespan:
    """From `first` to `last`, both days inclusive, and to the minute where `start` is known.

    Spans are ordered by when they begin; on one day whole days come before hours, and what is vaguer comes later.
    """

    precision: Precision
    first: date
    last: date
    start: datetime | None = None
    end: datetime | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a span cannot end before it begins")
        if (self.precision is Precision.MINUTE) != (self.start is not None):
            raise ValueError("only a span known to the minute has a start")
        for instant in (self.start, self.end):
            if instant is not None and instant.tzinfo is None:
                raise ValueError("an instant needs a zone")
        if self.end is not None and (self.start is None or not _is_before(self.start, self.end)):
            raise ValueError("a span cannot end before it begins")

    @classmethod
    def between(cls, start: datetime, end: datetime | None = None) -> Timespan:
        """A span known to the minute; without an end it lasts for an unknown part of its day."""
        last = start.date() if end is None else (end - timedelta(microseconds=1)).date()
        return cls(Precision.MINUTE, start.date(), max(last, start.date()), start, end)

    @classmethod
    def days(cls, first: date, last: date | None = None) -> Timespan:
        """Whole days, the last one included."""
        return cls(Precision.DAY, first, last or first)

    @classmethod
    def month(cls, year: int, month: int) -> Timespan:
        return cls(Precision.MONTH, date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def season(cls, year: int, season: Season) -> Timespan:
        first = date(year, season.first_month, 1)
        end = date(year + 1, 2, 1) if season is Season.WINTER else date(year, season.first_month + 2, 1)
        return cls(Precision.SEASON, first, date(end.year, end.month, monthrange(end.year, end.month)[1]))

    @classmethod
    def year(cls, year: int) -> Timespan:
        return cls(Precision.YEAR, date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def unset(cls) -> Timespan:
        """No date yet: after everything that has one."""
        return cls(Precision.UNSET, date.max, date.max)

    @property
    def is_dated(self) -> bool:
        """Whether the days are known, so that it can stand in a calendar."""
        return self.precision <= Precision.DAY

    @property
    def is_set(self) -> bool:
        return self.precision is not Precision.UNSET

    @property
    def which_season(self) -> Season | None:
        if self.precision is not Precision.SEASON:
            return None
        return next(season for season in Season if season.first_month == self.first.month)

    def seen_in(self, zone: ZoneInfo) -> Timespan:
        """The same, by the clocks of a zone; days are days everywhere."""
        if self.start is None or self.start.tzinfo is zone:
            return self
        return Timespan.between(self.start.astimezone(zone), self.end.astimezone(zone) if self.end else None)

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def is_over(self, today: date) -> bool:
        """A span that ends today is not over: it stays until midnight."""
        return self.is_set and self.last < today

    @property
    def leaves_calendars(self) -> date:
        """The day from which calendars no longer carry it: twelve months after it was over."""
        if self.last.year >= date.max.year - 1:
            return date.max
        after = self.last + timedelta(days=1)
        is_leap_day = (after.month, after.day) == (2, 29)
        return date(after.year + 1, 3, 1) if is_leap_day else after.replace(year=after.year + 1)

    def overlaps(self, other: Timespan) -> bool:
        """Whether some moment belongs to both; hours that only touch do not overlap."""
        if self.start and self.end and other.start and other.end:
            return _is_before(self.start, other.end) and _is_before(other.start, self.end)
        return self.is_set and other.is_set and self.first <= other.last and other.first <= self.last

    def __lt__(self, other: Timespan) -> bool:
        return self._key() < other._key()

    def _key(self) -> tuple[date, int, datetime, date, datetime]:
        vague = 0 if self.is_dated else int(self.precision)
        start = self.start.astimezone(UTC) if self.start else _DAWN
        end = self.end.astimezone(UTC) if self.end else _DAWN
        return (self.first, vague, start, self.last, end)


def _is_before(one: datetime, other: datetime) -> bool:
    """Python compares times of one zone by the clock, which shows some of them twice."""
    return one.astimezone(UTC) < other.astimezone(UTC)


_DAWN = datetime.min.replace(tzinfo=UTC)
