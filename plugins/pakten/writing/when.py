"""A span of time in words, by the rules of the language (Swedish: webbriktlinjer R66 and Svenska skrivregler).

"onsdag 20 januari 2027 kl. 9–11.30", "20–21 januari 2027", "november 2021", "våren 2021", "datum kommer".
"""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_location

from pakten.domain.timespan import Precision, Timespan
from pakten.locale import Words

KEPT = 2**16
"""How many phrases are kept: the days of a network's years, each said in a few ways."""


@lru_cache(maxsize=KEPT)
def when(span: Timespan, words: Words, *, weekday: bool = True) -> str:
    """The span in a sentence, always with its year."""
    if span.precision is Precision.UNSET:
        return words("when.unset")
    if span.precision is Precision.YEAR:
        return str(span.first.year)
    if span.precision is Precision.SEASON:
        return words(f"when.in_{span.which_season}", year=span.first.year)
    if span.precision is Precision.MONTH:
        return day_in(span.first, "when.month", words)
    if span.start is None or span.first != span.last:
        return _days(span, words, weekday=weekday) if span.start is None else _over_midnight(span, words, weekday)
    day = day_in(span.first, "when.weekday_date" if weekday else "when.date", words)
    return words("when.at", day=day, time=hours(span, words))


def hours(span: Timespan, words: Words) -> str:
    """The hours alone: `9–11.30`, `18`; empty when they are not known."""
    if span.start is None:
        return ""
    if span.end is None:
        return clock(span.start, words)
    return words("when.range", first=clock(span.start, words), last=clock(span.end, words))


def clock(instant: datetime, words: Words) -> str:
    return _clock(instant.time(), words)


@lru_cache(maxsize=1440)
def _clock(time: time, words: Words) -> str:
    pattern = words("when.whole_hour" if time.minute == 0 else "when.hour")
    return format_time(time, pattern, locale=words.locale)


def elsewhere(span: Timespan, zone: str, words: Words) -> str:
    """The hours by the clocks of a zone, with what they are called for: nothing where they are the same."""
    if not zone:
        return ""
    there = span.seen_in(ZoneInfo(zone))
    if span.start is None or there.start is None or there.start.replace(tzinfo=None) == span.start.replace(tzinfo=None):
        return ""
    time = hours(there, words) if there.first == span.first else when(there, words)
    return words("event.there", time=time, city=get_timezone_location(zone, locale=words.locale, return_city=True))


def clocked(written: str, words: Words) -> str:
    """Hours as they are written (`09:00–09:30`), with the sign that the language has between hour and minute."""
    return written.replace(":", words("when.hour").strip("Hm"))


@lru_cache(maxsize=KEPT)
def day_in(day: date, pattern: str, words: Words) -> str:
    """A day by a pattern of the language (`when.weekday_date`, `when.date`, `when.month`) or of CLDR (`EEEE`)."""
    return format_date(day, words(pattern) if pattern in words else pattern, locale=words.locale)


def _days(span: Timespan, words: Words, *, weekday: bool) -> str:
    if span.first == span.last:
        return day_in(span.first, "when.weekday_date" if weekday else "when.date", words)
    within = "month" if span.first.month == span.last.month else "year"
    if span.first.year != span.last.year:
        first, last = (day_in(day, "when.date", words) for day in (span.first, span.last))
    else:
        first, last = (
            day_in(day, f"when.{within}_{end}", words) for day, end in ((span.first, "first"), (span.last, "last"))
        )
    return words("when.range" if first.rstrip(".").isdigit() else "when.wide_range", first=first, last=last)


def _over_midnight(span: Timespan, words: Words, weekday: bool) -> str:
    pattern = "when.weekday_date" if weekday else "when.date"
    ends = [
        words("when.at", day=day_in(instant.date(), pattern, words), time=clock(instant, words))
        for instant in (span.start, span.end)
        if instant is not None
    ]
    return words("when.wide_range", first=ends[0], last=ends[-1])
