"""What the pages of a year ask: its report and its activity plan, with addresses from the page that shows them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from pakten.addresses.links import SiteLinks
from pakten.domain.catalogue import Catalogue
from pakten.domain.event_parts.lead import SILENCE
from pakten.domain.event_state import event_state
from pakten.domain.example import by_use
from pakten.domain.overviews.plan import activity_plan
from pakten.domain.overviews.report import carried, year_report
from pakten.domain.overviews.wheel import Due
from pakten.domain.term import Goal
from pakten.website.pages.lasting import Lastings, Parts, ends, from_today, lasting, lasting_years, merged
from pakten.website.site import Site
from pakten.writing.letters.paper import Part
from pakten.writing.letters.plan_table import sections, status
from pakten.writing.letters.year_document import year_document, year_wheel
from pakten.writing.letters.year_report import Account, Told, compose


def report_filters(site: Site) -> dict[str, Callable[..., Any]]:
    return {
        "year_document": pass_context(partial(_year_document, site)),
        "year_wheel": pass_context(partial(_year_wheel, site)),
        "year_report": pass_context(partial(_year_report, site)),
        "activity_plan": pass_context(
            lambda context, year: sections(
                activity_plan(site.catalogue, year, site.today), site.catalogue, context["t"], site.today
            )
        ),
        "plan_status": pass_context(lambda context, event, day: status(event, context["t"], day)),
        "unknown_year": lambda year: lasting(
            lambda day: () if site.catalogue.horizon().knows_year(year, day) else (site.catalogue.horizon().until,),
            horizons(site.catalogue),
            site.today,
        ),
        "lasting_years": partial(lasting_years, site.today),
        "year_before": lambda year, years_on: lasting_years(
            site.today, lambda day: [one for one in years_on(day) if one < year][:1]
        ),
        "year_after": lambda year, years_on: lasting_years(
            site.today, lambda day: [one for one in years_on(day) if one > year][-1:]
        ),
        "plan_turns": lambda event: event_state(event, site.today).turns(lambda told: told.marks),
        "carried": partial(_carried, site),
    }


@dataclass(frozen=True)
class LastingReport:
    """The report of a year with what later days change in it."""

    chapters: tuple[Parts, ...]

    @property
    def noted(self) -> Lastings[Any]:
        """The accounts of which something is uncertain."""
        return tuple(one for chapter in self.chapters for one in chapter.accounts if one.shown.note)


def horizons(catalogue: Catalogue) -> Iterator[date]:
    """The days from which on nobody knows, in all or in an area."""
    for area in ("", *catalogue.area):
        if known := catalogue.horizon(area).until:
            yield known.last + timedelta(days=1)


def _year_report(site: Site, context: Context, year: int) -> LastingReport:
    links = SiteLinks(site.urls, f"{str(context['base_url']).rstrip('/')}/")

    accounts: dict[str, Account] = {}

    def chapters(day: date) -> dict[str, Told]:
        report = year_report(site.catalogue, year, day)
        told = compose(report, site.catalogue, context["t"], links, site.name, day, accounts)
        return {chapter.heading: chapter for chapter in told.chapters}

    days = from_today(site.today, chain(ends(site.catalogue.in_year(year)), horizons(site.catalogue)))
    by_day = {day: chapters(day) for day in days}
    headings = max(by_day.values(), key=len)
    return LastingReport(tuple(Parts({day: all_.get(heading) for day, all_ in by_day.items()}) for heading in headings))


def _year_document(site: Site, context: Context, year: int) -> Lastings[Part]:
    links = SiteLinks(site.urls, f"{str(context['base_url']).rstrip('/')}/")

    def parts(day: date) -> Sequence[Part]:
        return year_document(site.catalogue, year, day, context["t"], links, site.name).parts

    return lasting(parts, _year_turns(site, year), site.today)


def _year_wheel(site: Site, context: Context, year: int) -> list[tuple[str, Lastings[tuple[Due, str]]]]:
    days = from_today(site.today, _year_turns(site, year))
    wheels = {day: year_wheel(site.catalogue, year, day, context["t"]) for day in days}
    names = [month.name for month in wheels[site.today]]
    return [(name, merged({day: wheels[day][at].due for day in days})) for at, name in enumerate(names)]


def _year_turns(site: Site, year: int) -> Iterator[date]:
    """The later days on which something of a year is no longer so: of its events, of what went on, of what is next."""
    yield date(year + 1, 1, 1)
    yield from horizons(site.catalogue)
    for event in (*site.catalogue.in_year(year), *site.catalogue.in_year(year + 1)):
        yield from event_state(event, site.today).turns(lambda told: (told.marks, told.is_over))
        for _, day in chain.from_iterable(lead.days for lead in event.leads):
            yield from (day, day + SILENCE + timedelta(days=1))


def _carried(site: Site, goal: Goal) -> Parts:
    days = from_today(site.today, chain(ends(site.catalogue.events_by("goal", goal.id)), horizons(site.catalogue)))
    chapters = carried(site.catalogue, goal, days)
    return Parts({day: replace(one, examples=tuple(by_use(one.examples))) for day, one in chapters.items()})
