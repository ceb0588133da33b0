"""The English documentation says what there is: its reference is made of the code, and its prose names nothing else."""

import os
import re
import shlex
from pathlib import Path

import pytest
import yaml

from pakten.domain.code import Code
from pakten.reading.forms.events import EventForm
from pakten.reading.network.markdown import OPTIONS
from tests.building import REPOSITORY, Builds, Built, dead_links
from tests.docs.reference import (
    FORMS,
    OTHERS,
    SITE,
    names,
    options,
    pages,
    parsers,
    properties,
    templates,
    theme_options,
)
from tests.docs.site import assemble
from tests.docs.test_demo import DAY
from tests.docs.test_handbook import FENCE

# The reference may lie there as well, for the package.
PROSE = sorted(path for path in SITE.rglob("*.md") if path.name != "plugins.md" and path.parent.name != "reference")
PROMISED = Path(__file__).parent / "promised.txt"
PICTURES = sorted((SITE / "pages" / "pictures").iterdir())


@pytest.fixture(scope="session")
def docs(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return builds.good(assemble(tmp_path_factory.mktemp("docs") / "docs"), DAY.isoformat())


def test_every_link_leads_somewhere(docs: Built) -> None:
    assert list(dead_links(docs.folder / "site", "/", ("calendar/card/", "examples/card/"))) == []


def test_it_eats_its_own_food_and_says_that_the_calendar_is_a_demo(docs: Built) -> None:
    (ours,) = docs.page("").find_class("pakten")
    assert "Breakfast by the river" in ours.text_content()
    assert "A demo of no real network" in docs.page("calendar/").text_content()


def test_all_that_is_defined_stands_in_the_reference() -> None:
    made = pages()
    for plugin, known in options().items():
        assert f"## {plugin}\n" in made["options.md"]
        assert all(f"[`{name}`](" in made["options.md"] and said for name, _, said in known)
    for title, (form, _) in FORMS.items():
        listed = made["fields.md"].partition(f"## {title}\n")[2].partition("\n## ")[0]
        assert re.findall(r"^\[`(\w+)`\]", listed, re.MULTILINE) == [
            one.alias or name for name, one in form.model_fields.items()
        ]
    assert sorted(re.findall(r"^\[`([EW]\d+)`\]", made["problems.md"], re.MULTILINE)) == sorted(Code)
    assert re.findall(r"^## pakten ([\w ]+)$", made["commands.md"], re.MULTILINE) == list(parsers())
    for name in (*templates(), *theme_options(), *properties()):
        assert f"[`{name}`](" in made["theme.md"]


def test_every_code_has_an_example_in_english() -> None:
    said = pages()["problems.md"]
    assert said.count("    Wrong:\n") == said.count("    Right:\n") == len(Code)
    assert re.findall(r"^ +(.*[åäö].*)$", said, re.MULTILINE) == [
        "See [this](#atta-mal-mer) and [this](#atta-mål-mer).",
        "According to Fel! Hittar inte referenskälla. and Error! Bookmark not defined.",
    ]


def test_nothing_that_others_write_is_taken_away_unseen() -> None:
    """Who takes a name away deletes its line in the list, and tells of it in `CHANGELOG.md`.

    `PAKTEN_GOLDEN=write` adds what is new to the list, and takes nothing away.
    """
    kept, now = set(PROMISED.read_text("utf-8").splitlines()), set(names())
    if os.environ.get("PAKTEN_GOLDEN") == "write":
        PROMISED.write_text("\n".join(sorted(kept | now)) + "\n", "utf-8")
        kept |= now
    assert sorted(kept - now) == []
    assert sorted(now - kept) == []


def test_words_of_the_reference_are_about_names_that_exist() -> None:
    """One that is gone is as wrong as one that nobody has told of."""
    blocks = {*OPTIONS, *(f"{name}.{option}" for name, known in OPTIONS.items() for option in known)}
    assert set(OTHERS["blocks"]) == blocks
    frame = {block for name in ("pakten/frame.html", "main.html") for block in templates()[name]}
    assert set(OTHERS["templates"]) == frame
    assert set(OTHERS["properties"]) == set(properties())


@pytest.mark.parametrize("page", PROSE, ids=lambda path: path.stem)
def test_prose_shows_what_works(page: Path) -> None:
    fields = EventForm.model_fields.keys()
    for language, _, text in FENCE.findall(page.read_text("utf-8")):
        if language == "sh":
            for line in text.splitlines():
                _is_a_command(line)
        elif language == "css":
            assert set(re.findall(r"(--[\w-]+):", text)) <= properties().keys()
        elif language == "markdown":
            for name, option in re.findall(r"^/// (\w+)\n(?: +(\w+):.*\n)?", text, re.MULTILINE):
                assert not option or option in OPTIONS[name]
        elif language == "yaml":
            shown = yaml.safe_load(re.sub(r"\A {2}", "", text).replace("\n  ", "\n") if text.startswith("  ") else text)
            if isinstance(shown, list):
                shown = {key: value for entry in shown for key, value in entry.items()}
            if "plugins" in shown:
                known = {plugin: {name for name, _, _ in row} for plugin, row in options().items()}
                for plugin in (one for one in shown["plugins"] if isinstance(one, dict)):
                    assert all(set(given) <= known[name] for name, given in plugin.items())
            elif "theme" not in shown:
                assert shown.keys() <= fields


def _is_a_command(line: str) -> None:
    program, *words = shlex.split(line)
    if not program.endswith("pakten"):
        return
    known = parsers()
    name = next(name for name in (" ".join(words[:2]), words[0]) if name in known)
    for word in words:
        assert not word.startswith("--") or word in known[name]._option_string_actions, line


def test_prose_names_commands_options_and_files_that_exist() -> None:
    known = parsers()
    every = {option for parser in known.values() for option in parser._option_string_actions}
    for page in PROSE:
        text = page.read_text("utf-8")
        for name in re.findall(r"`pakten ([a-z]+)", text):
            assert name in known, page
        for option in re.findall(r"`(--[a-z-]+)`", text):
            assert option in every | properties().keys(), page
        for path in re.findall(r"`((?:plugins/pakten|tests|examples|docs)/[\w./-]+)`", text):
            assert (REPOSITORY / path).exists(), (page, path)


def test_pictures_are_few_small_and_all_of_them_shown() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PROSE)
    assert len(PICTURES) <= 6
    assert all(path.stat().st_size < 80_000 for path in PICTURES)
    assert {path.name for path in PICTURES} == set(re.findall(r"pictures/([\w.-]+)", text))
