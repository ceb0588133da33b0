"""A facet: one way to narrow a list of entries, such as area or form. A selection: the entries of one of its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format
from pakten.domain.event_parts.accessibility import Answer
from pakten.domain.example import Evidence, Example
from pakten.domain.organisation import Sector

E = TypeVar("E", Event, Example)

CITYWIDE = "all"
"""The area of what is tied to none."""

ACCESS = ("sign_language", "captions", "step_free")
"""What somebody needs to know before choosing an event at all."""


@dataclass(frozen=True)
class Facet(Generic[E]):
    name: str
    order: Callable[[Catalogue], Iterable[str]]
    """The values that there can be, in the order in which they are shown."""
    values_of: Callable[[E], Iterable[str]]

    def selections(self, entries: Iterable[E], catalogue: Catalogue) -> Iterator[Selection[E]]:
        """The values that occur and what they hold, in the order of the entries."""
        found: defaultdict[str, list[E]] = defaultdict(list)
        for entry in entries:
            for value in self.values_of(entry):
                found[value].append(entry)
        for value in self.order(catalogue):
            if value in found:
                yield Selection(self.name, value, tuple(found[value]))


@dataclass(frozen=True)
class Selection(Generic[E]):
    facet: str
    value: str
    entries: tuple[E, ...]


def _formats(event: Event) -> list[Format]:
    """How one comes along to any of its dates; the sources of some old events do not say."""
    known = {one.format or event.format for one in event.occasions or (event,)} - {Format.UNKNOWN}
    return [one for one in Format if one in known]


def _access(event: Event) -> list[str]:
    answers = event.accessibility.answers if event.accessibility else ()
    return [question for question, answer in answers if question in ACCESS and answer is Answer.YES]


EVENT_FACETS: tuple[Facet[Event], ...] = (
    Facet("area", lambda catalogue: (*catalogue.area, CITYWIDE), lambda event: event.areas or (CITYWIDE,)),
    Facet("theme", lambda catalogue: catalogue.theme, lambda event: event.themes),
    Facet("type", lambda catalogue: catalogue.vocabulary.types, lambda event: (event.type,)),
    Facet("format", lambda _: tuple(Format), _formats),
    Facet("audience", lambda catalogue: catalogue.vocabulary.audiences, lambda event: event.audience),
    Facet("access", lambda _: ACCESS, _access),
    Facet("tag", lambda catalogue: catalogue.vocabulary.tags, lambda event: event.tags),
)

EXAMPLE_FACETS: tuple[Facet[Example], ...] = (
    Facet("area", lambda catalogue: (*catalogue.area, CITYWIDE), lambda example: example.areas or (CITYWIDE,)),
    Facet("theme", lambda catalogue: catalogue.theme, lambda example: example.themes),
    Facet("sector", lambda _: tuple(Sector), lambda example: (example.sector,)),
    Facet("target_group", lambda catalogue: catalogue.vocabulary.target_groups, lambda one: one.target_groups),
    Facet("way_in", lambda catalogue: catalogue.way_in, lambda example: example.ways_in),
    Facet("evidence", lambda _: tuple(Evidence), lambda example: (example.evidence,)),
)


def event_selections(catalogue: Catalogue) -> Iterator[Selection[Event]]:
    for facet in EVENT_FACETS:
        yield from facet.selections(catalogue.events, catalogue)


def example_selections(catalogue: Catalogue) -> Iterator[Selection[Example]]:
    for facet in EXAMPLE_FACETS:
        yield from facet.selections(catalogue.examples, catalogue)
