"""What a page will say on later days, decided when it is made, so that it stays true without being made again.

The rules of an event's life are in the domain alone. Here they are asked in advance: on which of the coming days
does the answer change, and to what? Templates write those answers beside today's, as
`<template data-from="2027-01-20">`, and theme/assets/fresh.js shows the one that holds on the visitor's day. It knows
no rule and no word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.registration import Registration
from pakten.domain.term import Activation, Area
from pakten.domain.timespan import Timespan
from pakten.website.site import Site

_DAY = timedelta(days=1)

RESERVE = 8
"""How many events more than it shows a short list keeps, for when the first of them are over."""


def freshness_filters(site: Site) -> dict[str, Callable[..., Any]]:
    today, catalogue = site.today, site.catalogue
    return {
        "status_turns": lambda event: _turns(lambda day: _status(event, day), _days_of_event(event, today), today),
        "date_turns": lambda event: _turns(event.span_ahead, _days_of_event(event, today), today),
        "card_turns": lambda event: _card_turns(event, today) if event.occasions else [],
        "embed_turns": lambda event: _embed_turns(event, today),
        "seat_turns": lambda event: _turns(lambda day: _seat(event, day), _days_of_event(event, today), today),
        "recap_turns": lambda event: _turns(event.is_followed_up, _days_of_event(event, today), today),
        "step_turns": lambda area: _step_turns(area, catalogue, today),
        "activation_turns": lambda call: _call_turns((call,), today),
        "activations_turns": lambda calls: _call_turns(calls, today),
        "month_turns": lambda month: [date(*later, 1) for later in catalogue.months if later > month],
        "order": lambda event, day=today: order(event.span_ahead(day), event.id),
        "seats_until": lambda event: _seats_until(event, today),
    }


def _turns(ask: Callable[[date], object], days: Iterable[date], today: date) -> list[date]:
    """The days after today on which the answer is no longer what it was."""
    turns: list[date] = []
    coming = sorted({day for day in days if day > today})
    said = ask(today) if coming else None
    for day in coming:
        if (now := ask(day)) != said:
            turns.append(day)
            said = now
    return turns


def _days_of_event(event: Event, today: date) -> Iterator[date]:
    """All days after today on which something about an event may change by itself; some that have been, too."""
    for span in (event.span, *(occasion.span for occasion in event.occasions)):
        if span.is_set and span.last >= today:
            yield from (span.first, span.first + _DAY, span.last + _DAY)
    if event.registration is not None:
        yield from _days_of_registration(event.registration)


def _days_of_registration(registration: Registration) -> Iterator[date]:
    if registration.opens is not None:
        yield registration.opens
    if registration.closes is not None:
        yield registration.closes + _DAY


def _status(event: Event, day: date) -> object:
    return event.marks(day), event.registration.standing(day) if event.registration else None


def _seat(event: Event, day: date) -> object:
    return event.span.is_over(day), event.registration.standing(day) if event.registration else None


def _card_turns(event: Event, today: date) -> list[date]:
    """A card of an event with several dates also changes its date."""
    return _turns(lambda day: (_status(event, day), event.span_ahead(day)), _days_of_event(event, today), today)


def _embed_turns(event: Event, today: date) -> list[date]:
    """A line on a partner's page says less, and goes when the event is over."""
    turns = _turns(lambda day: (event.marks(day), event.span_ahead(day)), _days_of_event(event, today), today)
    return [day for day in turns if not event.span.is_over(day)]


def _call_turns(calls: Iterable[Activation], today: date) -> list[date]:
    return sorted({day for call in calls for day in (call.first, call.last + _DAY) if day > today})


def _step_turns(area: Area, catalogue: Catalogue, today: date) -> list[date]:
    days = (day for event in catalogue.in_area(area.id) if event.steps for day in _days_of_event(event, today))
    return _turns(lambda day: catalogue.concept(area.id, day), days, today)


def _seats_until(event: Event, today: date) -> str:
    """The last day on which the word about the seats of an event stands in a month table."""
    turns = _turns(lambda day: _seat(event, day), _days_of_event(event, today), today)
    return (turns[0] - _DAY).isoformat() if turns else ""


def order(span: Timespan, id_: str) -> str:
    """A text that sorts as the spans do."""
    vague = 0 if span.is_dated else int(span.precision)
    return f"{span.first} {vague} {_instant(span.start)} {span.last} {_instant(span.end)} {id_}"


def _instant(moment: datetime | None) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat("T", "minutes") if moment else "-"
