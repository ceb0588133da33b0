"""Entries with a mark in every field that the forms know, so that one can look where each of them arrives.

They are made of the forms: a new field is in them without being named here. What it names, by its id, is made with it.
"""

import shutil
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from pakten.locale import words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.fields import FormField, fields_of
from pakten.writing.when import day_in
from tests.website.conftest import NEIGHBOURS

TODAY = date(2027, 1, 15)

Path_ = tuple[str, ...]

GIVEN: Mapping[str, Any] = {
    "event.start": "2027-02-03 09:10",
    "event.end": "2027-02-03 10:20",
    "event.previous_start": "2027-01-28 07:40",
    "event.published": "2026-11-03",
    "event.updated": "2026-11-17 16:50",
    "event.status": "tentative",
    "event.format": "hybrid",
    "event.previous_format": "on_site",
    "event.role": "took_part",
    "event.steps": "round_table",
    "event.languages": "gsw",
    "event.timezone": "Europe/Lisbon",
    "event.draft": False,
    "event.featured": True,
    "event.part_of": "q-part-of",
    "occasions.registration.opens": "2027-01-18",
    "occasions.registration.closes": "2027-01-21",
    "occasions.registration.state": "open",
    "occasion.start": "2027-02-10 11:10",
    "occasion.end": "2027-02-10 12:20",
    "occasion.previous_start": "2027-01-27 06:30",
    "occasion.status": "tentative",
    "occasion.format": "hybrid",
    "occasion.previous_format": "on_site",
    "registration.needed": True,
    "registration.opens": "2027-01-04",
    "registration.closes": "2027-01-22",
    "registration.state": "waiting_list",
    "programme.time": "09:31–09:47",
    "programme.part": "q-parts-id",
    "event_part.time": "09:21–10:03",
    "event_part.attendance": "invited",
    "follow_up.by": "2027-02-19",
    "lead.kind": "idea",
    "value.gathered": "talk",
    "lead.part": "q-parts-id",
    "lead.handed_over": "2027-02-05",
    "lead.received": "2027-02-06",
    "lead.going_on": "2027-02-07",
    "lead.closed": "2027-02-08",
    "lead.public": True,
    "accessibility.step_free": "yes",
    "accessibility.hearing_loop": "yes",
    "accessibility.sign_language": "yes",
    "accessibility.captions": "yes",
    "accessibility.quiet_room": "yes",
    "accessibility.ask_by": "2027-01-26",
    "translation.language": "sv",
    "image.file": "pictures/probe.png",
    "image.remove_by": "2028-03",
    "source.standing": "decided",
    "unknown.field": "contact.phone",
    "unknown.about": "visit",
    "example.status": "paused",
    "example.evidence": "spread",
    "example.relation": "city_partner",
    "example.published": "2026-11-03",
    "example.reviewed": "2026-11-19",
    "example.review_by": "2027-11-23",
}
"""Values that must agree with one another, by their path or the names of their words; all others are made up."""


@dataclass
class Probe:
    """An entry, the signs of each of its fields, and what it names."""

    values: dict[str, Any]
    signs: dict[str, frozenset[str]]
    named: dict[str, dict[str, str]] = field(default_factory=dict)
    """Kind of thing, its id, its title."""
    years_ago: int = 0


def event(id_: str, *, with_occasions: bool = False, years_ago: int = 0) -> Probe:
    probe = Probe({}, {}, years_ago=years_ago)
    probe.values = _group(fields_of(EventForm), (), probe)
    probe.values["id"] = id_
    probe.signs["id"] = frozenset((f"{id_}/", f"{id_}.ics", f'"{id_}"', f";{id_};"))
    # The language is that of the page which tells the rest.
    del probe.signs["translations.language"]
    # Its day is one of the event's, which every channel tells.
    del probe.values["parts"][0]["day"], probe.signs["parts.day"]
    # When all of it needs an invitation, nobody else may register.
    probe.values["parts"].append({"id": "open", "title": "-"})
    probe.values["aliases"] = [f"{alias}-{id_}" for alias in probe.values["aliases"]]
    if not with_occasions:
        del probe.values["occasions"]
        probe.signs = {path: signs for path, signs in probe.signs.items() if not path.startswith("occasions")}
        return probe
    # It is single dates that move.
    del probe.values["previous_start"], probe.signs["previous_start"]
    # One that takes all from the event, and one with all of its own.
    first = {"id": "plain", "start": probe.values.pop("start"), "end": probe.values.pop("end")}
    probe.values["occasions"].insert(0, first)
    return probe


