"""The words that templates use: few, and each a question that a visitor has."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

from babel.lists import format_list
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pakten.addresses.pages import page_path
from pakten.addresses.urls import Paged
from pakten.checking.gaps import placed
from pakten.domain.concept import Stage
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example, by_use, foremost
from pakten.domain.organisation import Sector
from pakten.domain.overviews.gaps import gaps
from pakten.domain.place import Place
from pakten.domain.source import dialled
from pakten.locale import words
from pakten.publishing.headers import Policy
from pakten.reading.forms.pages import Page
from pakten.website.as_written import spoken_text, unmarked
from pakten.website.pages.facets import facet_filters
from pakten.website.pages.facts import facts_of
from pakten.website.pages.form import WrittenForm
from pakten.website.pages.freshness import RESERVE, freshness_filters
from pakten.website.pages.lasting import holding
from pakten.website.pages.linked_data import LinkedData
from pakten.website.pages.meeting import is_timed, meeting_filters
from pakten.website.pages.reports import report_filters
from pakten.website.pages.subscribe import following
from pakten.website.pages.templates.inlining import Inlining
from pakten.website.pages.templates.open_context import OpenContext
from pakten.website.pages.texts.markdown_text import MarkdownText
from pakten.website.pages.texts.word_fit import breakable, fit, whole
from pakten.website.pages.time_filters import nearest_month, time_filters
from pakten.website.pages.time_line import time_line
from pakten.website.pages.tones import MARK_TONES, tone_of
from pakten.website.site import Site, organisation_path
from pakten.writing.sources import decision, details

SHOWN_PAST = 60
"""How many past events a list shows: more helps nobody, and would make large sites slow. The archive has them all."""

MOST = 300
"""How many entries any list shows: a page of some 300 kB. Beyond that it leads on, from a year to its months."""

_STAGE_TONES = {
    **dict.fromkeys((Stage.HELD, Stage.RECAPPED, Stage.FOLLOWED_UP), "done"),
    Stage.PLANNED: "planned",
    **dict.fromkeys((Stage.NOT_BEGUN, Stage.UNKNOWN), "none"),
}


_REFERENCES = re.compile(r' (?:for|aria-labelledby|aria-describedby)="[^"]*"')
_ADDRESS = re.compile(r' href="[^"]*"')


def furnish(env: Environment, site: Site, markdown: MarkdownText) -> Environment:
    """Give the theme's environment what our templates need. Everything that is not marked safe is escaped."""

    def titles_of(areas: Iterable[str]) -> str:
        return ", ".join(site.catalogue.area[area].title for area in areas)

    def titles(ids: Iterable[str], kind: str) -> list[Any]:
        """The entries of this kind with these ids, in the order in which they are named."""
        found = getattr(site.catalogue, kind)
        return [one for id_ in ids if (one := found.get(id_)) is not None]

    env.autoescape = True
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.keep_trailing_newline = True
    env.add_extension(Inlining)
    env.context_class = OpenContext
    if not site.written_in:
        site.recorder.names(env.globals)
    with site.recorder.unheard():  # whoever uses a name hangs on what it holds
        wanted_pages = [(page, page_path(page.path)) for page in site.pages if _wants_something(page, site)]
    env.globals.update(
        site=site,
        catalogue=site.catalogue,
        today=site.today,
        urls=site.urls,
        href=pass_context(partial(_href, site)),
        markdown=spoken_text(markdown, site.written_in) if site.written_in else markdown,
        linked_data=LinkedData(site),
        policy=Policy().text(in_page=True),
        intents=site.catalogue.vocabulary.intents,
        wanted_pages=wanted_pages,
        sectors=tuple(Sector),
        shown_past=SHOWN_PAST,
        most=MOST,
        reserve=RESERVE,
        holding=holding,
        nearest_month=partial(nearest_month, site.catalogue),
        words_in=words,
        written_form=lambda kind: WrittenForm(kind, site),
        page_of=_page_of,
        gaps=lambda: gaps(site.catalogue, site.pages, site.today),
        **following(site),
    )
    env.filters.update(time_filters(site))
    env.filters.update(report_filters(site))
    env.filters.update(facet_filters(site, SHOWN_PAST, MOST))
    env.filters.update(freshness_filters(site))
    env.filters.update(meeting_filters(site))
    env.filters.update(
        state=lambda event, day=None: event_state(event, day or site.today),
        link=_link,
        served_by=lambda address: urlsplit(address).netloc.removeprefix("www."),
        dialled=dialled,
        on_map=_on_map,
        facts=pass_context(partial(facts_of, site)),
        details=pass_context(lambda context, source: details(source, context["t"])),
        decision=pass_context(lambda context, goal: decision(goal, context["t"])),
        languages=_languages,
        titles=titles,
        alphabetically=pass_context(lambda context, named: sorted(named, key=lambda one: context["t"].place(one.name))),
        where=pass_context(lambda context, entry: titles_of(entry.areas) or context["t"]("area.all")),
        told_at=lambda one: organisation_path(one, site),
        tone=tone_of(site.catalogue),
        tone_of_mark=lambda mark: MARK_TONES.get(mark, mark),
        tone_of_stage=_STAGE_TONES.__getitem__,
        placed=lambda found: (placed(gap, site.locate, site.written, site.words) for gap in found),
        by_lack=lambda found: groupby(found, lambda one: one.lack),
        foremost=foremost,
        by_use=by_use,
        unmarked=unmarked,
        fill=_fill,
        fit=fit,
        whole=whole,
        breakable=breakable,
        time_line=time_line,
    )
    env.tests["over_on"] = lambda call, day: call.is_over(day)
    env.tests["taking_place"] = lambda event: not event_state(event, site.today).is_off
    env.tests["timed_points"] = is_timed
    return env


