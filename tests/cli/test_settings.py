"""Two readers of one file: what the command reads from mkdocs.yml is what the website reads from it."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import pakten.locale
from pakten.domain.code import Code
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import Options, SettingsError, read_settings
from pakten.website.plugins.catalogue import CatalogueConfig
from tests.cli.conftest import NETWORK

PLACES = ("sv", "en")


def test_options_have_the_names_and_defaults_of_the_plugin() -> None:
    here = {
        one.name: one.default_factory() if one.default_factory is not MISSING else one.default
        for one in fields(Options)
    }
    there = {name: option.default for name, option in CatalogueConfig._schema}
    only_the_site_needs = {"source_link", "page_budget", "site_budget", "third_parties"}
    assert set(here) == set(there) - only_the_site_needs
    for name, default in here.items():
        if name != "network":
            assert default == (tuple(there[name]) if isinstance(there[name], list) else there[name]), name


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
    settings = tmp_path / "mkdocs.yml"
    text = (NETWORK / "mkdocs.yml").read_text("utf-8")
    key = written.partition(":")[0]
    settings.write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith(f"{key}:")) + f"\n{written}\n"
    )

    with pytest.raises(SettingsError) as refused:
        read_settings(settings, {})

    assert [(one.code, dict(one.values)["field"]) for one in refused.value.problems] == [(Code.WRONG_SETTING, key)]


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
