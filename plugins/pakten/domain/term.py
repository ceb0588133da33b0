"""A term: a word that the network sorts its world by. Each is defined once, on a page of its own."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pakten.domain.example import Result
from pakten.domain.problem import NOWHERE, Location
from pakten.domain.source import Action, Link, Source, Unknown
from pakten.domain.timespan import Timespan
from pakten.domain.translation import Translation


class Level(StrEnum):
    LOCAL = "local"
    CITYWIDE = "citywide"


class Standing(StrEnum):
    CURRENT = "current"
    SUPERSEDED = "superseded"


class WordingRole(StrEnum):
    """The decided wordings that the rest of the site refers to."""

    TAGLINE = "tagline"
    MOTTO = "motto"
    VISION = "vision"
    PURPOSE = "purpose"
    DELIMITATION = "delimitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    id: str
    title: str
    summary: str
    order: int = 0
    also: tuple[str, ...] = ()
    """What people write who search for it."""
    sources: tuple[Source, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    aliases: tuple[str, ...] = ()
    translations: tuple[Translation, ...] = ()
    origin: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Term):
    """A place that the network is present in. `local_form` is how one says it: "in the harbour", "on the hill"."""

    local_form: str
    districts: tuple[str, ...] = ()
    color: str = ""
    """A colour name of CSS3, as RFC 7986 wants it for calendars."""
    local_actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[Result, ...] = ()
    links: tuple[Link, ...] = ()
    actions: tuple[Action, ...] = ()
    known_until: Timespan | None = None
    """The time up to which it is known what was held and planned there, when it is not that of the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Term):
    """A subject that events and examples share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Term):
    """What the network is for, in its exact words."""

    wording: str
    level: Level
    status: Standing = Standing.CURRENT
    decided: str = ""
    since: Timespan | None = None
    """When it was set; the years before are not judged by it."""

    def judges(self, year: int) -> bool:
        return self.since is None or self.since.first.year <= year


@dataclass(frozen=True, slots=True)
class Onward:
    """What to do next."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn(Term):
    """A tool that somebody else carries out and that an employer or association can use."""

    for_whom: str
    contribute: tuple[str, ...]
    carried_out_by: str
    next_step: Onward
    actions: tuple[Action, ...] = ()
    leads_to: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    """What somebody comes with: "I want to …"."""

    @property
    def leads_on(self) -> bool:
        """Whether somebody who reads about it reaches those who answer; another page of the site only tells more."""
        ways = (self.next_step.url, *(way for action in self.actions for way in action.ways))
        return any(way and not way.startswith("/") for way in ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation(Term):
    """A topical call that the network gathers around for a while."""

    first: Timespan
    last: Timespan | None = None
    """None while nobody knows when it ends."""
    review_by: date | None = None
    """The day on which somebody sees whether it still holds."""
    message: str
    ways_in: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()

    def is_active(self, today: date) -> bool:
        return self.first.first <= today and not self.is_over(today)

    def is_over(self, day: date) -> bool:
        return self.last is not None and self.last.last < day

    @property
    def turns(self) -> tuple[date, ...]:
        """The days on which it begins and is over."""
        over = (self.last.last + timedelta(days=1),) if self.last else ()
        return (self.first.first, *over)


@dataclass(frozen=True, slots=True)
class Wording:
    """A decided wording, quoted exactly. `local` is its form for an area, with a hole for the area's local form."""

    role: WordingRole
    text: str
    local: str = ""
    source: str = ""
    date: str = ""
    page: str = ""
    """The page where it stands, as a path below the content folder."""

    def for_area(self, area: Area) -> str:
        return self.local.replace("{local_form}", area.local_form) if self.local else self.text


@dataclass(frozen=True, slots=True)
class Milestone:
    """A line of the network's history."""

    when: Timespan
    title: str
    text: str
    status: str
    reference: str = ""
    sources: tuple[Source, ...] = ()
