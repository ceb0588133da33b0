"""A lead: what an event gave that goes on with others, from the day it is handed over until something came of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pakten.domain.organisation import OrganisationId

SILENCE = timedelta(days=60)
"""How long nobody needs to have said a word about what was handed over."""


class LeadKind(StrEnum):
    IDEA = "idea"
    NEED = "need"
    CONTACT = "contact"


class LeadState(StrEnum):
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    GOING_ON = "going_on"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An idea, a need or a contact of organisations that an event gave, on its way to those who can carry it out."""

    id: str
    text: str
    kind: LeadKind = LeadKind.IDEA
    organisations: tuple[OrganisationId, ...] = ()
    """Whose it is; never a person's."""
    to: str
    """Id of the way in that takes it on."""
    part: str = ""
    """The id of the part of the event that gave it."""
    handed_over: date | None = None
    received: date | None = None
    going_on: date | None = None
    closed: date | None = None
    outcome: str = ""
    """What became of it, once that is known."""
    public: bool = False

    @property
    def days(self) -> tuple[tuple[LeadState, date], ...]:
        """The states that it has had, each with its day, in the order of the way that it goes."""
        days = zip(LeadState, (self.handed_over, self.received, self.going_on, self.closed), strict=True)
        return tuple((state, day) for state, day in days if day is not None)

    def on(self, today: date) -> tuple[LeadState, date] | None:
        """Its state on a day and since when; none before it has been handed over."""
        return next((one for one in reversed(self.days) if one[1] <= today), None)

    def is_silent(self, today: date) -> bool:
        """Whether nobody has said a word about it for so long that somebody should ask."""
        now = self.on(today)
        if now is None or (now[0] is LeadState.CLOSED and self.outcome):
            return False
        return today - now[1] > SILENCE
