"""Public holidays: days on which people are at home, so that an event then is probably a mistake.

The library holidays knows them, for each country and many parts of countries. It is imported where it is asked, because
it takes a tenth of the time in which a command answers, and a network need not name a country; so is Babel, which
knows what languages call countries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from pakten.reading.suggestion import near

if TYPE_CHECKING:
    from holidays import HolidayBase

Holidays = Callable[[date, date], dict[date, str]]
"""The holidays from one day to another, both included, each with its name."""

_LONGEST = timedelta(days=366)
"""What lasts longer meets every holiday there is, and none by mistake."""


def holidays_of(place: str, language: str) -> Holidays:
    """The holidays of a country as a network names it, in its language where the library has that."""
    calendar = _calendar(place, language)

    def between(first: date, last: date) -> dict[date, str]:
        if calendar is None:
            return {}
        days = ((first + timedelta(days=n)) for n in range(min(last - first, _LONGEST).days + 1))
        return {day: calendar[day] for day in days if day in calendar}

    return between


def is_known(place: str) -> bool:
    return not place or _calendar(place, "") is not None


def nearest(place: str) -> str:
    """The country that is probably meant, by its English name; what a language calls it is no name here."""
    from babel import Locale  # noqa: PLC0415 - see above

    called = {_folded(name): code for locale in ("sv", "en") for code, name in Locale(locale).territories.items()}
    names = _countries()
    english = {code: name for name, code in names.items() if len(name) > len(code) + 1}
    return english.get(called.get(_folded(place), ""), "") or near(_folded(place), english.values())


@cache
def _calendar(place: str, language: str) -> HolidayBase | None:
    import holidays  # noqa: PLC0415 - see above

    # The code of a country, or that and the name of a part of it: `gb-sct`.
    folded, countries = _folded(place), _countries()
    code, _, part = (folded, "", "") if folded in countries else folded.rpartition("-")
    if code not in countries:
        return None
    country = countries[code]
    with _single_countries():
        bare = holidays.country_holidays(country)
    parts = {_folded(one): one for one in bare.get_subdivision_aliases()}
    if part and part not in parts:
        return None
    # What the law treats as a holiday though it is none, such as the eves of the Swedish Annual Leave Act.
    categories = {"public", "de_facto"}.intersection(bare.supported_categories)
    # Without a language the library takes that of the machine.
    spoken = next((one for one in bare.supported_languages if one.split("_")[0] == language), bare.default_language)
    return holidays.country_holidays(country, subdiv=parts.get(part), language=spoken, categories=categories)


@contextmanager
def _single_countries() -> Iterator[None]:
    """The library, while it imports a country that is asked for and not the two hundred others.

    A hack: their package imports all that are in it, so an empty one stands in its place meanwhile. It can go when the
    library does without.
    """
    import holidays  # noqa: PLC0415 - see above

    name = "holidays.countries"
    known = sys.modules.get(name)
    alone = ModuleType(name)
    alone.__path__ = [str(Path(folder, "countries")) for folder in holidays.__path__]
    sys.modules[name] = known or alone
    try:
        yield
    finally:
        if known is None:
            del sys.modules[name]


def _countries() -> dict[str, str]:
    """The codes of two letters, by all that the library calls each country."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - see above

    return {_folded(name): codes[1] for module, codes in COUNTRIES.items() for name in (*codes[1:3], module)}


def _folded(name: str) -> str:
    return name.strip().casefold().replace("_", " ")
