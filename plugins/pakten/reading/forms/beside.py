"""What lies around a date: the other dates of its entry, and the entries above and below it.

A list of events is in order of time, so that an event lies between its neighbours; it ends after it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from pakten.domain.timespan import Precision
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.interpretation import interpret
from pakten.reading.forms.natural_dates.known import Between
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Value

A_YEAR = timedelta(days=364)
_SAME_WEEKDAY = timedelta(days=5 * 365)
"""No date falls on the same weekday again in fewer years."""


BEFOREHAND = frozenset(("opens", "closes", "ask_by"))
"""Days of an event that lie before it begins."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The entries above one, the nearest first, and those below it, for whoever asks."""

    above: Callable[[], Iterable[ParsedEntry]] = tuple
    below: Callable[[], Iterable[ParsedEntry]] = tuple

    def nearer(self, above: Sequence[ParsedEntry], below: Sequence[ParsedEntry]) -> Beside:
        """The same with others that stand between, in the order of the list."""
        return Beside(lambda: chain(reversed(above), self.above()), lambda: chain(below, self.below()))


def between(field: str, entry: ParsedEntry, beside: Beside) -> Between | None:
    own = entry.values
    start, end = day_of(own.get("start")), day_of(own.get("end"))
    if field in BEFOREHAND and start:
        return start - A_YEAR, start
    if field == "end" and start:
        return start, start + A_YEAR
    if field == "start" and end:
        return end - A_YEAR, end
    if field not in ("start", "end"):
        return None
    above, below = _nearest(beside.above()), _nearest(beside.below())
    if above and below:
        return above, below
    if above:
        return above, above + _SAME_WEEKDAY
    return (below - _SAME_WEEKDAY, below) if below else None


def _nearest(entries: Iterable[ParsedEntry]) -> date | None:
    return next((day for day in (day_of(one.values.get("start")) for one in entries) if day), None)


def day_of(written: Value | None) -> date | None:
    text = written.strip() if isinstance(written, str) else ""
    try:
        known = partial_date(text)
    except Mistake:
        # A day that is written in another way is as good here.
        found = interpret(text)
        if not found.spans:
            return None
        known = partial_date(found.spans[0].start)
    return known.day if known.precision <= Precision.DAY else None
