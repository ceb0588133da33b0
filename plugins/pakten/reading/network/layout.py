"""Where a network keeps its files."""

from dataclasses import dataclass
from pathlib import Path

SETTINGS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""What MkDocs, and ProperDocs, take their settings from."""


@dataclass(frozen=True)
class Layout:
    """Names are relative: the first five to `root`, the others but `changes` to the content folder."""

    root: Path
    events: str
    events_folder: str
    examples: str
    sources: str
    content: str
    areas: str
    themes: str
    goals: str
    ways_in: str
    activations: str
    years: str
    places: str
    organisations: str
    changes: str
    """A folder below those of events and of examples."""
    is_guest: bool = False
    """Whether the theme is not ours: then pages that define nothing are somebody else's."""
    settings: str = SETTINGS[0]
