"""What has been read so far: entries, problems, and where each entry is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from pakten.domain.catalogue import Catalogue, Vocabulary
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.former_goals import FormerGoals
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.catalogue import Entries
from pakten.domain.rules.references import Named
from pakten.domain.term import Activation, Area, Goal, Milestone, Theme, WayIn, Wording
from pakten.reading.forms.pages import Page
from pakten.reading.network.layout import Layout
from pakten.reading.network.markdown import block_problems
from pakten.reading.network.text import name_of, text_of
from pakten.reading.yaml import nodes
from pakten.reading.yaml.nodes import Fragment, Written
from pakten.reading.yaml.parser import front_matter, legible_entry
from pakten.reading.yaml.unsafe import merge_markers


@dataclass
class Gathering:
    layout: Layout
    zone: ZoneInfo
    problems: list[Problem] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    ways_in: list[WayIn] = field(default_factory=list)
    activations: list[Activation] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    organisations: list[Organisation] = field(default_factory=list)
    wordings: list[tuple[Wording, Location]] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    former_goals: list[FormerGoals] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    bodies: list[tuple[str, str, int]] = field(default_factory=list)
    """The texts below the front matter of all files, each with its file and first line."""
    ids: list[tuple[str, str, Location]] = field(default_factory=list)
    """Kind and id of everything that is written, also of what has mistakes, and where the id stands."""
    named: list[Named] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Kinds of which a whole file could not be read."""
    written: dict[Location, Written] = field(default_factory=dict)

    def locate(self, origin: Location, path: nodes.Path, *, key: bool = False) -> Location:
        """Where a value of the entry with this origin stands."""
        return self.written[origin].locate(path, key=key) if origin in self.written else origin

    def text(self, path: Path) -> str | None:
        name = name_of(path, self.layout.root)
        text = text_of(path, name)
        if not isinstance(text, str):
            self.problems.extend(text)
            return None
        markers = merge_markers(name, text)
        self.problems.extend(markers)
        return None if markers else text

    def markdown(self, path: Path) -> tuple[Written, str, int] | None:
        """The front matter of a page, its body, and where the body begins."""
        text = self.text(path)
        found = None if text is None else front_matter(name_of(path, self.layout.root), text, self.problems)
        if found is None:
            return None
        matter, body, line = found
        self.bodies.append((matter.file, body, line))
        self.problems += block_problems(matter.file, body, line)
        written = legible_entry(matter, self.problems)
        if written is None:
            return None
        self.written[written.origin] = written
        return written, body, line

    def passage(self, path: Path) -> Fragment | None:
        text = self.text(path)
        return None if text is None else Fragment(name_of(path, self.layout.root), text)

    def entries(self, vocabulary: Vocabulary) -> Entries:
        """All that could be read, in the order in which the site shows it."""
        catalogue = Catalogue(
            events=tuple(sorted(self.events, key=lambda event: (event.span.first, event.span, event.id))),
            examples=tuple(sorted(self.examples, key=lambda example: example.id)),
            areas=tuple(sorted(self.areas, key=_shown)),
            themes=tuple(sorted(self.themes, key=_shown)),
            goals=tuple(sorted(self.goals, key=_shown)),
            ways_in=tuple(sorted(self.ways_in, key=_shown)),
            activations=tuple(sorted(self.activations, key=lambda one: (one.first, one.id))),
            places=tuple(self.places.values()),
            organisations=tuple(self.organisations),
            wordings=tuple(wording for wording, _ in self.wordings),
            milestones=tuple(self.milestones),
            former_goals=tuple(self.former_goals),
            vocabulary=vocabulary,
        )
        return Entries(
            catalogue,
            tuple(self.events),
            frozenset(self.drafts),
            tuple(self.ids),
            frozenset(self.unread),
            tuple(self.wordings),
            tuple(self.named),
        )


def _shown(term: Area | Theme | Goal | WayIn) -> tuple[int, str]:
    return (term.order, term.id)
