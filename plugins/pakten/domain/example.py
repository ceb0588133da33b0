"""A good example: something that somebody has tried, told so that somebody else can do it too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from pakten.domain.organisation import OrganisationId, Sector
from pakten.domain.problem import NOWHERE, Location
from pakten.domain.source import Contact, Image, Source, Unknown, Voice
from pakten.domain.translation import Translation


class Evidence(StrEnum):
    """How well it is known that it works, the least first."""

    IDEA = "idea"
    TRIED = "tried"
    FOLLOWED_UP = "followed_up"
    EVALUATED = "evaluated"
    SPREAD = "spread"


class Progress(StrEnum):
    ONGOING = "ongoing"
    ENDED = "ended"
    REGULAR = "regular"
    PAUSED = "paused"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """How the sources tie it to the network."""

    PARTICIPANT = "participant"
    CITY = "city"
    CITY_PARTNER = "city_partner"
    LOCAL_ACTOR = "local_actor"


@dataclass(frozen=True, slots=True)
class Part:
    """An organisation and what it did."""

    organisation: OrganisationId
    role: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Words first; a figure only with its source and date."""

    text: str
    source: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Its fields are in the order in which they are published."""

    id: str
    title: str
    summary: str
    organisations: tuple[Part, ...]
    sector: Sector
    relation: Relation | None = None
    status: Progress
    evidence: Evidence
    period: str = ""
    areas: tuple[str, ...] = ()
    """Ids of areas; empty for an example that is not tied to one."""
    themes: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    ways_in: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    results: tuple[Result, ...] = ()
    steps: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    contact: Contact | None = None
    image: Image | None = None
    quotes: tuple[Voice, ...] = ()
    events: tuple[str, ...] = ()
    published: date
    reviewed: date | None = None
    review_by: date | None = None
    sources: tuple[Source, ...] = ()
    note: str = ""
    unknown: tuple[Unknown, ...] = ()
    body: str = ""
    """Markdown."""
    body_at: Location = NOWHERE
    """Where the body begins: in its file, or in one that changes it."""
    translations: tuple[Translation, ...] = ()
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What a network has added on its own: keys that begin with x_, and their values as they are written."""
    origin: Location = NOWHERE

    @property
    def updated(self) -> date:
        return max(self.published, self.reviewed or self.published)


_PROOF = {evidence: rank for rank, evidence in enumerate(Evidence)}


def by_use(examples: Iterable[Example]) -> list[Example]:
    """With steps to follow first; then what is best known to work, then what was last looked over."""
    return sorted(examples, key=lambda one: (not one.steps, -_PROOF[one.evidence], -one.updated.toordinal(), one.id))


def foremost(examples: Iterable[Example], number: int) -> list[Example]:
    """The most useful, of different sectors before a second one of the same.

    The day has no part in it, so that a page which shows them stays true without being made again.
    """
    ranked = by_use(examples)
    first_of = {one.sector: one for one in reversed(ranked)}
    return sorted(ranked, key=lambda one: first_of[one.sector] is not one)[:number]
