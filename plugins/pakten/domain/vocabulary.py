"""The words that a network has chosen for itself, outside its entries and pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pakten.domain.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists of a network: id to title, in the order in which they are shown."""

    types: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    target_groups: Mapping[str, str] = field(default_factory=dict)
    intents: Mapping[str, str] = field(default_factory=dict)
    """What somebody comes with, who looks for a way in: "I want to …"."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """Words that entries are marked with: those of the network, and those that occur where any may be written."""
    free_tags: bool = False
    free_organisers: bool = False
    required: Mapping[str, str] = field(default_factory=dict)
    """Fields that entries need here and not elsewhere, or the other way round: `event.contact` to `always`."""
    known_until: Timespan | None = None
    """The time up to which the network knows what has been held and planned; none when it knows all."""
    agree_with: tuple[str, ...] = ()
    """Ids of the organisations with whom the content of each activity is agreed."""
