"""What is missing in a date, as far as the dates around it tell: its year, or the day of an end. Nobody asks the clock.

A list of events is in order of time, so that an event lies between its neighbours; it ends after it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.domain.timespan import Precision
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates import Between, as_written, clock
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.yaml.nodes import ParsedEntry, Value

_A_YEAR = timedelta(days=364)
_SAME_WEEKDAY = timedelta(days=5 * 365)
"""No date falls on the same weekday again in fewer years."""

_BEFOREHAND = frozenset(("opens", "closes", "ask_by"))
"""Days of an event that lie before it begins."""


def completed(problem: Problem, entries: Sequence[ParsedEntry], index: int) -> Problem:
    """The problem with what to write, if it is about a date that can be completed; else as it is."""
    values = dict(problem.values)
    field = values.get("field", "")
    if problem.code == Code.NOT_A_TIME and field == "end" and not problem.instead:
        start, hour = _day(entries[index].values.get("start")), clock(values["value"])
        return replace(problem, instead=f"{start} {hour}" if start and hour else "")
    if problem.code != Code.NO_YEAR:
        return problem
    between = _between(field, entries, index)
    return replace(problem, instead=as_written(values["value"], between).text) if between else problem


def _between(field: str, entries: Sequence[ParsedEntry], index: int) -> Between | None:
    own = entries[index].values
    start, end = _day(own.get("start")), _day(own.get("end"))
    if field in _BEFOREHAND and start:
        return start - _A_YEAR, start
    if field == "end" and start:
        return start, start + _A_YEAR
    if field == "start" and end:
        return end - _A_YEAR, end
    if field not in ("start", "end"):
        return None
    above, below = _nearest(entries[index - 1 :: -1] if index else ()), _nearest(entries[index + 1 :])
    if above and below:
        return above, below
    if above:
        return above, above + _SAME_WEEKDAY
    return (below - _SAME_WEEKDAY, below) if below else None


def _nearest(entries: Iterable[ParsedEntry]) -> date | None:
    return next((day for day in (_day(one.values.get("start")) for one in entries) if day), None)


def _day(written: Value | None) -> date | None:
    text = written.strip() if isinstance(written, str) else ""
    # A day that is written in another way is as good here.
    for said in (text, as_written(text).text):
        try:
            known = partial_date(said)
        except Mistake:
            continue
        return known.day if known.precision <= Precision.DAY else None
    return None
