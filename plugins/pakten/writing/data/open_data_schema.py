"""The JSON Schemas (draft 2020-12) that are published beside the open data. Unknown keys are errors here too."""

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.writing.data.open_data import FIELDS, VERSION, as_json
from pakten.writing.data.published import TEXT, URL, Schema, many, table
from pakten.writing.publication import Publication

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def events(publication: Publication) -> bytes:
    return _schema("events", FIELDS.schema(Event), publication)


def examples(publication: Publication) -> bytes:
    return _schema("examples", FIELDS.schema(Example), publication)


def _schema(kind: str, entry: Schema, publication: Publication) -> bytes:
    about: dict[str, Schema] = {
        "$schema": URL,
        "schema_version": {"const": VERSION},
        "publisher": table({"name": TEXT, "url": URL}, ("name", "url")),
        "licence": table({"name": TEXT, "url": URL}, ("name", "url")),
        "language": TEXT,
        "time_zone": TEXT,
        kind: many(entry),
    }
    described = {
        "$schema": DIALECT,
        "$id": publication.links.data(f"{kind}.schema.json"),
        "title": f"{publication.name}: {kind}",
    }
    return as_json({**described, **table(about, about)})
