"""Two readers of one file: what the command reads from mkdocs.yml is what the website reads from it."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins

import pakten.locale
import pakten.reading.network.settings_reader as settings_reader
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.locale import completeness
from pakten.locale.completeness import Standing
from pakten.reading.network import engine
from pakten.reading.network.catalogue import read
from pakten.reading.network.options import KINDS, Options
from pakten.reading.network.settings import SettingsError, language_of, read_settings
from pakten.website.mistakes import MistakesError
from pakten.website.settings import CatalogueConfig
from pakten.writing.problems.text import line
from tests.cli.conftest import NETWORK, Pakten

PLACES = ("sv", "en")


def test_options_have_the_defaults_of_the_plugin() -> None:
    there = {name: option.default for name, option in CatalogueConfig._schema}
    assert {"source_link", "page_budget", "site_budget", "third_parties"} == set(there) - set(KINDS)
    here = Options(network="")
    for name in set(KINDS) - {"network"}:
        default = there[name]
        assert getattr(here, name) == (tuple(default) if isinstance(default, list) else default), name


@pytest.mark.parametrize(("place", "said"), [("sverige", "sverige? (sweden)"), (False, "Expected type")])
def test_website_refuses_a_country_that_nobody_knows(place: object, said: str) -> None:
    config = CatalogueConfig()
    config.load_dict({"network": "https://kvarnkretsen.example/", "holidays": place})
    ((key, error),) = config.validate()[0]
    assert (key, said in str(error)) == ("holidays", True)
    config.load_dict({"holidays": "SE"})
    assert config.validate()[0] == []


def test_settings_with_tags_of_others_and_the_environment() -> None:
    assert read_settings(NETWORK / "mkdocs.yml", {}).site_url == "https://kvarnkretsen.example/"
    elsewhere = read_settings(NETWORK / "mkdocs.yml", {"KVARN_URL": "https://prov.example/krets"})
    assert (elsewhere.site_url, elsewhere.language, elsewhere.content) == (
        "https://prov.example/krets/",
        "sv",
        "content",
    )
    assert list(elsewhere.vocabulary.types) == ["frukostmote", "natverkstraff", "rundabord"]


@pytest.mark.parametrize(
    "written",
    ["site_url: 'javascript://x/%0aalert(1)'", "repo_url: 'https://git.example@evil.example/'", "edit_uri: data:x"],
)
def test_an_address_that_no_text_may_lead_to_is_refused_in_settings_as_well(tmp_path: Path, written: str) -> None:
    (tmp_path / "content").mkdir()
    settings = tmp_path / "mkdocs.yml"
    text = (NETWORK / "mkdocs.yml").read_text("utf-8")
    key = written.partition(":")[0]
    settings.write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith(f"{key}:")) + f"\n{written}\n"
    )

    with pytest.raises(SettingsError) as refused:
        read_settings(settings, {})

    assert [(one.code, dict(one.values)["field"]) for one in refused.value.problems] == [(Code.WRONG_SETTING, key)]


LANGUAGES = {
    "{en: {path: en/, types: {rundabord: Round table}}}": [],
    "{en: {path: in/english}}": [],
    "{en: }": [],
    "{en-GB: }": [("E413", "en-GB", "en")],
    "{sv-FI: }": [("E413", "sv-FI", "")],
    "{xx: }": [("E451", "", "")],
    "{sv: }": [("E413", "sv", "")],
    "{en: en/}": [("E413", "en", "")],
    "{no: }": [("E413", "languages", "")],
    "{en: {paht: en/}}": [("E413", "paht", "path")],
    "{en: {path: In English}}": [("E413", "path", "in-english/")],
    "{en: {path: kalender}}": [("E413", "path", "")],
    "{en: {path: x}, de: {path: /x/}}": [("E413", "path", ""), ("E454", "", "")],
    "{en: {types: {rundabrd: Round table}}}": [("E413", "rundabrd", "rundabord")],
    "{en: {types: [rundabord]}}": [("E413", "types", "")],
    "{en: {segments: {calender: events}}}": [("E413", "calender", "calendar")],
}


@pytest.mark.parametrize("written", LANGUAGES)
def test_other_language_that_cannot_be_spoken_is_told_with_what_to_write(tmp_path: Path, written: str) -> None:
    (tmp_path / "content").mkdir()
    settings = tmp_path / "mkdocs.yml"
    text = (NETWORK / "mkdocs.yml").read_text("utf-8")
    settings.write_text(text.replace("      timezone:", f"      languages: {written}\n      timezone:", 1), "utf-8")

    try:
        problems: tuple[Problem, ...] = ()
        read_settings(settings, {})
    except SettingsError as refused:
        problems = refused.problems

    told = [(one.code, dict(one.values).get("field", ""), one.instead) for one in problems]
    assert sorted(told) == LANGUAGES[written]


@pytest.mark.parametrize("language", PLACES)
def test_every_code_has_its_sentence_and_advice(language: str) -> None:
    words = pakten.locale.words(language)
    ours = [code for code in Code if code in ("E320", *(f"E41{n}" for n in range(6))) or "W506" <= code <= "W516"]
    assert len(ours) == 17
    assert [code for code in ours if code not in words or f"{code}.instead" not in words] == []


def test_both_languages_say_everything() -> None:
    folder = Path(pakten.locale.__file__).parent
    keys = []
    for language in PLACES:
        with (folder / language / "cli.po").open("rb") as file:
            keys.append(
                {str(message.id): message.pluralizable for message in read_po(file, locale=language) if message.id}
            )
    assert keys[0] == keys[1]


def test_this_network_is_read_whole() -> None:
    root = Path(__file__).parents[2]
    settings = read_settings(root / "mkdocs.yml", {})
    assert (settings.language, settings.zone.key) == ("sv", "Europe/Stockholm")
    catalogue = read(settings.layout, settings.vocabulary, settings.zone).catalogue
    assert catalogue is not None
    assert catalogue.agenda(date(2019, 1, 1))


def test_keys_and_options_are_those_of_the_site_generator_and_of_our_plugins() -> None:
    asked_apart = {"config_file_path", "mdx_configs", "pages", "google_analytics"}
    assert set(engine.KINDS) == {key for key, _ in MkDocsConfig._schema} - asked_apart | {"INHERIT"}
    plugins = {name: entry.load() for name, entry in get_plugins().items() if name.startswith("pakten/")}
    schemas = {name: {key for key, _ in one.config_class._schema} for name, one in plugins.items()}
    told = {name: set(options) for name, options in engine.OPTIONS.items()}
    assert {**told, "pakten/catalogue": told["pakten/catalogue"] | set(KINDS)} == schemas
    for name, options in engine.OPTIONS.items():
        taken = {key: option._type for key, option in plugins[name].config_class._schema if key in options}
        assert options == taken, name


NETS = "  - pakten/catalogue:"
STATEMENT = """  - pakten/statement:
      publisher: Kvarnföreningen
      law: {text: lagen om tillgänglighet}
      status: partial
      method: Vi har prövat själva.
      updated: 2026-05-02
      feedback: {text: Skriv till oss, url: /om/}
      authority: {text: Tillsynen, url: 'https://tillsyn.example/'}
      shortcomings:
