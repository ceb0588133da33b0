"""All that a network has told, as it is written: entries, terms and lists, each found by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.former_goals import FormerGoals
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.source import Image, Source
from pakten.domain.term import Activation, Area, Goal, Milestone, Term, Theme, WayIn, Wording
from pakten.domain.vocabulary import Vocabulary
from pakten.domain.work_year import WorkYear


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def _by_id(entries: Callable[[Collection], tuple[_N, ...]]) -> cached_property[Mapping[str, _N]]:
    return cached_property(lambda catalogue: {one.id: one for one in entries(catalogue)})


@dataclass(frozen=True)
class Collection:
    """All entries, events in time order, examples and terms in the order in which they are shown."""

    events: tuple[Event, ...] = ()
    examples: tuple[Example, ...] = ()
    areas: tuple[Area, ...] = ()
    themes: tuple[Theme, ...] = ()
    goals: tuple[Goal, ...] = ()
    ways_in: tuple[WayIn, ...] = ()
    activations: tuple[Activation, ...] = ()
    work_years: tuple[WorkYear, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    wordings: tuple[Wording, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    former_goals: tuple[FormerGoals, ...] = ()
    sources: tuple[Source, ...] = ()
    """The register of sources, in the order in which it is written."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    day: date | None = None
    """The day as of which it tells; none while it holds all that is written."""

    @property
    def terms(self) -> tuple[Area | Theme | Goal | WayIn | Activation | WorkYear, ...]:
        """All that has a page of its own because it is a term."""
        return (*self.areas, *self.themes, *self.goals, *self.ways_in, *self.activations, *self.work_years)

    @property
    def pictured(self) -> Iterator[tuple[Event | Example, Image]]:
        """All that has a picture, with its picture."""
        entries: tuple[Event | Example, ...] = (*self.events, *self.examples)
        return ((one, one.image) for one in entries if one.image is not None)

    # By id

    event = _by_id(lambda self: self.events)
    example = _by_id(lambda self: self.examples)
    area = _by_id(lambda self: self.areas)
    theme = _by_id(lambda self: self.themes)
    goal = _by_id(lambda self: self.goals)
    way_in = _by_id(lambda self: self.ways_in)
    activation = _by_id(lambda self: self.activations)
    work_year = _by_id(lambda self: self.work_years)
    place = _by_id(lambda self: self.places)
    organisation = _by_id(lambda self: self.organisations)

    def wording(self, role: str) -> Wording | None:
        return next((wording for wording in self.wordings if wording.role == role), None)

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """Of each kind of thing that is named by its id: id to title, in the order in which they are shown."""
        titled: Mapping[str, tuple[Event | Example | Term | Source, ...]] = {
            "area": self.areas,
            "theme": self.themes,
            "goal": self.goals,
            "way_in": self.ways_in,
            "event": self.events,
            "example": self.examples,
            "source": self.sources,
        }
        return {
            **{kind: {one.id: one.title for one in entries} for kind, entries in titled.items()},
            "place": {one.id: one.name for one in self.places},
            "organisation": {one.id: one.name for one in self.organisations},
            "type": self.vocabulary.types,
            "audience": self.vocabulary.audiences,
            "target_group": self.vocabulary.target_groups,
            "intent": self.vocabulary.intents,
            "tag": self.vocabulary.tags,
        }
