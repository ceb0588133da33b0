"""From nothing to a network that builds, and from a site that is there to one with a calendar."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import build
from tests.forking import Answer, call

pytestmark = pytest.mark.thorough

DAY = "2026-11-26"
NAME = 'The "Lamp" & friends: #1'
SETTINGS = {
    "no plugins": "site_name: Mine # as it was\ntheme: readthedocs\n",
    "a list in brackets": """site_name: Mine
theme: {name: material, language: de}
plugins: [search, tags]

extra: {a: 1}
""",
    "a list with dashes": """site_name: Mine
plugins:
- search:
    lang: en
- tags   # mine

# menu
nav:
- Home: index.md
- Ours:
  - areas/x.md
- Gone: gone.md
validation: {nav: {not_found: ignore}}

theme:
  name: material
""",
    "a mapping": "site_name: Mine\nplugins:\n  search: {}\ntheme: mkdocs\n",
}


def pakten(folder: Path, *arguments: str) -> Answer:
    return call("pakten.cli", arguments, folder, {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1"})


@pytest.mark.parametrize("language", ["sv", pytest.param("en", marks=pytest.mark.thorough)])
def test_a_network_begins_with_one_command_and_builds(tmp_path: Path, language: str) -> None:
    answered = ("--name", NAME, "--url", "https://www.lamp.example", "--area", "Å, ö", "--organiser", "Lamp #1")
    begun = pakten(tmp_path, "init", "lamp", "--language", language, *answered)
    assert begun.status == 0, begun.out + begun.err
    assert "pakten check" in begun.out.splitlines()[-1]
    network = tmp_path / "lamp"
    checked = pakten(network, "check")
    assert (checked.status, checked.err) == (0, ""), checked.out
    written = pakten(network, "schema")
    assert (written.status, written.err) == (0, ""), "nothing to choose from is no fault"
    built = build(network, DAY)
    assert built.status == 0, built.said
    assert NAME.replace("The ", "") in built.page("").text_content()
    calendar = "kalender/" if language == "sv" else "calendar/"
    assert built.page(calendar).find_class("pakten-event")
    sections = built.page("").find_class("pakten-section")
    assert len(sections) > 1
    assert all(one.xpath(".//li | .//article | .//p") for one in sections), "no heading above nothing"
    assert len(built.page("").find_class("pakten-event")) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("kind", SETTINGS)
def test_a_site_that_is_there_gets_a_calendar_and_keeps_every_sign(tmp_path: Path, kind: str) -> None:
    (tmp_path / "docs" / "areas").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# Hi\n", "utf-8")
    (tmp_path / "docs" / "areas" / "x.md").write_text("# Ours\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS[kind], "utf-8")
    done = pakten(tmp_path, "init", "--into")
    assert done.status == 0, done.out + done.err
    after = (tmp_path / "mkdocs.yml").read_text("utf-8")
    rest = iter(after)
    assert all(sign in rest for sign in SETTINGS[kind].rstrip())
    assert (tmp_path / "docs" / "areas" / "x.md").read_text("utf-8") == "# Ours\n"
    assert pakten(tmp_path, "check").status == 0
    built = build(tmp_path, DAY, NO_MKDOCS_2_WARNING="1")
    assert built.status == 0, built.said
    assert built.page("calendar/").find_class("pakten-event")
    assert built.page("areas/x/").xpath("//h1[contains(., 'Ours')]")


Refused = Callable[[Path], tuple[str, ...]]


def _with_settings(folder: Path) -> tuple[str, ...]:
    (folder / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    return ()


def _with_ours(folder: Path) -> tuple[str, ...]:
    (folder / "mkdocs.yml").write_text("plugins: [pakten/catalogue]\n", "utf-8")
    return ("--into",)


def _with_nothing_to_add_to(folder: Path) -> tuple[str, ...]:
    (folder / "mkdocs.yml").write_text("plugins: search\n", "utf-8")
    return ("--into",)


def _with_addresses_that_no_calendar_has(folder: Path) -> tuple[str, ...]:
    (folder / "mkdocs.yml").write_text("site_name: Mine\nuse_directory_urls: false\n", "utf-8")
    return ("--into",)


def _with_events(folder: Path) -> tuple[str, ...]:
    (folder / "events.yaml").write_text("[]\n", "utf-8")
    return ()


@pytest.mark.parametrize(
    "refused",
    [
        _with_settings,
        _with_ours,
        _with_nothing_to_add_to,
        _with_addresses_that_no_calendar_has,
        _with_events,
        lambda _: ("--into",),
        lambda _: ("--url", "lamp.example"),
        lambda _: ("--url", "javascript:alert(1)"),
        lambda _: ("--country", "Sverige"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(tmp_path: Path, refused: Refused) -> None:
    options = refused(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*")}
    said = pakten(tmp_path, "init", *options)
    assert said.status == 2
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_settings_of_properdocs_are_settings(tmp_path: Path) -> None:
    before = b"site_name: Mine\r\ntheme: mkdocs\r\n"
    (tmp_path / "properdocs.yml").write_bytes(before)
    (tmp_path / "docs").mkdir()
    done = pakten(tmp_path, "init", "--into")
    assert done.status == 0, done.err
    after = (tmp_path / "properdocs.yml").read_bytes()
    assert after.startswith(before), "with the line ends that it has"
    assert b"  - pakten/pages\r\n" in after
    checked = pakten(tmp_path, "check")
    assert (checked.status, checked.out) == (0, "No errors.\n")


def test_a_site_that_cannot_have_a_calendar_is_told_so_in_its_language(tmp_path: Path) -> None:
    settings = "site_name: Mine\nuse_directory_urls: false\ntheme: {name: mkdocs}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "docs").mkdir()
    assert "pages get addresses that feeds and calendars cannot have" in pakten(tmp_path, "init", "--into").err


def test_the_first_page_of_a_site_that_is_there_may_have_another_name(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\ntheme: mkdocs\n", "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").write_text("# Hi\n", "utf-8")
    assert pakten(tmp_path, "init", "--into").status == 0
    assert sorted(path.name for path in (tmp_path / "docs").glob("*.md")) == ["README.md", "organisations.md"]
