"""Parts of a page that come and go by themselves: each is written once, with the days on which it is shown.

Where a whole list hangs on the day, it is asked for on each of the days on which it may change. What it holds on any of
them is written in one list; theme/assets/fresh.js shows what holds on the visitor's day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from pakten.domain.catalogue import new_year_after
from pakten.domain.event import Event
from pakten.domain.occurrence import occurrences

T = TypeVar("T")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lasting(Generic[T]):
    """Something that is shown from a day on, or until a day, or always."""

    shown: T
    since: date | None = None
    until: date | None = None

    @property
    def days(self) -> Markup:
        """The attributes that fresh.js reads."""
        since = Markup(' data-since="{}" hidden').format(self.since) if self.since else ""
        until = Markup(' data-until="{}"').format(self.until) if self.until else ""
        return Markup(since) + until


Lastings = tuple[Lasting[T], ...]


def lasting(ask: Callable[[date], Iterable[T]], days: Iterable[date], today: date) -> Lastings[T]:
    """What a list holds today and on later days; its items never change places."""
    return merged({day: tuple(ask(day)) for day in from_today(today, days)})


def lasting_years(today: date, years_on: Callable[[date], Iterable[int]]) -> Lastings[int]:
    """Years that have pages, and with the next one those that have pages then."""
    return lasting(years_on, (new_year_after(today),), today)


def holding(*lists: Lastings[Any]) -> Markup:
    """The attributes of what is shown as long as it holds something that is."""
    held = [one for lasting in lists for one in lasting]
    if any(one.since is None and one.until is None for one in held):
        return Markup("")
    return Markup(" data-holds") if any(one.since is None for one in held) else Markup(" data-holds hidden")


def from_today(today: date, days: Iterable[date]) -> tuple[date, ...]:
    """Today, and those of the days that are to come."""
    return (today, *sorted({day for day in days if day > today}))


def ends(events: Iterable[Event]) -> Iterator[date]:
    """The days on which a date of theirs has just passed."""
    return (one.span.last + _DAY for event in events for one in occurrences(event) if one.span.is_set)


class Parts:
    """Something on several days, the first of them today; each of its lists and texts as it lasts."""

    def __init__(self, by_day: Mapping[date, Any]) -> None:
        self._by_day = by_day
        self.now = next(one for one in by_day.values() if one is not None)
        """What it is today, or will be when it has come."""

    def __getattr__(self, name: str) -> Lastings[Any]:
        found = merged({day: _listed(getattr(one, name, ())) for day, one in self._by_day.items()})
        setattr(self, name, found)  # a template asks several times
        return found


def merged(lists: Mapping[date, Sequence[T]]) -> Lastings[T]:
    """One list of all that is shown on some of the days, the first of them today."""
    rows: list[_Row[T]] = []
    listed: list[T] = []
    events: set[int] = set()
    for number, shown in enumerate(lists.values()):
        place = 0
        for one in shown:
            # To compare an event that is new with all that are listed would take longer than all the rest.
            is_new = type(one) is Event and id(one) not in events
            try:
                place = listed.index(one, len(listed) if is_new else place)
            except ValueError:
                listed.insert(place, one)
                rows.insert(place, _Row(one, number, number))
                events.add(id(one))
            rows[place].last = number
            place += 1
    days = tuple(lists)
    return tuple(row.between(days) for row in rows)


@dataclass
class _Row(Generic[T]):
    shown: T
    first: int
    last: int

    def between(self, days: Sequence[date]) -> Lasting[T]:
        since = days[self.first] if self.first else None
        until = days[self.last + 1] - _DAY if self.last + 1 < len(days) else None
        return Lasting(self.shown, since, until)


def _listed(value: object) -> Sequence[Any]:
    if isinstance(value, tuple | list):
        return value
    return (value,) if value else ()
