"""What a page will say on later days, decided when it is made, so that it stays true without being made again.

The rules of an event's life are in the domain alone. Here they are asked in advance: on which of the coming days
does the answer change, and to what? Templates write those answers beside today's, as
`<template data-from="2027-01-20">`, and theme/assets/fresh.js shows the one that holds on the visitor's day. It knows
no rule and no word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.occurrence import occurrences
from pakten.domain.state import EventState, event_state, is_over, turning_days, turns
from pakten.domain.term import Activation, Area
from pakten.domain.timespan import Timespan
from pakten.website.site import Site

_DAY = timedelta(days=1)

RESERVE = 8
"""How many events more than it shows a short list keeps, for when the first of them are over."""


def freshness_filters(site: Site) -> dict[str, Callable[..., Any]]:
    today, catalogue = site.today, site.catalogue
    return {
        "status_turns": lambda event: _turns(lambda told: (told.marks, told.lead.standing), event, today),
        "date_turns": lambda event: _turns(lambda told: told.span, event, today),
        "card_turns": lambda event: _turns(_card, event, today) if event.occasions else [],
        "embed_turns": lambda event: _embed_turns(event, today),
        "seat_turns": lambda event: _turns(_seat, event, today),
        "recap_turns": lambda event: _turns(lambda told: told.is_followed_up, event, today),
        "step_turns": lambda area: _step_turns(area, catalogue, today),
        "activation_turns": lambda call: _call_turns((call,), today),
        "activations_turns": lambda calls: _call_turns(calls, today),
        "month_turns": lambda month: [date(*later, 1) for later in catalogue.months if later > month],
        "order": lambda event, day=today: order(event_state(event, day).span, event.id),
        "seats_until": lambda event: _seats_until(event, today),
    }


def _turns(ask: Callable[[EventState], object], event: Event, today: date) -> list[date]:
    """The days after today on which the answer about an event is no longer what it was."""
    days = turning_days(occurrences(event))
    return list(turns(lambda day: ask(event_state(event, day)), days, today))


def _card(told: EventState) -> object:
    return told.marks, told.lead.standing, told.span


def _seat(told: EventState) -> object:
    return told.is_over, told.lead.standing


def _embed_turns(event: Event, today: date) -> list[date]:
    """A line on a partner's page says less, and goes when the event is over."""
    days = _turns(lambda told: (told.marks, told.span), event, today)
    return [day for day in days if not is_over(event, day)]


def _call_turns(calls: Iterable[Activation], today: date) -> list[date]:
    return sorted({day for call in calls for day in (call.first, call.last + _DAY) if day > today})


def _step_turns(area: Area, catalogue: Catalogue, today: date) -> list[date]:
    dates = (one for event in catalogue.in_area(area.id) if event.steps for one in occurrences(event))
    return list(turns(lambda day: catalogue.concept(area.id, day), turning_days(dates), today))


def _seats_until(event: Event, today: date) -> str:
    """The last day on which the word about the seats of an event stands in a month table."""
    days = _turns(_seat, event, today)
    return (days[0] - _DAY).isoformat() if days else ""


def order(span: Timespan, id_: str) -> str:
    """A text that sorts as the spans do."""
    vague = 0 if span.is_dated else int(span.precision)
    return f"{span.first} {vague} {_instant(span.start)} {span.last} {_instant(span.end)} {id_}"


def _instant(moment: datetime | None) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat("T", "minutes") if moment else "-"
