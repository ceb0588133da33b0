"""Following the network: a calendar to subscribe to, and one event to put into one's own. All by links, no script."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.occurrence import is_dated
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.website.as_written import unmarked
from pakten.website.generated import Make
from pakten.website.site import Site
from pakten.writing.calendar import add_links
from pakten.writing.calendar.add_links import OUTLOOK_AT_WORK
from pakten.writing.pictures import qr


@dataclass(frozen=True, slots=True)
class Subscription:
    """One calendar to follow, and every way to begin."""

    id: str
    title: str
    text: str
    address: str
    """What any calendar program takes."""
    webcal: str
    google: str
    outlook: str
    outlook_at_work: str


@dataclass(frozen=True, slots=True)
class Subscriptions:
    everything: Subscription
    areas: tuple[Subscription, ...]
    themes: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """One date of an event, and the web calendars that take it."""

    span: Timespan
    google: str
    outlook: str
    outlook_at_work: str


def following(site: Site) -> dict[str, Callable[..., Any]]:
    """What templates ask about following the network."""
    return {
        "subscriptions": lambda words=site.words: subscriptions(site, words),
        "additions": lambda event, day=site.today: additions(event, site, day),
        "in_calendar": is_dated,
    }


def subscriptions(site: Site, words: Words) -> Subscriptions:
    """In other words than those of the site, what the network says of itself in its own is left out."""
    catalogue, own = site.catalogue, words is site.words and not site.written_in
    text = (catalogue.tagline() if own else "") or words("subscribe.everything_text")
    areas = {one: (catalogue.tagline(one) or one.summary) if own else "" for one in catalogue.areas}
    return Subscriptions(
        _subscription("all", words("feed.all"), text, site),
        tuple(_subscription(one.id, one.title, said, site) for one, said in areas.items()),
        tuple(_subscription(one.id, one.title, one.summary, site) for one in catalogue.themes),
    )


def additions(event: Event, site: Site, day: date) -> tuple[Addition, ...]:
    """The dates that are still to come on a day and take place: nobody puts a cancelled meeting into a calendar."""
    return tuple(
        Addition(
            one.span,
            add_links.google(one, site.publication),
            add_links.outlook(one, site.publication),
            add_links.outlook(one, site.publication, OUTLOOK_AT_WORK),
        )
        for one in event_state(site.plain(event), day).dates
        if one.span.is_dated and not one.is_off and not one.is_over
    )


def codes(names: Iterable[tuple[str, str]], site: Site) -> Iterable[tuple[str, Make]]:
    """Path and recipe of a QR code for each feed, by its id and title.

    It leads to the page where one subscribes and not to the calendar itself: an iPhone opens a calendar from a code,
    other telephones do nothing with it.
    """
    for name, title in names:
        alt = site.words("subscribe.qr_alt", title=title)
        yield site.urls.feed(name, "svg"), partial(qr.svg, f"{site.links.subscribe()}#{name}", alt)


def _subscription(name: str, title: str, text: str, site: Site) -> Subscription:
    address = site.links.feed(name, "ics")
    told = site.name if name == "all" else f"{site.name}: {unmarked(title)}"
    return Subscription(
        name,
        title,
        text,
        address,
        add_links.webcal(address),
        add_links.google_subscription(address),
        add_links.outlook_subscription(address, told),
        add_links.outlook_subscription(address, told, OUTLOOK_AT_WORK),
    )
