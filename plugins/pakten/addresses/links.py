"""The absolute addresses that leave the site in feeds, letters and metadata."""

from __future__ import annotations

from dataclasses import dataclass

from pakten.addresses.urls import Urls
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.occurrence import Occurrence


@dataclass(frozen=True)
class SiteLinks:
    """Implements `writing.links.Links`."""

    urls: Urls
    site_url: str
    """With a final slash."""
    has_cards: bool = False
    """Whether share pictures are drawn: nothing may point to one that is not there."""

    def to(self, path: str) -> str:
        return f"{self.site_url}{path}"

    def home(self) -> str:
        return self.site_url

    def calendar(self) -> str:
        return self.to(self.urls.index("calendar"))

    def event(self, event: Event) -> str:
        return self.to(self.urls.of(event))

    def date(self, one: Occurrence) -> str:
        return self.to(self.urls.occasion(one))

    def event_ics(self, event: Event) -> str:
        return self.to(self.urls.event_ics(event))

    def example(self, example: Example) -> str:
        return self.to(self.urls.of(example))

    def examples(self) -> str:
        return self.to(self.urls.index("examples"))

    def area(self, area: str) -> str:
        return self.to(self.urls.by_id("areas", area))

    def theme(self, theme: str) -> str:
        return self.to(self.urls.by_id("themes", theme))

    def way_in(self, way: str) -> str:
        return self.to(self.urls.by_id("ways_in", way))

    def organisation(self, organisation: str) -> str:
        return self.to(self.urls.by_id("organisations", organisation))

    def subscribe(self) -> str:
        return self.to(self.urls.index("subscribe"))

    def feed(self, name: str, suffix: str) -> str:
        return self.to(self.urls.feed(name, suffix))

    def archive(self, name: str, document: str, suffix: str) -> str:
        return self.to(self.urls.feed_archive(name, document, suffix))

    def data(self, name: str) -> str:
        return self.to(self.urls.data(name))

    def card(self, kind: str, id_: str) -> str:
        return self.to(self.urls.card(kind, id_)) if self.has_cards else ""
