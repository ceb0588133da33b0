"""A record: one thing that a search can find, with the words that lead to it, the weightiest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.term import Area, WayIn
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.website.pages.lasting import Lasting, lasting_years
from pakten.website.site import Site, organisation_path
from pakten.writing.when import when

KINDS = (
    *("events", "examples", "ways_in", "areas", "themes", "goals"),
    *("activations", "pages", "types", "organisations", "places"),
)
"""What a hit can be, in the order in which the kinds are listed."""

_LINK = re.compile(r"\]\([^)]*\)|https?://\S+")


@dataclass(frozen=True, slots=True)
class Record:
    kind: str
    path: str
    title: str
    summary: str = ""
    keywords: str = ""
    """What it is sorted under: area, theme, organisation, type."""
    text: str = ""
    span: Timespan | None = None
    areas: tuple[str, ...] = ()
    language: str = ""
    """When it is not the language of the site."""
    also: tuple[str, ...] = ()
    """What people write who search for it: words, and whole questions."""
    since: date | None = None
    """The day on which it is there to be found, when that is to come."""
    until: date | None = None

    @property
    def days(self) -> Markup:
        return Lasting(self, self.since, self.until).days


Asked = Mapping[str, tuple[str, ...]]
"""What people write who search for a page, by its address."""


def entry_records(site: Site, asked: Asked) -> Iterator[Record]:
    """The records of what has its page from data; that of a year answers to what the list of years is asked for."""
    catalogue = site.catalogue
    yield from (_event(event, site) for event in catalogue.events)
    yield from (_example(example, site) for example in catalogue.examples)
    for kind, title in catalogue.vocabulary.types.items():
        if catalogue.events_by("type", kind):
            yield Record("types", site.urls.type(kind), title)
    yield from (_organisation(one, site) for one in catalogue.acting)
    yield from (_place(place, site) for place in catalogue.places_with_page)
    # What is told of years is told in the first language alone.
    if site.written_in:
        return
    for key, above, years_on, path_of in (
        ("report", "follow_up", catalogue.years_on, site.urls.report),
        ("plan", "activity_plan", catalogue.planned_on, site.urls.plan),
    ):
        keywords = " ".join(asked.get(site.urls.index(above), ()))
        for one in lasting_years(site.today, years_on):
            title = site.words(f"{key}.title", year=one.shown)
            yield Record("pages", path_of(one.shown), title, keywords=keywords, since=one.since, until=one.until)


def of_term(record: Record, thing: object) -> Record:
    """The record of a page of text that defines a term, with the names of its parts or what one can do there."""
    if isinstance(thing, Area):
        return replace(record, keywords=" ".join(thing.districts), areas=(thing.id,))
    if isinstance(thing, WayIn):
        return replace(record, keywords=" ".join((thing.for_whom, *thing.contribute)))
    return record


def _event(event: Event, site: Site) -> Record:
    catalogue, words = site.catalogue, site.words
    recap = event.recap if event_state(event, site.today).is_recapped else None
    told = (recap.summary, *recap.told_values) if recap else ()
    programme = (
        *(f"{part.title} {part.text}" for part in event.parts),
        *(f"{item.title} {item.text}" for item in event.programme),
        *(f"{one.offers} {one.looks_for}" for one in event.exhibitors),
        *(table.theme for table in event.tables),
    )
    keywords = (
        catalogue.vocabulary.types.get(event.type, ""),
        _areas(event.areas, catalogue, words),
        *(theme.title for theme in catalogue.themes if theme.id in event.themes),
        *(catalogue.organisation[id_].name for id_ in (*event.organisers, *event.participants)),
        *(catalogue.vocabulary.audiences.get(audience, "") for audience in event.audience),
        f"{event.place.name} {event.place.city}" if event.place else "",
        when(event.span, words),
        words(f"format.{event.format}"),
    )
    return Record(
        "events",
        site.urls.of(event),
        event.title,
        event.summary,
        " ".join(keywords),
        _plain((event.description, *programme, *told, event.note)),
        event.span,
        event.areas,
        _language(event, site),
    )


def _example(example: Example, site: Site) -> Record:
    catalogue, words = site.catalogue, site.words
    keywords = (
        *(catalogue.organisation[part.organisation].name for part in example.organisations),
        words(f"sector.{example.sector}"),
        _areas(example.areas, catalogue, words),
        *(theme.title for theme in catalogue.themes if theme.id in example.themes),
        *(way.title for way in catalogue.ways_in if way.id in example.ways_in),
        *(catalogue.vocabulary.target_groups.get(group, "") for group in example.target_groups),
    )
    text = (*(result.text for result in example.results), *example.steps, *example.lessons, example.body)
    path = site.urls.of(example)
    return Record(
        "examples",
        path,
        example.title,
        example.summary,
        " ".join(keywords),
        _plain(text),
        areas=example.areas,
        language=_language(example, site),
    )


def _language(entry: Event | Example, site: Site) -> str:
    language = site.publication.language_of(entry)
    return language if language != site.words.language else ""


def _organisation(organisation: Organisation, site: Site) -> Record:
    areas = " ".join(site.catalogue.area[area].title for area in organisation.areas)
    path = organisation_path(organisation, site)
    return Record("organisations", path, organisation.name, organisation.note, areas, areas=organisation.areas)


def _place(place: Place, site: Site) -> Record:
    areas = " ".join(site.catalogue.area[area].title for area in place.areas)
    keywords = f"{place.address} {place.city} {areas}"
    return Record("places", site.urls.of(place), place.name, place.note, keywords, areas=place.areas)


def _areas(ids: tuple[str, ...], catalogue: Catalogue, words: Words) -> str:
    return " ".join(catalogue.area[area].title for area in ids) or words("area.all")


def _plain(texts: Iterable[str]) -> str:
    """Markdown without the addresses of its links: nobody searches for those."""
    return _LINK.sub(" ", "\n".join(texts))
