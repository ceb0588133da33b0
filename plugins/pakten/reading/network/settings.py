"""The settings of a network: what `mkdocs.yml` says, read as plain YAML, without the site generator."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from pakten.addresses.segments import SEGMENTS, facet_segments, segments_of
from pakten.addresses.targets import is_own, is_safe
from pakten.addresses.urls import Urls
from pakten.domain.code import Code
from pakten.domain.palette import DEFAULT, is_colour, readable, reads
from pakten.domain.problem import Location, Problem
from pakten.domain.timespan import Precision
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import LANGUAGES, authors_language, known_as, languages, words
from pakten.locale.completeness import lacks
from pakten.reading import holidays
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.network.engine import engine_problems, entries_of
from pakten.reading.network.layout import Layout
from pakten.reading.network.options import KINDS, Options
from pakten.reading.network.programs import programs
from pakten.reading.network.text import text_of
from pakten.reading.network.themes import is_upon_ours
from pakten.reading.suggestion import near
from pakten.reading.yaml.foreign import BrokenYaml, key_location, loaded, location_of, nodes_of

FILE = "mkdocs.yml"
PLUGIN = "pakten/catalogue"
_UNFIT = ("i18n", "offline")
"""Plugins that build the site more than once, or with addresses that no server has."""
_LANGUAGE = re.compile(r"^\s+(language|authors_language): *[\"']?([a-z]{2,3}\b)", re.MULTILINE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ELSEWHERE = ("source_link", "page_budget", "site_budget", "third_parties")
"""Options of the plugin that only the website needs."""


@dataclass(frozen=True)
class Settings:
    root: Path
    name: str
    site_url: str
    language: str
    content: str
    options: Options
    zone: ZoneInfo
    is_guest: bool = False
    """Whether the theme is not ours, so that the pages of the content folder are somebody else's."""
    is_sound: bool = True
    """Whether entries can be judged by them: not while something is wrong that says where and how entries are read."""

    @property
    def layout(self) -> Layout:
        return self.layout_in(self.root)

    def layout_in(self, folder: Path) -> Layout:
        """The same files in another folder, such as an earlier version of all."""
        return replace(self.options.layout(folder, self.content, self.urls.segments), is_guest=self.is_guest)

    @cached_property
    def urls(self) -> Urls:
        language = words(self.language)
        return Urls(segments_of(language, self.options.segments), facet_segments(language))

    @property
    def vocabulary(self) -> Vocabulary:
        return self.options.vocabulary


class SettingsError(Exception):
    """There are no settings to work with. The problems say why; `settings` are for telling what else is wrong."""

    def __init__(self, *problems: Problem, settings: Settings | None = None) -> None:
        super().__init__(*problems)
        self.problems = problems
        self.settings = settings


def settings_above(folder: Path) -> Path:
    """The nearest `mkdocs.yml`, in the folder or in those above it."""
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
    raise SettingsError(Problem.of(Code.NO_SETTINGS, Location(FILE), file=FILE, folder=folder))


def read_settings(path: Path, environ: Mapping[str, str]) -> Settings:
    """The settings in a file; raises SettingsError with everything that is wrong with them."""
    text = text_of(path, path.name)
    if not isinstance(text, str):
        raise SettingsError(*text)
    try:
        node, written = loaded(text, path.name, environ)
    except BrokenYaml as broken:
        raise SettingsError(Problem.of(Code.BROKEN_SETTINGS, broken.location, file=path.name)) from broken
    found = _Reader(path.name, node)
    options = Options("")
    if any(name == PLUGIN for name, _ in entries_of(written.get("plugins"))):
        options = found.options(_plugin(written.get("plugins")))
    else:
        found.problems.append(Problem.of(Code.NO_PLUGIN, Location(path.name), plugin=PLUGIN, file=path.name))
    content = found.folder(written.get("docs_dir", "docs"), path.parent)
    zone = found.zone(options.timezone)
    language = options.language or language_of_theme(written.get("theme"))
    is_sound = not found.problems and bool(known_as(language)) and (path.parent / content).is_dir()
    found.problems += engine_problems(node, written, path.parent, path.name)
    found.unfit(written)
    found.spoken(language, options)
    found.addresses(written)
    found.look(written.get("theme"), path.parent / content)
    if not written.get("site_name"):
        found.wrong("site_name")
    found.running_tags()
    settings = Settings(
        root=path.parent,
        name=str(written.get("site_name", "")),
        site_url=_with_slash(str(written.get("site_url") or "/")),
        language=language,
        content=content,
        options=options,
        zone=zone,
        is_guest=not is_upon_ours(_name_of(written.get("theme"))),
        is_sound=is_sound,
    )
    if found.problems:
        raise SettingsError(*sorted(found.problems), settings=settings)
    return settings


