"""What the pages of a year ask: its report and its activity plan, with addresses from the page that shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.plan import activity_plan
from pakten.domain.report import Chapter, carried, year_report
from pakten.domain.term import Goal
from pakten.website.site import Site
from pakten.writing.letters.plan_table import Section, sections
from pakten.writing.letters.year_report import Document, compose


@dataclass(frozen=True)
class PageLinks:
    """Addresses from a page that lies at `base`, such as `../..`; implements `writing.year_report.ReportLinks`."""

    site: Site
    base: str

    def event(self, event: Event) -> str:
        return self._from_here(self.site.urls.of(event))

    def example(self, example: Example) -> str:
        return self._from_here(self.site.urls.of(example))

    def way_in(self, way: str) -> str:
        return self._from_here(self.site.urls.by_id("ways_in", way))

    def area(self, area: str) -> str:
        return self._from_here(self.site.urls.by_id("areas", area))

    def _from_here(self, path: str) -> str:
        return f"{self.base.rstrip('/')}/{path}"


def report_filters(site: Site) -> dict[str, Callable[..., Any]]:
    return {"year_report": _year_report(site), "activity_plan": _activity_plan(site), "carried": _carried(site)}


def _year_report(site: Site) -> Callable[[Context, int], Document]:
    @pass_context
    def told(context: Context, year: int) -> Document:
        links = PageLinks(site, str(context["base_url"]))
        return compose(year_report(site.catalogue, year, site.today), site.catalogue, context["t"], links, site.name)

    return told


def _activity_plan(site: Site) -> Callable[[Context, int], tuple[Section, ...]]:
    @pass_context
    def plan(context: Context, year: int) -> tuple[Section, ...]:
        return sections(activity_plan(site.catalogue, year, site.today), site.catalogue, context["t"], site.today)

    return plan


def _carried(site: Site) -> Callable[[Goal], Chapter]:
    return lambda goal: carried(site.catalogue, goal, site.today)
