"""The JSON Schemas (draft 2020-12) that are published beside the open data. Unknown keys are errors here too."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from pakten.domain.event import Answer, Format, Role, Status, Step
from pakten.domain.example import Evidence, Progress, Relation
from pakten.domain.organisation import Sector
from pakten.domain.registration import RegistrationState
from pakten.domain.timespan import Precision
from pakten.writing.data.open_data import VERSION, as_json
from pakten.writing.publication import Publication

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_URL: Schema = {"type": "string", "format": "uri"}
# The patterns stand beside the formats because most validators take a format for a remark.
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$",
}
_DAY_OR_MOMENT: Schema = {"anyOf": [_DAY, _MOMENT]}
_UID: Schema = {"type": "string", "format": "uuid"}
_FLAG: Schema = {"type": "boolean"}


def events(publication: Publication) -> bytes:
    return _schema("events", _EVENT, publication)


def examples(publication: Publication) -> bytes:
    return _schema("examples", _EXAMPLE, publication)


def _schema(kind: str, entry: Schema, publication: Publication) -> bytes:
    about: dict[str, Schema] = {
        "$schema": _URL,
        "schema_version": {"const": VERSION},
        "publisher": _table({"name": _TEXT, "url": _URL}, "name url"),
        "licence": _table({"name": _TEXT, "url": _URL}, "name url"),
        "language": _TEXT,
        "time_zone": _TEXT,
        kind: _many(entry),
    }
    described = {
        "$schema": DIALECT,
        "$id": publication.links.data(f"{kind}.schema.json"),
        "title": f"{publication.name}: {kind}",
    }
    return as_json({**described, **_table(about, " ".join(about))})


def _table(properties: dict[str, Schema], required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def _many(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _one_of(values: Iterable[Enum]) -> Schema:
    return {"enum": [value.value for value in values]}


def _about(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


_SPAN: dict[str, Schema] = {
    "precision": _about(
        {"enum": [precision.name.lower() for precision in Precision]},
        "How much is known about the time. `unset` has neither start nor end.",
    ),
    "start": _about(_DAY_OR_MOMENT, "A moment with its offset, or the first day."),
    "end": _about(_DAY_OR_MOMENT, "A moment with its offset, or the last day, included. Missing when not known."),
}
_PREVIOUS: Schema = _about(_many(_table(_SPAN, "precision")), "When it was planned for before it was moved.")
_GEO: Schema = _table({"latitude": {"type": "number"}, "longitude": {"type": "number"}}, "latitude longitude")
_PLACE: Schema = _table(
    {"id": _TEXT, "name": _TEXT, "address": _TEXT, "postal_code": _TEXT, "city": _TEXT, "geo": _GEO, "url": _URL},
    "name",
)
_ORGANISATION: dict[str, Schema] = {"id": _TEXT, "name": _TEXT}
_ORGANISATIONS: Schema = _many(_table(_ORGANISATION, "id name"))
_REGISTRATION: Schema = _table(
    {
        "needed": _FLAG,
        "url": _URL,
        "opens": _DAY,
        "closes": _about(_DAY, "The last day on which one can register."),
        "state": _one_of(RegistrationState),
        "seats": {"type": "integer", "minimum": 0},
        "price": _TEXT,
        "note": _TEXT,
    },
    "needed",
)
_ANSWERS = ("step_free", "hearing_loop", "sign_language", "captions", "quiet_room")
_ACCESSIBILITY: Schema = _table(
    {**{answer: _one_of(Answer) for answer in _ANSWERS}, "contact": _TEXT, "ask_by": _DAY, "note": _TEXT},
    " ".join(_ANSWERS),
)
_CONTACT: Schema = _table(
    {"name": _TEXT, "email": {"type": "string", "format": "email"}, "phone": _TEXT, "url": _URL}, ""
)
_IMAGE: Schema = _table({"file": _TEXT, "alt": _TEXT, "credit": _TEXT}, "file alt")
_VOICES: Schema = _many(_table({"text": _TEXT, "organisation": _TEXT, "source": _TEXT}, "text"))
_SOURCES: Schema = _many(_table({"title": _TEXT, "url": _URL, "date": _TEXT}, "title"))
_IDS: Schema = _many(_TEXT)
_RECAP: Schema = _table(
    {
        "summary": _TEXT,
        "values": _IDS,
        "voices": _VOICES,
        "next_steps": _many(_table({"text": _TEXT, "to": _TEXT, "url": _URL}, "text to url")),
        "examples": _IDS,
        "materials": _many(_table({"title": _TEXT, "url": _URL, "format": _TEXT, "alternative": _TEXT}, "title url")),
    },
    "summary",
)
_OPEN: Schema = _about(_FLAG, "Whether the place is still to be announced.")
_ONLINE: Schema = _table({"url": _URL, "note": _TEXT}, "")
_OCCASION: Schema = _table(
    {
        "id": _TEXT,
        "uid": _UID,
        **_SPAN,
        "status": _one_of(Status),
        "status_note": _TEXT,
        "previous": _PREVIOUS,
        "format": _one_of(Format),
        "place": _PLACE,
        "place_open": _OPEN,
        "online": _ONLINE,
        "previous_place": _about(_PLACE, "Where it was to be before it was moved."),
        "previous_format": _about(_one_of(Format), "How it was to be held before."),
        "registration": _REGISTRATION,
    },
    "id uid precision status format",
)
_ENTRY: dict[str, Schema] = {
    "id": _about(_TEXT, "Never changes."),
    "uid": _about(_UID, "The identity in feeds."),
    "url": _URL,
    "title": _TEXT,
    "summary": _TEXT,
    "published": _DAY,
    "areas": _IDS,
    "themes": _IDS,
    "goals": _IDS,
    "ways_in": _IDS,
    "contact": _CONTACT,
    "image": _IMAGE,
    "sources": _SOURCES,
    "note": _about(_TEXT, "What is uncertain."),
}
_EVENT: Schema = _table(
    {
        **_ENTRY,
        **_SPAN,
        "status": _one_of(Status),
        "status_note": _TEXT,
        "previous": _PREVIOUS,
        "occasions": _about(_many(_OCCASION), "The dates of an event that has several."),
        "updated": _about(_MOMENT, "When something last changed that subscribers see."),
        "type": _TEXT,
        "format": _one_of(Format),
        "place": _PLACE,
        "place_open": _OPEN,
        "online": _ONLINE,
        "previous_place": _about(_PLACE, "Where it was to be before it was moved."),
        "previous_format": _about(_one_of(Format), "How it was to be held before."),
        "citywide": _about(_FLAG, "Whether it concerns every area; then `areas` is missing."),
        "audience": _IDS,
        "languages": _IDS,
        "steps": _many(_one_of(Step)),
        "part_of": _about(_TEXT, "The id of the event that it belongs to."),
        "role": _one_of(Role),
        "organisers": _ORGANISATIONS,
        "participants": _ORGANISATIONS,
        "programme": _many(
            _table({"time": _TEXT, "title": _TEXT, "text": _TEXT, "organisations": _ORGANISATIONS}, "title")
        ),
        "registration": _REGISTRATION,
        "accessibility": _ACCESSIBILITY,
        "description": _about(_TEXT, "Markdown."),
        "recap": _RECAP,
        "links": _many(_table({"title": _TEXT, "url": _URL}, "title")),
    },
    "id uid url title summary precision status published updated type format citywide role",
)
_EXAMPLE: Schema = _table(
    {
        **_ENTRY,
        "organisations": _many(_table({**_ORGANISATION, "role": _TEXT}, "id name")),
        "sector": _one_of(Sector),
        "relation": _one_of(Relation),
        "status": _one_of(Progress),
        "evidence": _one_of(Evidence),
        "period": _TEXT,
        "target_groups": _IDS,
        "results": _many(_table({"text": _TEXT, "source": _TEXT, "date": _TEXT}, "text")),
        "steps": _IDS,
        "lessons": _IDS,
        "prerequisites": _IDS,
        "quotes": _VOICES,
        "events": _IDS,
        "reviewed": _DAY,
        "review_by": _DAY,
        "body": _about(_TEXT, "Markdown."),
    },
    "id uid url title summary sector status evidence published",
)
