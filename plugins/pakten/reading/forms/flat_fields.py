"""Slots: the blanks of a form that a plain text can fill in, on the command line or in a cell of a spreadsheet.

Groups are opened one level down, `registration_closes`; a list of groups can only be filled in when ids are enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Problem
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.parts import TO_BE_ANNOUNCED
from pakten.reading.forms.types import Form
from pakten.reading.forms.validation import filled_in
from pakten.reading.suggestion import slug
from pakten.reading.yaml import emitter
from pakten.reading.yaml.nodes import Fragment, Value
from pakten.reading.yaml.parser import Parsed, parse_entry

_CLOSED = ("choice", "flag")


@dataclass(frozen=True, slots=True)
class FlatField:
    path: tuple[str, ...]
    blank: FormField
    inside: str = ""
    """The key of each group of a list that is filled in by ids alone."""

    @property
    def name(self) -> str:
        """As one word: `registration_closes`."""
        return "_".join(self.path)

    @property
    def is_list(self) -> bool:
        return self.blank.many

    @property
    def is_required(self) -> bool:
        return self.blank.required and len(self.path) == 1

    @property
    def choices(self) -> tuple[str, ...]:
        """Of a closed list that is short enough to be read."""
        return tuple(map(str, self.blank.kind.choices)) if self.blank.kind.name in _CLOSED else ()

    @property
    def kind(self) -> str:
        """What kind of thing it names by its id."""
        inner = next((one for one in self.blank.blanks if one.key == self.inside), None)
        return inner.names if inner else self.blank.names


def slots(form: type[Form]) -> Iterator[FlatField]:
    """In the order of the form."""
    for blank in fields_of(form):
        required = [one.key for one in blank.blanks if one.required]
        if not blank.is_group:
            yield FlatField((blank.key,), blank)
        elif not blank.many:
            yield from (FlatField((blank.key, one.key), one) for one in blank.blanks if not one.is_group)
        elif required == ["id"]:
            yield FlatField((blank.key,), blank, "id")


def filled(values: Mapping[str, str], form: type[Form], catalogue: Catalogue) -> dict[str, Value]:
    """Texts by the names of slots, as the values of an entry, in the order of the form."""
    entry_: dict[str, Value] = {}
    for slot in slots(form):
        text = values.get(slot.name, "").strip()
        if not text:
            continue
        inside: dict[str, Value] = entry_
        for step in slot.path[:-1]:
            below = inside.setdefault(step, {})
            assert isinstance(below, dict)
            inside = below
        inside[slot.path[-1]] = _value(slot, text, catalogue)
    return entry_


def form_problems(form: type[Form], values: Mapping[str, Value], name: str) -> list[Problem]:
    """What the form has to say about the values of an entry."""
    parsed = parse_entry(Fragment(name, "\n".join(emitter.mapping(values)))) if values else Parsed()
    entry = parsed.entry if parsed.is_whole else None
    return [*parsed.text_problems, *(filled_in(form, entry)[1] if entry else ())]


def choices_of(kind: str, catalogue: Catalogue) -> Mapping[str, str]:
    """Id and title of everything that a field of this kind may name."""
    words = catalogue.vocabulary
    listed: Mapping[str, Iterable[tuple[str, str]]] = {
        "type": words.types.items(),
        "audience": words.audiences.items(),
        "target_group": words.target_groups.items(),
        "area": ((one.id, one.title) for one in catalogue.areas),
        "theme": ((one.id, one.title) for one in catalogue.themes),
        "goal": ((one.id, one.title) for one in catalogue.current_goals),
        "way_in": ((one.id, one.title) for one in catalogue.ways_in),
        "organisation": ((one.id, one.name) for one in catalogue.organisations),
        "place": ((one.id, one.name) for one in catalogue.places),
        "event": ((one.id, one.title) for one in catalogue.events),
    }
    return dict(listed.get(kind, ()))


def named(text: str, kind: str, catalogue: Catalogue) -> str:
    """The id of what is called so, if there is one; else the text, to be told about."""
    choices = choices_of(kind, catalogue)
    meant = slug(text)
    return next((id_ for id_, title in choices.items() if meant in (slug(id_), slug(title))), text)


def _value(slot: FlatField, text: str, catalogue: Catalogue) -> Value:
    if slot.is_list:
        parts = [part.strip() for part in re.split(r"[,;\n]", text.strip("[] ")) if part.strip()]
        ids = [named(part, slot.kind, catalogue) for part in parts]
        return [{slot.inside: id_} for id_ in ids] if slot.inside else list(ids)
    if slot.kind == "place" and text != TO_BE_ANNOUNCED:
        id_ = named(text, "place", catalogue)
        return id_ if id_ in catalogue.place else _place(text)
    return named(text, slot.kind, catalogue) if slot.kind else text


def _place(text: str) -> Value:
    """What is not in the list of places is a place of its own: `Name, Street 1, Town`."""
    if re.fullmatch(r"[a-z0-9-]+", text):
        return text
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return dict(zip(("name", "address", "city"), parts, strict=False)) if len(parts) <= 3 else {"name": text}
