"""What is known beside a text that says when something happens."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

Between = tuple[date, date]
"""The first and the last day on which something can be."""


@dataclass(frozen=True, slots=True)
class Known:
    zone: ZoneInfo | None = None
    """The network's; without it, hours of other zones are not converted."""
    between: Between | None = None
    """A year that nobody wrote is known when only one is possible."""
    day: date | None = None
    """The day of hours that stand alone."""
    is_month_first: bool | None = None
    """Whether 12/2/2026 is 2 December, when the program that wrote it is known."""
