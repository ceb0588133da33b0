"""The facets of the calendar and the examples: a page for each value, and the choices that lead there.

A visitor without script follows a link to the page of one value. With script the same links combine on the list page:
each carries its choice as `facet=value` in the words of the addresses, and so does each entry that it fits.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.index import months_of, years_of
from pakten.domain.overviews.facet import (
    CITYWIDE,
    EVENT_FACETS,
    EXAMPLE_FACETS,
    Selection,
    event_selections,
    example_selections,
)
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.website.site import Site
from pakten.writing.when import day_in


@dataclass(frozen=True)
class Choice:
    title: str
    path: str
    number: int
    pick: str
    """What it stands for in the address of the list: `area=harbour`; empty when it leads elsewhere only."""
    until: date | None = None
    """The last day on which it is a choice."""


def facet_filters(site: Site, shown_past: int, most: int) -> dict[str, Callable[..., Any]]:
    """What the templates of lists and of selections ask; a list shows no more than so many entries, and past events."""

    def picks(entry: Event | Example) -> str:
        """All choices that an entry fits, for the script."""
        facets = EVENT_FACETS if isinstance(entry, Event) else EXAMPLE_FACETS
        found = [_pick(site, facet.name, value) for facet in facets for value in facet.values_of(entry)]  # type: ignore[arg-type]  # the facets are those of its kind
        if isinstance(entry, Event):
            found += [_pick(site, "time", period) for period in _periods_of(entry)]
        return " ".join(found)

    return {
        "picks": picks,
        "lead_month": lambda event: _lead_month(event, site.today),
        "periods": lambda words: _periods(site, words, shown_past, most),
        "facets": lambda kind, words: _facets(site, kind, words, most),
        "facet_value": lambda selection, words: value_title(selection, site.catalogue, words),
    }


def value_title(selection: Selection[Any], catalogue: Catalogue, words: Words) -> str:
    """What a value is called."""
    titles: Mapping[str, Mapping[str, str]] = {
        "type": catalogue.vocabulary.types,
        "audience": catalogue.vocabulary.audiences,
        "target_group": catalogue.vocabulary.target_groups,
        "tag": catalogue.vocabulary.tags,
    }
    if selection.facet in titles:
        return titles[selection.facet][selection.value]
    if selection.facet in ("area", "theme", "way_in") and selection.value != CITYWIDE:
        return str(getattr(catalogue, selection.facet)[selection.value].title)
    return words(f"{selection.facet}.{selection.value}")


def _facets(site: Site, kind: str, words: Words, most: int) -> Iterator[tuple[str, list[Choice]]]:
    """Each facet by name with its choices; one that would leave everything in place is no choice.

    Where the list cannot hold all examples, choices lead to their pages, since together they would hide some.
    """
    combine = kind == "calendar" or len(site.catalogue.examples) <= most
    selections: Iterable[Selection[Any]] = (
        event_selections(site.catalogue) if kind == "calendar" else example_selections(site.catalogue)
    )
    by_facet: dict[str, list[Choice]] = {}
    for selection in selections:
        choice = Choice(
            value_title(selection, site.catalogue, words),
            site.urls.selection(kind, selection.facet, selection.value),
            len(selection.entries),
            _pick(site, selection.facet, selection.value) if combine else "",
        )
        by_facet.setdefault(selection.facet, []).append(choice)
    for facet, choices in by_facet.items():
        yield words(f"facet.{facet}"), choices


def _periods(site: Site, words: Words, shown_past: int, most: int) -> Iterator[Choice]:
    """The months ahead and all years: periods that stay what they are, with the pages that they already have.

    Those that the list does not reach to lead to their pages also where the script could combine.
    """
    catalogue, today = site.catalogue, site.today
    coming = catalogue.agenda(today).coming
    end = _lead_month(coming[most], today) if len(coming) > most else (date.max.year, date.max.month)
    for month in catalogue.months:
        if month >= (today.year, today.month):
            title = day_in(date(*month, 1), "when.month", words)
            pick = _pick(site, "time", "{:04}-{:02}".format(*month)) if month < end else ""
            until = Timespan.month(*month).last
            yield Choice(title, site.urls.month(*month), len(catalogue.in_month(*month)), pick, until)
    past = catalogue.past(today)
    reach = past[shown_past].span.first.year if len(past) > shown_past else 0
    for year in (year for year in catalogue.years if catalogue.in_year(year)):
        pick = _pick(site, "time", f"{year:04}") if reach < year < end[0] else ""
        yield Choice(str(year), site.urls.year(year), len(catalogue.in_year(year)), pick)


def _lead_month(event: Event, today: date) -> tuple[int, int]:
    """The month of its next date."""
    first = event_state(event, today).span.first
    return first.year, first.month


def _pick(site: Site, facet: str, value: str) -> str:
    return f"{site.urls.name(facet)}={site.urls.name(facet, value)}"


def _periods_of(event: Event) -> Iterator[str]:
    """Its years and months, as its pages have them."""
    yield from (f"{year:04}" for year in sorted(years_of(event), reverse=True))
    yield from ("{:04}-{:02}".format(*month) for month in sorted(set(months_of(event))))
