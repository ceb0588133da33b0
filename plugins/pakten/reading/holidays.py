"""Public holidays: days on which people are at home, so that an event then is probably a mistake.

The library holidays knows them, for each country and many parts of countries. It is imported where it is asked, because
it takes a tenth of the time in which a command answers, and mostly nobody has to: the days of a year are remembered. So
is Babel, which knows what languages call countries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from pakten.reading.memory.store import Kept, digest
from pakten.reading.suggestion import near

if TYPE_CHECKING:
    from holidays import HolidayBase

Holidays = Callable[[date, date], dict[date, str]]
"""The holidays from one day to another, both included, each with its name."""

_LONGEST = timedelta(days=366)
"""What lasts longer meets every holiday there is, and none by mistake."""


def holidays_of(place: str, language: str, kept: Kept[dict[int, str]] | None = None) -> Holidays:
    """The holidays of a country as a network names it, in its language where the library has that."""
    known = kept or Kept()

    @cache
    def of_year(year: int) -> dict[int, str]:
        return known.get(digest(place.encode(), language.encode(), b"%d" % year), partial(_days, place, language, year))

    def between(first: date, last: date) -> dict[date, str]:
        if not place:
            return {}
        days = ((first + timedelta(days=n)) for n in range(min(last - first, _LONGEST).days + 1))
        named = ((day, of_year(day.year).get(day.toordinal(), "")) for day in days)
        return {day: name for day, name in named if name}

    return between


def _days(place: str, language: str, year: int) -> dict[int, str]:
    """Those of a year, by their numbers."""
    calendar = _calendar(place, language)
    if calendar is None:
        return {}
    days = map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1))
    return {day.toordinal(): calendar[day] for day in days if day in calendar}


def is_known(place: str) -> bool:
    return not place or _is_named_as_module(place) or _calendar(place, "") is not None


def _is_named_as_module(place: str) -> bool:
    """Whether a module of the library has its name, as most write it: for that nobody needs to import it."""
    name, library = _folded(place).replace(" ", "_"), find_spec("holidays")
    modules = (Path(one, "countries", f"{name}.py") for one in (library and library.submodule_search_locations) or ())
    return name.isidentifier() and name[0] != "_" and any(one.exists() for one in modules)


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
