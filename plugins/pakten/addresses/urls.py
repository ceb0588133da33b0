"""Every address of the site, once. They never change after they are published.

A path has no leading slash and is relative to the root of the site: `kalender/` for a page, `feeds/all.ics` for a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pakten.addresses.segments import Segments
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.occurrence import Occurrence
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.term import Activation, Area, Goal, Theme, WayIn
from pakten.domain.work_year import WorkYear

Paged = Event | Example | Area | Theme | Goal | WayIn | Activation | WorkYear | Place | Organisation
"""What has a page of its own."""

_KINDS: Mapping[type, str] = {
    Event: "calendar",
    Example: "examples",
    Area: "areas",
    Theme: "themes",
    Goal: "goals",
    WayIn: "ways_in",
    Activation: "activations",
    WorkYear: "years",
    Place: "places",
    Organisation: "organisations",
}
"""Their names in Segments."""

TOLD_AGAIN = frozenset(
    (
        *("calendar", "examples", "areas", "themes", "types", "places", "organisations"),
        *("subscribe", "search", "feeds", "selection"),
    )
)
"""Kinds of pages that another language has as well, by their names in Segments; the others are in the first alone."""


class Urls:
    """Paths of things. A thing that has no page has no path: asking for it is a mistake of ours."""

    def __init__(
        self,
        segments: Segments,
        names: Mapping[str, str] = MappingProxyType({}),
        root: str = "",
        first: Urls | None = None,
    ) -> None:
        """Those of another language lie below a `root` of their own, beside those of the `first`."""
        self.segments = segments
        self.root = root
        self.first = first
        self.others: Mapping[str, Urls] = {}
        """Those of other languages."""
        self._names = names
        self._folders: Mapping[type, str] = {kind: self.folder(name) for kind, name in _KINDS.items()}

    def __getstate__(self) -> dict[str, object]:
        """As it is written down from the first, which knows the others; they know it, and that would have no end."""
        return {**self.__dict__, "first": None}

    def has(self, kind: str) -> bool:
        """Whether there are pages of a kind, named as in Segments."""
        return self.first is None or kind in TOLD_AGAIN

    def folder(self, kind: str) -> str:
        """Where a kind of pages lies, named as in Segments."""
        if self.first is not None and kind not in TOLD_AGAIN:
            return self.first.folder(kind)
        return f"{self.root}{getattr(self.segments, kind)}"

    def of(self, thing: Paged) -> str:
        """The path of the page of an entry, a term, a place or an organisation."""
        # A place that only one event names has no id, and no page but the calendar.
        return f"{self._folders[type(thing)]}/{thing.id}/" if thing.id else f"{self.folder('calendar')}/"

    def by_id(self, kind: str, id_: str) -> str:
        """The same, for who knows the id alone; the kind is named as in Segments."""
        return f"{self.folder(kind)}/{id_}/"

    def occasion(self, date: Occurrence) -> str:
        """Where a date is told about: a place of its own on the page of its event when there are several."""
        return f"{self.of(date.event)}#occasion-{date.key}" if date.key else self.of(date.event)

    def index(self, kind: str) -> str:
        """The page that lists a kind, named as in Segments."""
        return f"{self.folder(kind)}/"

    def year(self, year: int) -> str:
        return f"{self.folder('calendar')}/{year:04}/"

    def month(self, year: int, month: int) -> str:
        return f"{self.folder('calendar')}/{year:04}/{month:02}/"

    def report(self, year: int) -> str:
        return f"{self.folder('follow_up')}/{year:04}/"

    def plan(self, year: int) -> str:
        return f"{self.folder('activity_plan')}/{year:04}/"

    def type(self, kind: str) -> str:
        return f"{self.folder('types')}/{kind}/"

    def selection(self, kind: str, facet: str, value: str) -> str:
        """The page of one value of a facet of the calendar or the examples."""
        return f"{self.folder(kind)}/{self.segments.selection}/{self.name(facet)}/{self.name(facet, value)}/"

    def name(self, facet: str, value: str = "") -> str:
        """The word of a facet in addresses, or of one of its values; a value with an id is called by that."""
        return self._names.get(f"{facet}.{value}" if value else facet, value or facet)

    def search_index(self) -> str:
        return f"{self.folder('search')}/index.json"

    def event_ics(self, event: Event) -> str:
        return f"{self.folder('calendar')}/{event.id}.ics"

    def entry(self, thing: Event | Example) -> str:
        """An entry as it is written, for the page on which it is changed."""
        return f"{(self.first or self).of(thing)}entry.json"

    def changing(self, thing: Event | Example) -> str:
        """The page on which an entry is changed."""
        form = "new_event" if isinstance(thing, Event) else "new_example"
        return f"{self.folder(form)}/?id={thing.id}"

    def feed(self, name: str, suffix: str) -> str:
        return f"{self.folder('feeds')}/{name}.{suffix}"

    def feed_archive(self, name: str, document: str, suffix: str) -> str:
        """An older part of a feed of news, beside the newest in a folder of its name."""
        return f"{self.folder('feeds')}/{name}/{document}.{suffix}"

    def data(self, name: str) -> str:
        return f"{self.folder('data')}/{name}"

    def fragment(self, page: str) -> str:
        """The list that other sites show, beside the page that it is taken from; assets/embed.js knows its name."""
        return f"{page}embed.html"

    def poster(self, thing: Event | Area) -> str:
        """The page to print and put up, below the page that it is about."""
        own = self.first or self
        return f"{own.of(thing)}{own.segments.poster}/"

    def printouts(self, event: Event) -> str:
        """What is printed for the day of a meeting, below its page."""
        own = self.first or self
        return f"{own.of(event)}{own.segments.printouts}/"

    def card(self, kind: str, id_: str) -> str:
        return f"cards/{kind}/{id_}.png"

    def qr(self, kind: str, id_: str) -> str:
        return f"cards/{kind}/{id_}.svg"