def unfit_settings(path: Path, environ: Mapping[str, str], language: str, options: Options) -> tuple[Problem, ...]:
    """What a site generator would do, and no site of ours can be; where the settings cannot be read at all, nothing."""
    text = text_of(path, path.name)
    with suppress(BrokenYaml):
        if isinstance(text, str):
            node, written = loaded(text, path.name, environ)
            found = _Reader(path.name, node)
            found.unfit(written)
            found.spoken(language, options)
            return tuple(found.problems)
    return ()


def language_of(path: Path, environ: Mapping[str, str]) -> str:
    """The language in which the authors of a network are spoken to, also of one whose settings have mistakes."""
    try:
        settings = read_settings(path, environ)
        return settings.options.authors_language or authors_language(settings.language)
    except SettingsError:
        text = text_of(path, "")
        told = dict(_LANGUAGE.findall(text if isinstance(text, str) else ""))
        written = told.get("authors_language") or told.get("language") or "sv"
        return authors_language(written)


def language_of_theme(theme: object) -> str:
    """As our theme and Material name it, or those of MkDocs; ours is Swedish where nothing is said, others English."""
    named = theme if isinstance(theme, dict) else {}
    return str(named.get("language") or named.get("locale") or ("sv" if is_upon_ours(_name_of(theme)) else "en"))


def _name_of(theme: object) -> str:
    """MkDocs' own is the one that nobody has named."""
    return str((theme.get("name") if isinstance(theme, dict) else theme) or "mkdocs")


