"""Where the local concept stands in an area follows from its events and from what is told of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from pakten.domain.concept import ConceptStep, Stage
from pakten.domain.event import Event, Status, Step
from pakten.domain.event_parts.recap import FollowUp, Recap
from pakten.domain.timespan import Timespan
from tests.domain.conftest import TODAY, catalogue, event

GAVE = Recap("Neighbours found each other.")
BEFORE = Timespan.days(date(2026, 12, 10))
AHEAD = Timespan.days(date(2027, 3, 1))


def meeting(id_: str, span: Timespan, *steps: Step, **more: Any) -> Event:
    return event(id_, span, areas=("harbour",), steps=steps or (Step.MEETING,), **more)


def where(step: Step, *events: Event) -> ConceptStep:
    """Where a part stands in an area that has these events."""
    return next(one for one in catalogue(*events).concept("harbour", TODAY) if one.step is step)


def test_a_part_without_events_has_not_begun() -> None:
    assert where(Step.MEETING) == ConceptStep(Step.MEETING, Stage.NOT_BEGUN)


def test_a_part_goes_from_planned_to_held_to_followed_up() -> None:
    planned, held = meeting("spring", AHEAD), meeting("winter", BEFORE)
    told = meeting("told", BEFORE, recap=GAVE)
    assert where(Step.MEETING, planned) == ConceptStep(Step.MEETING, Stage.PLANNED, planned)
    assert where(Step.MEETING, held) == ConceptStep(Step.MEETING, Stage.HELD, held)
    assert where(Step.MEETING, told) == ConceptStep(Step.MEETING, Stage.RECAPPED, told)
    known = replace(GAVE, values=("They met again.",), outcome="A bakery took on two.")
    followed = meeting("followed", BEFORE, recap=known)
    assert where(Step.MEETING, followed) == ConceptStep(Step.MEETING, Stage.FOLLOWED_UP, followed)


def test_a_meeting_that_follows_itself_up_has_not_done_so_before_it_says_what_it_gave() -> None:
    silent = meeting("silent", BEFORE, Step.MEETING, Step.FOLLOW_UP)
    told = meeting("told", BEFORE, Step.MEETING, Step.FOLLOW_UP, recap=GAVE)
    assert where(Step.FOLLOW_UP, silent) == ConceptStep(Step.FOLLOW_UP, Stage.PLANNED, silent)
    assert where(Step.FOLLOW_UP, told) == ConceptStep(Step.FOLLOW_UP, Stage.RECAPPED, told)


def test_a_follow_up_of_its_own_is_held_when_its_day_is_over() -> None:
    evening = meeting("evening", BEFORE, Step.FOLLOW_UP)
    assert where(Step.FOLLOW_UP, evening) == ConceptStep(Step.FOLLOW_UP, Stage.HELD, evening)


def test_what_was_called_off_holds_nothing() -> None:
    off = meeting("off", BEFORE, status=Status.CANCELLED)
    assert where(Step.MEETING, off) == ConceptStep(Step.MEETING, Stage.NOT_BEGUN)


def test_a_meeting_that_is_to_be_followed_up_turns_the_concept_of_its_area_when_it_is_over() -> None:
    task = FollowUp(by=date(2027, 4, 1), owner="The office")
    ahead = meeting("ahead", AHEAD, Step.ROUND_TABLE, follow_up=task)
    off = meeting("off", AHEAD, follow_up=task, status=Status.POSTPONED)
    silent = event("silent", BEFORE, areas=("harbour",), follow_up=task)

    assert set(catalogue(ahead, off, silent).holding_parts("harbour")) == {ahead, silent}
    assert where(Step.FOLLOW_UP, ahead, silent) == ConceptStep(Step.FOLLOW_UP, Stage.PLANNED, silent, ahead)


def test_the_next_meeting_does_not_take_away_that_one_was_held() -> None:
    held, coming = meeting("held", BEFORE), meeting("coming", AHEAD)
    later = meeting("later", Timespan.days(date(2027, 5, 1)))
    assert where(Step.MEETING, later, coming, held) == ConceptStep(Step.MEETING, Stage.HELD, held, coming)
