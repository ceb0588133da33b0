"""The fields of the open data as a table for people, made from the schema that programs read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pakten.locale import Words
from pakten.website.site import Site
from pakten.writing.data import open_data_schema
from pakten.writing.data.open_data import VERSION


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    words: str
    """The key of what it means."""
    kind: str
    """Which kind of value it has: a key of `data.kind.…` in the words for people."""
    is_list: bool
    is_required: bool
    values: tuple[str, ...] = ()
    """What it may say, when that is a closed list."""
    parts: tuple[str, ...] = ()
    """The fields inside it."""


@dataclass(frozen=True, slots=True)
class Table:
    kind: str
    """`events` or `examples`."""
    version: str
    fields: tuple[Field, ...]


def tables(site: Site) -> tuple[Table, ...]:
    """The tables of events and examples, in the order of the schema."""
    made = {
        "events": open_data_schema.events(site.publication),
        "examples": open_data_schema.examples(site.publication),
    }
    return tuple(
        Table(kind, VERSION, tuple(_fields(json.loads(schema), kind, site.words))) for kind, schema in made.items()
    )


def _fields(schema: Mapping[str, Any], kind: str, words: Words) -> Iterator[Field]:
    entry = schema["properties"][kind]["items"]
    for name, rule in entry["properties"].items():
        # Words of its own here, else those that it has where it is written.
        own = (f"data.{kind}.{name}", f"data.field.{name}")
        meaning = next((key for key in own if key in words), f"field.{kind.removesuffix('s')}.{name}.help")
        is_list = rule.get("type") == "array"
        inner = rule["items"] if is_list else rule
        values, parts = tuple(inner.get("enum", ())), tuple(inner.get("properties", ()))
        yield Field(name, meaning, _kind(inner), is_list, name in entry["required"], values, parts)


def _kind(rule: Mapping[str, Any]) -> str:
    if "enum" in rule:
        return "choice"
    if "anyOf" in rule:
        return "date-or-time"
    return str(rule.get("format", rule["type"]))
