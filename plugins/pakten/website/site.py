"""What every page of a build shares: the catalogue, the day, the words and the addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from mkdocs.structure.files import File, Files

from pakten.addresses.links import SiteLinks
from pakten.addresses.pages import Stamped, page_path
from pakten.addresses.urls import Paged, Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.languages import in_language
from pakten.domain.organisation import Organisation
from pakten.domain.rules.entry import Locate
from pakten.domain.term import Area
from pakten.locale import Words, words
from pakten.reading.forms.pages import Page
from pakten.reading.memory.store import Store
from pakten.reading.network.positions import Written, WrittenTexts, positions
from pakten.website.as_written import as_written
from pakten.website.generated import Batch
from pakten.website.memory.questions import Recorder
from pakten.website.source_host import SourceHost
from pakten.writing.publication import Publication, WrittenOnce

T = TypeVar("T", bound=Event | Example | Area)


@dataclass(frozen=True)
class Site:
    name: str
    catalogue: Catalogue
    """What pages show; what an event gave waits in them for the day after it (website/pages/freshness.py)."""
    today: date
    zone: ZoneInfo
    words: Words
    urls: Urls
    links: SiteLinks
    publication: Publication
    """What writers are given, with what can be told today; there is one, because it remembers what has been written."""
    source: SourceHost = field(default_factory=SourceHost)
    batch: Batch = field(default_factory=Batch)
    """The files that are made from data while the site is written."""
    assets: dict[str, str] = field(default_factory=dict)
    """The theme's files: plain paths to those that hold their content; known when all files are."""
    commit: str = ""
    classes: tuple[str, ...] = ()
    """What texts may use beside the classes of the theme."""
    pages: Sequence[Page] = ()
    """The pages of the content folder, as they are written."""
    trusts_pages: bool = False
    """Whether pages of the content folder may hold any HTML."""
    gone_pictures: frozenset[str] = frozenset()
    """Pictures of the content folder that must not be shown any more."""
    written: Written = lambda _, __=None: {}
    """What authors have written of an entry."""
    written_texts: WrittenTexts = lambda _: ()
    """All that says it: where that is the same, so is what is written."""
    locate: Locate = field(default_factory=lambda: positions(())[0])
    """Where a value of an entry stands."""
    changes: Mapping[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Files that change an entry which stands elsewhere, and when they did, by its kind and id."""
    is_guest: bool = False
    """Whether the theme is not ours, so that the page around our part is somebody else's."""
    framed: dict[str, Stamped] = field(default_factory=dict)
    """Pages from data that a theme of others draws, as sources of MkDocs; known when all files are."""
    store: Store = field(default_factory=lambda: Store(None))
    """What is remembered from build to build."""
    recorder: Recorder = field(default_factory=Recorder)
    """Takes notes of what pages ask of the catalogue."""
    redirects: tuple[Stamped, ...] = ()
    """Pages at earlier addresses of pages and lists."""
    for_authors: Words = field(default_factory=lambda: words("en"))
    """The words for those who write."""
    first_weekday: int = 0
    """The day that weeks begin with where the network is; Monday is 0."""
    written_in: str = ""
    """The language of what authors write, where that is not the one that the site speaks here."""
    again: Mapping[str, str] = field(default_factory=dict)
    """Pages of the first language that somebody has written again in this one: the path there, and here."""
    others: tuple["Site", ...] = ()
    """The same site in other languages, each with addresses of its own."""

    @property
    def all(self) -> tuple["Site", ...]:
        return (self, *self.others)

    def plain(self, thing: T) -> T:
        """An entry or an area without marks of its language, for addresses and files."""
        if not self.written_in:
            return thing
        told = self.publication.catalogue
        kinds: Mapping[type, Mapping[str, Any]] = {Event: told.event, Example: told.example, Area: told.area}
        found: T = kinds[type(thing)].get(thing.id, thing)
        return found

    def href(self, base: str, thing: Paged | str) -> str:
        """The address of a thing or a path, from a page that leads up to the root by `base`."""
        path = self.assets.get(thing, thing) if isinstance(thing, str) else self.urls.of(thing)
        return f"{base}/{self.again.get(path, path)}"

    def in_language(self, language: str, titles: Mapping[str, Mapping[str, str]]) -> "Site":
        """The site as it is for who speaks another language; `titles` are those of the closed lists."""
        own, urls = self.publication, self.urls.others[language]
        links = replace(self.links, urls=urls)
        publication = replace(
            own,
            catalogue=in_language(own.catalogue, language, titles),
            links=links,
            words=words(language),
            written_in=self.words.language,
            once=WrittenOnce(),
        )
        there = {
            page.translation_of.strip("/"): page_path(page.path) for page in self.pages if page.language == language
        }
        return replace(
            self,
            again={f"{path}/": other for path, other in there.items() if path},
            catalogue=in_language(self.catalogue, language, titles, mark=as_written),
            words=publication.words,
            urls=urls,
            links=links,
            publication=publication,
            redirects=(),
            written_in=self.words.language,
        )

    def written_pages(self, files: Files) -> list[File]:
        """The pages that somebody has written, or that lie where somebody may write them."""
        return [file for file in files.documentation_pages() if file.src_uri not in self.framed]


def organisation_path(one: Organisation, site: Site) -> str:
    """Where it is told what an organisation has done: on its page, or in the list of all when that is one thing."""
    return site.urls.of(one) if one.id in site.catalogue.page_of else f"{site.urls.index('organisations')}#{one.id}"
