"""Sixty events and what becomes of them, from the day they are announced until they have left the calendars."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tests.writing.conftest import MEETING, QUAY, ZONE

from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.recap import Recap
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.place import Place
from pakten.domain.timespan import Timespan, local_instant

DAYS = (
    date(2026, 12, 1),
    date(2026, 12, 15),
    date(2027, 1, 4),
    date(2027, 3, 30),
    date(2027, 6, 1),  # nothing has happened
    date(2028, 2, 15),  # some were over more than twelve months ago
    date(2028, 10, 15),  # only what is in the autumn of 2027 is left
)

LOFT = Place("Segelloftet", address="Varvsgatan 3", city="Gävle")
WEEK = timedelta(days=7)
FULL = Registration(True, "https://hamnkretsen.example/anmalan", state=RegistrationState.FULL)

Change = Callable[[Event], Event | None]
"""What happens to an event on one of the days; nothing is left of one that is taken away."""


def moved(by: timedelta, **more: object) -> Change:
    def change(one: Event) -> Event:
        span = _later(one.span, by)
        return replace(one, span=span, previous=(*one.previous, one.span), **more)  # type: ignore[arg-type] # named so

    return change


def told(**more: object) -> Change:
    return lambda one: replace(one, **more)  # type: ignore[arg-type] # named as the event names them


def days(number: int) -> Change:
    return lambda one: replace(
        one, span=Timespan.days(one.span.first, one.span.first + timedelta(days=number)), programme=()
    )


def at_night(end: time) -> Change:
    """In the night in which clocks show an hour twice."""
    begins = local_instant(date(2027, 10, 30), time(23, 30), ZONE)
    return lambda one: replace(one, span=Timespan.between(begins, local_instant(date(2027, 10, 31), end, ZONE)))


def dates(*changed: str) -> Change:
    """Three or four dates, of which single ones are no longer as they were."""

    def change(one: Event) -> Event:
        each = [Occasion(f"dag-{number}", _later(one.span, number * WEEK)) for number in range(4 if changed else 3)]
        if "off" in changed:
            each[0] = replace(each[0], status=Status.CANCELLED, status_note="Isen ligger kvar.")
        if "moved" in changed:
            span = each[1].span
            each[1] = replace(each[1], span=_later(span, timedelta(days=1)), previous=(span,))
            each[2] = replace(each[2], format=Format.ONLINE, previous_format=Format.ON_SITE, online=LINK)
        if "fewer" in changed:
            each = each[:3]
        hull = Timespan.days(each[0].span.first, each[-1].span.last)
        return replace(one, span=hull, occasions=tuple(each))

    return change


LINK = Online("https://mote.example/hamn")
ONLINE = told(format=Format.ONLINE, previous_format=Format.ON_SITE, online=LINK)
OFF = told(status=Status.CANCELLED, status_note="Isen ligger kvar.")
LATER = told(status=Status.POSTPONED, status_note="Isen ligger kvar.")

LIVES: dict[str, dict[int, Change]] = {
    "planned": {},
    "tentative, then sure": {0: told(status=Status.TENTATIVE), 1: told(status=Status.CONFIRMED)},
    "moved twice": {1: moved(WEEK), 2: moved(WEEK)},
    "moved online": {1: ONLINE},
    "a new place": {2: told(place=LOFT, previous_place=QUAY)},
    "a place to come": {0: told(place=None, place_open=True), 1: told(place=QUAY, place_open=False)},
    "cancelled": {1: OFF},
    "postponed, then a new date": {1: LATER, 2: moved(WEEK, status=Status.CONFIRMED, status_note="")},
    "online, postponed, a new date": {0: ONLINE, 1: LATER, 2: moved(WEEK, status=Status.CONFIRMED, status_note="")},
    "full": {1: told(registration=FULL)},
    "held and followed up": {3: told(recap=Recap("Tre rederier tar emot."))},
    "whole days": {0: days(1), 1: days(2)},
    "a night with an hour twice": {0: at_night(time(2, 30)), 1: at_night(time(4))},
    "several dates": {0: dates(), 1: dates("off"), 2: dates("off", "moved"), 3: dates("off", "moved", "fewer")},
    "taken away": {2: lambda _: None},
}


def sixty(step: int) -> tuple[Event, ...]:
    """The events as they are written on the day of a step."""
    lives = list(LIVES.items())
    found = (_lived(number, lives[number % len(lives)], step) for number in range(60))
    return tuple(one for one in found if one is not None)


def _lived(number: int, life: tuple[str, dict[int, Change]], step: int) -> Event | None:
    name, changes = life
    span = _later(MEETING.span, timedelta(days=number))
    one: Event | None = replace(
        MEETING, id=f"mote-{number}", title=f"Möte {number}: {name}", span=span, published=DAYS[0], updated=_hour(0)
    )
    for when, change in changes.items():
        if one is not None and when <= step:
            one = change(replace(one, updated=_hour(when)))
    return one


def _hour(step: int) -> datetime:
    return local_instant(DAYS[step], time(8 if step else 0), ZONE)


def _later(span: Timespan, by: timedelta) -> Timespan:
    if span.start is None or span.end is None:
        return Timespan.days(span.first + by, span.last + by)
    return Timespan.between(span.start + by, span.end + by)
