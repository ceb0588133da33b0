"""Days of the calendar from days as they are said; what is missing in one may stand in the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pakten.domain.code import Code
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.grammar import SpokenDay
from pakten.reading.forms.natural_dates.known import Known


def calendar_days(said: Sequence[SpokenDay], known: Known, *, is_span: bool, text: str, clock: str) -> list[date]:
    """The days in the order in which they are said, each after the one before; none when they are in another order.

    Raises Mistake for what is not in the calendar, falls on another weekday, or could be two.
    """
    days = [_in_order(day, known, text) for day in _with_months(said)]
    if any(day.year for day in days):
        found = _dated(days, is_span, text)
    else:
        found = _of_only_year(days, known, is_span=is_span, text=text, clock=clock)
    for day, one in zip(days, found, strict=True):
        if any(weekday != one.weekday() for weekday in day.weekdays):
            raise Mistake(Code.WRONG_WEEKDAY, value=text, weekday=one.weekday())
    ascends = all(one < other or (is_span and one == other) for one, other in pairwise(found))
    return found if ascends else []


def _with_months(said: Sequence[SpokenDay]) -> list[SpokenDay]:
    """ "2, 9 och 16 december": the month stands with the last."""
    days: list[SpokenDay] = []
    for day in reversed(said):
        if not day.month and not day.week:
            day = replace(day, month=days[-1].month, year=day.year or days[-1].year)
        days.append(day)
    return days[::-1]


def _in_order(day: SpokenDay, known: Known, text: str) -> SpokenDay:
    """The day, when 12/2 may also be 2 December: by the program that wrote it, or by its weekday."""
    if not any(day.other):
        return day
    ways = [day, replace(day, month=day.other[0], day=day.other[1])]
    if known.is_month_first is not None:
        return ways[known.is_month_first]
    first, second = (_date(way, way.year, text) for way in ways)
    fitting = [way for way, one in zip(ways, (first, second), strict=True) if day.weekdays == (one.weekday(),)]
    if len(fitting) != 1:
        raise Mistake(Code.AMBIGUOUS_DATE, value=text, first=first, second=second)
    return fitting[0]


def _dated(days: Sequence[SpokenDay], is_span: bool, text: str) -> list[date]:
    """The days with the years that are said; one without takes that of the next, or else of the one before."""
    years = [day.year for day in days]
    for index in reversed(range(len(days) - 1)):
        turns = is_span and days[index].month > days[index + 1].month
        years[index] = years[index] or (years[index + 1] and years[index + 1] - turns)
    for index in range(1, len(days)):
        turns = is_span and days[index].month < days[index - 1].month
        years[index] = years[index] or years[index - 1] + turns
    return [_date(day, year, text) for day, year in zip(days, years, strict=True)]


def _of_only_year(days: Sequence[SpokenDay], known: Known, *, is_span: bool, text: str, clock: str) -> list[date]:
    """The days in the only year in which they can lie."""
    possible = list(_possible(days, known, is_span, text)) if known.between else []
    if len(possible) == 1:
        return possible[0]
    if any(day.week for day in days):
        raise Mistake(Code.WEEK_WITHOUT_DAY, value=text)
    if not possible:
        # A leap year lets 29 February pass where the year is not said.
        _dated([replace(days[0], year=2028), *days[1:]], is_span, text)
    first = days[0]
    raise Mistake(Code.NO_YEAR, value=text, date=f"{first.month:02}-{first.day:02} {clock}".strip())


def _possible(days: Sequence[SpokenDay], known: Known, is_span: bool, text: str) -> Iterator[list[date]]:
    assert known.between is not None
    earliest, latest = known.between
    for year in range(earliest.year, latest.year + 1):
        try:
            found = _dated([replace(days[0], year=year), *days[1:]], is_span, text)
        except Mistake:
            continue
        weekdays_fit = all({*day.weekdays} <= {one.weekday()} for day, one in zip(days, found, strict=True))
        if weekdays_fit and earliest <= found[0] <= latest:
            yield found


def _date(day: SpokenDay, year: int, text: str) -> date:
    try:
        if day.month:
            one = date(year, day.month, day.day)
        elif day.weekdays:
            return date.fromisocalendar(year, day.week, day.weekdays[0] + 1)
        else:
            raise Mistake(Code.WEEK_WITHOUT_DAY, value=text)
    except ValueError:
        raise Mistake(Code.NO_SUCH_DAY, value=text) from None
    if day.week and one.isocalendar().week != day.week:
        raise Mistake(Code.WRONG_WEEK, value=one, week=one.isocalendar().week)
    return one
