"""Addresses as they are written: absolute where they leave the site in feeds and letters, from a page on the site."""

from dataclasses import dataclass

from pakten.addresses.urls import Urls
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.occurrence import Occurrence


@dataclass(frozen=True)
class SiteLinks:
    urls: Urls
    site_url: str
    """What addresses begin with: that of the site, or the way from a page to its root; with a final slash."""
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
        """The page of its event; of several dates, the place on the page where this one stands."""
        return self.to(self.urls.occasion(one))

    def example(self, example: Example) -> str:
        return self.to(self.urls.of(example))

    def area(self, area: str) -> str:
        return self.to(self.urls.by_id("areas", area))

    def way_in(self, way: str) -> str:
        return self.to(self.urls.by_id("ways_in", way))

    def organisation(self, organisation: str) -> str:
        return self.to(self.urls.by_id("organisations", organisation))

    def subscribe(self) -> str:
        return self.to(self.urls.index("subscribe"))

    def feed(self, name: str, suffix: str) -> str:
        """`all`, an area's or a theme's id; `ics`, `xml` or `json`."""
        return self.to(self.urls.feed(name, suffix))

    def archive(self, name: str, document: str, suffix: str) -> str:
        return self.to(self.urls.feed_archive(name, document, suffix))

    def data(self, name: str) -> str:
        return self.to(self.urls.data(name))

    def card(self, kind: str, id_: str) -> str:
        return self.to(self.urls.card(kind, id_)) if self.has_cards else ""
