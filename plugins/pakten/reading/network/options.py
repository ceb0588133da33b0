"""What a network says about itself under the plugin `pakten/catalogue`; the plugin has the same names and defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pakten.addresses.segments import Segments
from pakten.domain.catalogue import Vocabulary
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.network.layout import Layout


@dataclass(frozen=True, slots=True)
class Options:
    network: str
    events: str = "events.yaml"
    events_folder: str = "events"
    examples: str = "goodexamples"
    sources: str = "sources.yaml"
    changes: str = "andringar"
    timezone: str = "UTC"
    language: str = ""
    """The language of what the site says by itself; the theme's when empty."""
    holidays: str = ""
    """The country whose public holidays count."""
    currency: str = ""
    country: str = ""
    segments: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)
    target_groups: Mapping[str, str] = field(default_factory=dict)
    left_words: Mapping[str, str] = field(default_factory=dict)
    """Words that the network has left behind, and what it says instead."""
    history: tuple[str, ...] = ()
    """Pages below the content folder that tell about what was, where those words are right."""
    known_until: str = ""
    """The time up to which the network knows what has been held and planned, as `2024-06`; empty when it knows all."""
    agree_with: tuple[str, ...] = ()
    """Ids of the organisations with whom the content of each activity is agreed; nobody is asked for when empty."""
    hardest_lix: int = 55
    """Texts that are harder to read than this are told about."""
    raw_html: bool = False
    """Whether pages of the content folder may hold any HTML, because all who may write them are trusted."""
    classes: tuple[str, ...] = ()
    """Classes that texts may use beside those of the theme."""

    def layout(self, root: Path, content: str, segments: Segments) -> Layout:
        """Where the files are, below a root; terms lie where the words of addresses say."""
        return Layout(
            root=root,
            events=self.events,
            events_folder=self.events_folder,
            examples=self.examples,
            sources=self.sources,
            content=content,
            areas=segments.areas,
            themes=segments.themes,
            goals=segments.goals,
            ways_in=segments.ways_in,
            activations=segments.activations,
            places=f"{segments.places}.md",
            organisations=f"{segments.organisations}.md",
            changes=self.changes,
        )

    @property
    def vocabulary(self) -> Vocabulary:
        known = known_as(partial_date(self.known_until)) if self.known_until else None
        return Vocabulary(self.types, self.audiences, self.target_groups, known, self.agree_with)
