"""One dated happening of an event, with an identity that no change of date, place or title touches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from pakten.domain.event import Event, Status
from pakten.domain.place import Place
from pakten.domain.registration import Registration
from pakten.domain.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one line of a calendar shows."""

    event: Event
    key: str
    """Empty for the only date of an event, else the id of its occasion."""
    span: Timespan
    status: Status
    previous: tuple[Timespan, ...] = ()
    place: Place | None = None
    registration: Registration | None = None

    @property
    def is_off(self) -> bool:
        return self.status in (Status.CANCELLED, Status.POSTPONED)

    def uid(self, network: str) -> UUID:
        """The same for ever: from the network's address and the ids alone (RFC 7986, section 5.3)."""
        name = f"{self.event.id}/{self.key}" if self.key else self.event.id
        return identity(network, name)


@lru_cache(maxsize=2**16)
def identity(network: str, name: str) -> UUID:
    """What a thing of this name is known by in the network, for ever."""
    return uuid5(_namespace(network), name)


@cache
def _namespace(network: str) -> UUID:
    return uuid5(NAMESPACE_URL, network)


def occurrences(event: Event) -> tuple[Occurrence, ...]:
    """The dates of an event in time order.

    What has been decided for the whole event holds for each of its dates that says nothing of its own; when the event
    is off, so is each of them.
    """
    if not event.occasions:
        only = Occurrence(event, "", event.span, event.status, event.previous, event.place, event.registration)
        return (only,)
    dates = (
        Occurrence(
            event,
            occasion.id,
            occasion.span,
            event.status if event.is_off or occasion.status is Status.CONFIRMED else occasion.status,
            occasion.previous,
            occasion.place or event.place,
            occasion.registration or event.registration,
        )
        for occasion in event.occasions
    )
    return tuple(sorted(dates, key=lambda occurrence: (occurrence.span, occurrence.key)))


def is_dated(event: Event) -> bool:
    """Whether it can stand in a calendar: one known to the month or not at all cannot."""
    return any(occurrence.span.is_dated for occurrence in occurrences(event))
