"""A year of the network's work: what was planned and by whom, what the unit was to reach, and the change that mattered.

What events say themselves is not written here a second time: meetings, what they gave and what went on from them are
found by their year.
"""

from dataclasses import dataclass
from enum import StrEnum

from pakten.domain.organisation import OrganisationId
from pakten.domain.term import Term


class TaskKind(StrEnum):
    MEETING = "meeting"
    INVITATION = "invitation"
    COMMUNICATION = "communication"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A line of the plan that is no event of the calendar."""

    text: str
    kind: TaskKind
    owner: str
    """A function."""
    quarter: int | None = None
    goal: str = ""
    agreed_with: tuple[OrganisationId, ...] = ()
    event: str = ""
    """The id of the event that it belongs to."""
    done: str = ""
    """What was done, once it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGoal:
    """What the unit has set out to reach in the year, and the answer in words."""

    text: str
    goal: str = ""
    owner: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The most significant change of the year (Davies and Dart 2005): chosen by a function that says why."""

    text: str
    chosen_by: str
    reason: str
    event: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkYear(Term):
    """Its id is the year."""

    plan: tuple[Task, ...] = ()
    unit_goals: tuple[UnitGoal, ...] = ()
    change: Change | None = None
    next: tuple[str, ...] = ()
    """What comes after it, a sentence each."""

    @property
    def year(self) -> int:
        return int(self.id)
