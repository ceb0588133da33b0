"""What lies ahead on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.event import Event
from pakten.domain.event_state import event_state, is_over


@dataclass(frozen=True, slots=True)
class Agenda:
    """What goes on now, what has a date, and what has none yet, each in order."""

    ongoing: tuple[Event, ...]
    coming: tuple[Event, ...]
    to_be_announced: tuple[Event, ...]

    def __bool__(self) -> bool:
        return bool(self.ongoing or self.coming or self.to_be_announced)

    @property
    def all(self) -> tuple[Event, ...]:
        return self.ongoing + self.coming + self.to_be_announced

    @property
    def featured_first(self) -> tuple[Event, ...]:
        """What goes on first, then what comes; in each, what the network wants to be seen."""
        ahead = (*self.coming, *self.to_be_announced)
        return tuple(
            event for part in (self.ongoing, ahead) for event in sorted(part, key=lambda one: not one.featured)
        )

    @classmethod
    def of(cls, events: Iterable[Event], today: date) -> Agenda:
        """An event with several dates comes at its next; a cancelled date stays until its day has passed."""
        by_id = {event.id: event for event in events if not is_over(event, today)}
        ahead = sorted((event_state(event, today).span, id_) for id_, event in by_id.items())
        begun = {id_: span.is_dated and span.first < today for span, id_ in ahead}
        return cls(
            tuple(by_id[id_] for span, id_ in ahead if begun[id_]),
            tuple(by_id[id_] for span, id_ in ahead if span.is_set and not begun[id_]),
            tuple(by_id[id_] for span, id_ in ahead if not span.is_set),
        )
