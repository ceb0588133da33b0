"""What an event gave, told afterwards in words, and the task to find that out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pakten.domain.source import Material, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """The last part of the work with a meeting: a task with a day and an owner, and never a meeting of its own."""

    by: date
    owner: str
    """A function."""
    text: str = ""
    survey: str = ""
    """Where those who came say what it gave."""
    told_in: tuple[str, ...] = ()
    """Where it has been told what the meeting gave."""


@dataclass(frozen=True, slots=True)
class NextStep:
    text: str
    to: str
    """Id of the way in where it goes on: the network itself carries nothing out."""
    outcome: str = ""
    """What became of it, once that is known."""


class ValueKind(StrEnum):
    """The five cycles of value creation in networks after Wenger, Trayner and de Laat (2011)."""

    IMMEDIATE = "immediate"
    POTENTIAL = "potential"
    APPLIED = "applied"
    REALISED = "realised"
    REFRAMING = "reframing"


class Gathered(StrEnum):
    """How one came to know what somebody thinks."""

    SURVEY = "survey"
    TALK = "talk"
    ROUND_TABLE = "round_table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What an event was worth to a kind of participant, in a sentence."""

    text: str
    kind: ValueKind
    voice: str = ""
    """Which kind of participant says so."""
    gathered: Gathered | None = None
    date: str = ""
    """When it was said, as exactly as known."""


@dataclass(frozen=True, slots=True)
class Recap:
    """What an event gave, in words and without counting."""

    summary: str
    values: tuple[str, ...] = ()
    worth: tuple[Value, ...] = ()
    """Values of which one knows the kind, and whose they are."""
    voices: tuple[Voice, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    outcome: str = ""
    """What became of it all, once that is known."""
    examples: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()

    @property
    def told_values(self) -> tuple[str, ...]:
        """All values in words, whether their kind is known or not."""
        return (*self.values, *(value.text for value in self.worth))

    @property
    def is_followed_up(self) -> bool:
        """Whether it tells a value or a next step and what became of it; before that, the event is only told of."""
        tells = bool(self.told_values or self.next_steps)
        return tells and bool(self.outcome or any(step.outcome for step in self.next_steps))
