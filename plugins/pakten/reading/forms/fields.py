"""The fields of a written form: its keys in order, what each may hold, and the name of its words in `locale/`.

Editors' schemas, the forms in the browser and the handbook ask for fields; they follow from the forms and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from pakten.reading.forms.form import Form, Kind, Names, Shown, Subscribed

_EXPECTED = ("event.summary", "event.organisers")
"""Fields that an entry can be without, and visitors mostly cannot."""


@dataclass(frozen=True, slots=True)
class FormField:
    key: str
    words: str
    """`event.start`: the form and the key."""
    kind: Kind
    required: bool = False
    """Whether every entry has it, unless a network says otherwise."""
    indispensable: bool = False
    """Whether no network may say otherwise."""
    many: bool = False
    names: str = ""
    """What kind of thing it names by its id."""
    besides: str = ""
    """What may stand there that is no id."""
    only: str = ""
    """What a text must look like to be an id, where other texts may stand as well."""
    subscribed: tuple[str, ...] = ()
    """The attributes of the domain that `updated` must follow when they change."""
    shown: str = ""
    """The list of facts on the page of its entry in which it is a row."""
    default: Any = None
    """What stands there when it is not written."""
    fields: tuple[FormField, ...] = ()
    """Those of the group that it holds."""

    @property
    def is_group(self) -> bool:
        return self.kind.name == "group"


@cache
def fields_of(form: type[Form]) -> tuple[FormField, ...]:
    """The fields of a form, in the order in which they are written."""
    hints = get_type_hints(form, include_extras=True)
    return tuple(_field(form, name, field, hints[name]) for name, field in form.model_fields.items())


def fields_at(form: type[Form], path: Iterable[str | int]) -> tuple[FormField, ...]:
    """The fields that are allowed at a path."""
    fields = fields_of(form)
    for step in path:
        if isinstance(step, str) and not step.startswith("as:"):
            fields = next((one.fields for one in fields if one.key == step), ())
    return fields


def keys_at(form: type[Form], path: Iterable[str | int]) -> list[str]:
    return [one.key for one in fields_at(form, path)]


def field_at(form: type[Form], path: Iterable[str | int]) -> FormField:
    """The field at a path, or the one that holds it as one of many."""
    *above, key = [step for step in path if isinstance(step, str) and not step.startswith("as:")]
    return next(one for one in fields_at(form, above) if one.key == key)


def name_of(form: type[Form]) -> str:
    """`NextStepForm` is `next_step`."""
    return _snake(form.__name__.removesuffix("Form"))


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _field(form: type[Form], name: str, field: FieldInfo, hint: Any) -> FormField:
    key = field.alias or name
    # Forms that inherit a field share its words.
    owner = next(one for one in reversed(form.__mro__) if name in get_annotations(one))
    words = f"{name_of(owner)}.{key}"
    many, kind, marks = _item(hint, words)
    names = next((mark for mark in reversed(marks) if isinstance(mark, Names)), Names(""))
    seen = next((mark for mark in marks if isinstance(mark, Subscribed)), None)
    shown = next((mark.place for mark in marks if isinstance(mark, Shown)), "")
    if shown and kind.form:
        raise TypeError(f"{words} is a group: its page needs a template that says how it is shown")
    return FormField(
        key=key,
        words=words,
        kind=kind,
        required=field.is_required() or words in _EXPECTED,
        indispensable=field.is_required(),
        many=many,
        names=names.kind,
        besides=names.besides,
        only=names.only,
        subscribed=(seen.attributes or (name,)) if seen else (),
        shown=shown,
        default=field.default,
        fields=fields_of(kind.form) if kind.form else (),
    )


def _item(hint: Any, words: str) -> tuple[bool, Kind, tuple[Any, ...]]:
    """Whether it is a list, what it holds, and its marks; `X | None` is what it is when it is written."""
    origin = get_origin(hint)
    marks: tuple[Any, ...] = ()
    if origin is Annotated:
        hint, *metadata = get_args(hint)
        origin, marks = get_origin(hint), tuple(metadata)
    kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
    if kind is not None or origin not in (tuple, Union, UnionType):
        return False, kind or _kind(hint, words), marks
    inner = next(one for one in get_args(hint) if one is not NoneType)
    many, kind, others = _item(inner, words)
    return many or origin is tuple, kind, (*marks, *others)


def _kind(hint: Any, words: str) -> Kind:
    if get_origin(hint) is Literal:
        return Kind("choice", choices=get_args(hint), words=words)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Kind("choice", choices=tuple(hint), words=_snake(hint.__name__))
    if isinstance(hint, type) and issubclass(hint, Form):
        return Kind("group", form=hint)
    raise TypeError(f"{words} holds a kind of value that has no name here: {hint}")
