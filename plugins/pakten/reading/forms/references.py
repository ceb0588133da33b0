"""References: the ids that an entry names, found in what is written by what its form says."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pakten.domain.rules.references import Named
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.form import Form
from pakten.reading.yaml.values import Path, Value


def named_in(form: type[Form], values: Mapping[str, Value], path: Path = ()) -> Iterator[Named]:
    """Also in an entry with mistakes, as it is written; what should be a list and is none names nothing."""
    for field in _naming(form):
        value = values.get(field.key)
        if isinstance(value, list) and field.many:
            yield from _listed(field, value, (*path, field.key))
        elif value is not None and not field.many:
            yield from _one(field, value, (*path, field.key))


def _listed(field: FormField, values: list[Value], path: Path) -> Iterator[Named]:
    ids = tuple(one.strip() for one in values if isinstance(one, str))
    if field.besides and field.besides in ids:
        return
    if field.names and len(ids) == len(values) and not field.only:
        yield Named(path, field.names, ids)
        return
    for index, one in enumerate(values):
        yield from _one(field, one, (*path, index))


def _one(field: FormField, value: Value, path: Path) -> Iterator[Named]:
    if isinstance(value, dict) and field.kind.form:
        yield from named_in(field.kind.form, value, path)
    text = value.strip() if isinstance(value, str) else field.besides
    if field.names and text != field.besides and (not field.only or re.fullmatch(field.only, text)):
        yield Named(path, field.names, (text,), is_single=True)


@cache
def _naming(form: type[Form]) -> tuple[FormField, ...]:
    """The fields that name something, and the groups with such fields."""
    return tuple(one for one in fields_of(form) if one.names or (one.kind.form and _naming(one.kind.form)))
