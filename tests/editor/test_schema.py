"""The schemas follow from the forms that reading accepts, and have words for everything in them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from pakten.cli.commands.schema import schema_files
from pakten.locale import LANGUAGES, words
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.json_schema import FORMS, OPEN, Names, schemas
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from pakten.reading.yaml.nodes import Loader

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names() -> Names:
    settings = read_settings(REPOSITORY / "mkdocs.yml", {})
    catalogue = read(settings.layout, settings.vocabulary, settings.zone).catalogue
    assert catalogue is not None
    return catalogue.titles


def all_fields() -> Iterator[FormField]:
    waiting = [field for form in FORMS.values() for field in fields_of(form)]
    while waiting:
        field = waiting.pop()
        yield field
        waiting += field.fields


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_blank_of_every_form_has_its_words(language: str) -> None:
    said = words(language)
    needed = set()
    for field in all_fields():
        needed |= {f"field.{field.words}", f"field.{field.words}.help"}
        if field.kind.words:
            needed |= {f"choice.{field.kind.words}.{choice}" for choice in field.kind.choices}
        elif not field.names:
            needed.add(f"message.{field.kind.name}")
    assert {key for key in needed if key not in said or not said(key)} == set()


def test_the_forms_words_in_the_two_languages_are_the_same() -> None:
    files = ("fields", "editing")
    sv, en = (
        [re.findall(r'^msgid "(.+)"', (folder / f"{name}.po").read_text("utf-8"), re.MULTILINE) for name in files]
        for folder in (REPOSITORY / "plugins" / "pakten" / "locale" / language for language in ("sv", "en"))
    )
    assert sv == en


def test_the_committed_schemas_are_those_that_the_forms_give(names: Names) -> None:
    """Ids of kinds that grow every week may be newer than the files; everything else must be the same."""
    folder = REPOSITORY / "schemas"
    made = schema_files(names, words("sv"), {})
    assert sorted(path.name for path in folder.iterdir()) == sorted(made)
    for name, text in made.items():
        written = json.loads((folder / name).read_text("utf-8"))
        assert without_open(written) == without_open(json.loads(text)), f"{name}: run make schema and commit the result"


def without_open(schema: dict[str, Any]) -> dict[str, Any]:
    for kind in OPEN:
        schema["$defs"].pop(f"id_of_{kind}", None)
    return schema


def test_a_file_of_a_change_holds_what_is_different_and_nothing_else(names: Names) -> None:
    judge = Draft7Validator(dict(schemas(names, words("sv"), {})["event-change"]))
    change = {"id": "traff-2027", "updated": "2027-01-10 14:30", "registration": {"closes": "2027-01-20"}}
    assert list(judge.iter_errors(change)) == []
    for wrong in ({"id": "traff-2027"}, {**change, "grej": "x"}, {**change, "body": "text"}):
        assert list(judge.iter_errors(wrong))
    example = Draft7Validator(dict(schemas(names, words("sv"), {})["example-change"]))
    assert list(example.iter_errors({"id": "x", "updated": "2027-01-10", "body": "## Hur"})) == []


def test_the_networks_own_files_follow_the_schemas(names: Names) -> None:
    made = schemas(names, words("sv"), {})
    events = plain(REPOSITORY / "events.yaml")
    assert [error.message for error in Draft7Validator(made["events"]).iter_errors(events)] == []
    kinds = {
        "goodexamples": "example",
        "content/omraden": "area",
        "content/vagar-in": "way-in",
        "content/teman": "theme",
    }
    for folder, kind in kinds.items():
        for path in (REPOSITORY / folder).glob("*.md"):
            if path.name != "index.md":
                wrong = [error.message for error in Draft7Validator(made[kind]).iter_errors(front_matter(path))]
                assert wrong == [], path.name


def plain(path: Path) -> Any:
    return as_1_2(yaml.load(path.read_text("utf-8"), Loader=Loader))


def front_matter(path: Path) -> Any:
    return as_1_2(yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=Loader))


def as_1_2(value: Any) -> Any:
    """Texts as editors read them: whole numbers and truths are such."""
    if isinstance(value, dict):
        return {key: as_1_2(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_1_2(inner) for inner in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if re.fullmatch(r"0|[1-9][0-9]*", value) else value


def test_blanks_stand_in_the_order_in_which_they_are_written() -> None:
    keys = [field.key for field in fields_of(FORMS["event"])]
    assert keys[:4] == ["id", "title", "summary", "start"]
    assert {field.key for field in fields_of(FORMS["event"]) if field.required} == {
        "id", "title", "summary", "published", "type", "format", "areas", "organisers",
    }  # fmt: skip
