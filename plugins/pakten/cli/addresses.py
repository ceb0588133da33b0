"""Addresses of the site, for letters and for links in texts. The site itself makes them; a test holds the two equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from pakten.domain.event import Event
from pakten.domain.example import Example


@dataclass(frozen=True)
class Addresses:
    """Implements `writing.links.Links`."""

    site_url: str
    """With a final slash."""
    segments: Mapping[str, str]

    def _page(self, kind: str, id_: str = "") -> str:
        return urljoin(self.site_url, f"{self.segments[kind]}/{id_}/" if id_ else f"{self.segments[kind]}/")

    def _file(self, kind: str, name: str) -> str:
        return urljoin(self.site_url, f"{self.segments[kind]}/{name}")

    def home(self) -> str:
        return self.site_url

    def calendar(self) -> str:
        return self._page("calendar")

    def event(self, event: Event) -> str:
        return self._page("calendar", event.id)

    def event_ics(self, event: Event) -> str:
        return self._file("calendar", f"{event.id}.ics")

    def example(self, example: Example) -> str:
        return self._page("examples", example.id)

    def examples(self) -> str:
        return self._page("examples")

    def area(self, area: str) -> str:
        return self._page("areas", area)

    def theme(self, theme: str) -> str:
        return self._page("themes", theme)

    def way_in(self, way: str) -> str:
        return self._page("ways_in", way)

    def organisation(self, organisation: str) -> str:
        return self._page("organisations", organisation)

    def subscribe(self) -> str:
        return self._page("subscribe")

    def feed(self, name: str, suffix: str) -> str:
        return self._file("feeds", f"{name}.{suffix}")

    def data(self, name: str) -> str:
        return self._file("data", name)

    def card(self, kind: str, id_: str) -> str:  # noqa: ARG002 - a letter shows no pictures
        """No command shows share pictures, which only a build draws."""
        return ""
