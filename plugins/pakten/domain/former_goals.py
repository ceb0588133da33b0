"""Goals that the network had before: kept as history with how they were to be measured, and what took their place.

They are not terms. Nothing points to them, nothing is followed up against them, and they have no pages of their own.
"""

from dataclasses import dataclass

from pakten.domain.problem import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class ResultGoal:
    """A part of a former goal that was to be measured."""

    number: str
    text: str
    indicators: tuple[str, ...] = ()
    collection: tuple[str, ...] = ()
    """How the figures were to be gathered."""


@dataclass(frozen=True, slots=True)
class FormerGoal:
    text: str
    number: str = ""
    joined: str = ""
    """The words between the goal and its parts, such as "by"."""
    results: tuple[ResultGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerGoals:
    """The goals of one time, together."""

    title: str
    goals: tuple[FormerGoal, ...]
    decided: str = ""
    note: str = ""
    """How the wordings are given, and what is not known."""
    replaced_by: str = ""
    successors: tuple[str, ...] = ()
    """Ids of the goals that took their place, when those have pages."""
    origin: Location = NOWHERE
