"""Open data: every event and example as one file of JSON, in the words of the written form.

What is empty is left out. `schema_version` follows semantic versioning: a new key raises the second number, a change
that could break somebody's program the first. The schema itself is `open_data_schema`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pakten.domain.event import Event, Format, Occasion
from pakten.domain.event_parts.lead import Lead
from pakten.domain.event_parts.meeting import ProgrammeItem
from pakten.domain.event_parts.recap import NextStep
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.example import Example, Part
from pakten.domain.occurrence import occurrences
from pakten.domain.place import Place
from pakten.domain.source import Image, Source
from pakten.writing.data.published import (
    FLAG,
    ORGANISATION,
    SPAN,
    TEXT,
    UID,
    URL,
    Data,
    PublishedFields,
    Said,
    Schema,
    many,
    organisation,
)
from pakten.writing.publication import Publication

VERSION = "1.3"
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Licence:
    """On what terms others may use the data."""

    name: str
    url: str


def events(publication: Publication, licence: Licence) -> bytes:
    return _file("events", publication.catalogue.events, publication, licence)


def examples(publication: Publication, licence: Licence) -> bytes:
    return _file("examples", publication.catalogue.examples, publication, licence)


def as_json(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _file(kind: str, entries: Sequence[Event | Example], publication: Publication, licence: Licence) -> bytes:
    """With an entry to a line: to read, to compare, and some times faster to write than one value to a line."""
    about = {
        "$schema": publication.links.data(f"{kind}.schema.json"),
        "schema_version": VERSION,
        "publisher": {"name": publication.name, "url": publication.links.home()},
        "licence": {"name": licence.name, "url": licence.url},
        "language": publication.words.language,
        "time_zone": publication.zone.key,
    }
    lines = b",\n  ".join(publication.once("data", entry, partial(_line, entry, publication)) for entry in entries)
    listed = b"[\n  %b\n ]" % lines if entries else b"[]"
    return b'%b,\n "%b": %b\n}\n' % (as_json(about).removesuffix(b"\n}\n"), kind.encode(), listed)


def _line(entry: Event | Example, publication: Publication) -> bytes:
    return _ENCODER.encode(FIELDS.data(entry, publication)).encode()


_IDS = {"id": TEXT, "uid": UID}
_EXTRA: Schema = {"type": "object", "propertyNames": {"pattern": "^x_[a-z0-9_]+$"}, "additionalProperties": True}
_FORMAT: Mapping[str, Schema] = {"format": {"enum": [format_.value for format_ in Format]}}


def _ids(one: Event | Example, publication: Publication) -> Data:
    url = publication.links.event(one) if isinstance(one, Event) else publication.links.example(one)
    return {"id": one.id, "uid": str(publication.uid(one)), "url": url}


def _occasions(one: Event, publication: Publication) -> Data:
    """As they are told: what an occasion leaves out is as in the event."""
    dates = occurrences(one) if one.occasions else ()
    return {"occasions": [FIELDS.data(date, publication, Occasion) for date in dates]}


_COMPUTED: Mapping[tuple[type, str], Said] = {
    **dict.fromkeys(((Event, "id"), (Example, "id")), Said({**_IDS, "url": URL}, ("id", "uid", "url"), _ids)),
    (Event, "span"): SPAN,
    (Event, "areas"): Said(
        {"citywide": FLAG, "areas": many(TEXT)},
        ("citywide",),
        lambda one, _: {"citywide": one.is_citywide, "areas": list(one.areas)},
    ),
    **dict.fromkeys(
        ((Event, "extra"), (Example, "extra")), Said({"extra": _EXTRA}, (), lambda one, _: {"extra": dict(one.extra)})
    ),
    (Event, "tags"): Said(
        {"tags": many(TEXT)},
        (),
        lambda one, publication: {"tags": [publication.catalogue.vocabulary.tags[tag] for tag in one.tags]},
    ),
    (Occasion, "id"): Said(
        _IDS, ("id", "uid"), lambda one, publication: {"id": one.key, "uid": str(one.uid(publication.namespace))}
    ),
    (Occasion, "span"): SPAN,
    (Occasion, "format"): Said(_FORMAT, ("format",), lambda one, _: {"format": one.format}),
    (ProgrammeItem, "by"): Said(
        {"organisations": many(ORGANISATION)},
        (),
        lambda one, publication: {"organisations": [organisation(id_, publication) for id_ in one.by]},
    ),
    (Registration, "state"): Said(
        {"state": {"enum": [state.value for state in RegistrationState]}},
        (),
        lambda one, _: {"state": one.state} if one.needed else {},
    ),
    **dict.fromkeys(
        ((NextStep, "to"), (Lead, "to")),
        Said(
            {"to": TEXT, "url": URL},
            ("to", "url"),
            lambda one, publication: {"to": one.to, "url": publication.links.way_in(one.to)},
        ),
    ),
    (Example, "events"): Said(
        {"events": many(TEXT)},
        (),
        lambda one, publication: {"events": [event.id for event in publication.catalogue.events_of(one)]},
    ),
    (Part, "organisation"): Said(
        {"id": TEXT, "name": TEXT}, ("id", "name"), lambda one, publication: organisation(one.organisation, publication)
    ),
}
_KEPT_BACK = {
    Event: ("featured", "aliases", "origin"),
    Example: ("body_at", "aliases", "origin"),
    Lead: ("public",),
    Place: ("areas", "origin"),
    Image: ("basis", "remove_by"),
    Source: ("origin",),
}
_ABOUT = {
    **dict.fromkeys(((Event, "id"), (Example, "id")), "Never changes."),
    **dict.fromkeys(((Event, "uid"), (Example, "uid")), "The identity in feeds."),
    **dict.fromkeys(((Event, "previous"), (Occasion, "previous")), "When it was planned for before it was moved."),
    **dict.fromkeys(((Event, "place_open"), (Occasion, "place_open")), "Whether the place is still to be announced."),
    **dict.fromkeys(
        ((Event, "previous_place"), (Occasion, "previous_place")), "Where it was to be before it was moved."
    ),
    **dict.fromkeys(((Event, "previous_format"), (Occasion, "previous_format")), "How it was to be held before."),
    **dict.fromkeys(((Event, "note"), (Example, "note")), "What is uncertain."),
    **dict.fromkeys(((Event, "description"), (Example, "body")), "Markdown."),
    (Event, "occasions"): "The dates of an event that has several.",
    (Event, "agreed_with"): "With whom its content has been agreed.",
    (Event, "leads"): "What it gave others to carry on, as far as that is public.",
    (Event, "updated"): "When something last changed that subscribers see.",
    **dict.fromkeys(((Event, "extra"), (Example, "extra")), "What the network has added on its own, as it is written."),
    (Event, "timezone"): "The zone of the clocks where it is held, when that is not `time_zone`.",
    (Event, "citywide"): "Whether it concerns every area; then `areas` is missing.",
    (Event, "part_of"): "The id of the event that it belongs to.",
    (Registration, "closes"): "The last day on which one can register.",
}
_PLAIN = PublishedFields(_COMPUTED, _KEPT_BACK, _ABOUT)
_DATES = Said({"occasions": many(_PLAIN.schema(Occasion))}, (), _occasions)
_LEADS = Said(
    {"leads": many(_PLAIN.schema(Lead))},
    (),
    lambda one, publication: {"leads": [_PLAIN.data(lead, publication) for lead in one.leads if lead.public]},
)
FIELDS = PublishedFields({**_COMPUTED, (Event, "occasions"): _DATES, (Event, "leads"): _LEADS}, _KEPT_BACK, _ABOUT)
