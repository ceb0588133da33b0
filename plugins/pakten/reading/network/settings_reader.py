"""What `mkdocs.yml` says held against what must be: the options of the network, and what no site of ours can be."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from pakten.addresses.segments import SEGMENTS
from pakten.addresses.targets import is_own, is_safe
from pakten.domain.code import Code
from pakten.domain.palette import DEFAULT, is_colour, readable, reads
from pakten.domain.problem import Location, Problem
from pakten.domain.timespan import Precision
from pakten.locale import LANGUAGES, known_as, languages
from pakten.reading import holidays, time_zones
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.forms.requirements import wrong
from pakten.reading.forms.types import SLUG
from pakten.reading.network.engine import OPTIONS, entries_of
from pakten.reading.network.languages import unfit_languages
from pakten.reading.network.options import KINDS, LISTS, Options
from pakten.reading.network.programs import programs
from pakten.reading.network.theme import is_upon_ours, name_of_theme
from pakten.reading.suggestion import near, slug, synonym
from pakten.reading.yaml.emitter import scalar
from pakten.reading.yaml.foreign import child, key_location, location_of, scalar_of, value_location

PLUGIN = "pakten/catalogue"
_UNFIT = ("i18n", "offline")
"""Plugins that build the site more than once, or with addresses that no server has."""
_WEB = re.compile(r"https?://", re.IGNORECASE)
_STANDARD = {"currency": "[A-Z]{3}", "country": "[A-Z]{2}"}


class SettingsReader:
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
        for name, options in entries_of(written.get("plugins")):
            kind = str(name).rpartition("/")[2]
            if kind in _UNFIT and not (isinstance(options, dict) and options.get("enabled") is False):
                location = location_of(scalar_of(child(self.root, "plugins"), str(name)), self.file)
                self.problems.append(Problem.of(Code.UNFIT_PLUGIN, location, plugin=name, kind=kind))
        if written.get("use_directory_urls", True) is False:
            self._tell(Code.FLAT_ADDRESSES, "use_directory_urls", field="use_directory_urls")

    def spoken(self, language: str, options: Options) -> None:
        """Whether there are words enough in the language of the site, and in that of its authors."""
        if options.authors_language and options.authors_language not in LANGUAGES:
            self.wrong("authors_language", near(options.authors_language, LANGUAGES) or LANGUAGES[0])
        self._has_words(language, "language", options)
        for other in options.languages:
            if (known := known_as(other)) and (known == known_as(language) or known != other):
                self.wrong(other, known if known != known_as(language) else "", is_key=True)
            self._has_words(other, other, options)

    def _has_words(self, language: str, key: str, options: Options) -> None:
        name = known_as(language)
        if not name:
            self._tell(Code.NO_WORDS, key, language=language, known=", ".join(languages()))
        elif name not in LANGUAGES:
            self._words_of(name, key, marked_too=not options.unreviewed_words)

    def _words_of(self, name: str, key: str, *, marked_too: bool) -> None:
        """What nobody has translated into a language that is not whole."""
        from pakten.locale.completeness import lacks  # noqa: PLC0415 (what Babel asks for takes longer than settings)

        if found := lacks(name, marked_too=marked_too):
            missing, marked = (sum(getattr(one, what) for one in found) for what in ("missing", "marked"))
            code = Code.WORDS_MISSING if missing else Code.WORDS_UNREVIEWED
            files, known = ", ".join(one.catalogue for one in found), ", ".join(LANGUAGES)
            self._tell(code, key, language=name, known=known, number=missing or marked, files=files)

    def options(self, plugins: object, language: str) -> Options:
        """Those that are as they should be, and the defaults of the others; `language` is that of the theme."""
        if not any(name == PLUGIN for name, _ in entries_of(plugins)):
            self.problems.append(Problem.of(Code.NO_PLUGIN, Location(self.file), plugin=PLUGIN, file=self.file))
            return Options("")
        told = (options for name, options in entries_of(plugins) if name == PLUGIN and isinstance(options, dict))
        written: dict[str, Any] = next(told, {})
        values: dict[str, Any] = {}
        for key, value in written.items():
            if key in OPTIONS[PLUGIN]:
                continue  # only the website needs it
            listed: dict[Any, Any] = value if key in LISTS and isinstance(value, dict) else {}
            if key == "known_until":
                values[key] = self._known_until(str(value))
            elif key not in KINDS:
                self.wrong(str(key), synonym(str(key), KINDS) or near(str(key), KINDS), is_key=True)
            elif not isinstance(value, KINDS[key]) or isinstance(value, bool) != (KINDS[key] is bool):
                # The code of Norway, which YAML takes for a no.
                self.wrong(key, '"NO"' if key == "holidays" and value is False else "")
            elif key == "holidays" and not holidays.is_known(str(value)):
                self.wrong(key, holidays.nearest(str(value)))
            elif key in _STANDARD and not re.fullmatch(f"(?:{_STANDARD[key]})?", str(value)):
                self.wrong(key, str(value).upper() if re.fullmatch(_STANDARD[key], str(value).upper()) else "")
            elif key == "languages":
                found = tuple(unfit_languages(written, language, self.root, self.file))
                self.problems += found
                names = [code for code in written[key] if isinstance(code, str)]
                values[key] = dict.fromkeys(names) if found else value
            elif strange := [str(id_) for id_, title in listed.items() if title is None or not _is_id(str(id_))]:
                for one in strange:
                    self.wrong(one, "" if _is_id(one) else slug(one), is_key=True)
            elif isinstance(value, dict):
                # YAML reads some words as numbers or truths; here they are words.
                values[key] = {str(id_): str(title) for id_, title in value.items()}
            else:
                values[key] = tuple(map(str, value)) if isinstance(value, list) else value
        for name in values.get("segments", ()):
            if name not in SEGMENTS:
                self.wrong(name, near(name, SEGMENTS), is_key=True)
                values["segments"] = {}
        for name, instead in wrong(values.get("required", {})):
            self._tell(Code.NOT_LOOSENED, name, instead, field=name)
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
        if name in time_zones.names():
            return ZoneInfo(name)
        self.wrong("timezone", time_zones.nearest(name))
        return ZoneInfo("UTC")

    def folder(self, name: object, root: Path) -> str:
        """The content folder, as a path below the root."""
        try:
            return (root / str(name)).relative_to(root).as_posix()
        except ValueError:
            self.wrong("docs_dir")
            return "."

    def pages(self, names: Iterable[str], folder: Path) -> None:
        for name in (one for one in names if folder.is_dir() and not (folder / one).is_file()):
            location = location_of(scalar_of(self.root, name), self.file)
            self.problems.append(Problem.of(Code.NO_FILE, location, file=name))

    def name(self, name: str) -> None:
        """The name of the site stands on every page and in every feed: without tabs and signs that nobody sees."""
        seen = " ".join("".join(sign if sign.isprintable() else " " * sign.isspace() for sign in name).split())
        if not seen or not name.isprintable():
            self.wrong("site_name", scalar(seen) if seen else "")

    def addresses(self, written: Mapping[str, Any]) -> None:
        """What pages link to may lead no further than a link in a text."""
        for key in ("site_url", "repo_url", "edit_uri"):
            address = str(written.get(key) or "")
            if not is_safe(address) or (address and key != "edit_uri" and not _WEB.match(address)):
                self.wrong(key, f"https://{address}" if is_own(address) and "." in address else "")

    def look(self, theme: object, content: Path) -> None:
        """The colour and the sign of a site in our own theme."""
        said = theme if isinstance(theme, dict) and is_upon_ours(name_of_theme(theme)) else {}
        if accent := said.get("accent"):
            if not is_colour(str(accent)):
                self.wrong("accent", f'"{DEFAULT}"')
            elif not reads(str(accent)):
                self._tell(Code.PALE_COLOUR, "accent", f'"{readable(str(accent))}"', value=accent)
        if (logo := said.get("logo")) and not (content / str(logo)).is_file():
            self._tell(Code.NO_FILE, "logo", file=f"{content.name}/{logo}")

    def _tell(self, code: Code, key: str, instead: str = "", **values: object) -> None:
        location = key_location(self.root, key, self.file)
        self.problems.append(Problem.of(code, location, instead=instead, **values))

    def wrong(self, key: str, instead: str = "", *, is_key: bool = False) -> None:
        """With what to write in the place that is marked: the key itself, or its value."""
        where = value_location if instead and not is_key else key_location
        location = where(self.root, key, self.file)
        self.problems.append(Problem.of(Code.WRONG_SETTING, location, instead=instead, field=key, file=self.file))


def _is_id(text: str) -> bool:
    """Whether it could be a part of an address."""
    return re.fullmatch(SLUG, text.replace("_", "-")) is not None
