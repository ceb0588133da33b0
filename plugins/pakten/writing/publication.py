"""An publication: everything that a writer needs to know beside the entries, and nothing that depends on the build.

A feed is one selection of the network's entries that people follow under a name of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from pakten.addresses.links import SiteLinks
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.news import Entry
from pakten.domain.occurrence import identity, occurrences
from pakten.locale import Words

T = TypeVar("T")


class WrittenOnce:
    """What is written of an entry stands in several files, and is written once."""

    def __init__(self) -> None:
        self._forms: dict[int, tuple[Entry, dict[str, Any]]] = {}

    def __call__(self, what: str, entry: Entry, write: Callable[[], T]) -> T:
        # With the entry, since the number of an object is its own only as long as it is there.
        _, forms = self._forms.setdefault(id(entry), (entry, {}))
        if what not in forms:
            forms[what] = write()
        made: T = forms[what]
        return made


@dataclass(frozen=True, eq=False, repr=False)
class Publication:
    """The catalogue, its addresses and its words: how one network tells in one language."""

    catalogue: Catalogue
    links: SiteLinks
    words: Words
    name: str
    """The network's name."""
    namespace: str
    """The address that every identity is made from: it never changes, even when the site moves."""
    zone: ZoneInfo
    currency: str = ""
    """The code (ISO 4217) of the currency that prices are in."""
    country: str = ""
    """The code (ISO 3166) of the country that its places are in."""
    written_in: str = ""
    """The language of what authors write, where the network tells in another: feeds of that have their own identity."""
    once: WrittenOnce = field(default_factory=WrittenOnce)

    def uid(self, entry: Entry) -> UUID:
        """The identity of an entry; the dates of an event have their own when there are several."""
        return identity(self.namespace, entry.id if isinstance(entry, Event) else f"example:{entry.id}")

    def parent_uid(self, event: Event) -> UUID:
        """The identity by which a calendar knows the event: that of its first date."""
        return occurrences(event)[0].uid(self.namespace)

    def feed_uid(self, name: str) -> UUID:
        return identity(self.namespace, f"feed:{self.written_in and f'{self.words.language}:'}{name}")

    def language_of(self, entry: Entry) -> str:
        """The language in which an entry has its title here."""
        own = self.words.language
        is_ours = not self.written_in or any(said.language == own and said.title for said in entry.translations)
        return own if is_ours else self.written_in

    def type(self, event: Event) -> str:
        return self.catalogue.vocabulary.types.get(event.type, event.type)

    def area_titles(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.catalogue.area[id_].title for id_ in ids)

    def theme_titles(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.catalogue.theme[id_].title for id_ in ids)

    def organisation_names(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.catalogue.organisation[id_].name for id_ in ids)

    def subjects(self, event: Event) -> tuple[str, ...]:
        """What an entry is sorted under: its type, its areas and its themes."""
        tags = (self.catalogue.vocabulary.tags[tag] for tag in event.tags)
        titles = (self.type(event), *self.area_titles(event.areas), *self.theme_titles(event.themes), *tags)
        return tuple(dict.fromkeys(titles))


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says about itself. `id` is part of its address: `all`, or the id of an area or a theme."""

    id: str
    title: str
    description: str = ""
    color: str = ""
    """A colour name of CSS3."""
