"""The local concept: the parts that the network holds in an area, and how far each of them has come.

Nobody writes down how far: it follows from the events that hold the parts, and from what is told of them afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pakten.domain.event import Event, Step
from pakten.domain.event_state import is_off, is_over


class Stage(StrEnum):
    NOT_BEGUN = "not_begun"
    PLANNED = "planned"
    HELD = "held"
    RECAPPED = "recapped"
    FOLLOWED_UP = "followed_up"
    UNKNOWN = "unknown"
    """Nothing is told of it, and nothing is known of that time."""


@dataclass(frozen=True, slots=True)
class ConceptStep:
    """One part of the concept in one area."""

    step: Step
    stage: Stage
    event: Event | None = None
    """What the stage follows from: the latest that was held, else the next that is planned."""
    again: Event | None = None
    """The next one, when one has been held already."""

    @classmethod
    def of(cls, step: Step, holding: Sequence[Event], today: date, known: bool = True) -> ConceptStep:
        """Where the part stands today. `holding` are those that hold it, in order; `known`: one would know of it."""
        held = next((event for event in reversed(holding) if is_over(event, today)), None)
        ahead = next((event for event in holding if not is_over(event, today)), None)
        if held is not None:
            return cls(step, _stage(step, held), held, ahead)
        return cls(step, Stage.PLANNED if ahead else Stage.NOT_BEGUN if known else Stage.UNKNOWN, ahead)


def held_by(event: Event) -> Iterable[Step]:
    """The parts that an event holds; what was called off holds nothing."""
    if is_off(event):
        return ()
    # A follow-up is a task of its meeting, which may have said so in either way.
    return (*event.steps, Step.FOLLOW_UP) if event.follow_up else event.steps


def _stage(step: Step, held: Event) -> Stage:
    """A meeting that is to follow itself up has done so when it tells what it gave, and not because its day is over."""
    task = held.follow_up if step is Step.FOLLOW_UP else None
    if held.recap is not None:
        # What nobody has told yet is no follow-up, however much came of it.
        is_told = task is None or bool(task.told_in)
        return Stage.FOLLOWED_UP if held.recap.is_followed_up and is_told else Stage.RECAPPED
    return Stage.PLANNED if task or (step is Step.FOLLOW_UP and len(held.steps) > 1) else Stage.HELD
