"""JSON Schema of what people write, for editors: what a key means, what may stand there, what to write instead.

Only words that an editor can show in the author's language are used; `patternErrorMessage`, `errorMessage`,
`markdownEnumDescriptions` and `deprecationMessage` are those of yaml-language-server. Editors read YAML 1.2, where
`2020` is a number and `true` a truth although our reader takes texts, so the types are wide and the patterns strict.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pakten.locale import Words
from pakten.reading.forms.changes import ChangeForm
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import FormField, fields_of, name_of
from pakten.reading.forms.form import Form, Kind
from pakten.reading.forms.pages import OrganisationsPageForm, PageForm, PlacesPageForm
from pakten.reading.forms.parts import ListedSourceForm
from pakten.reading.forms.requirements import is_needed
from pakten.reading.forms.terms import ActivationForm, AreaForm, GoalForm, ThemeForm, WayInForm
from pakten.reading.forms.types import SLUG, TRUTHS
from pakten.reading.forms.unknown_keys import EXTRA
from pakten.reading.forms.work_years import WorkYearForm
from pakten.reading.suggestion import other_names

Names = Mapping[str, Mapping[str, str]]
"""For each kind of thing that is named by its id: id to title, in the order in which they are shown."""

FORMS: Mapping[str, type[Form]] = {
    "event": EventForm,
    "example": ExampleForm,
    "area": AreaForm,
    "theme": ThemeForm,
    "goal": GoalForm,
    "way-in": WayInForm,
    "activation": ActivationForm,
    "work-year": WorkYearForm,
    "page": PageForm,
    "places": PlacesPageForm,
    "organisations": OrganisationsPageForm,
}
"""What can be written in a file of its own, by the name of its schema."""

LISTS: Mapping[str, type[Form]] = {"events": EventForm, "sources": ListedSourceForm}
"""What is written as a list in one file."""

CHANGES: Mapping[str, type[Form]] = {"event-change": EventForm, "example-change": ExampleForm}
"""What a file of a change may hold of the entry that it changes."""

OPEN = frozenset(("organisation", "place", "event", "example", "source"))
"""Kinds to which anybody adds in passing: an id that the schema does not know yet is no mistake in the editor."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT = ["string", "number"]
_IN_WORDS = [word for word in TRUTHS if word not in ("true", "false")]


def schemas(names: Names, words: Words, required: Mapping[str, str]) -> Mapping[str, dict[str, Any]]:
    """Every schema by its name; `required` is what a network expects of its entries."""
    writer = _Writer(names, words, required)
    made: dict[str, dict[str, Any]] = {}
    for name, form in LISTS.items():
        listed = {"type": "array", "items": writer.group(form), "errorMessage": words("message.list")}
        made[name] = writer.root({"title": words(f"schema.{name}.title"), **listed})
    made |= {name: writer.root(writer.group(form)) for name, form in FORMS.items()}
    parts = _Writer(names, words, required, in_parts=True)
    return {**made, **{name: parts.root(parts.change(form)) for name, form in CHANGES.items()}}


