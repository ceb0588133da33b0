"""What templates ask about days, hours and months, in the language of the page."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.index import months_of
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.website.pages.month_table import month_table
from pakten.website.site import Site
from pakten.writing.when import clock, clocked, day_in, elsewhere, hours, when


def time_filters(site: Site) -> dict[str, Callable[..., Any]]:
    catalogue = site.catalogue

    @pass_context
    def by_month(context: Context, events: Iterable[Event], ahead: bool = True) -> Iterator[tuple[str, list[Event]]]:
        """Events in order, under the month of their next date, or of their first; vaguer ones under what is known."""

        def name(event: Event) -> str:
            return _group(context, event_state(event, site.today).span if ahead else event.span)

        return ((month, list(group)) for month, group in groupby(events, name))

    return {
        "when": pass_context(lambda context, span, weekday=True: when(span, context["t"], weekday=weekday)),
        "hours": pass_context(lambda context, span: hours(span, context["t"])),
        "clock": pass_context(lambda context, instant: clock(instant, context["t"])),
        "clocked": pass_context(lambda context, written: clocked(written, context["t"])),
        "elsewhere": pass_context(lambda context, span, event: elsewhere(span, event.timezone, context["t"])),
        "day": _day,
        "datetime": machine_readable,
        "timed": _timed,
        "month_name": pass_context(
            lambda context, month, pattern="when.month": day_in(date(month[0], month[1], 1), pattern, context["t"])
        ),
        "group": _group,
        "by_month": by_month,
        "without_month": lambda events: [event for event in events if not any(months_of(event))],
        "month_table": lambda month: month_table(
            catalogue.in_month(*month), month[0], month[1], site.today, site.first_weekday
        ),
    }


def nearest_month(catalogue: Catalogue, today: date) -> tuple[int, int]:
    """The first month from today on that has something, else the last that had."""
    now = (today.year, today.month)
    return next((month for month in catalogue.months if month >= now), catalogue.months[-1])


@pass_context
def _day(context: Context, day: date | None, pattern: str = "when.date") -> str:
    if day is None:
        raise ValueError("there is no day to write")  # Babel would take the computer's own
    return day_in(day, pattern, context["t"])


@pass_context
def _timed(context: Context, moment: Timespan | date) -> Markup:
    """The element with a span or day in words, as it stands in a sentence."""
    said = when(moment, context["t"]) if isinstance(moment, Timespan) else _day(context, moment)
    return Markup('<time datetime="{}">{}</time>').format(machine_readable(moment), said)


@pass_context
def _group(context: Context, span: Timespan) -> str:
    """What a time stands under in a calendar: its month, or what is known of it."""
    words: Words = context["t"]
    if span.is_dated or span.precision is span.precision.MONTH:
        return day_in(span.first, "when.month", words)
    return when(span, words) if span.is_set else words("calendar.to_be_announced")


def machine_readable(moment: Timespan | datetime | date) -> str:
    """The value of a `datetime` attribute (HTML, section 4.5.14): as exact as what is known."""
    if isinstance(moment, Timespan):
        if moment.precision is moment.precision.MONTH:
            return f"{moment.first:%Y-%m}"
        if moment.precision in (moment.precision.SEASON, moment.precision.YEAR):
            return f"{moment.first:%Y}"
        moment = moment.start or moment.first
    return moment.isoformat("T", "minutes") if isinstance(moment, datetime) else moment.isoformat()
