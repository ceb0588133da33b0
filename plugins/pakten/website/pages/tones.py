"""Which colour and drawing an area has, and which colour the word for a state of an event."""

from collections.abc import Callable

from pakten.domain.catalogue import Catalogue
from pakten.domain.state import Mark

TONES = ("1", "2", "3", "4")
"""A drawing and a colour for each area, in the order of the areas."""

MARK_TONES = {
    Mark.RESCHEDULED: "moved",
    Mark.MOVED_ONLINE: "online",
    Mark.NEW_PLACE: "moved",
    Mark.NEW_FORMAT: "online",
    Mark.TO_BE_ANNOUNCED: "tba",
    Mark.WAITING_LIST: "full",
    Mark.CLOSED: "full",
    Mark.INVITED: "full",
    Mark.FOLLOWED_UP: "followed",
}


def tone_of(catalogue: Catalogue) -> Callable[[str], str]:
    """The tone of an area by its id; `all` for anything else."""
    tones = {area.id: TONES[index % len(TONES)] for index, area in enumerate(catalogue.areas)}
    return lambda area: tones.get(area, "all")
