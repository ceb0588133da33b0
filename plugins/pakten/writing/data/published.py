"""What is published of a value, and its schema: both follow from the fields that the value has in the domain.

What is computed, named in another way or kept back stands in the tables of `open_data`; a new field needs no line.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pakten.domain.organisation import OrganisationId
from pakten.domain.timespan import Precision, Timespan
from pakten.writing.publication import Publication

Data = dict[str, object]
Schema = dict[str, object]
Say = Callable[[Any, Publication], object]

TEXT: Schema = {"type": "string", "minLength": 1}
URL: Schema = {"type": "string", "format": "uri"}
UID: Schema = {"type": "string", "format": "uuid"}
FLAG: Schema = {"type": "boolean"}
# The patterns stand beside the formats because most validators take a format for a remark.
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$",
}
_DAY_OR_MOMENT: Schema = {"anyOf": [_DAY, _MOMENT]}
_BY_NAME: Mapping[str, Schema] = {"url": URL, "email": {"type": "string", "format": "email"}}


@dataclass(frozen=True, slots=True)
class Said:
    """What a field becomes: mostly one key, sometimes several."""

    schema: Mapping[str, Schema]
    always: Collection[str]
    """The keys that are never left out."""
    say: Callable[[Any, Publication], Mapping[str, object]]
    """From the value that has the field."""


@dataclass(frozen=True, eq=False)
class PublishedFields:
    computed: Mapping[tuple[type, str], Said]
    """Fields that become something else than they are."""
    kept_back: Mapping[type, Collection[str]]
    about: Mapping[tuple[type, str], str]
    """What a reader of the schema should know of a key."""
    _known: dict[type, tuple[Said, ...]] = field(default_factory=dict)

    def data(self, value: Any, publication: Publication, kind: type | None = None) -> Data:
        """An empty text, list or table is left out; `false` and 0 are answers. What looks like a kind is said as it."""
        made: Data = {}
        for one in self._fields(kind or type(value)):
            for key, said in one.say(value, publication).items():
                if said is not None and said not in ("", [], {}):
                    made[key] = said
        return made

    def schema(self, kind: type) -> Schema:
        found = self._fields(kind)
        about = {key: {"description": told} for (of, key), told in self.about.items() if of is kind}
        properties = {key: {**rule, **about.get(key, {})} for one in found for key, rule in one.schema.items()}
        return table(properties, [key for one in found for key in one.schema if key in one.always])

    def _fields(self, kind: type) -> tuple[Said, ...]:
        if kind not in self._known:
            hints = get_type_hints(kind, include_extras=True)
            published = [one for one in fields(kind) if one.name not in self.kept_back.get(kind, ())]
            self._known[kind] = tuple(
                self.computed.get((kind, one.name)) or self._plain(one, hints[one.name])
                for one in sorted(published, key=lambda one: one.name != "id")
            )
        return self._known[kind]

    def _plain(self, plain: Field[Any], hint: Any) -> Said:
        name = plain.name
        schema, say = self._value(hint, name)
        # A flag that may be left out is only said when it is set.
        left_out = False if hint is bool and plain.default is False else None
        if "enum" in schema:
            always = NoneType not in get_args(hint)
        else:
            always = plain.default is MISSING and "items" not in schema

        def said(owner: Any, publication: Publication) -> Data:
            value = getattr(owner, name)
            return {} if value is None or value is left_out else {name: say(value, publication)}

        return Said({name: schema}, (name,) if always else (), said)

    def _value(self, hint: Any, name: str) -> tuple[Schema, Say]:
        inner = [one for one in get_args(hint) if one not in (NoneType, Ellipsis)]
        if hint == OrganisationId:
            return ORGANISATION, organisation
        if inner == [float, float]:
            return _GEO, lambda value, _: {"latitude": value[0], "longitude": value[1]}
        if get_origin(hint) is tuple:
            schema, say = self._value(inner[0], name)
            return many(schema), lambda values, publication: [say(value, publication) for value in values]
        if inner:
            return self._value(inner[0], name)
        if is_dataclass(hint) and isinstance(hint, type) and hint is not Timespan:
            return self.schema(hint), self.data
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [value.value for value in hint]}, _as_it_is
        if hint is str:
            return _BY_NAME.get(name, TEXT), _as_it_is
        return _VALUES[hint]


def many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def table(properties: Mapping[str, Schema], required: Collection[str]) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(required), "additionalProperties": False}


def organisation(id_: str, publication: Publication) -> Data:
    return {"id": id_, "name": publication.catalogue.organisation[id_].name}


ORGANISATION: Schema = table({"id": TEXT, "name": TEXT}, ("id", "name"))
_GEO: Schema = table({"latitude": {"type": "number"}, "longitude": {"type": "number"}}, ("latitude", "longitude"))


def _as_it_is(value: object, _: Publication) -> object:
    return value


def _moment(value: datetime, _: Publication) -> str:
    return value.isoformat(timespec="seconds")


def _span(span: Timespan, publication: Publication) -> Data:
    """`end` of whole days is the last day. A month, season or year gives its first and last day as well."""
    if not span.is_set:
        return {"precision": "unset"}
    if span.start is None:
        return {"precision": span.precision.name.lower(), "start": span.first.isoformat(), "end": span.last.isoformat()}
    end = {"end": _moment(span.end, publication)} if span.end else {}
    return {"precision": "minute", "start": _moment(span.start, publication), **end}


_SPAN: dict[str, Schema] = {
    "precision": {
        "enum": [precision.name.lower() for precision in Precision],
        "description": "How much is known about the time. `unset` has neither start nor end.",
    },
    "start": {**_DAY_OR_MOMENT, "description": "A moment with its offset, or the first day."},
    "end": {
        **_DAY_OR_MOMENT,
        "description": "A moment with its offset, or the last day, included. Missing when not known.",
    },
}
SPAN = Said(_SPAN, ("precision",), lambda owner, publication: _span(owner.span, publication))
"""The time of what has the field, as keys of its own."""

_VALUES: Mapping[type, tuple[Schema, Say]] = {
    bool: (FLAG, _as_it_is),
    int: ({"type": "integer", "minimum": 0}, _as_it_is),
    date: (_DAY, lambda value, _: value.isoformat()),
    datetime: (_MOMENT, _moment),
    Timespan: (table(_SPAN, ("precision",)), _span),
}
