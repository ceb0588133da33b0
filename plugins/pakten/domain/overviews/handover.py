"""What the network hands over: the leads to one way in, as one goes through them with those who carry them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_parts.lead import Lead, LeadState


@dataclass(frozen=True, slots=True)
class Handed:
    """One lead on a day."""

    event: Event
    lead: Lead
    today: date

    @property
    def state(self) -> LeadState | None:
        """None for what has not been handed over yet."""
        now = self.lead.on(self.today)
        return now[0] if now else None

    @property
    def since(self) -> date | None:
        now = self.lead.on(self.today)
        return now[1] if now else None

    @property
    def silent_days(self) -> int:
        """For how long nobody has said a word, when somebody should ask; else 0."""
        return (self.today - self.since).days if self.since and self.lead.is_silent(self.today) else 0


@dataclass(frozen=True, slots=True)
class Handover:
    new: tuple[Handed, ...]
    """What has been handed over, or has got an answer, since a day."""
    waiting: tuple[Handed, ...]
    """What is older and still open."""


def handover(catalogue: Catalogue, way: str, since: date, today: date) -> Handover:
    """The latest word first. What was closed before that day is gone through already."""
    found = sorted(
        (Handed(*one, today) for one in leads_to(catalogue, way)),
        key=lambda one: (one.since or date.max, one.lead.id),
        reverse=True,
    )
    new = [one for one in found if (one.since or today) >= since]
    waiting = [one for one in found if one not in new and one.state is not LeadState.CLOSED]
    return Handover(tuple(new), tuple(waiting))


def leads_to(catalogue: Catalogue, way: str) -> tuple[tuple[Event, Lead], ...]:
    """What events gave those to carry on who stand behind a way in."""
    return tuple((event, lead) for event in catalogue.events_by("lead", way) for lead in event.leads if lead.to == way)


def leads_of(events: Iterable[Event]) -> tuple[tuple[Event, Lead], ...]:
    """What may be told of what they gave others."""
    return tuple((event, lead) for event in events for lead in event.leads if lead.public)
