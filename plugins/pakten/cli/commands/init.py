"""`pakten init`: a small network that builds, to be written over; or calendar, areas and feeds in a site of MkDocs."""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pakten.addresses.segments import SEGMENTS, segments_of
from pakten.addresses.targets import is_safe
from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import today_of
from pakten.cli.saving import new_file, replace_file
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.editing.plugin_lines import FIRST, Options, UnreadablePluginsError, with_page, with_plugins
from pakten.editing.starter import SETTINGS, Beginning, answers_to, country_of, is_country, settings, starter
from pakten.locale import LANGUAGES, Words, authors_language, words
from pakten.reading.network.options import Options as Settled
from pakten.reading.network.settings import SettingsError, settings_in, unfit_settings
from pakten.reading.network.text import text_of
from pakten.reading.network.theme import language_of_theme
from pakten.reading.yaml.foreign import BrokenYaml, loaded

_QUESTIONS = ("name", "url", "area", "organiser", "country")
_IGNORED = ".gitignore"


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument(
        "folder", nargs="?", default=".", metavar=words("cli.metavar.folder"), help=words("init.folder")
    )
    parser.add_argument("--into", action="store_true", help=words("init.into"))
    parser.add_argument("--language", choices=LANGUAGES, default="", help=words("init.language"))
    for name in _QUESTIONS:
        parser.add_argument(f"--{name}", default="", metavar=name.upper(), help=words(f"init.{name}"))


def run(call: Call) -> None:
    folder = (call.folder / call.options.folder).resolve()
    today = today_of(call, ZoneInfo("UTC"))
    if call.options.into:
        _into(call, folder, today)
    else:
        _anew(call, folder, today)


def _anew(call: Call, folder: Path, today: date) -> None:
    language = words(call.options.language or _spoken(call))
    if settings_in(folder):
        raise Stopped(
            "init.there", Exit.WRONG_CALL, folder=folder.name, into=f"pakten init {call.options.folder} --into"
        )
    beginning = _asked(call, language, Beginning("", "https://example.org/", "", "", country_of(language)), folder)
    files = {
        SETTINGS: settings(beginning, language, today),
        **starter(beginning, segments_of(language, {}), language, today, "content"),
    }
    if not (folder / _IGNORED).exists():
        files[_IGNORED] = "/site/\n/.cache/\n"
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise Stopped("init.taken", Exit.WRONG_CALL, files=", ".join(taken))
    _written(call, folder, files, language)
    call.console.say(language("init.next", None, folder=call.options.folder))


def _into(call: Call, folder: Path, today: date) -> None:
    path = settings_in(folder) or folder / SETTINGS
    before = text_of(path, path.name)
    if not isinstance(before, str):
        raise SettingsError(*before)
    try:
        node, written = loaded(before, path.name, call.environ)
    except BrokenYaml as broken:
        raise SettingsError(Problem.of(Code.BROKEN_SETTINGS, broken.location, file=path.name)) from broken
    if FIRST in before:
        raise Stopped("init.already", Exit.WRONG_CALL, plugin=FIRST, file=path.name)
    site = language_of_theme(written.get("theme"))
    language = words(call.options.language or (site if site in LANGUAGES else "en"))
    known = Beginning(
        str(written.get("site_name") or ""), str(written.get("site_url") or ""), "", "", country_of(language)
    )
    beginning = _asked(call, language, known, folder)
    if unfit := unfit_settings(path, call.environ, language.language, Settled("")):
        raise SettingsError(*sorted(unfit))
    content = str(written.get("docs_dir") or "docs")
    chosen = dict(_free(folder / content, language))
    segments = segments_of(language, chosen)
    options: Options = {
        "network": beginning.url,
        **({"language": language.language} if site != language.language else {}),
        **{key: value for key, value in answers_to(beginning, today).items() if key in _SET and value},
        "types": {language("init.type"): language("init.type_title")},
        **({"segments": chosen} if chosen else {}),
    }
    try:
        after = with_plugins(before, node, options)
    except UnreadablePluginsError:
        raise Stopped("init.plugins", Exit.WRONG_CALL, file=path.name) from None
    after = with_page(
        after, loaded(after, path.name, call.environ)[0], language("index.calendar"), f"{segments.calendar}/index.md"
    )
    # Where there are pages, the first is not ours to write: it may be a README.md, or made by another plugin.
    theirs = {f"{content}/index.md"} if (folder / content).is_dir() else set()
    files = {
        name: text
        for name, text in starter(beginning, segments, language, today, content).items()
        if name not in theirs and not (folder / name).exists()
    }
    call.console.show_difference(path.name, before, after)
    _written(call, folder, files, language)
    data = path.read_bytes()
    replace_file(path, data, after.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode())
    call.console.say(language("init.next_into", None, calendar=f"/{segments.calendar}/"))


_SET = ("timezone", "country", "currency", "holidays")


def _free(content: Path, language: Words) -> Iterator[tuple[str, str]]:
    """Words of addresses where the site that is there has pages already: ours take another."""
    usual = segments_of(language, {})
    for name in SEGMENTS:
        word: str = getattr(usual, name)
        if (content / word).exists() or (content / f"{word}.md").exists():
            yield name, f"network-{word}"


def _asked(call: Call, language: Words, known: Beginning, folder: Path) -> Beginning:
    """What options say, and what is asked for; with nobody to ask, what is usual."""
    usual = {
        "name": known.name or folder.name,
        "url": known.url or "https://example.org/",
        "area": language("init.usual_area"),
        "organiser": known.name or call.options.name or folder.name,
        "country": known.country,
    }
    answers = {name: _answer(call, language, name, usual[name]) for name in _QUESTIONS}
    answers["country"] = answers["country"].upper()
    answers["url"] = f"{answers['url'].rstrip('/')}/"
    return Beginning(**answers)


def _answer(call: Call, language: Words, name: str, usual: str) -> str:
    given: str = _plain(getattr(call.options, name))
    if given and (wrong := _wrong(name, given)):
        raise Stopped(wrong, Exit.WRONG_CALL, value=given)
    if given or not call.console.is_dialogue:
        return given or usual
    while True:
        answer = _plain(call.console.ask(f"{language(f'init.{name}')} [{usual}]")) or usual
        if not (wrong := _wrong(name, answer)):
            return answer
        call.console.say(language(wrong, None, value=answer))


def _plain(answer: str) -> str:
    """On one line, and without what would be an element in HTML."""
    return " ".join(answer.translate({ord(sign): " " for sign in "<>"}).split())


def _wrong(name: str, answer: str) -> str:
    """The sentence that says why an answer will not do; empty when it will."""
    if name == "url":
        parts = urlsplit(answer) if is_safe(answer) else None
        return "" if parts and parts.scheme in ("https", "http") and parts.hostname else "init.no_url"
    return "init.no_country" if name == "country" and not is_country(answer.upper()) else ""


def _spoken(call: Call) -> str:
    """The language of the terminal, or English where it speaks one that we have no words in."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if (spoken := call.environ.get(name, "")) and not spoken.startswith(("C", "POSIX")):
            return authors_language(spoken.partition(".")[0])
    return call.words.language


def _written(call: Call, folder: Path, files: Mapping[str, str], language: Words) -> None:
    for name, text in files.items():
        new_file(folder / name, text.encode())
        call.console.say(language("cli.written", None, file=name))
