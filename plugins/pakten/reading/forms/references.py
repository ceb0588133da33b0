"""References: the ids that an entry names, found in what is written by what its form says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pakten.domain.problem import Location
from pakten.domain.rules.references import Named
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.form import Form
from pakten.reading.yaml.nodes import Path, Value


@dataclass(frozen=True, slots=True)
class _Naming:
    """A field that names something, or a group with such fields."""

    kind: str
    besides: str
    only: str
    many: bool
    inside: Mapping[str, _Naming]


def named_in(form: type[Form], values: Mapping[str, Value], origin: Location) -> Iterator[Named]:
    """Also in an entry with mistakes, as it is written; what should be a list and is none names nothing."""
    return _among(_naming(form), values, origin, ())


def _among(fields: Mapping[str, _Naming], values: Mapping[str, Value], origin: Location, path: Path) -> Iterator[Named]:
    for key, field in fields.items():
        value = values.get(key)
        if isinstance(value, list) and field.many:
            yield from _listed(field, value, origin, (*path, key))
        elif value is not None and not field.many:
            yield from _one(field, value, origin, (*path, key))


def _listed(field: _Naming, values: list[Value], origin: Location, path: Path) -> Iterator[Named]:
    ids = tuple(one.strip() for one in values if isinstance(one, str))
    if field.besides and field.besides in ids:
        return
    if field.kind and len(ids) == len(values) and not field.only:
        yield Named(origin, path, field.kind, ids)
        return
    for index, one in enumerate(values):
        yield from _one(field, one, origin, (*path, index))


def _one(field: _Naming, value: Value, origin: Location, path: Path) -> Iterator[Named]:
    if isinstance(value, dict):
        yield from _among(field.inside, value, origin, path)
    elif isinstance(value, str) and field.kind and value.strip() != field.besides and _is_id(value, field.only):
        yield Named(origin, path, field.kind, (value.strip(),), is_single=True)


def _is_id(value: str, only: str) -> bool:
    return not only or re.fullmatch(only, value.strip()) is not None


@cache
def _naming(form: type[Form]) -> Mapping[str, _Naming]:
    return _only_naming(fields_of(form))


def _only_naming(fields: tuple[FormField, ...]) -> Mapping[str, _Naming]:
    found = {one.key: _Naming(one.names, one.besides, one.only, one.many, _only_naming(one.fields)) for one in fields}
    return {key: one for key, one in found.items() if one.kind or one.inside}