def _with_slash(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _plugin(plugins: object) -> dict[str, Any]:
    found = (options for name, options in entries_of(plugins) if name == PLUGIN and isinstance(options, dict))
    return next(found, {})


class _Reader:
    """Holds what is written against what must be, and remembers what is wrong."""

    def __init__(self, file: str, root: yaml.Node) -> None:
        self.file = file
        self.root = root
        self.problems: list[Problem] = []

    def running_tags(self) -> None:
        """The site generator does what they say before anybody has looked at them."""
        for program, location in programs(self.root, self.file).items():
            if program.runs_at_once:
                self.problems.append(Problem.of(Code.RUNS_AT_ONCE, location, value=program.value))

    def unfit(self, written: Mapping[str, Any]) -> None:
        for plugin in (str(name) for name, _ in entries_of(written.get("plugins"))):
            if plugin.rpartition("/")[2] in _UNFIT:
                named = (node for node in nodes_of(self.root) if isinstance(node, yaml.ScalarNode))
                location = location_of(next((node for node in named if node.value == plugin), None), self.file)
                self.problems.append(Problem.of(Code.UNFIT_PLUGIN, location, plugin=plugin))
        if written.get("use_directory_urls", True) is False:
            key = "use_directory_urls"
            location = key_location(self.root, key, self.file)
            self.problems.append(Problem.of(Code.FLAT_ADDRESSES, location, field=key))

    def spoken(self, language: str, options: Options) -> None:
        """Whether there are words enough in the language of the site, and in that of its authors."""
        if options.authors_language and options.authors_language not in LANGUAGES:
            self.wrong("authors_language", near(options.authors_language, LANGUAGES) or LANGUAGES[0])
        name = known_as(language)
        location = key_location(self.root, "language", self.file)
        if not name:
            known = ", ".join(languages())
            self.problems.append(Problem.of(Code.NO_WORDS, location, language=language, known=known))
        elif name not in LANGUAGES and (found := lacks(name, marked_too=not options.unreviewed_words)):
            missing, marked = (sum(getattr(one, what) for one in found) for what in ("missing", "marked"))
            code = Code.WORDS_MISSING if missing else Code.WORDS_UNREVIEWED
            said = {"language": name, "known": ", ".join(LANGUAGES), "number": missing or marked}
            self.problems.append(Problem.of(code, location, **said, files=", ".join(one.catalogue for one in found)))

    def options(self, written: dict[str, Any]) -> Options:
        values: dict[str, Any] = {}
        for key, value in written.items():
            if key in _ELSEWHERE:
                continue
            if key == "known_until":
                values[key] = self._known_until(str(value))
            elif key not in KINDS:
                self.wrong(str(key), near(str(key), KINDS))
            elif not isinstance(value, KINDS[key]) or isinstance(value, bool) != (KINDS[key] is bool):
                # The code of Norway, which YAML takes for a no.
                self.wrong(key, '"NO"' if key == "holidays" and value is False else "")
            elif key == "holidays" and not holidays.is_known(str(value)):
                self.wrong(key, holidays.nearest(str(value)))
            else:
                values[key] = _as_texts(value)
        for name in values.get("segments", ()):
            if name not in SEGMENTS:
                self.wrong(name, near(name, SEGMENTS))
                values["segments"] = {}
        if "network" not in written:
            self.wrong("network")
        return Options(**{"network": "", **values})

    def _known_until(self, value: str) -> str:
        """As text again, where YAML has read a day of it."""
        try:
            if partial_date(value).precision is not Precision.UNSET:
                return value
            self.wrong("known_until")
        except Mistake as mistake:
            self.wrong("known_until", mistake.instead)
        return ""

    def zone(self, name: str) -> ZoneInfo:
        try:
            return ZoneInfo(name)
        except (OSError, ValueError, KeyError):
            # A name may be unknown (KeyError), a folder of the zones (OSError) or no name at all (ValueError).
            self.wrong("timezone")
            return ZoneInfo("UTC")

    def folder(self, name: object, root: Path) -> str:
        """The content folder, as a path below the root."""
        try:
            return (root / str(name)).relative_to(root).as_posix()
        except ValueError:
            self.wrong("docs_dir")
            return "."

    def addresses(self, written: Mapping[str, Any]) -> None:
        """What pages link to may lead no further than a link in a text."""
        for key in ("site_url", "repo_url", "edit_uri"):
            address = str(written.get(key) or "")
            if not is_safe(address) or (address and key != "edit_uri" and not _WEB.match(address)):
                self.wrong(key, f"https://{address}" if is_own(address) and "." in address else "")

    def look(self, theme: object, content: Path) -> None:
        """The colour and the sign of a site in our own theme."""
        said = theme if isinstance(theme, dict) and is_upon_ours(_name_of(theme)) else {}
        if accent := said.get("accent"):
            if not is_colour(str(accent)):
                self.wrong("accent", f'"{DEFAULT}"')
            elif not reads(str(accent)):
                location = key_location(self.root, "accent", self.file)
                instead = f'"{readable(str(accent))}"'
                self.problems.append(Problem.of(Code.PALE_COLOUR, location, instead=instead, value=accent))
        if (logo := said.get("logo")) and not (content / str(logo)).is_file():
            location = key_location(self.root, "logo", self.file)
            self.problems.append(Problem.of(Code.NO_FILE, location, file=f"{content.name}/{logo}"))

    def wrong(self, key: str, instead: str = "") -> None:
        location = key_location(self.root, key, self.file)
        self.problems.append(Problem.of(Code.WRONG_SETTING, location, instead=instead, field=key, file=self.file))


def _as_texts(value: object) -> object:
    """YAML reads some words as numbers or truths; here they are words."""
    if isinstance(value, dict):
        return {str(id_): str(title) for id_, title in value.items()}
    return tuple(map(str, value)) if isinstance(value, list) else value
