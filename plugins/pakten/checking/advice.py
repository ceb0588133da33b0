"""Advice: what deserves a second look on a given day, though it breaks no rule.

Rules do not know the clock and stop a site; advice does and never stops anything, so that a text which passed
yesterday cannot stop a build today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event, Role
from pakten.domain.event_parts.lead import LeadState
from pakten.domain.event_state import event_state, is_over
from pakten.domain.example import Example
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.domain.problem import Problem
from pakten.domain.rules.entry import PROVEN, Locate
from pakten.domain.state import State
from pakten.domain.term import Activation, Area, WayIn
from pakten.reading.holidays import Holidays

RECAP_WITHIN = timedelta(days=30)
SEEN_WITHIN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Day:
    """The day on which advice is asked for, and what is known about the days."""

    today: date
    holidays: Holidays


def advice(catalogue: Catalogue, day: Day, locate: Locate) -> Iterator[Problem]:
    """All advice, in no particular order."""
    ahead = [event for event in catalogue.events if not is_over(event, day.today)]
    yield from _overlapping(ahead, locate)
    for event in ahead:
        yield from _on_holiday(event, day, locate)
        yield from _not_agreed(event, catalogue, locate)
    for event in catalogue.events:
        yield from _no_recap(event, day.today, locate)
        # Not on a day in the past that a site is looked back at: then everything is ahead.
        if event.published <= day.today < event.updated.date():
            yield Problem.of(Code.UPDATED_AHEAD, locate(event.origin, ("updated",)), value=event.updated.date())
        yield from _after_meeting(event, day.today, locate)
    terms: tuple[WayIn | Area, ...] = (*catalogue.ways_in, *catalogue.areas)
    for term in terms:
        for index, action in enumerate(term.actions):
            # Nobody has tried it for a year: numbers and pages of others change without a word.
            if action.read + SEEN_WITHIN < day.today:
                location = locate(term.origin, ("actions", index, "read"))
                yield Problem.of(Code.ACTION_OLD, location, value=action.read, text=action.text)
    for example in catalogue.examples:
        if example.evidence in PROVEN and example.results and not any(one.source for one in example.results):
            location = locate(example.origin, ("evidence",))
            yield Problem.of(Code.EVIDENCE_UNSOURCED, location, evidence=example.evidence)
    calls = tuple(call for call in catalogue.activations if not call.is_over(day.today))
    looked_over: tuple[Example | Activation, ...] = (*catalogue.examples, *calls)
    for one in looked_over:
        if one.review_by is not None and one.review_by < day.today:
            yield Problem.of(Code.REVIEW_PASSED, locate(one.origin, ("review_by",)), value=one.review_by)


def _overlapping(events: list[Event], locate: Locate) -> Iterator[Problem]:
    """Dates that compete for the same people: at one time, and in one area or for all of them."""
    dates = sorted(
        (
            one
            for event in events
            for one in occurrences(event)
            if one.span.is_dated and one.event.role is Role.ARRANGED and not State(one).is_off
        ),
        key=lambda one: (one.span, one.event.id, one.key),
    )
    open_: list[Occurrence] = []
    for one in dates:
        open_ = [earlier for earlier in open_ if earlier.span.last >= one.span.first]
        for earlier in open_:
            if earlier.span.overlaps(one.span) and _compete(earlier.event, one.event):
                location = locate(one.event.origin, ("start",))
                yield Problem.of(Code.OVERLAPPING, location, id=earlier.event.id, title=earlier.event.title)
        open_.append(one)


def _compete(one: Event, other: Event) -> bool:
    wholes = {other.id, other.part_of} & {one.id, one.part_of}
    return not any(wholes) and (one.is_citywide or other.is_citywide or bool(set(one.areas) & set(other.areas)))


def _on_holiday(event: Event, day: Day, locate: Locate) -> Iterator[Problem]:
    for one in occurrences(event):
        state = State(one, day.today)
        if one.span.is_dated and not state.is_off and not state.is_over:
            free = day.holidays(max(one.span.first, day.today), one.span.last)
            if free:
                days = ", ".join(f"{name} {when}" for when, name in free.items())
                yield Problem.of(Code.ON_HOLIDAY, locate(event.origin, ("start",)), days=days)


def _no_recap(event: Event, today: date, locate: Locate) -> Iterator[Problem]:
    """Only events that were announced beforehand: what is entered for the archive tells what its sources know."""
    announced = event.span.is_dated and not event.span.is_over(event.published)
    if announced and event.role is Role.ARRANGED and event_state(event, today).is_held and event.recap is None:
        days = (today - event.span.last).days
        if days > RECAP_WITHIN.days:
            yield Problem.of(Code.NO_RECAP, locate(event.origin, ("id",)), id=event.id, days=days)


def _after_meeting(event: Event, today: date, locate: Locate) -> Iterator[Problem]:
    """What was handed over and nobody has spoken of since, and what was to be followed up by now."""
    for index, lead in enumerate(event.leads):
        now = lead.on(today)
        if now is not None and now[0] is LeadState.CLOSED and not lead.outcome:
            yield Problem.of(Code.NO_OUTCOME, locate(event.origin, ("leads", index, "closed")))
        elif now is not None and lead.is_silent(today):
            days = (today - now[1]).days
            yield Problem.of(Code.SILENT_LEAD, locate(event.origin, ("leads", index, str(now[0]))), days=days)
    task = event.follow_up
    if task is not None and task.by < today and not (event.recap and task.told_in) and not event_state(event).is_off:
        yield Problem.of(Code.FOLLOW_UP_DUE, locate(event.origin, ("follow_up", "by")), value=task.by)


def _not_agreed(event: Event, catalogue: Catalogue, locate: Locate) -> Iterator[Problem]:
    """Before each activity its content is agreed with those whose work it should serve, where a network works so."""
    missing = [one for one in catalogue.vocabulary.agree_with if one not in event.agreed_with]
    if missing and event.role is Role.ARRANGED and not event_state(event).is_off:
        names = ", ".join(catalogue.organisation[one].name for one in missing if one in catalogue.organisation)
        where = locate(event.origin, ("agreed_with",) if event.agreed_with else ("id",))
        yield Problem.of(Code.NOT_AGREED, where, id=event.id, names=names or ", ".join(missing))
