"""One dated happening of an event, with an identity that no change of date, place or title touches."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import NAMESPACE_URL, UUID, uuid5

from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.registration import Registration
from pakten.domain.place import Place
from pakten.domain.remembered import remembered
from pakten.domain.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What one line of a calendar shows."""

    event: Event
    key: str
    """Empty for the only date of an event, else the id of its occasion."""
    span: Timespan
    status: Status
    format: Format
    status_note: str = ""
    place: Place | None = None
    place_open: bool = False
    online: Online | None = None
    previous: tuple[Timespan, ...] = ()
    previous_place: Place | None = None
    previous_format: Format | None = None
    registration: Registration | None = None

    def uid(self, network: str) -> UUID:
        """The same for ever: from the network's address and the ids alone (RFC 7986, section 5.3)."""
        name = f"{self.event.id}/{self.key}" if self.key else self.event.id
        return identity(network, name)


@lru_cache(maxsize=2**16)
def identity(network: str, name: str) -> UUID:
    """What a thing of this name is known by in the network, for ever."""
    return uuid5(uuid5(NAMESPACE_URL, network), name)


@remembered
def occurrences(event: Event) -> tuple[Occurrence, ...]:
    """The dates of an event in time order.

    What has been decided for the whole event holds for each of its dates that says nothing of its own; when the event
    is off, so is each of them.
    """
    dates = (_occurrence(event, one) for one in event.occasions or (event,))
    return tuple(sorted(dates, key=lambda occurrence: (occurrence.span, occurrence.key)))


def _occurrence(event: Event, occasion: Occasion | Event) -> Occurrence:
    """An event without occasions is its own only one."""
    own_place = occasion.place is not None or occasion.place_open
    has_status = occasion.status is not Status.CONFIRMED
    return Occurrence(
        event,
        "" if occasion is event else occasion.id,
        occasion.span,
        # A date that is called off stays so; else an event that is off takes its dates with it.
        occasion.status if occasion.status.is_off or (not event.status.is_off and has_status) else event.status,
        occasion.format or event.format,
        occasion.status_note,
        occasion.place if own_place else event.place,
        occasion.place_open if own_place else event.place_open,
        occasion.online or event.online,
        occasion.previous,
        occasion.previous_place or (None if own_place else event.previous_place),
        occasion.previous_format or (None if occasion.format else event.previous_format),
        occasion.registration or event.registration,
    )


def is_dated(event: Event) -> bool:
    """Whether it can stand in a calendar: one known to the month or not at all cannot."""
    return any(one.span.is_dated for one in event.occasions or (event,))
