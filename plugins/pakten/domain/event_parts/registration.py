"""Registration: whether one must, where, until when, and whether there is a seat left."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RegistrationState(StrEnum):
    """What an organiser writes about the seats, and what a visitor meets on a given day."""

    OPEN = "open"
    FULL = "full"
    WAITING_LIST = "waiting_list"
    CLOSED = "closed"
    INVITED = "invited"
    """Only those come who have been invited: nobody else is asked to register."""
    NOT_YET = "not_yet"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Registration:
    needed: bool
    url: str = ""
    opens: date | None = None
    closes: date | None = None
    """The last day on which one can register."""
    state: RegistrationState = RegistrationState.OPEN
    seats: int | None = None
    price: str = ""
    note: str = ""

    def standing(self, today: date) -> RegistrationState:
        """What someone who wants to register today meets."""
        if not self.needed:
            return RegistrationState.NOT_NEEDED
        if self.state is RegistrationState.INVITED:
            return self.state
        if self.closes is not None and today > self.closes:
            return RegistrationState.CLOSED
        if self.state is RegistrationState.OPEN and self.opens is not None and today < self.opens:
            return RegistrationState.NOT_YET
        return self.state
