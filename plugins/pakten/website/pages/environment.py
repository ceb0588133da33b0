"""The words that templates use: few, and each a question that a visitor has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from types import MethodType
from typing import Any
from urllib.parse import quote, urlsplit

from babel.lists import format_list
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pakten.addresses.urls import Paged
from pakten.checking.gaps import to_fill
from pakten.domain.catalogue import Catalogue
from pakten.domain.concept import Stage
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example, by_use, foremost
from pakten.domain.organisation import Sector
from pakten.domain.place import Place
from pakten.domain.source import dialled
from pakten.domain.term import Intent
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.publishing.headers import Policy
from pakten.website.pages.facets import facet_filters
from pakten.website.pages.facts import facts_of
from pakten.website.pages.form import form_of
from pakten.website.pages.freshness import RESERVE, freshness_filters
from pakten.website.pages.inlining import Inlining
from pakten.website.pages.lasting import holding
from pakten.website.pages.linked_data import LinkedData
from pakten.website.pages.markdown_text import MarkdownText
from pakten.website.pages.meeting import is_timed, meeting_filters
from pakten.website.pages.month_table import MonthSheet, month_sheet
from pakten.website.pages.reports import report_filters
from pakten.website.pages.subscribe import following
from pakten.website.pages.tones import MARK_TONES, tone_of
from pakten.website.pages.word_fit import breakable, fit, whole
from pakten.website.site import Site
from pakten.writing.when import clock, day_in, hours, when

SHOWN_PAST = 60
"""How many past events a list shows: more helps nobody, and would make large sites slow. The archive has them all."""

_STAGE_TONES = {
    **dict.fromkeys((Stage.HELD, Stage.RECAPPED, Stage.FOLLOWED_UP), "done"),
    Stage.PLANNED: "planned",
    **dict.fromkeys((Stage.NOT_BEGUN, Stage.UNKNOWN), "none"),
}


_PLAIN = (Words, MethodType, MarkdownText, LinkedData)
"""What templates call most, and what never wants to know where it is called from."""


_REFERENCES = re.compile(r' (?:for|aria-labelledby|aria-describedby)="[^"]*"')
_ADDRESS = re.compile(r' href="[^"]*"')


class OpenContext(Context):
    """Calls words and methods straight away: Jinja first asks each of them four times whether it wants the context."""

    def call(self, called: Callable[..., Any], /, *args: Any, **values: Any) -> Any:
        if isinstance(called, _PLAIN):
            values.pop("_loop_vars", None)
            values.pop("_block_vars", None)
            return called(*args, **values)
        return super().call(called, *args, **values)


def furnish(env: Environment, site: Site, markdown: Callable[[str, str], str]) -> Environment:
    """Give the theme's environment what our templates need. Everything that is not marked safe is escaped."""
    env.autoescape = True
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.keep_trailing_newline = True
    env.add_extension(Inlining)
    env.context_class = OpenContext
    env.globals.update(
        site=site,
        catalogue=site.catalogue,
        today=site.today,
        urls=site.urls,
        href=_href(site),
        markdown=markdown,
        linked_data=LinkedData(site),
        policy=Policy().text(in_page=True),
        intents=tuple(Intent),
        sectors=tuple(Sector),
        shown_past=SHOWN_PAST,
        reserve=RESERVE,
        holding=holding,
        nearest_month=_nearest_month(site.catalogue),
        written_form=lambda kind: form_of(kind, site),
        page_of=_page_of,
        gaps=lambda: to_fill(site.catalogue, site.pages, site.today, site.locate, site.written, site.words),
        **following(site),
    )
    env.filters.update(_time_filters(site))
    env.filters.update(report_filters(site))
    env.filters.update(facet_filters(site, SHOWN_PAST))
    env.filters.update(freshness_filters(site))
    env.filters.update(meeting_filters(site))
    env.filters.update(
        state=lambda event, day=None: event_state(event, day or site.today),
        link=_link(site),
        served_by=lambda address: urlsplit(address).netloc.removeprefix("www."),
        dialled=dialled,
        on_map=_on_map,
        facts=facts_of(site),
        languages=_languages,
        titles=_titles(site.catalogue),
        where=_where(site.catalogue),
        tone=tone_of(site.catalogue),
        tone_of_mark=lambda mark: MARK_TONES.get(mark, mark),
        tone_of_stage=_STAGE_TONES.__getitem__,
        by_lack=lambda found: groupby(found, lambda one: one.lack),
        foremost=foremost,
        by_use=by_use,
        fit=fit,
        whole=whole,
        breakable=breakable,
    )
    env.tests["in_use"] = lambda kind: bool(site.catalogue.events_by("type", kind))
    env.tests["taking_place"] = lambda event: not event_state(event, site.today).is_off
    env.tests["timed_points"] = is_timed
    return env


def _time_filters(site: Site) -> dict[str, Callable[..., Any]]:
    return {
        "when": _when,
        "hours": _hours,
        "clock": _clock,
        "day": _day,
        "datetime": machine_readable,
        "month_name": _month_name,
        "group": _group,
        "by_month": _by_month(site),
        "month_sheet": _month_sheet(site),
    }