def _wants_something(page: Page, site: Site) -> bool:
    """Whether it says what one wants who goes there, in the language that the site speaks here."""
    language = page.language or site.written_in or site.words.language
    return bool(page.intent) and language == site.words.language


def _href(site: Site, context: Context, thing: Paged | str) -> str:
    """The address of a thing or a path, from the page that is being written."""
    return site.href(_base(context), thing)


def _base(context: Context) -> str:
    return str(context.get("base_url", ".")).rstrip("/")


@pass_context
def _page_of(context: Context, template: str, entry: Event | Example) -> Markup:
    """What stands on the page of an entry, inside another: without ids, which that page may have, leading nowhere."""
    page = context.environment.get_template(template)
    # It has no address yet: nothing that could be passed on, no neighbours, nobody to look after it.
    about = {"entry": entry, "path": "", "trail": (), "source_line": "", "share_of": context.environment.undefined()}
    inside = page.new_context({**context.get_all(), **about}, shared=True)
    html = "".join(page.blocks["main"](inside))
    return Markup(_ADDRESS.sub(' href="#"', _REFERENCES.sub("", html)).replace(' id="', ' data-id="'))


def _fill(message: str, **values: object) -> Markup:
    """A message with elements in its holes; its own <span> is read aloud and not seen."""
    return Markup(message.replace("<span>", '<span class="pakten-hidden">')).format(**values)


@pass_context
def _link(context: Context, address: str) -> str:
    """An address that somebody has written, from the page that is being written; `/` begins a path on this site."""
    return f"{_base(context)}{address}" if address.startswith("/") else address


def _on_map(place: Place) -> str:
    """A place on the map that anybody may use: where it lies, or else what one would search for."""
    wanted = ",".join(map(str, place.geo)) if place.geo else place.way if place.address else place.line
    return f"https://www.openstreetmap.org/search?query={quote(wanted)}"


@pass_context
def _languages(context: Context, event: Event) -> str:
    """The languages that are spoken, by their names; a code that nobody has named stays as it is."""
    spoken = context["t"]
    names = [spoken.locale.languages.get(code, code) for code in event.languages]
    told: str = spoken("event.in_languages", names=format_list(names, locale=spoken.locale))
    return told
