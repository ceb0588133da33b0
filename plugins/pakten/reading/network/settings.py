"""The settings of a network: what `mkdocs.yml` says, read as plain YAML, without the site generator."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from pakten.addresses.urls import Urls
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import authors_language, known_as
from pakten.reading.network.engine import engine_problems
from pakten.reading.network.layout import SETTINGS, Layout
from pakten.reading.network.options import Options
from pakten.reading.network.settings_reader import SettingsReader
from pakten.reading.network.text import text_of
from pakten.reading.network.theme import is_upon_ours, language_of_theme, name_of_theme
from pakten.reading.yaml.foreign import BrokenYaml, loaded, mistakes
from pakten.reading.yaml.unsafe import merge_markers

_LANGUAGE = re.compile(r"^\s+(language|authors_language): *[\"']?([a-z]{2,3}\b)", re.MULTILINE)


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
    file: str = SETTINGS[0]

    @property
    def layout(self) -> Layout:
        return self.layout_in(self.root)

    def layout_in(self, folder: Path) -> Layout:
        """The same files in another folder, such as an earlier version of all."""
        layout = self.options.layout(folder, self.content, self.urls.segments)
        return replace(layout, is_guest=self.is_guest, settings=self.file)

    @cached_property
    def urls(self) -> Urls:
        return self.options.urls(self.language)

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
        if found := settings_in(place):
            return found
    name = SETTINGS[0]
    raise SettingsError(Problem.of(Code.NO_SETTINGS, Location(name), file=name, folder=folder))


def settings_in(folder: Path) -> Path | None:
    return next((folder / name for name in SETTINGS if (folder / name).is_file()), None)


def read_settings(path: Path, environ: Mapping[str, str]) -> Settings:
    """The settings in a file; raises SettingsError with everything that is wrong with them."""
    text = text_of(path, path.name)
    if not isinstance(text, str):
        raise SettingsError(*text)
    try:
        node, written = loaded(text, path.name, environ)
    except BrokenYaml as broken:
        unknown = Problem.of(Code.BROKEN_SETTINGS, broken.location, file=path.name)
        raise SettingsError(*(merge_markers(path.name, text) or mistakes(text, path.name) or (unknown,))) from broken
    found = SettingsReader(path.name, node)
    spoken = language_of_theme(written.get("theme"))
    options = found.options(written.get("plugins"), spoken)
    content = found.folder(written.get("docs_dir", "docs"), path.parent)
    zone = found.zone(options.timezone)
    language = options.language or spoken
    is_sound = not found.problems and bool(known_as(language)) and (path.parent / content).is_dir()
    # Of a key that stands twice the site generator takes the last, without a word.
    found.problems += (one for one in mistakes(text, path.name) if one.code == Code.DUPLICATE_KEY)
    found.problems += engine_problems(node, written, path.parent, path.name)
    found.unfit(written)
    found.spoken(language, options)
    found.pages(options.history, path.parent / content)
    found.addresses(written)
    found.look(written.get("theme"), path.parent / content)
    found.name(str(written.get("site_name") or ""))
    found.running_tags()
    is_guest = not is_upon_ours(name_of_theme(written.get("theme")))
    name, address = str(written.get("site_name", "")), str(written.get("site_url") or "/").removesuffix("/")
    settings = Settings(
        path.parent, name, f"{address}/", language, content, options, zone, is_guest, is_sound, path.name
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
            found = SettingsReader(path.name, node)
            found.unfit(written)
            found.spoken(language, options)
            return tuple(found.problems)
    return ()


def language_of(path: Path, environ: Mapping[str, str]) -> str:
    """The language in which the authors of a network are spoken to, also of one whose settings have mistakes."""
    try:
        settings: Settings | None = read_settings(path, environ)
    except SettingsError as error:
        settings = error.settings
    if settings is None:
        text = text_of(path, "")
        told = dict(_LANGUAGE.findall(text if isinstance(text, str) else ""))
        written = told.get("authors_language") or told.get("language") or "sv"
        return authors_language(written)
    return settings.options.authors_language or authors_language(settings.language)
