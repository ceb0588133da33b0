"""The options of a network: what stands in `mkdocs.yml` under the plugin `pakten/catalogue`, each said once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from pakten.addresses.pages import TERMS
from pakten.addresses.segments import Segments, facet_segments, segments_of
from pakten.addresses.urls import Urls
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import words
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.network.layout import Layout

LISTS = ("types", "audiences", "target_groups", "intents", "tags")
"""The closed lists of a network, of which each has ids and titles."""
LANGUAGE_TABLES = ("segments", *LISTS)
"""What is called otherwise in another language."""


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A tree of addresses in another language, and what is called otherwise there."""

    path: str
    """The folder that it lies in, with a slash at its end."""
    segments: Mapping[str, str]
    titles: Mapping[str, Mapping[str, str]]
    """Of the closed lists."""

    @classmethod
    def of(cls, code: str, written: Mapping[str, Any]) -> OtherLanguage:
        tables = {
            name: {str(id_): str(word) for id_, word in written.get(name, {}).items()} for name in LANGUAGE_TABLES
        }
        return cls(f"{str(written.get('path') or code).strip('/')}/", tables.pop("segments"), tables)


@dataclass(frozen=True, slots=True)
class Options:
    """A value of each is of the type of its default; the network has none, and must say it."""

    network: str
    """An address that identifies the network for ever; calendars know events by it."""
    events: str = "events.yaml"
    """The list of events, beside mkdocs.yml."""
    events_folder: str = "events"
    """A folder with one event per file, if there is one."""
    examples: str = "goodexamples"
    """The folder of good examples."""
    sources: str = "sources.yaml"
    """The register of sources, if there is one."""
    changes: str = ""
    """A folder below the two others, with small files that change one entry each; a word of addresses when empty."""
    timezone: str = "UTC"
    """The zone in which times are written."""
    language: str = ""
    """The language of what the site says by itself, such as `sv`; the theme's when empty."""
    unreviewed_words: bool = False
    """Whether that may be one whose words a machine has made and no speaker has read."""
    authors_language: str = ""
    """The language in which authors are spoken to; the site's when empty, or English where it has no words for them."""
    holidays: str = ""
    """The country whose public holidays count, by its English name or its code, or a part of it: `GB-SCT`."""
    currency: str = ""
    """The currency that prices are in (ISO 4217)."""
    country: str = ""
    """The country that places are in (ISO 3166), such as SE; search engines want it with an address."""
    segments: Mapping[str, str] = field(default_factory=dict)
    """Words of addresses that differ from the defaults: kind of page to word."""
    languages: Mapping[str, Any] = field(default_factory=dict)
    """Languages beside that of the site: language to what differs there, such as `en: {path: en/, types: {…}}`."""
    types: Mapping[str, str] = field(default_factory=dict)
    """Kinds of event: id to title."""
    audiences: Mapping[str, str] = field(default_factory=dict)
    """For whom an event is: id to title."""
    target_groups: Mapping[str, str] = field(default_factory=dict)
    """Whom an example helps: id to title."""
    intents: Mapping[str, str] = field(default_factory=dict)
    """What somebody wants who looks for a way in: id to title; the front page asks for it."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """Words that events may be marked with: id to title."""
    free_tags: bool = False
    """Whether any other word may stand there."""
    free_organisers: bool = False
    """Whether an organiser may be one that is not in the list of organisations, by name and address."""
    required: Mapping[str, str] = field(default_factory=dict)
    """Which fields entries need: `event.contact` to `always`, `ahead` (before it is held) or `never`."""
    left_words: Mapping[str, str] = field(default_factory=dict)
    """Words that the network has left behind, and what it says instead."""
    kept_words: tuple[str, ...] = ()
    """Beginnings of words that hold a left one by chance, or mean something else."""
    left_since: int = 0
    """The year from which those words are left; a sentence about an earlier year may use them."""
    names: tuple[str, ...] = ()
    """What texts call the network, in lists of figures and promises that it must not make."""
    history: tuple[str, ...] = ()
    """Pages below the content folder that tell about what was, where those words are right."""
    known_until: str = ""
    """The time up to which the network knows what has been held and planned, as `2024-06`; empty when it knows all."""
    agree_with: tuple[str, ...] = ()
    """Ids of the organisations with whom the content of each activity is agreed; nobody is asked for when empty."""
    hardest_lix: int = 55
    """Texts that are harder to read than this are told about."""
    raw_html: bool = False
    """Whether pages of the content folder may hold any HTML, because all who may write them are trusted."""
    classes: tuple[str, ...] = ()
    """Classes that texts may use beside those of the theme."""

    @property
    def other_languages(self) -> Mapping[str, OtherLanguage]:
        return {code: OtherLanguage.of(code, written or {}) for code, written in self.languages.items()}

    def urls(self, language: str) -> Urls:
        """All addresses of a site in this language, with those of the others."""
        own = words(language)
        urls = Urls(segments_of(own, self.segments), facet_segments(own))
        urls.others = {
            code: Urls(segments_of(words(code), one.segments), facet_segments(words(code)), one.path, urls)
            for code, one in self.other_languages.items()
        }
        return urls

    def layout(self, root: Path, content: str, segments: Segments) -> Layout:
        """Where the files are, below a root; terms lie where the words of addresses say."""
        named: dict[str, Any] = {name: getattr(segments, name) for name in TERMS}
        named |= {name: f"{getattr(segments, name)}.md" for name in ("places", "organisations")}
        named |= {name: getattr(self, name) for name in ("events", "events_folder", "examples", "sources")}
        return Layout(root=root, content=content, changes=self.changes or segments.changes, **named)

    @property
    def vocabulary(self) -> Vocabulary:
        said = {one.name: getattr(self, one.name) for one in fields(Vocabulary)}
        known = known_as(partial_date(self.known_until)) if self.known_until else None
        return Vocabulary(**{**said, "known_until": known})


KINDS: Mapping[str, type] = {
    name: list if isinstance(value, tuple) else type(value) for name, value in asdict(Options("")).items()
}
"""What YAML makes of each."""