class _Writer:
    """Remembers what is used in several places, so that a schema says it once."""

    def __init__(self, names: Names, words: Words, required: Mapping[str, str], *, in_parts: bool = False) -> None:
        self.names = names
        self.required = required
        self.words = words
        self.in_parts = in_parts
        """Whether nothing is required, since only what becomes different is written."""
        self.shared: dict[str, dict[str, Any]] = {}

    def root(self, schema: dict[str, Any]) -> dict[str, Any]:
        """A schema that stands alone, with those of the shared parts that it leads to."""
        needed: dict[str, dict[str, Any]] = {}
        waiting = [schema]
        while waiting:
            for name in re.findall(r"'#/\$defs/([^']+)'", str(waiting.pop())):
                if name not in needed:
                    needed[name] = self.shared[name]
                    waiting.append(needed[name])
        return {"$schema": _DRAFT, **schema, "$defs": dict(sorted(needed.items()))}

    def change(self, form: type[Form]) -> dict[str, Any]:
        """A file of a change: its own keys, and those of what it changes."""
        own = {field.key: field for field in fields_of(ChangeForm) if field.key != "body" or form is ExampleForm}
        group = self.group(form)
        properties = {**group["properties"], **{key: self._property(field) for key, field in own.items()}}
        required = [self._required(field) for field in own.values() if field.required]
        return {**group, "properties": properties, "allOf": required}

    def group(self, form: type[Form]) -> dict[str, Any]:
        fields = fields_of(form)
        return {
            "type": "object",
            "properties": {field.key: self._property(field) for field in fields},
            # One schema for each, because an editor has one message for a schema.
            "allOf": [
                self._required(field) for field in fields if is_needed(field, self.required) and not self.in_parts
            ],
            "additionalProperties": False,
            "patternProperties": {
                other_spellings(others): {"deprecationMessage": self.words("message.other_name", name=key)}
                for key, others in other_names([field.key for field in fields]).items()
            }
            | ({f"^{EXTRA}$": {}} if form.takes_extra else {}),
            "errorMessage": self.words("message.group"),
        }

    def _required(self, field: FormField) -> dict[str, Any]:
        title = self.words(f"field.{field.words}")
        return {"required": [field.key], "errorMessage": self.words("message.needed", name=field.key, title=title)}

    def _property(self, field: FormField) -> dict[str, Any]:
        told = {"title": self.words(f"field.{field.words}"), "description": self.words(f"field.{field.words}.help")}
        value = self._value(field)
        if field.many:
            value = {"type": "array", "items": value, "errorMessage": self.words("message.list")}
            if is_needed(field, self.required) and not self.in_parts:
                value["minItems"] = 1
        return {**told, **value}

    def _value(self, field: FormField) -> dict[str, Any]:
        kind = field.kind
        if kind.name == "group" and kind.form:
            return self._group(kind.form)
        if kind.form:
            written = self._group(kind.form)
            return {"anyOf": [self._named(field.names), written], "errorMessage": self.words(f"message.{kind.name}")}
        if field.names and not field.only:
            return self._named(field.names)
        if kind.name == "flag":
            return {"enum": [True, False, *_IN_WORDS], "errorMessage": self.words("message.flag")}
        if kind.name == "count":
            return {"type": "integer", "minimum": 0, "maximum": 999_999, "errorMessage": self.words("message.count")}
        if kind.choices:
            return self._choice(kind)
        message = self.words(f"message.{kind.name}")
        if field.only:
            return {"anyOf": [self._named(field.names), {"type": _TEXT}], "errorMessage": message}
        pattern = {"pattern": kind.pattern, "patternErrorMessage": message} if kind.pattern else {}
        return {"type": _TEXT, **pattern, "errorMessage": message}

    def _choice(self, kind: Kind) -> dict[str, Any]:
        if not kind.words:
            return _one_of(dict.fromkeys(kind.choices, ""), self.words(f"message.{kind.name}"))
        titles = {choice: self.words(f"choice.{kind.words}.{choice}") for choice in kind.choices}
        choice = _one_of(titles, self._choose(titles))
        if "yes" in titles:
            others = [True, False, *(word for word in _IN_WORDS if word not in titles)]
            return {"anyOf": [choice, {"enum": others}], "errorMessage": choice["errorMessage"]}
        return choice

    def _choose(self, choices: Iterable[str]) -> str:
        listed = ", ".join(choices)
        return self.words("message.choice", choices=listed) if listed else self.words("message.no_choice")

    def _group(self, form: type[Form]) -> dict[str, Any]:
        return self._shared(name_of(form), lambda: self.group(form))

    def _named(self, kind: str) -> dict[str, Any]:
        return self._shared(f"id_of_{kind}", lambda: self._id_of(kind))

    def _id_of(self, kind: str) -> dict[str, Any]:
        titles = dict(self.names[kind])
        if kind == "area":
            titles["all"] = self.words("message.all_areas")
        if kind not in OPEN:
            return _one_of(titles, self._choose(titles))
        pattern = {"type": _TEXT, "pattern": SLUG, "patternErrorMessage": self.words("message.id")}
        return {"anyOf": [_one_of(titles, self.words("message.id")), pattern]} if titles else pattern

    def _shared(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        if name not in self.shared:
            self.shared[name] = {}
            self.shared[name] = make()
        return {"$ref": f"#/$defs/{name}"}


def _one_of(titles: Mapping[str, str], message: str) -> dict[str, Any]:
    described = {"markdownEnumDescriptions": list(titles.values())} if any(titles.values()) else {}
    return {"enum": list(titles), **described, "errorMessage": message}


_DOTTED = {"a": "[aåäAÅÄ]", "o": "[oöOÖ]", "_": "[_ -]"}


def other_spellings(words: Iterable[str]) -> str:
    """A pattern for words that were folded, with their dots and in capitals too."""
    return f"^(?:{'|'.join(''.join(map(_spelt, word)) for word in sorted(words))})$"


def _spelt(letter: str) -> str:
    return _DOTTED.get(letter) or (f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter))
