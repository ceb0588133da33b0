"""Flat fields: those of a form that a plain text can fill in, on the command line or in a cell of a spreadsheet.

Groups are opened one level down, `registration_closes`; a list of groups can only be filled in when ids are enough.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Problem
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.form import Form
from pakten.reading.forms.natural_dates.interpretation import interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.parts import TO_BE_ANNOUNCED
from pakten.reading.forms.validation import filled_in
from pakten.reading.suggestion import slug
from pakten.reading.yaml import emitter
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import Parsed, parse_entry
from pakten.reading.yaml.values import Value

_CLOSED = ("choice", "flag")
_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"


@dataclass(frozen=True, slots=True)
class FlatField:
    path: tuple[str, ...]
    field: FormField
    inside: str = ""
    """The key of each group of a list that is filled in by ids alone."""

    @property
    def name(self) -> str:
        """As one word: `registration_closes`."""
        return "_".join(self.path)

    @property
    def is_list(self) -> bool:
        return self.field.many

    @property
    def choices(self) -> tuple[str, ...]:
        """Of a closed list that is short enough to be read."""
        return tuple(map(str, self.field.kind.choices)) if self.field.kind.name in _CLOSED else ()

    @property
    def kind(self) -> str:
        """What kind of thing it names by its id."""
        inner = next((one for one in self.field.fields if one.key == self.inside), None)
        return inner.names if inner else self.field.names


def flat_fields(form: type[Form]) -> Iterator[FlatField]:
    """In the order of the form."""
    for field in fields_of(form):
        required = [one.key for one in field.fields if one.required]
        if not field.is_group:
            yield FlatField((field.key,), field)
        elif not field.many:
            yield from (FlatField((field.key, one.key), one) for one in field.fields if not one.is_group)
        elif required == ["id"]:
            yield FlatField((field.key,), field, "id")


def first_fields(flats: Iterable[FlatField]) -> Iterator[FlatField]:
    """Of each group what it cannot be without; of one that can be without any of them, the first."""
    for _, group in groupby(flats, lambda flat: flat.path[0]):
        together = list(group)
        yield from [one for one in together if one.field.required] or together[:1]


def filled(values: Mapping[str, str], form: type[Form], catalogue: Catalogue) -> dict[str, Value]:
    """Texts by the names of flat fields, as the values of an entry, in the order of the form."""
    entry_: dict[str, Value] = {}
    values = in_writing(values, form)
    for flat in flat_fields(form):
        text = values.get(flat.name, "").strip()
        if not text:
            continue
        inside: dict[str, Value] = entry_
        for step in flat.path[:-1]:
            below = inside.setdefault(step, {})
            assert isinstance(below, dict)
            inside = below
        inside[flat.path[-1]] = _value(flat, text, catalogue)
    return entry_


_MOMENTS = ("when", "timestamp", "day", "dated")


def in_writing(values: Mapping[str, str], form: type[Form]) -> dict[str, str]:
    """The texts with their dates as the file wants them; what else they say goes to the fields that say it."""
    said = dict(values)
    for flat in flat_fields(form):
        if flat.field.kind.name not in _MOMENTS or flat.name not in said:
            continue
        start = said.get("start", "")
        day = date.fromisoformat(start[:10]) if flat.name == "end" and re.match(_DAY, start) else None
        found = interpret(said[flat.name], Known(day=day))
        if found.only is None or (flat.name != "start" and not found.is_moment):
            continue
        more = {"end": found.only.end, "status": "tentative" if found.is_tentative else ""}
        # Beside another answer it is left as it is, to be told about.
        if all(said.get(key, text) == text for key, text in more.items() if text):
            said |= {flat.name: found.only.start, **{key: text for key, text in more.items() if text}}
    return said


def form_problems(
    form: type[Form], values: Mapping[str, Value], name: str, needed: Sequence[str] = ()
) -> list[Problem]:
    """What the form has to say about the values of an entry, which must have what is `needed` besides."""
    parsed = parse_entry(Fragment(name, "\n".join(emitter.mapping(values)))) if values else Parsed()
    entry = parsed.entry if parsed.is_whole else None
    return [*parsed.text_problems, *(filled_in(form, entry, needed=needed)[1] if entry else ())]


def choices_of(kind: str, catalogue: Catalogue) -> Mapping[str, str]:
    """Id and title of everything that a field of this kind may name."""
    if kind == "goal":
        return {one.id: one.title for one in catalogue.current_goals}
    return catalogue.titles.get(kind, {})


def named(text: str, kind: str, catalogue: Catalogue) -> str:
    """The id of what is called so, if there is one; else the text, to be told about."""
    choices = choices_of(kind, catalogue)
    meant = slug(text)
    return next((id_ for id_, title in choices.items() if meant in (slug(id_), slug(title))), text)


def _value(flat: FlatField, text: str, catalogue: Catalogue) -> Value:
    if flat.is_list:
        parts = [part.strip() for part in re.split(r"[,;\n]", text.strip("[] ")) if part.strip()]
        ids = [named(part, flat.kind, catalogue) for part in parts]
        return [{flat.inside: id_} for id_ in ids] if flat.inside else list(ids)
    id_ = named(text, flat.kind, catalogue) if flat.kind else text
    if flat.kind != "place" or id_ in (*catalogue.place, TO_BE_ANNOUNCED) or re.fullmatch(r"[a-z0-9-]+", text):
        return id_
    # What is not in the list of places is a place of its own: `Name, Street 1, Town`.
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return dict(zip(("name", "address", "city"), parts, strict=False)) if len(parts) <= 3 else {"name": text}