def example() -> Probe:
    probe = Probe({}, {})
    probe.values = _group(fields_of(ExampleForm), (), probe)
    del probe.signs["translations.language"]
    return probe


def _group(blanks: tuple[FormField, ...], path: Path_, probe: Probe) -> dict[str, Any]:
    return {blank.key: _value(blank, (*path, blank.key), probe) for blank in blanks}


def _value(blank: FormField, path: Path_, probe: Probe) -> Any:
    if blank.many:
        return [_value(replace(blank, many=False), path, probe)]
    if blank.kind.form is not None:
        return _group(blank.fields, path, probe)
    value = GIVEN.get(".".join(path), GIVEN.get(blank.words, _made(blank, path)))
    if probe.years_ago and blank.kind.name in ("when", "day", "timestamp"):
        value = f"{int(value[:4]) - probe.years_ago}{value[4:]}"
    signs = frozenset(_signs(blank, value))
    if blank.names:
        title = "Q" + "".join(part.title().replace("_", "") for part in path)
        probe.named.setdefault(blank.names, {})[value] = title
        signs = frozenset((title, f'"{value}"', f";{value};"))
    probe.signs[".".join(path)] = signs
    return value


def _made(blank: FormField, path: Path_) -> Any:
    name = "-".join(("q", *path)).replace("_", "-")
    kind = blank.kind
    if blank.names or kind.name == "id":
        return name
    if kind.choices:
        return str(kind.choices[-1])
    number = zlib.crc32(name.encode()) % 9000 + 1000
    match kind.name:
        case "address" | "web":
            return f"https://{name}.example/"
        case "mailbox":
            return f"{name}@stad.example"
        case "dated" | "when" | "day" | "timestamp":
            day = date(1980, 1, 1) + timedelta(days=number)
            return f"{day:%Y-%m}" if kind.name == "dated" else day.isoformat()
        case "count":
            return number
        case "phone":
            return f"08-508 {number}"
        case "coordinates":
            return f"59.{number}7, 18.0713"  # no zero at the end, which numbers lose
        case _:
            return "Q" + "".join(part.title().replace("_", "") for part in path)


def _signs(blank: FormField, value: Any) -> Iterator[str]:
    """The texts by which a value is known, in whatever channel."""
    text = str(value)
    said = words("en")
    if blank.kind.name == "flag":
        yield from (f'"{blank.key}": {text.lower()}', f"data-{blank.key}")
    elif blank.kind.choices:
        yield from (f'"{text}"', text.upper().replace("_", "-"), f";{text};")
        yield from _SCHEMA.get(text, ())
        yield from (
            said.text(key) for key in sorted(said.keys()) if key.endswith(f".{text}") and len(said.text(key)) > 2
        )
    elif blank.kind.name in ("when", "day", "timestamp") and len(text) >= 10:
        day = date.fromisoformat(text[:10])
        yield from (f"{day}", f"{day}{text[10:].replace(' ', 'T')}", f"{day}{text[10:]}", f"{day:%Y%m%d}")
        yield day_in(day, "when.date", said)
        yield from (text[11:], text[11:].replace(":", "")) if len(text) > 10 else ()
    elif blank.kind.name == "language":
        yield from (text, said.locale.languages[text])
    elif blank.kind.name == "coordinates":
        yield text.split(",")[0]
    else:
        yield text.removeprefix("https://").rstrip("/")


