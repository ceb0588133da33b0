"""The pages and the files of the site: what is made from data, and what there must be even if nobody writes it."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pakten.addresses.urls import Paged, Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.occurrence import is_dated
from pakten.domain.overviews.facet import event_selections, example_selections
from pakten.domain.term import Area, Theme

TERMS: Mapping[str, str] = {
    "areas": "area",
    "themes": "theme",
    "goals": "goal",
    "ways_in": "way_in",
    "activations": "activation",
    "years": "work_year",
}
"""The folders of terms, by their name in Segments, and the word for one term."""

FORMS = ("new_event", "new_example", "gaps")
"""Pages for those who write, by their name in Segments: nobody should find them by searching for something else."""

_FOLDERS = ("calendar", "examples", *TERMS, "types", "follow_up", "activity_plan")
INDEXES = (*_FOLDERS, *("places", "organisations", "subscribe", "data", "embed", "accessibility", "search"), *FORMS)
"""The pages that list a kind or carry something generated, by their name in Segments; the first have pages below."""


@dataclass(frozen=True)
class Stamped:
    """A page that a stamp fills: its kind names the template, `entry` is what it shows."""

    kind: str
    path: str
    entry: object
    is_early: bool = False
    """Whether it is there before its time: nothing leads to it yet."""

    @property
    def src_uri(self) -> str:
        """The file that a server shows at its path; a page from data has no source of its own."""
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"


@dataclass(frozen=True)
class Moved:
    """What an earlier address leads to."""

    title: str
    path: str


def stamped_pages(catalogue: Catalogue, urls: Urls) -> Iterator[Stamped]:
    """All pages made from data, each kind at one depth; in another language those that it has as well."""
    return (page for page in _stamped(catalogue, urls) if page.path.startswith(urls.root))


def _stamped(catalogue: Catalogue, urls: Urls) -> Iterator[Stamped]:
    def entries() -> Iterator[Paged]:  # who acts is asked of all events, and not by who looks for one of them
        yield from catalogue.events
        yield from catalogue.examples
        yield from catalogue.places_with_page
        yield from catalogue.with_page

    for entry in entries():
        yield Stamped(type(entry).__name__.lower(), urls.of(entry), entry)
    # Those of the year to come are there before it: a page that was made in December leads to them in January.
    for year in catalogue.years_on(catalogue.new_year):
        is_early = year not in catalogue.years
        yield Stamped("year", urls.year(year), year, is_early)
        yield Stamped("year-report", urls.report(year), year, is_early)
        if is_early or catalogue.is_planned(year, catalogue.day):
            yield Stamped("activity-plan", urls.plan(year), year, is_early)
    for month in catalogue.months:
        yield Stamped("month", urls.month(*month), month)
    for kind in catalogue.vocabulary.types:
        if catalogue.events_by("type", kind):
            yield Stamped("type", urls.type(kind), kind)
    for thing in (*catalogue.events, *catalogue.examples, *catalogue.terms):
        for alias in thing.aliases:
            yield Stamped("moved", urls.of(replace(thing, id=alias)), Moved(thing.title, urls.of(thing)))
            if isinstance(thing, Area):
                # There is a poster only while something lies ahead.
                yield Stamped("moved", urls.poster(replace(thing, id=alias)), Moved(thing.title, urls.of(thing)))
    for among in event_selections(catalogue):
        yield Stamped("calendar-selection", urls.selection("calendar", among.facet, among.value), among)
    for chosen in example_selections(catalogue):
        yield Stamped("examples-selection", urls.selection("examples", chosen.facet, chosen.value), chosen)


def moved(aliases: Iterable[tuple[str, Moved]]) -> Iterator[Stamped]:
    """Pages at earlier addresses, written from the root: `/about-us/`, `/about-us`, `/old/index.html`."""
    for alias, leads in aliases:
        yield Stamped("moved", alias_path(alias), leads)


def former_pages(term: Area | Theme, urls: Urls) -> tuple[str, ...]:
    return tuple(urls.of(replace(term, id=alias)) for alias in term.aliases)


def alias_path(alias: str) -> str:
    path = alias.lstrip("/").removesuffix("index.html")
    return path if not path or path.endswith(("/", ".html")) else f"{path}/"


def told_again(catalogue: Catalogue, urls: Urls) -> Iterator[tuple[str, str, str]]:
    """Of each page made from data that another language has as well: its path, the language, and the path there."""
    told_terms: tuple[Area | Theme, ...] = (*catalogue.areas, *catalogue.themes)
    for language, others in urls.others.items():
        own, there = _stamped(catalogue, urls), _stamped(catalogue, others)
        pairs = ((one.path, other.path) for one, other in zip(own, there, strict=True) if one.kind != "moved")
        indexes = ((urls.index(name), others.index(name)) for name in INDEXES if others.has(name))
        pages = ((urls.of(term), others.of(term)) for term in told_terms)
        for path, other in (("", others.root), *pairs, *indexes, *pages):
            if other.startswith(others.root):
                yield path, language, other


def list_above(path: str, urls: Urls) -> str:
    """The list that stands in for a page which only shows what others say, once it shows nothing; empty for others."""
    for other in urls.others.values():
        if path.startswith(other.root):
            above = list_above(path.removeprefix(other.root), Urls(other.segments))
            return f"{other.root}{above}" if above else ""
    first, _, rest = path.partition("/")
    segments = urls.segments
    lists = (segments.types, segments.places, segments.organisations, segments.follow_up, segments.activity_plan)
    is_list = rest.endswith("/") and (
        first in lists
        or (first in (segments.calendar, segments.examples) and rest.startswith(f"{segments.selection}/"))
        or (first == segments.calendar and rest.replace("/", "").isdecimal())
    )
    return f"{first}/" if is_list else ""


def index_sources(catalogue: Catalogue, urls: Urls) -> Mapping[str, str]:
    """Source path and name in Segments of the pages that there must be; those that nobody wrote are made."""
    return {
        f"{urls.folder(name)}/index.md" if name in _FOLDERS else f"{urls.folder(name)}.md": name
        for name in INDEXES
        if urls.has(name) and {"activations": catalogue.activations, "years": catalogue.work_years}.get(name, True)
    }


def term_sources(catalogue: Catalogue, urls: Urls) -> Mapping[str, Area | Theme]:
    """Source path of the pages of terms in another language; those that nobody wrote are made."""
    shown: tuple[Area | Theme, ...] = (*catalogue.areas, *catalogue.themes) if urls.first else ()
    return {f"{urls.of(term).removesuffix('/')}.md": term for term in shown}


def paths(catalogue: Catalogue, urls: Urls, written: Iterable[str]) -> Iterator[str]:
    """Every page and file that a text may lead to, but for pictures and what passes with the day."""
    yield from map(page_path, (*written, *index_sources(catalogue, urls), *term_sources(catalogue, urls)))
    yield from (page.path for page in stamped_pages(catalogue, urls))
    yield from made_beside(catalogue, urls)
    for other in urls.others.values():
        yield other.root
        yield from paths(catalogue, other, ())


def made_beside(catalogue: Catalogue, urls: Urls) -> Iterator[str]:
    """What is made from data beside the pages of entries: posters, feeds, calendar files, open data."""
    if urls.first is None:
        yield from (urls.poster(area) for area in catalogue.areas)
        yield from (
            urls.data(f"{name}.{suffix}") for name in ("events", "examples") for suffix in ("json", "schema.json")
        )
    for term in ("all", *catalogue.area, *catalogue.theme):
        yield from (urls.feed(term, suffix) for suffix in ("ics", "xml", "json"))
        for older in catalogue.news(term)[1:]:
            yield from (urls.feed_archive(term, older.name, suffix) for suffix in ("xml", "json"))
    for thing in (*catalogue.areas, *catalogue.themes):
        yield from (urls.feed(alias, suffix) for alias in thing.aliases for suffix in ("ics", "xml", "json"))
    for event in catalogue.events:
        if is_dated(event):
            yield from (urls.event_ics(one) for one in with_former_ids(event))


def with_former_ids(event: Event) -> tuple[Event, ...]:
    """An event under its id and under each that it had: no address of its calendar file dies."""
    return (event, *(replace(event, id=alias) for alias in event.aliases))


def as_index(source: str) -> str:
    """A file of a folder's own page by the name that it mostly has: `README.md` may stand for `index.md`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "index.md") if name == "README.md" else source


def page_path(source: str) -> str:
    """The path of the page of a Markdown file: `om/vision.md` is shown at `om/vision/`."""
    folder, name = posixpath.split(as_index(source).removesuffix(".md"))
    path = folder if name == "index" else posixpath.join(folder, name)
    return f"{path}/" if path else ""