def _href(site: Site) -> Callable[[Context, Paged | str], str]:
    @pass_context
    def href(context: Context, thing: Paged | str) -> str:
        """The address of a thing or a path, from the page that is being written."""
        path = site.assets.get(thing, thing) if isinstance(thing, str) else site.urls.of(thing)
        base = str(context.get("base_url", "."))
        return f"{base.rstrip('/')}/{path}"

    return href


@pass_context
def _page_of(context: Context, template: str, entry: Event | Example) -> Markup:
    """What stands on the page of an entry, inside another: without ids, which that page may have, leading nowhere."""
    page = context.environment.get_template(template)
    # It has no address yet: nothing that could be passed on, no neighbours, nobody to look after it.
    about = {"entry": entry, "path": "", "trail": (), "source_line": "", "share_of": context.environment.undefined()}
    inside = page.new_context({**context.get_all(), **about}, shared=True)
    html = "".join(page.blocks["main"](inside))
    return Markup(_ADDRESS.sub(' href="#"', _REFERENCES.sub("", html)).replace(' id="', ' data-id="'))


def _link(site: Site) -> Callable[[Context, str], str]:
    href = _href(site)

    @pass_context
    def link(context: Context, address: str) -> str:
        """An address that somebody has written, from the page that is being written; `/` begins a path on this site."""
        return href(context, address[1:]) if address.startswith("/") else address

    return link


def _on_map(place: Place) -> str:
    """A place on the map that anybody may use: where it lies, or else what one would search for."""
    wanted = ",".join(map(str, place.geo)) if place.geo else place.way if place.address else place.line
    return f"https://www.openstreetmap.org/search?query={quote(wanted)}"


@pass_context
def _languages(context: Context, event: Event) -> str:
    """The languages that are spoken, by their names; a code that nobody has named stays as it is."""
    words = _words(context)
    names = [words.locale.languages.get(code, code) for code in event.languages]
    return words("event.in_languages", names=format_list(names, locale=words.locale))


def _words(context: Context) -> Words:
    found = context["t"]
    assert isinstance(found, Words)
    return found


@pass_context
def _when(context: Context, span: Timespan, weekday: bool = True) -> str:
    return when(span, _words(context), weekday=weekday)


@pass_context
def _hours(context: Context, span: Timespan) -> str:
    return hours(span, _words(context))


@pass_context
def _clock(context: Context, instant: datetime) -> str:
    return clock(instant, _words(context))


@pass_context
def _day(context: Context, day: date | None, pattern: str = "when.date") -> str:
    if day is None:
        raise ValueError("there is no day to write")  # Babel would take the computer's own
    return day_in(day, pattern, _words(context))


@pass_context
def _month_name(context: Context, month: tuple[int, int]) -> str:
    return day_in(date(*month, 1), "when.month", _words(context))


def machine_readable(moment: Timespan | datetime | date) -> str:
    """The value of a `datetime` attribute (HTML, section 4.5.14): as exact as what is known."""
    if isinstance(moment, Timespan):
        if moment.precision is moment.precision.MONTH:
            return f"{moment.first:%Y-%m}"
        if moment.precision in (moment.precision.SEASON, moment.precision.YEAR):
            return f"{moment.first:%Y}"
        moment = moment.start or moment.first
    return moment.isoformat("T", "minutes") if isinstance(moment, datetime) else moment.isoformat()


def _by_month(site: Site) -> Callable[..., Iterator[tuple[str, list[Event]]]]:
    @pass_context
    def by_month(context: Context, events: Iterable[Event], ahead: bool = True) -> Iterator[tuple[str, list[Event]]]:
        """Events in order, under the month of their next date, or of their first; vaguer ones under what is known."""

        def name(event: Event) -> str:
            return _group(context, event_state(event, site.today).span if ahead else event.span)

        return ((month, list(group)) for month, group in groupby(events, name))

    return by_month


@pass_context
def _group(context: Context, span: Timespan) -> str:
    """What a time stands under in a calendar: its month, or what is known of it."""
    if span.is_dated or span.precision is span.precision.MONTH:
        return day_in(span.first, "when.month", _words(context))
    return when(span, _words(context)) if span.is_set else _words(context)("calendar.to_be_announced")


def _month_sheet(site: Site) -> Callable[[tuple[int, int]], MonthSheet]:
    return lambda month: month_sheet(site.catalogue.in_month(*month), *month, site.today)


def _nearest_month(catalogue: Catalogue) -> Callable[[date], tuple[int, int]]:
    def nearest(today: date) -> tuple[int, int]:
        """The first month from today on that has something, else the last that had."""
        now = (today.year, today.month)
        return next((month for month in catalogue.months if month >= now), catalogue.months[-1])

    return nearest


def _titles(catalogue: Catalogue) -> Callable[[Iterable[str], str], list[Any]]:
    def titles(ids: Iterable[str], kind: str) -> list[Any]:
        """The entries of this kind with these ids, in the order in which they are named."""
        found = getattr(catalogue, kind)
        return [found[id_] for id_ in ids if id_ in found]

    return titles


def _where(catalogue: Catalogue) -> Callable[[Context, Event | Example], str]:
    @pass_context
    def where(context: Context, entry: Event | Example) -> str:
        """The areas by name, or that it concerns them all."""
        return ", ".join(catalogue.area[area].title for area in entry.areas) or _words(context)("area.all")

    return where
