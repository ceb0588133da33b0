"""Open data: every event and example as one file of JSON, in the words of the written form.

What is empty is left out. `schema_version` follows semantic versioning: a new key raises the second number, a change
that could break somebody's program the first. The schema itself is `open_data_schema`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pakten.domain.event import Accessibility, Event, Online, Recap
from pakten.domain.example import Example
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.domain.place import Place
from pakten.domain.registration import Registration
from pakten.domain.source import Contact, Image, Link, Material, Source, Voice
from pakten.domain.timespan import Timespan
from pakten.writing.publication import Publication

VERSION = "1.0"
_ENCODER = json.JSONEncoder(ensure_ascii=False)
Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Licence:
    """On what terms others may use the data."""

    name: str
    url: str


def events(publication: Publication, licence: Licence) -> bytes:
    return _file("events", [_event(one, publication) for one in publication.catalogue.events], publication, licence)


def examples(publication: Publication, licence: Licence) -> bytes:
    return _file(
        "examples", [_example(one, publication) for one in publication.catalogue.examples], publication, licence
    )


def as_json(data: Mapping[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _file(kind: str, entries: list[Data], publication: Publication, licence: Licence) -> bytes:
    """With an entry to a line: to read, to compare, and some times faster to write than one value to a line."""
    about = {
        "$schema": publication.links.data(f"{kind}.schema.json"),
        "schema_version": VERSION,
        "publisher": {"name": publication.name, "url": publication.links.home()},
        "licence": {"name": licence.name, "url": licence.url},
        "language": publication.words.language,
        "time_zone": publication.zone.key,
    }
    lines = ",\n  ".join(map(_ENCODER.encode, entries))
    listed = f"[\n  {lines}\n ]" if entries else "[]"
    return as_json(about).removesuffix(b"\n}\n") + f',\n "{kind}": {listed}\n}}\n'.encode()


def _event(one: Event, publication: Publication) -> Data:
    dates = occurrences(one)
    return _said(
        id=one.id,
        uid=str(publication.uid(one)),
        url=publication.links.event(one),
        title=one.title,
        summary=one.summary,
        **_span(one.span),
        status=one.status,
        status_note=one.status_note,
        previous=[_span(span) for span in one.previous],
        occasions=[_occasion(each, publication) for each in dates] if one.occasions else [],
        published=one.published.isoformat(),
        updated=_moment(one.updated),
        type=one.type,
        format=one.format,
        place=_place(one.place),
        place_open=one.place_open or None,
        online=_online(one.online),
        previous_place=_place(one.previous_place),
        previous_format=one.previous_format,
        citywide=one.is_citywide,
        areas=list(one.areas),
        themes=list(one.themes),
        goals=list(one.goals),
        ways_in=list(one.ways_in),
        audience=list(one.audience),
        languages=list(one.languages),
        steps=list(one.steps),
        part_of=one.part_of,
        role=one.role,
        organisers=_organisations(one.organisers, publication),
        participants=_organisations(one.participants, publication),
        programme=[
            _said(time=item.time, title=item.title, text=item.text, organisations=_organisations(item.by, publication))
            for item in one.programme
        ],
        registration=_registration(one.registration),
        accessibility=_accessibility(one.accessibility),
        contact=_contact(one.contact),
        image=_image(one.image),
        description=one.description,
        recap=_recap(one.recap, publication),
        sources=[_source(source) for source in one.sources],
        links=[_link(link) for link in one.links],
        note=one.note,
    )


def _example(one: Example, publication: Publication) -> Data:
    return _said(
        id=one.id,
        uid=str(publication.example_uid(one)),
        url=publication.links.example(one),
        title=one.title,
        summary=one.summary,
        organisations=[
            _said(**_organisations((part.organisation,), publication)[0], role=part.role) for part in one.organisations
        ],
        sector=one.sector,
        relation=one.relation,
        status=one.status,
        evidence=one.evidence,
        period=one.period,
        areas=list(one.areas),
        themes=list(one.themes),
        goals=list(one.goals),
        ways_in=list(one.ways_in),
        target_groups=list(one.target_groups),
        results=[_said(text=result.text, source=result.source, date=result.date) for result in one.results],
        steps=list(one.steps),
        lessons=list(one.lessons),
        prerequisites=list(one.prerequisites),
        contact=_contact(one.contact),
        image=_image(one.image),
        quotes=[_voice(voice) for voice in one.quotes],
        events=[event.id for event in publication.catalogue.events_of(one)],
        published=one.published.isoformat(),
        reviewed=_day(one.reviewed),
        review_by=_day(one.review_by),
        sources=[_source(source) for source in one.sources],
        note=one.note,
        body=one.body,
    )


def _said(**values: object) -> Data:
    """What has been said: an empty text, list or table is left out; `false` and 0 are answers."""
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {})}


def _span(span: Timespan) -> Data:
    """`end` of whole days is the last day. A month, season or year gives its first and last day as well."""
    if not span.is_set:
        return {"precision": "unset"}
    if span.start is None:
        return {"precision": span.precision.name.lower(), "start": span.first.isoformat(), "end": span.last.isoformat()}
    return _said(precision="minute", start=_moment(span.start), end=_moment(span.end) if span.end else "")


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _occasion(one: Occurrence, publication: Publication) -> Data:
    return _said(
        id=one.key,
        uid=str(one.uid(publication.namespace)),
        **_span(one.span),
        status=one.status,
        status_note=one.status_note,
        previous=[_span(span) for span in one.previous],
        format=one.format,
        place=_place(one.place),
        place_open=one.place_open or None,
        online=_online(one.online),
        previous_place=_place(one.previous_place),
        previous_format=one.previous_format,
        registration=_registration(one.registration),
    )


def _online(one: Online | None) -> Data:
    return _said(url=one.url, note=one.note) if one else {}


def _place(one: Place | None) -> Data:
    if one is None:
        return {}
    geo = {"latitude": one.geo[0], "longitude": one.geo[1]} if one.geo else {}
    address = {"address": one.address, "postal_code": one.postal_code, "city": one.city}
    return _said(id=one.id, name=one.name, **address, geo=geo, url=one.url)


def _organisations(ids: Iterable[str], publication: Publication) -> list[Data]:
    return [{"id": id_, "name": publication.catalogue.organisation[id_].name} for id_ in ids]


def _registration(one: Registration | None) -> Data:
    if one is None:
        return {}
    days = {"opens": _day(one.opens), "closes": _day(one.closes)}
    state = one.state if one.needed else ""
    return _said(needed=one.needed, url=one.url, **days, state=state, seats=one.seats, price=one.price, note=one.note)


def _accessibility(one: Accessibility | None) -> Data:
    if one is None:
        return {}
    return _said(**dict(one.answers), contact=one.contact, ask_by=_day(one.ask_by), note=one.note)


def _recap(one: Recap | None, publication: Publication) -> Data:
    if one is None:
        return {}
    return _said(
        summary=one.summary,
        values=list(one.values),
        voices=[_voice(voice) for voice in one.voices],
        next_steps=[
            {"text": step.text, "to": step.to, "url": publication.links.way_in(step.to)} for step in one.next_steps
        ],
        examples=list(one.examples),
        materials=[_material(material) for material in one.materials],
    )


def _contact(one: Contact | None) -> Data:
    return _said(name=one.name, email=one.email, phone=one.phone, url=one.url) if one else {}


def _image(one: Image | None) -> Data:
    return _said(file=one.file, alt=one.alt, credit=one.credit) if one else {}


def _voice(one: Voice) -> Data:
    return _said(text=one.text, organisation=one.organisation, source=one.source)


def _material(one: Material) -> Data:
    return _said(title=one.title, url=one.url, format=one.format, alternative=one.alternative)


def _source(one: Source) -> Data:
    return _said(title=one.title, url=one.url, date=one.date)


def _link(one: Link) -> Data:
    return _said(title=one.title, url=one.url)
