"""What a page will say on later days, decided when it is made, so that it stays true without being made again.

The rules of an event's life are in the domain alone. Here they are asked in advance: on which of the coming days
does the answer change, and to what? Templates write those answers beside today's, as
`<template data-from="2027-01-20">`, and theme/assets/fresh.js shows the one that holds on the visitor's day. It knows
no rule and no word.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from typing import Any

from pakten.domain.agenda import Agenda
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import EventState, event_state, is_over
from pakten.domain.occurrence import occurrences
from pakten.domain.remembered import remembered
from pakten.domain.state import Mark, State, turns
from pakten.domain.term import Activation, Area
from pakten.domain.timespan import Timespan
from pakten.website.pages.lasting import Lastings, ends, lasting
from pakten.website.site import Site

_DAY = timedelta(days=1)

RESERVE = 60
"""How many events more than it shows a short list keeps, for when the first of them are over: one a week for a year."""


def freshness_filters(site: Site) -> dict[str, Callable[..., Any]]:
    today, catalogue = site.today, site.catalogue

    def lasting_dates(area: Area, ask: Callable[[tuple[State, ...]], Iterable[Any]]) -> Lastings[Any]:
        # What is over stays so: no later day asks for it again.
        ahead = catalogue.agenda(today, catalogue.in_area(area.id)).all
        return lasting(lambda day: ask(_dates(ahead, day)), ends(ahead), today)

    def turning(ask: Callable[[EventState], object]) -> Callable[[Event], tuple[date, ...]]:
        return remembered(lambda event: event_state(event, today).turns(ask))

    @remembered
    def ordered(event: Event, day: date = today) -> str:
        return order(event_state(event, day).span, event.id)

    return {
        "status_turns": turning(_status),
        "lead_turns": turning(lambda told: told.span),
        "card_turns": lambda event: (
            event_state(event, today).turns(lambda told: (_status(told), told.span)) if event.occasions else ()
        ),
        "embed_turns": lambda event: _embed_turns(event, today),
        "seat_turns": turning(_seat),
        "key_turns": turning(lambda told: (told.span, _seat(told))),
        "recap_turns": turning(lambda told: told.is_recapped),
        "date_turns": lambda one: [
            State(one.occurrence, day) for day in one.turns(lambda then: (then.marks, then.standing, then.is_over))
        ],
        "step_turns": lambda area: _step_turns(area, catalogue, today),
        "activation_turns": lambda call: _call_turns((call,), today),
        "activations_turns": lambda calls: _call_turns(calls, today),
        "month_turns": lambda ask: list(
            turns(ask, (Timespan.month(*month).last + _DAY for month in catalogue.months), today)
        ),
        "day_before": lambda day: day - _DAY,
        "unknown_from": lambda known: known.last + _DAY,
        "decided": lambda event: _decided(event, today),
        "next_dates": lambda area, number: lasting_dates(area, lambda dates: dates[:number]),
        "no_dates": lambda area: lasting_dates(area, lambda dates: () if dates else (True,)),
        "open_dates": lambda events: _open_dates(events, catalogue, today),
        "order": ordered,
    }


def _status(told: EventState) -> object:
    return told.lead.occurrence.key, told.marks, told.lead.standing


def _seat(told: EventState) -> object:
    return told.is_over, told.coming and (told.coming.occurrence.key, told.coming.standing)


def _embed_turns(event: Event, today: date) -> list[date]:
    """A line on a partner's page says less, and goes when the event is over."""
    told = event_state(event, today)
    return [day for day in told.turns(lambda then: (then.marks, then.span)) if not is_over(event, day)]


def _call_turns(calls: Iterable[Activation], today: date) -> list[date]:
    return sorted({day for call in calls for day in call.turns if day > today})


def _step_turns(area: Area, catalogue: Catalogue, today: date) -> list[date]:
    known = catalogue.horizon(area.id).until
    days = chain(ends(catalogue.holding_parts(area.id)), (known.last + _DAY,) if known else ())
    return list(turns(lambda day: catalogue.concept(area.id, day), days, today))


def _decided(event: Event, today: date) -> Lastings[tuple[Mark, Timespan | None]]:
    """What has been decided about the next date, with when that was before."""

    def on(day: date) -> Iterable[tuple[Mark, Timespan | None]]:
        lead = event_state(event, day).lead
        return ((mark, lead.previous[-1] if lead.previous else None) for mark in lead.decided)

    return lasting(on, ends((event,)), today)


def _open_dates(events: Iterable[Event], catalogue: Catalogue, today: date) -> Lastings[Event]:
    """Those that are still to get a date, or their next one."""
    open_ = [event for event in events if not all(one.span.is_set for one in occurrences(event))]
    return lasting(lambda day: catalogue.agenda(day, open_).to_be_announced, ends(open_), today)


def _dates(events: Iterable[Event], day: date) -> tuple[State, ...]:
    """The next date of each event that takes place, whatever else is so of it on the day."""
    ahead = (event_state(event, day) for event in Agenda.of(events, day).all)
    return tuple(State(told.lead.occurrence) for told in ahead if not told.is_off)


def order(span: Timespan, id_: str) -> str:
    """A text that sorts as the spans do."""
    vague = 0 if span.is_dated else int(span.precision)
    return f"{span.first} {vague} {_instant(span.start)} {span.last} {_instant(span.end)} {id_}"


def _instant(moment: datetime | None) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat("T", "minutes") if moment else "-"
