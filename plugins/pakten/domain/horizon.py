"""The horizon: up to when all that was held and planned is known.

What is not told of a later day is neither yes nor no.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.event import Event
from pakten.domain.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Horizon:
    until: Timespan | None
    """The time up to which all is known; none when all is known of all time."""
    day: date | None = None
    """The day on which it is asked; none when that does not matter."""

    @classmethod
    def of(cls, said: Timespan | None, events: Iterable[Event], day: date | None) -> Horizon:
        """It is said by hand, and an event on a later day moves it."""
        dated = (event.span for event in events if event.span.is_dated)
        return cls(said and max((said, *dated), key=lambda span: span.last), day)

    def before(self, day: date) -> Timespan | None:
        """What is to be said of a day that lies beyond it: up to when one knows."""
        return self.until if self.until and self.until.last < day else None

    def knows(self, day: date) -> bool:
        """Whether what is not told of a day did not happen; else nobody knows."""
        return self.before(day) is None

    def knows_year(self, year: int, day: date | None = None) -> bool:
        """Whether all that was held in a year is known, as far as the year has passed on a day."""
        last = date(year, 12, 31)
        return self.knows(min(last, day or self.day or last))

    @property
    def silent_years(self) -> range:
        """The years after what is known, to that of the day."""
        return range(self.until.last.year + 1, self.day.year + 1) if self.until and self.day else range(0)
