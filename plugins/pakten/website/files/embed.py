"""An embed: coming events on a partner's page, as a small page whose list assets/embed.js fetches and shows there.

A fragment lies beside the page that it is taken from, so that a partner needs one address and no more: a link to the
page, which stays a link wherever the script or the fetch is blocked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import escape

from pakten.addresses.pages import former_pages
from pakten.domain.event import Event
from pakten.domain.term import Area, Theme
from pakten.domain.timespan import Timespan
from pakten.website.pages.freshness import RESERVE
from pakten.website.site import Site
from pakten.writing.when import when

SHOWN = 8
"""How many events a fragment holds: a partner's page has other things to say. The link leads to the rest."""

SCRIPT = "assets/embed.js"


@dataclass(frozen=True, slots=True)
class Embed:
    id: str
    """As in feeds: `all`, or the id of an area or a theme."""
    title: str
    page: str
    """The path of the page that it is taken from."""
    events: tuple[Event, ...]
    """Those that are shown, and some more for when the first of them are over."""
    nothing: str
    """What is said when nothing is planned."""
    known: Timespan | None
    """The time after which nobody knows, if that is still to come."""
    is_theme: bool = False
    former_pages: tuple[str, ...] = ()
    """Where it was before, as partners' pages still have it."""


def embeds(site: Site) -> tuple[Embed, ...]:
    """One for everything, for each area and for each theme."""
    catalogue, words, urls = site.catalogue, site.words, site.urls

    def of(term: Area | Theme, title: str, events: Iterable[Event], nothing: str) -> Embed:
        page, former = urls.of(term), former_pages(term, urls)
        known = ahead(term.id if isinstance(term, Area) else "")
        return Embed(term.id, title, page, coming(events), nothing, known, isinstance(term, Theme), former)

    def coming(events: Iterable[Event]) -> tuple[Event, ...]:
        return catalogue.agenda(site.today, events).all[: SHOWN + RESERVE]

    def nothing(key: str, area: str = "", **values: str) -> str:
        """That nothing is planned; after what is known, that nobody knows."""
        known = catalogue.horizon(area).before(site.today)
        return words("known.until", time=when(known, words, weekday=False)) if known else words(key, None, **values)

    def ahead(area: str = "") -> Timespan | None:
        horizon = catalogue.horizon(area)
        return horizon.until if horizon.knows(site.today) else None

    none = nothing("events.none")
    everything = words("embed.all", name=site.name)
    areas = (
        of(
            area,
            words("area.events", place=area.local_form),
            catalogue.in_area(area.id),
            nothing("area.none", area.id, place=area.local_form),
        )
        for area in catalogue.areas
    )
    themes = (
        of(theme, words("embed.theme", theme=theme.title), catalogue.events_by("theme", theme.id), none)
        for theme in catalogue.themes
    )
    return (Embed("all", everything, urls.index("calendar"), coming(catalogue.events), none, ahead()), *areas, *themes)


def fragment(embed: Embed, env: Environment, site: Site) -> str:
    """What a partner's page takes in or shows in a frame, with absolute addresses."""
    return env.get_template("pakten/embed.html").render(embed=embed, shown=SHOWN, t=site.words)


def snippet(embed: Embed, site: Site) -> str:
    """What a partner pastes into a page."""
    page, script = site.links.to(embed.page), site.links.to(SCRIPT)
    return f'<a class="pakten-embed" href="{page}">{escape(embed.title)}</a>\n<script src="{script}" defer></script>'
