"""Every address of the site, once. They never change after they are published.

A path has no leading slash and is relative to the root of the site: `kalender/` for a page, `feeds/all.ics` for a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatchmethod
from types import MappingProxyType

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.term import Activation, Area, Goal, Theme, WayIn


@dataclass(frozen=True)
class Segments:
    """The words that addresses are made of, and the folders of the content that they stand for."""

    calendar: str = "kalender"
    examples: str = "goda-exempel"
    areas: str = "omraden"
    themes: str = "teman"
    goals: str = "mal"
    ways_in: str = "vagar-in"
    types: str = "typ"
    activations: str = "aktuellt"
    places: str = "platser"
    organisations: str = "aktorer"
    follow_up: str = "uppfoljning"
    activity_plan: str = "aktivitetsplan"
    subscribe: str = "prenumerera"
    accessibility: str = "tillganglighet"
    search: str = "sok"
    selection: str = "urval"
    feeds: str = "feeds"
    data: str = "data"
    embed: str = "badda-in"
    poster: str = "affisch"
    new_event: str = "ny-handelse"
    new_example: str = "nytt-exempel"


class Urls:
    """Paths of things. A thing that has no page has no path: asking for it is a mistake of ours."""

    def __init__(self, segments: Segments, names: Mapping[str, str] = MappingProxyType({})) -> None:
        self.segments = segments
        self._names = names

    @singledispatchmethod
    def of(self, thing: object) -> str:
        """The path of the page of an entry or a term."""
        raise TypeError(f"{type(thing).__name__} has no page")

    @of.register
    def _(self, thing: Event) -> str:
        return f"{self.segments.calendar}/{thing.id}/"

    @of.register
    def _(self, thing: Example) -> str:
        return f"{self.segments.examples}/{thing.id}/"

    @of.register
    def _(self, thing: Area) -> str:
        return f"{self.segments.areas}/{thing.id}/"

    @of.register
    def _(self, thing: Theme) -> str:
        return f"{self.segments.themes}/{thing.id}/"

    @of.register
    def _(self, thing: Goal) -> str:
        return f"{self.segments.goals}/{thing.id}/"

    @of.register
    def _(self, thing: WayIn) -> str:
        return f"{self.segments.ways_in}/{thing.id}/"

    @of.register
    def _(self, thing: Activation) -> str:
        return f"{self.segments.activations}/{thing.id}/"

    @of.register
    def _(self, thing: Place) -> str:
        return f"{self.segments.places}/{thing.id}/" if thing.id else f"{self.segments.calendar}/"

    @of.register
    def _(self, thing: Organisation) -> str:
        return f"{self.segments.organisations}/{thing.id}/"

    def index(self, kind: str) -> str:
        """The page that lists a kind, named as in Segments."""
        return f"{getattr(self.segments, kind)}/"

    def year(self, year: int) -> str:
        return f"{self.segments.calendar}/{year:04}/"

    def month(self, year: int, month: int) -> str:
        return f"{self.segments.calendar}/{year:04}/{month:02}/"

    def report(self, year: int) -> str:
        return f"{self.segments.follow_up}/{year:04}/"

    def plan(self, year: int) -> str:
        return f"{self.segments.activity_plan}/{year:04}/"

    def type(self, kind: str) -> str:
        return f"{self.segments.types}/{kind}/"

    def selection(self, kind: str, facet: str, value: str) -> str:
        """The page of one value of a facet of the calendar or the examples."""
        return f"{getattr(self.segments, kind)}/{self.segments.selection}/{self.name(facet)}/{self.name(facet, value)}/"

    def name(self, facet: str, value: str = "") -> str:
        """The word of a facet in addresses, or of one of its values; a value with an id is called by that."""
        return self._names.get(f"{facet}.{value}" if value else facet, value or facet)

    def search_index(self) -> str:
        return f"{self.segments.search}/index.json"

    def event_ics(self, event: Event) -> str:
        return f"{self.segments.calendar}/{event.id}.ics"

    def feed(self, name: str, suffix: str) -> str:
        return f"{self.segments.feeds}/{name}.{suffix}"

    def data(self, name: str) -> str:
        return f"{self.segments.data}/{name}"

    def fragment(self, page: str) -> str:
        """The list that other sites show, beside the page that it is taken from; assets/embed.js knows its name."""
        return f"{page}embed.html"

    def poster(self, thing: Event | Area) -> str:
        """The page to print and put up, below the page that it is about."""
        return f"{self.of(thing)}{self.segments.poster}/"

    def card(self, kind: str, id_: str) -> str:
        """The share picture of an entry."""
        return f"cards/{kind}/{id_}.png"

    def qr(self, kind: str, id_: str) -> str:
        """The QR code of an entry."""
        return f"cards/{kind}/{id_}.svg"


@dataclass(frozen=True)
class SiteLinks:
    """The absolute addresses that leave the site in feeds and metadata; implements `writing.links.Links`."""

    urls: Urls
    site_url: str
    """With a final slash."""
    areas: Mapping[str, Area]
    themes: Mapping[str, Theme]
    ways_in: Mapping[str, WayIn]
    organisations: Mapping[str, Organisation]
    has_cards: bool = False
    """Whether share pictures are drawn: nothing may point to one that is not there."""

    def to(self, path: str) -> str:
        return self.site_url + path

    def home(self) -> str:
        return self.site_url

    def calendar(self) -> str:
        return self.to(self.urls.index("calendar"))

    def event(self, event: Event) -> str:
        return self.to(self.urls.of(event))

    def event_ics(self, event: Event) -> str:
        return self.to(self.urls.event_ics(event))

    def example(self, example: Example) -> str:
        return self.to(self.urls.of(example))

    def examples(self) -> str:
        return self.to(self.urls.index("examples"))

    def area(self, area: str) -> str:
        return self.to(self.urls.of(self.areas[area]))

    def theme(self, theme: str) -> str:
        return self.to(self.urls.of(self.themes[theme]))

    def way_in(self, way: str) -> str:
        return self.to(self.urls.of(self.ways_in[way]))

    def organisation(self, organisation: str) -> str:
        return self.to(self.urls.of(self.organisations[organisation]))

    def subscribe(self) -> str:
        return self.to(self.urls.index("subscribe"))

    def feed(self, name: str, suffix: str) -> str:
        return self.to(self.urls.feed(name, suffix))

    def data(self, name: str) -> str:
        return self.to(self.urls.data(name))

    def card(self, kind: str, id_: str) -> str:
        return self.to(self.urls.card(kind, id_)) if self.has_cards else ""