"""
WRONG = {
    "site_name: Kvarnkretsen": {
        "site_nam: Kvarnkretsen": (
            "1 E413",
            "2 E293 Det finns ingen inställning som heter site_nam här. Menade du site_name?",
        ),
        "site_name: [Kvarnkretsen]": ("2 E294", "Skriv en enda text efter site_name:"),
        "site_name: K\nstrict: ja": ("3 E294", "Skriv strict: true eller strict: false."),
        "site_name: K\nextra_css: a.css": ("3 E294", "varje sak på en egen rad"),
        "site_name: K\nextra: [a]": ("3 E294", "namn och värde"),
        "site_name: K\nsite_dir: content/x": ("3 E413", "site_dir"),
        "site_name: K\nsite_dir: .": ("3 E413", "site_dir"),
        "site_name: K\nhooks: [krok.py]": ("3 E401", "krok.py finns inte"),
    },
    'site_url: !ENV [KVARN_URL, "https://kvarnkretsen.example/"]': {
        "site_url: kvarnkretsen.example": ("3 E413", "Skriv: https://kvarnkretsen.example"),
        "site_url: mailto:a@b.example": ("3 E413", "site_url"),
    },
    "docs_dir: content": {"docs_dir: innehall": ("4 E401", "innehall finns inte"), "": ("1 E401", "docs finns inte")},
    "  name: pakten": {
        "  name: paktn": ("6 E292", "Temat paktn är inte installerat. Menade du pakten?"),
        "  name: pakten\n  accent: grön": ("7 E413", "accent"),
        "  name: pakten\n  accent: '#ffee00'": ("7 E455", "Färgen #ffee00 är för ljus"),
        "  name: pakten\n  logo: borta.svg": ("7 E401", "content/borta.svg finns inte"),
        "  name: pakten\n  custom_dir: egna": ("7 E401", "egna finns inte"),
    },
    NETS: {
        f"  - pakten/fedes\n{NETS}": (
            "10 E292",
            "Insticksprogrammet pakten/fedes är inte installerat. Menade du pakten/feeds?",
        ),
        f"  - pakten/feeds:\n      licens: x\n{NETS}": ("11 E293", "Menade du licence?"),
        f"  - pakten/share: {{cards: nej}}\n{NETS}": ("10 E294", "Skriv cards: true eller cards: false."),
        f"  - pakten/share: av\n{NETS}": ("10 E294", "under pakten/share"),
        f"  - pakten/feeds: {{licence_url: 'javascript:alert(1)'}}\n{NETS}": ("10 E243", "javascript"),
        f"  - pakten/statement\n{NETS}": ("10 E382", "det är något med publisher"),
        f"  - pakten/statement: {{status: nästan}}\n{NETS}": ("10 E382", "det är något med status"),
        f"{STATEMENT}        - {{text: Kartan}}\n{NETS}": ("19 E382", "i punkt 1. Där"),
        f"{STATEMENT}        - {{text: [Kartan], reason: Ny}}\n{NETS}": ("19 E382", "i punkt 1. Där"),
        f"{STATEMENT.replace('/om/', 'data:x')}        - {{text: A, reason: B}}\n{NETS}": ("16 E243", "data:x"),
        f"{STATEMENT.replace('partial', 'full')}        - {{text: A, reason: B}}\n{NETS}": ("13 E382", "inte är tom"),
        f"{STATEMENT.replace('2026-05-02', 'i våras')}        - {{text: A, reason: B}}\n{NETS}": (
            "15 E382",
            "Skriv när redogörelsen senast sågs över",
        ),
        f"{NETS}\n      page_budget: 2 MB": ("11 E294", "Skriv ett heltal efter page_budget:"),
        f"{NETS}\n      third_parties: exempel.se": ("11 E294", "Skriv en lista under third_parties"),
        f"{NETS}\n      source_link: 'file:///x'": ("11 E243", "file"),
        f"  - 7\n{NETS}": ("10 E292", "7 är inte installerat"),
    },
    "  name: pakten\n": {
        '  name: ""\n': ("6 E383", "Temat har inget namn."),
        "  name:\n": ("6 E383", "name: pakten"),
        "  name: [pakten]\n": ("6 E294", "Skriv en enda text efter name:"),
        "": ("5 E383", "name: pakten"),
    },
    "  - pymdownx.superfences:": {"  - pymdownx.superfence:": ("25 E292", "Tillägget till Markdown")},
    "plugins:": {"plugin:": ("1 E412", "8 E293 Det finns ingen inställning som heter plugin här. Menade du plugins?")},
}


@pytest.mark.parametrize(("before", "after"), [(old, new) for old, news in WRONG.items() for new in news])
def test_what_keeps_the_site_generator_from_beginning_is_said_with_its_line(
    folder: Path, pakten: Pakten, before: str, after: str
) -> None:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert before in text
    settings.write_text(text.replace(before, after, 1), "utf-8")

    said = re.sub(r"\n +=", "", pakten("check").out)

    first, words = WRONG[before][after]
    place, _, code = first.partition(" ")
    assert re.search(rf"^mkdocs\.yml:{place}:\d+: {code} ", said, re.MULTILINE), said
    assert re.sub(r"^(\d+) E", r"mkdocs.yml:\1:1: E", words) in said


def test_a_plain_build_says_it_as_well_and_touches_nothing(folder: Path) -> None:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for before, after, told in (
        ("markdown_extensions:", "  - pakten/feed\nmarkdown_extensions:", "mkdocs.yml:24:5: E292 "),
        ("  - search", "  - search: {lang: 3}", "mkdocs.yml:9:14: E295 Inställningen lang passar inte"),
    ):
        settings.write_text(text.replace(before, after, 1), "utf-8")
        with pytest.raises(MistakesError, match=re.escape(told)):
            load_config(str(settings))


MENU = "nav:\n  - Kalender: kalender/index.md\n  - Mer:\n      - Hem: index.md\n      - Ut: https://exempel.se/\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("kalender/index.md", "kalendr/index.md", "mkdocs.yml:2:15: E319 Sidan kalendr/index.md finns inte.\n"),
        ("kalender/index.md", "/kalender/", "= Menade du kalender/?"),
        ("index.md\n      - Ut", "om/visoin.md\n      - Ut", "= Menade du om/vision.md?"),
        ("https://exempel.se/", "javascript:alert(1)", "mkdocs.yml:5:13: E243 En länk får inte leda till javascript"),
        ("https://exempel.se/", "https://a@exempel.se/", "E243"),
        ("https://exempel.se/", "//exempel.se/", "E243"),
    ],
)
def test_links_of_the_menu_are_held_to_what_there_is(
    folder: Path, pakten: Pakten, before: str, after: str, told: str
) -> None:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{MENU}{text}", "utf-8")
    assert pakten("check").out == "Inga fel.\n"

    settings.write_text(f"{MENU.replace(before, after)}{text}", "utf-8")

    assert told in pakten("check").out


def test_links_at_the_foot_are_held_to_what_there_is(folder: Path, pakten: Pakten) -> None:
    settings = folder / "mkdocs.yml"
    foot = "  name: pakten\n  footer: [kalender/, borta/, 'data:text/html,x']"
    settings.write_text(settings.read_text("utf-8").replace("  name: pakten", foot), "utf-8")

    said = pakten("check").out

    assert re.findall(r"^mkdocs\.yml:7:\d+: (E\d+) ", said, re.MULTILINE) == ["E319", "E243"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("theme:\n", "use_directory_urls: false\ntheme:\n", "E450"),
        ("  language: sv\n", "  language: tlh\n", "E451"),
        ("plugins:\n", "extra: {offline: no}\nplugins:\n  - offline\n  - i18n: {enabled: false}\n", "E452"),
        ("plugins:\n", "plugins:\n  - i18n: {languages: []}\n", "E452"),
    ],
)
def test_what_no_site_of_ours_can_be_is_told_with_its_line(tmp_path: Path, before: str, after: str, told: str) -> None:
    settings = (NETWORK / "mkdocs.yml").read_text("utf-8")
    assert before in settings
    (tmp_path / "mkdocs.yml").write_text(settings.replace(before, after, 1), "utf-8")
    with pytest.raises(SettingsError) as wrong:
        read_settings(tmp_path / "mkdocs.yml", {})
    line = settings[: settings.index(before)].count("\n") + 1 + after.rpartition("plugins:\n")[0].count("\n")
    line += before == "plugins:\n"
    assert [(told, line)] == [(one.code, one.location.line) for one in wrong.value.problems if one.code == told]


@pytest.mark.parametrize(
    ("missing", "marked", "allowed", "told"),
    [
        (2, 0, "", ["E453 Orden på språket"]),
        (2, 5, "true", ["E453 Orden på språket"]),
        (0, 5, "", ["E454 Ingen som talar språket"]),
        (0, 5, "true", []),
        (0, 0, "", []),
    ],
)
def test_a_language_is_offered_when_its_words_are_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch, missing: int, marked: int, allowed: str, told: list[str]
) -> None:
    """One that a machine has made only when the network says that it answers for it."""
    monkeypatch.setattr(settings_reader, "known_as", lambda language: language)
    monkeypatch.setattr(completeness, "standing", lambda _: (Standing("site", 90, marked, missing),))
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  language: sv\n", "  language: pl\n", 1)
    settings.write_text(text.replace(NETS, f"{NETS}\n      unreviewed_words: {allowed or 'false'}", 1), "utf-8")

    said: list[str] = []
    try:
        read_settings(settings, {})
    except SettingsError as wrong:
        said = [line(one, pakten.locale.words("sv")) for one in wrong.problems]

    assert [re.sub(r"^mkdocs\.yml:7:\d+: (.*? språket) pl .*", r"\1", one, flags=re.DOTALL) for one in said] == told


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("language: sv", "sv"),
        ("language: en-GB", "en"),
        ("language: tlh", "en"),
        ("language: tlh\nauthors_language: sv", "sv"),
    ],
)
def test_authors_are_spoken_to_in_their_language_or_in_english(folder: Path, written: str, spoken: str) -> None:
    theme, _, own = written.partition("\n")
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("language: sv", theme, 1)
    settings.write_text(text.replace(NETS, f"{NETS}\n      {own}", 1), "utf-8")

    assert language_of(settings, {}) == spoken