_SCHEMA = {"hybrid": ("MixedEventAttendanceMode",), "waiting_list": ("SoldOut",), "open": ("InStock",)}
"""What schema.org calls it."""


def network(folder: Path, probes: Mapping[str, Probe]) -> None:
    """The neighbours with nothing of their own in the calendar, but with the probes and all that these name."""
    shutil.copytree(NEIGHBOURS, folder)
    shutil.rmtree(folder / "events")
    for path in (folder / "goodexamples").iterdir():
        path.unlink()
    content, settings = folder / "content", yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    organisations = {"job-office": "The Job Office", "bakery": "The Bakery"}
    others: list[dict[str, Any]] = []
    for named in (probe.named for probe in probes.values()):
        for term, (folder_, matter) in _TERMS.items():
            for id_, title in named.get(term, {}).items():
                local = {"local_form": f"in {title}"} if term == "area" else {}
                text = _yaml({"title": title, "summary": "-", **matter, **local})
                (content / folder_ / f"{id_}.md").write_text(f"---\n{text}---\nText.\n", "utf-8")
        for key in ("type", "audience", "target_group"):
            settings["plugins"][0]["pakten/catalogue"][f"{key}s"].update(named.get(key, {}))
        organisations |= named.get("organisation", {})
        others += [_other(id_, title) for id_, title in named.get("event", {}).items()]
        for id_, title in named.get("example", {}).items():
            _write_example(folder, id_, {**_PLAIN_EXAMPLE, "title": title})
    listed = [{"id": id_, "name": name, "sector": "private"} for id_, name in organisations.items()]
    directory = _yaml({"title": "Organisations", "summary": "-", "organisations": listed})
    (content / "organisations.md").write_text(f"---\n{directory}---\n", "utf-8")
    settings["plugins"].append("pakten/share")
    settings["plugins"][0]["pakten/catalogue"]["languages"] = {"sv": {}}
    (folder / "mkdocs.yml").write_text(_yaml(settings), "utf-8")
    entries = {name: probe.values for name, probe in probes.items()}
    _write_example(folder, "sample", entries.pop("example"))
    unique = {one["id"]: one for one in others}
    cited = {id_: title for one in probes.values() for id_, title in one.named.get("source", {}).items()}
    (folder / "sources.yaml").write_text(_yaml([{"id": id_, "title": title} for id_, title in cited.items()]), "utf-8")
    (folder / "events.yaml").write_text(_yaml([*unique.values(), *entries.values()]), "utf-8")
    (content / "pictures").mkdir()
    Image.new("RGB", (64, 48), "wheat").save(content / "pictures" / "probe.png")


_TERMS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "area": ("areas", {"districts": ["-"], "color": "teal"}),
    "theme": ("themes", {}),
    "goal": ("goals", {"wording": "-", "level": "local"}),
    "way_in": (
        "ways-in",
        {
            "for_whom": "-",
            "contribute": ["-"],
            "carried_out_by": "job-office",
            "next_step": {"text": "-", "url": "https://jobs.example/"},
            "intents": ["recruit"],
        },
    ),
}
_PLAIN_EXAMPLE = {
    "title": "-", "summary": "-", "organisations": [{"id": "bakery"}], "sector": "private", "status": "ongoing",
    "evidence": "tried", "published": "2026-04-01",
}  # fmt: skip


def _other(id_: str, title: str) -> dict[str, Any]:
    """An event long ago, which one of the probes names."""
    return {
        "id": id_, "title": title, "summary": "-", "start": "2020-01-01", "published": "2026-04-01", "type": "meeting",
        "format": "on_site", "areas": ["harbour"], "organisers": ["bakery"],
    }  # fmt: skip


def _write_example(folder: Path, id_: str, values: Mapping[str, Any]) -> None:
    text = f"---\n{_yaml(values)}---\n\n## The challenge\n\nQBody.\n"
    (folder / "goodexamples" / f"{id_}.md").write_text(text, "utf-8")


def _yaml(values: object) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
