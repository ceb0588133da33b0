"""What the tokens of a date say together: days, hours, and how they belong to one another. Every token counts.

The kinds of the tokens are read as one string, a letter each, so that each order of words is a pattern:
`WNMKC-C` is "onsdag 2 december kl 9.00–11.00".
"""

import re
from dataclasses import dataclass, replace

from pakten.reading.forms.natural_dates.token import Token


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A day as far as it is said; nought for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0
    week: int = 0
    other: tuple[int, int] = (0, 0)
    """Month and day, when they may also be the other way around."""
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SpokenClock:
    hour: int
    minute: int
    half: str = ""


Hours = tuple[SpokenClock, ...]
"""None, the beginning, or the beginning and the end."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One date or several, or the first and the last day of a span, each with its hours."""

    days: tuple[SpokenDay, ...] = ()
    hours: tuple[Hours, ...] = ()
    """As many as there are days; without any day, those of a day that is known elsewhere. Of a span, a beginning and an
    end are those of each of its days."""
    is_span: bool = False


_DAY = "(?:(?:V,?)?W?,?(?:D|(?:S|NM|MN)(?:,?Y)?)(?:,?V)?(?:,?W(?![,NMSDV]))?|(?:W,?V|V,?W|V)(?:,?Y)?)"
_NUMBER = "(?:W?,?N)"
_CLOCK = "(?:F?K?C|F?KN)"
_BETWEEN = "K?BK?[CN]&K?[CN]"
# Behind a day also "9–11" can only be hours.
_HOURS = f"(?:F?K?[CN]-K?[CN]|{_BETWEEN}|{_CLOCK})"
_BEFORE = f"(?:(?P<before>[FK]+[CN]-K?[CN]|C-K?[CN]|N-C|{_BETWEEN}|{_CLOCK}),?)?"
# Behind a day with its year a number alone can only be an hour.
_AFTER = f"(?:,?(?P<after>{_HOURS}|(?<=[DY])N))?(?:,?(?P<year>Y))?"

_ONE = re.compile(f"{_BEFORE}(?P<days>{_DAY}){_AFTER}")
_HOURS_OF_BOTH = re.compile(f"(?P<days>F?{_DAY},?{_CLOCK}-{_DAY},?{_CLOCK})(?:,?(?P<year>Y))?")
_SPAN = re.compile(f"{_BEFORE}(?:(?P<pair>W-W),?)?(?P<days>F?(?:{_DAY}|{_NUMBER})-{_DAY}){_AFTER}")
_SEVERAL = re.compile(f"{_BEFORE}(?P<days>(?:(?:{_DAY}|{_NUMBER})[,&]+)+{_DAY}){_AFTER}")
_HOURS_OF_EACH = re.compile(f"(?P<days>{_DAY},?{_HOURS}(?:[,&]+{_DAY},?{_HOURS})+)(?:,?(?P<year>Y))?")
_ONLY_HOURS = re.compile(_HOURS)
_PIECES = {
    _ONE: re.compile(f"(?P<day>{_DAY})"),
    _HOURS_OF_BOTH: re.compile(f"(?P<day>{_DAY})|{_CLOCK}"),
    _HOURS_OF_EACH: re.compile(f"(?P<day>{_DAY})|{_HOURS}"),
    **dict.fromkeys((_SPAN, _SEVERAL), re.compile(f"(?P<day>{_DAY}|{_NUMBER})")),
}
"""What the days of a pattern consist of; hours stand between them in some."""
_MONTH_FIRST = re.compile("(?<!N)M(?P<days>N(?:-N|(?:[,&]+N)+))(?![-MC])")


def statement(tokens: list[Token]) -> Statement | None:
    """What the tokens say, if they say one thing."""
    if moved := _MONTH_FIRST.search(_kinds(tokens)):
        # "December 2, 9" is "2, 9 December".
        first, last = moved.span()
        tokens = [*tokens[:first], *tokens[first + 1 : last], tokens[first], *tokens[last:]]
    kinds = _kinds(tokens)
    if _ONLY_HOURS.fullmatch(kinds):
        return Statement(hours=(_hours(tokens),))
    for pattern in _PIECES:
        if (found := pattern.fullmatch(kinds)) is not None:
            return _said(found, tokens)
    return None


def _said(found: re.Match[str], tokens: list[Token]) -> Statement | None:
    parts = found.groupdict()
    pieces = list(_PIECES[found.re].finditer(found.string, *found.span("days")))
    days = [_day(tokens[slice(*one.span())]) for one in pieces if one["day"]]
    hours = [_hours(tokens[slice(*one.span())]) for one in pieces if not one["day"]]
    shared = [_hours(tokens[slice(*found.span(name))]) for name in ("before", "after") if parts.get(name)]
    if parts.get("year"):
        if any(day.year for day in days):
            return None
        days[-1] = replace(days[-1], year=tokens[found.start("year")].value)
    if parts.get("pair"):
        first = found.start("pair")
        pair = (tokens[first].value, tokens[first + 2].value)
        days = [replace(day, weekdays=(*day.weekdays, one)) for day, one in zip(days, pair, strict=True)]
    is_span = found.re in (_SPAN, _HOURS_OF_BOTH)
    if len(shared) > 1 or (shared and is_span and len(shared[0]) == 1):
        # "2–3 december kl 9": does each day begin then, or the first alone?
        return None
    return Statement(tuple(days), tuple(hours or (shared or [()]) * len(days)), is_span)


def _kinds(tokens: list[Token]) -> str:
    return "".join(one.kind for one in tokens)


def _day(tokens: list[Token]) -> SpokenDay:
    value = {one.kind: one.value for one in tokens}
    # What is one token says several things at once, such as `3/12` or `2026-w48`.
    whole = next((one for one in tokens if one.kind in "DS"), Token("", ""))
    return SpokenDay(
        year=value.get("Y", 0) or next((one.year for one in tokens if one.year), 0),
        month=whole.month or value.get("M", 0),
        day=whole.day or value.get("N", 0),
        week=value.get("V", 0),
        other=whole.other,
        weekdays=tuple(one.value for one in tokens if one.kind == "W"),
    )


def _hours(tokens: list[Token]) -> Hours:
    return tuple(
        SpokenClock(one.hour, one.minute, one.half) if one.kind == "C" else SpokenClock(one.value, 0)
        for one in tokens
        if one.kind in "CN"
    )
