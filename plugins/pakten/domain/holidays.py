"""Public holidays: days on which people are at home, so that an event then is probably a mistake.

The Swedish ones are computed (Lag 1989:253), with the three eves that the Annual Leave Act counts as such days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

Holidays = Callable[[int], Mapping[date, str]]
"""The holidays of a year, each with the key of its name."""


@lru_cache(maxsize=64)
def swedish(year: int) -> Mapping[date, str]:
    easter = easter_sunday(year)
    midsummer = _saturday_from(date(year, 6, 20))
    return {
        date(year, 1, 1): "new_year",
        date(year, 1, 6): "epiphany",
        easter - timedelta(days=2): "good_friday",
        easter: "easter",
        easter + timedelta(days=1): "easter_monday",
        date(year, 5, 1): "first_of_may",
        easter + timedelta(days=39): "ascension",
        easter + timedelta(days=49): "whitsun",
        date(year, 6, 6): "national_day",
        midsummer - timedelta(days=1): "midsummer_eve",
        midsummer: "midsummer",
        _saturday_from(date(year, 10, 31)): "all_saints",
        date(year, 12, 24): "christmas_eve",
        date(year, 12, 25): "christmas",
        date(year, 12, 26): "boxing_day",
        date(year, 12, 31): "new_years_eve",
    }


def none(year: int) -> Mapping[date, str]:  # noqa: ARG001 - a calendar without holidays is the same every year
    """For a network in a country whose holidays nobody has written down yet."""
    return {}


def easter_sunday(year: int) -> date:
    """By the Gregorian rule, in the form that J. M. Oudin gave it (Explanatory Supplement, 1992, page 583)."""
    golden = year % 19
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    epact -= epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(5 - day.weekday()) % 7)


CALENDARS: Mapping[str, Holidays] = {"": none, "sweden": swedish}
"""By the country whose holidays count; others are unknown until a network there needs them."""
