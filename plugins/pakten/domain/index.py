"""Entries by what they point to: made once for each way of asking, so that an answer costs what it is long."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

from pakten.domain.concept import held_by
from pakten.domain.event import Event
from pakten.domain.example import Example

V = TypeVar("V")
Ways = Mapping[str, Callable[[V], Iterable[Hashable]]]


class Index(Generic[V]):
    """Entries in their order, under every key that one of the ways gives them."""

    def __init__(self, entries: Iterable[V], ways: Ways[V]) -> None:
        self._entries = tuple(entries)
        self._ways = ways
        self._made: dict[str, Mapping[Hashable, tuple[V, ...]]] = {}

    def __call__(self, way: str, key: Hashable) -> tuple[V, ...]:
        return self.by(way).get(key, ())

    def by(self, way: str) -> Mapping[Any, tuple[V, ...]]:
        """All keys of one way, in the order in which entries name them; what they are, the way decides."""
        if way not in self._made:
            found: defaultdict[Hashable, list[V]] = defaultdict(list)
            for entry in self._entries:
                for key in dict.fromkeys(self._ways[way](entry)):
                    found[key].append(entry)
            self._made[way] = {key: tuple(entries) for key, entries in found.items()}
        return self._made[way]


def years_of(event: Event) -> Iterable[int]:
    first, last = event.span.first.year, event.span.last.year
    return range(first, (last if event.span.is_dated else first) + 1) if event.span.is_set else ()


def months_of(event: Event) -> Iterable[tuple[int, int]]:
    """The months of its dates and of the dates it was moved from; a season or year belongs to no month."""
    for span in (span for one in event.occasions or (event,) for span in (one.span, *one.previous)):
        if span.precision <= span.precision.MONTH:
            month = (span.first.year, span.first.month)
            while month <= (span.last.year, span.last.month):
                yield month
                month = (month[0] + month[1] // 12, month[1] % 12 + 1)


def _organisations(event: Event) -> Iterable[str]:
    """Those that organised it, took part in it, had a table at it or a point of its programme."""
    hosts = (table.organisation for table in event.tables if table.organisation)
    stands = (one.organisation for one in event.exhibitors)
    return chain(event.organisers, event.participants, stands, hosts, *(item.by for item in event.programme))


EVENT_WAYS: Ways[Event] = {
    "year": years_of,
    "month": months_of,
    "area": lambda event: event.areas,
    "step": lambda event: ((area, step) for step in held_by(event) for area in event.areas),
    "theme": lambda event: event.themes,
    "goal": lambda event: event.goals,
    "way_in": lambda event: chain(event.ways_in, (step.to for step in event.recap.next_steps) if event.recap else ()),
    "lead": lambda event: (lead.to for lead in event.leads),
    "type": lambda event: (event.type,),
    "place": lambda event: (
        place.id for place in (event.place, *(one.place for one in event.occasions)) if place and place.id
    ),
    "organisation": _organisations,
    "whole": lambda event: (event.part_of,) if event.part_of else (),
    "example": lambda event: event.recap.examples if event.recap else (),
}

EXAMPLE_WAYS: Ways[Example] = {
    "area": lambda example: example.areas,
    "theme": lambda example: example.themes,
    "goal": lambda example: example.goals,
    "way_in": lambda example: example.ways_in,
    "event": lambda example: example.events,
    "organisation": lambda example: (part.organisation for part in example.organisations),
}
