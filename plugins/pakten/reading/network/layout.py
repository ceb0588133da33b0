"""Where a network keeps its files."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Layout:
    """Names are relative: the first five to `root`, the others but `changes` to the content folder."""

    root: Path
    events: str = "events.yaml"
    events_folder: str = "events"
    examples: str = "goodexamples"
    sources: str = "sources.yaml"
    content: str = "content"
    areas: str = "omraden"
    themes: str = "teman"
    goals: str = "mal"
    ways_in: str = "vagar-in"
    activations: str = "aktuellt"
    years: str = "verksamhetsar"
    places: str = "platser.md"
    organisations: str = "aktorer.md"
    changes: str = "andringar"
    """A folder below those of events and of examples."""
    is_guest: bool = False
    """Whether the theme is not ours: then pages that define nothing are somebody else's."""
