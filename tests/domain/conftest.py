"""Events and examples with only what a story needs."""

from datetime import UTC, date, datetime
from typing import Any

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format
from pakten.domain.example import Evidence, Example, Part, Progress
from pakten.domain.organisation import Sector
from pakten.domain.timespan import Timespan

TODAY = date(2027, 1, 20)


def event(id_: str = "meeting", span: Timespan | None = None, **more: Any) -> Event:
    usual: dict[str, Any] = {
        "title": id_.title(),
        "summary": "Neighbours meet.",
        "published": date(2026, 12, 1),
        "updated": datetime(2026, 12, 1, tzinfo=UTC),
        "type": "meeting",
        "format": Format.ON_SITE,
        "areas": (),
        "organisers": ("council",),
    }
    return Event(id=id_, span=span or Timespan.days(date(2027, 2, 1)), **{**usual, **more})


def example(id_: str = "bakery", **more: Any) -> Example:
    usual: dict[str, Any] = {
        "title": id_.title(),
        "summary": "Somebody did something.",
        "organisations": (Part("council"),),
        "sector": Sector.PUBLIC,
        "status": Progress.ONGOING,
        "evidence": Evidence.TRIED,
        "published": date(2026, 12, 1),
    }
    return Example(id=id_, **{**usual, **more})


def catalogue(*events: Event, **more: object) -> Catalogue:
    ordered = tuple(sorted(events, key=lambda one: (one.span, one.id)))
    return Catalogue(events=ordered, **more)  # type: ignore[arg-type]  # only what a story needs
