"""Open data says what the entries say, and keeps the schema that is published beside it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pakten.domain.event import Event
from pakten.writing.data import open_data, open_data_schema
from pakten.writing.data.open_data import Licence
from pakten.writing.publication import Publication

LICENCE = Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.sv")
Golden = Callable[[str, bytes], None]


def test_data_and_schemas_are_files_to_open(publication: Publication, golden: Golden) -> None:
    golden("data/events.json", open_data.events(publication, LICENCE))
    golden("data/examples.json", open_data.examples(publication, LICENCE))
    golden("data/events.schema.json", open_data_schema.events(publication))
    golden("data/examples.schema.json", open_data_schema.examples(publication))


def _faults(data: bytes, schema: bytes) -> list[str]:
    rules = json.loads(schema)
    Draft202012Validator.check_schema(rules)
    validator = Draft202012Validator(rules, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(data))]


def test_every_state_of_an_event_keeps_the_schema(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    publication = publish(life["confirmed"], *(replace(event, id=state) for state, event in life.items()))
    assert _faults(open_data.events(publication, LICENCE), open_data_schema.events(publication)) == []
    assert _faults(open_data.examples(publication, LICENCE), open_data_schema.examples(publication)) == []


@pytest.mark.parametrize(
    ("key", "value"), [("colour", "red"), ("start", "in May"), ("status", "gone"), ("uid", 7), ("citywide", "yes")]
)
def test_the_schema_finds_what_does_not_belong(key: str, value: Any, publication: Publication) -> None:
    data = json.loads(open_data.events(publication, LICENCE))
    data["events"][0][key] = value
    assert len(_faults(json.dumps(data).encode(), open_data_schema.events(publication))) == 1


def test_the_data_says_which_schema_it_keeps(publication: Publication) -> None:
    data = json.loads(open_data.events(publication, LICENCE))
    assert data["schema_version"] == open_data.VERSION
    assert data["$schema"] == json.loads(open_data_schema.events(publication))["$id"]
