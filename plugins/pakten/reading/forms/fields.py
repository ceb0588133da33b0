"""The blanks of a written form: its keys in order, what each may hold, and the name of its words in `locale/`.

Editors' schemas, the forms in the browser and the handbook ask for blanks; they follow from the forms and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pakten.reading.forms.css_colors import COLORS
from pakten.reading.forms.partial_date import PATTERN
from pakten.reading.forms.parts import PlaceForm, PlaceOrId
from pakten.reading.forms.types import (
    ADDRESS,
    LANGUAGE,
    MAILBOX,
    SLUG,
    WEB,
    Address,
    Color,
    Coordinates,
    Count,
    Dated,
    Day,
    EventId,
    Flag,
    Form,
    Hours,
    Id,
    Language,
    Line,
    Mailbox,
    Summary,
    Text,
    Timestamp,
    Title,
    Web,
    When,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its name, and what its text must look like from beginning to end."""

    name: str
    pattern: str = ""
    choices: tuple[str, ...] = ()
    words: str = ""
    """For choices: the name under which each has its words; empty when they are their own."""
    form: type[Form] | None = None


@dataclass(frozen=True, slots=True)
class FormField:
    key: str
    words: str
    """`event.start`: the form and the key."""
    kind: Kind
    required: bool = False
    many: bool = False
    names: str = ""
    """What kind of thing it names by its id."""
    blanks: tuple[FormField, ...] = field(default=())
    """Those of the group that it holds."""

    @property
    def is_group(self) -> bool:
        return self.kind.name == "group"


_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_KINDS: tuple[tuple[Any, Kind], ...] = (
    (Title, Kind("title", r"^[^\n]{1,70}$")),
    (Summary, Kind("summary", r"^[\s\S]{1,200}$")),
    (EventId, Kind("id", r"^(?![0-9]{4}$)[a-z0-9]+(?:-[a-z0-9]+)*$")),
    (Id, Kind("id", SLUG)),
    (Line, Kind("line")),
    (Text, Kind("text")),
    (When, Kind("when", PATTERN)),
    (Timestamp, Kind("stamp", rf"{_DAY[:-1]}(?: {_CLOCK})?$")),
    (Dated, Kind("dated", PATTERN)),
    (Day, Kind("day", _DAY)),
    (Hours, Kind("hours", rf"^{_CLOCK}(?:[–-]{_CLOCK})?$")),
    (Address, Kind("address", ADDRESS)),
    (Web, Kind("web", WEB)),
    (Mailbox, Kind("mailbox", MAILBOX)),
    (Language, Kind("language", LANGUAGE)),
    (Count, Kind("count", "^[0-9]{1,6}$")),
    (Coordinates, Kind("coordinates", r"^-?[0-9]{1,2}\.[0-9]+, *-?[0-9]{1,3}\.[0-9]+$")),
    (Flag, Kind("flag", choices=("true", "false"), words="flag")),
    (Color, Kind("color", choices=tuple(sorted(COLORS)))),
    (PlaceOrId, Kind("place", form=PlaceForm)),
)

_NAMES = {
    **dict.fromkeys(("event.areas", "example.areas", "activation.areas", "place.areas", "organisation.areas"), "area"),
    **dict.fromkeys(("event.themes", "example.themes", "activation.themes"), "theme"),
    **dict.fromkeys(("event.goals", "example.goals", "former_goals.successors"), "goal"),
    **dict.fromkeys(
        ("event.ways_in", "example.ways_in", "activation.ways_in", "way_in.leads_to", "next_step.to"), "way_in"
    ),
    **dict.fromkeys(
        ("event.organisers", "event.participants", "programme.with", "part.id", "voice.organisation"), "organisation"
    ),
    **dict.fromkeys(("area.local_actors", "way_in.carried_out_by", "organisation.part_of"), "organisation"),
    **dict.fromkeys(("event.place", "event.previous_place", "occasion.place", "occasion.previous_place"), "place"),
    "area.places": "place",
    **dict.fromkeys(("event.part_of", "example.events", "activation.events"), "event"),
    **dict.fromkeys(("recap.examples", "activation.examples"), "example"),
    "event.type": "type",
    "event.audience": "audience",
    "example.target_groups": "target_group",
}
"""The blanks that name something else by its id, and what it is; `domain.references` looks for it there."""


def fields_of(form: type[Form]) -> tuple[FormField, ...]:
    """The blanks of a form, in the order in which they are written."""
    hints = get_type_hints(form, include_extras=True)
    return tuple(
        _blank(field.alias or name, _owner(form, name), hints[name], field.is_required())
        for name, field in form.model_fields.items()
    )


def name_of(form: type[Form]) -> str:
    """`NextStepForm` is `next_step`."""
    return _snake(form.__name__.removesuffix("Form"))


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _owner(form: type[Form], name: str) -> str:
    """The form that defines a blank: forms that inherit it share its words."""
    first = next(one for one in reversed(form.__mro__) if name in get_annotations(one))
    return name_of(first)


def _blank(key: str, owner: str, hint: Any, required: bool) -> FormField:
    words = f"{owner}.{key}"
    many, inner = _item(hint)
    kind = _kind(inner, words)
    blanks = fields_of(kind.form) if kind.form else ()
    return FormField(key, words, kind, required, many, _NAMES.get(words, ""), blanks)


def _item(hint: Any) -> tuple[bool, Any]:
    """Whether it is a list, and what it holds; `X | None` and a list with a rule of its own are what they hold."""
    if any(hint == known for known, _ in _KINDS):
        return False, hint
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        return _item(inner)
    if get_origin(hint) is Annotated:
        return _item(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return True, get_args(hint)[0]
    return False, hint


def _kind(hint: Any, words: str) -> Kind:
    for known, kind in _KINDS:
        if hint == known:
            return kind
    if get_origin(hint) is Literal:
        return Kind("choice", choices=get_args(hint), words=words)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Kind("choice", choices=tuple(hint), words=_snake(hint.__name__))
    if isinstance(hint, type) and issubclass(hint, Form):
        return Kind("group", form=hint)
    raise TypeError(f"{words} holds a kind of value that has no name here: {hint}")
