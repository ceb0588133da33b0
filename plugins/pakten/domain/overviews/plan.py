"""The activity plan of a year: its events by quarter, as far as the quarter is known."""

from dataclasses import dataclass
from datetime import date

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter and its events in order of time; `number` is None for what is known no closer than the year."""

    number: int | None
    events: tuple[Event, ...]


def activity_plan(catalogue: Catalogue, year: int, today: date) -> tuple[Quarter, ...]:
    """The four quarters of a year, and last what has no quarter. What has no date at all may still come to be in it."""
    events = catalogue.in_year(year)
    if year >= today.year:
        events += tuple(event for event in catalogue.events if not event.span.is_set)
    found: dict[int | None, list[Event]] = {number: [] for number in (1, 2, 3, 4, None)}
    for event in events:
        found[quarter_of(event.span, year)].append(event)
    return tuple(Quarter(number, tuple(among)) for number, among in found.items() if among or number is not None)


def quarter_of(span: Timespan, year: int) -> int | None:
    """The quarter of a year in which it begins; None when the span is vague and reaches over several."""
    if not span.is_set:
        return None
    first, last, begins = ((day.month + 2) // 3 for day in (span.first, span.last, max(span.first, date(year, 1, 1))))
    return begins if span.is_dated or first == last else None
