"""A row as an event: the values of an entry, in our words; or, with problems, a row that must be mended first."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.importing.dates import KEYS, times
from pakten.importing.places import place_value
from pakten.importing.rows import Note, Row, Terms, id_for
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_of
from pakten.reading.forms.flat_fields import choices_of, filled
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.suggestion import slug, value_named
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Value

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_GOES_ON = re.compile(r"\b(\d{1,2}|[A-Z]|\w{2}|Mrs)\.$")
"""A full stop of a date (`11. november`), an initial or what is short for a word."""
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_OWN = (
    *("place", "place_geo", "place_address", "place_postal_code", "place_city", "place_note"),
    *("link", "categories", "shown_format"),
)
"""Cells that are no fields by themselves."""
_TAKES_PLACE = re.compile(
    "live|started|ended|completed|published|publicerad|approved|godkänd|scheduled|aktiv|active|past", re.IGNORECASE
)
"""What programs say of an event that nobody has called off."""
_CATEGORIES = {"type": "type", "theme": "themes", "audience": "audience", "area": "areas"}
_ORDER = {one.key: number for number, one in enumerate(fields_of(EventForm))}
NEEDED_INSIDE = {one.key: tuple(inner.key for inner in one.fields if inner.required) for one in fields_of(EventForm)}
"""What a group cannot be without."""
_CHOICES = {one.key: tuple(map(str, one.kind.choices)) for one in fields_of(EventForm) if one.kind.name == "choice"}


@dataclass(frozen=True, slots=True)
class Candidate:
    row: Row
    values: dict[str, Value] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()


def candidate(
    row: Row,
    defaults: Mapping[str, str],
    catalogue: Catalogue,
    taken: Collection[str],
    file: str,
    link_title: str,
    terms: Terms,
) -> Candidate:
    """The row as an event. What it does not say is taken from the defaults."""
    cells = {key: text for key, text in row.cells.items() if key not in (*KEYS, *_OWN)}
    try:
        if row.mistake is not None:
            raise row.mistake
        when = {} if row.occasions else times(row.cells, Known(zone=terms.zone, is_month_first=row.months_first))
    except Mistake as mistake:
        return Candidate(row, {}, (mistake.at(Location(file, row.number)),), row.notes)
    for key, choices in _CHOICES.items():
        if key in cells:
            plain = key == "status" and _TAKES_PLACE.fullmatch(cells[key])
            cells[key] = "" if plain else value_named(cells[key], choices) or cells[key]
    notes = [*row.notes]
    if "zone" in when:
        notes.append(Note.of("zone", zone=when.pop("zone"), ours=terms.zone))
    by_category = _from_categories(row.cells.get("categories", ""), catalogue, notes)
    texts = {**_for_row(defaults, row), **by_category, **when, **cells}
    if not (row.occasions or texts.get("start")):
        return Candidate(row, {}, (Problem.of(Code.NO_START, Location(file, row.number)),), row.notes)
    if texts.get("registration_url"):
        texts.setdefault("registration_needed", "true")
    texts.setdefault("summary", "")
    texts["summary"] = texts["summary"] or _summary(texts.get("description", ""))
    if texts.get("description") == texts["summary"]:
        texts["description"] = ""
    texts["description"] = _with_lists(texts.get("description", ""))
    first = str(row.occasions[0]["start"]) if row.occasions else texts.get("start", "")
    texts["id"] = texts.get("id") or id_for(texts.get("title", ""), first, taken)
    values = filled(texts, EventForm, catalogue)
    if row.cells.get("place"):
        values["place"] = place_value(row.cells, catalogue, terms.country)
    if row.occasions:
        values["occasions"] = [_with_place(one, catalogue, terms.country) for one in row.occasions]
    if row.cells.get("link"):
        values["links"] = [{"title": link_title, "url": row.cells["link"]}]
    return Candidate(row, dict(sorted(values.items(), key=lambda pair: _ORDER[pair[0]])), (), tuple(notes))


def draft_lines(values: Mapping[str, Value], missing: Collection[str]) -> Iterator[str]:
    """The entry as it would stand, with the keys that are still to be filled in on lines of their own."""
    for key in sorted({*values, *(one for one in missing if one in _ORDER)}, key=lambda key: _ORDER[key]):
        if key not in values:
            yield f"{key}:"
            continue
        yield from emitter.mapping({key: values[key]})
        yield from (f"  {one}:" for one in missing if one not in _ORDER and one in NEEDED_INSIDE.get(key, ()))


def _with_place(date: Mapping[str, Value], catalogue: Catalogue, country: str) -> dict[str, Value]:
    place = {"place": place_value({"place": str(date["place"])}, catalogue, country)} if "place" in date else {}
    return {**date, **place}


def _for_row(defaults: Mapping[str, str], row: Row) -> dict[str, str]:
    """What was said for all, but for what the row shows of its form, and what concerns rows of the other form."""
    shown, texts = row.cells.get("shown_format", ""), dict(defaults)
    # A place may be that of a hybrid meeting too.
    if shown and not (shown == "on_site" and texts.get("format") == "hybrid"):
        texts["format"] = shown
    format_ = row.cells.get("format") or texts.get("format", "")
    beside = {"on_site": ("online_",), "online": ("place", "accessibility_")}.get(format_, ())
    return {key: text for key, text in texts.items() if not any(map(key.startswith, beside))}


def _from_categories(text: str, catalogue: Catalogue, notes: list[Note]) -> dict[str, str]:
    """Words that are the names of a kind, a theme, an audience or an area here; others are told."""
    found: dict[str, list[str]] = {}
    for word in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        for kind, key in _CATEGORIES.items():
            ids = [id_ for id_, title in choices_of(kind, catalogue).items() if slug(word) in (slug(id_), slug(title))]
            if ids and not (key == "type" and key in found):
                found.setdefault(key, []).append(ids[0])
                break
        else:
            notes.append(Note.of("category", value=word[:40]))
    return {key: ", ".join(ids) for key, ids in found.items()}


def _summary(description: str) -> str:
    """The first sentence of a description says what it is; a heading or a date above it does not."""
    paragraphs = [" ".join(one.split()) for one in description.strip().split("\n\n")]
    first = next((one for one in paragraphs if re.search(r"[.!?]$", one)), paragraphs[0])
    if len(first) <= 200:
        return first
    sentences = [first[: end.end()] for end in _SENTENCE_END.finditer(first, 20, 200)]
    return next(filter(_is_whole, sentences), "")


def _is_whole(sentence: str) -> bool:
    """Whether it ends where it seems to, with nothing in it left open."""
    pairs = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
    is_closed = all(sentence.count(one) <= sentence.count(other) for one, other in pairs)
    return is_closed and sentence.count('"') % 2 == 0 and not _GOES_ON.search(sentence)


def _with_lists(text: str) -> str:
    """With an empty line above a list, without which Markdown sees none."""
    made: list[str] = []
    for line in text.split("\n"):
        above = made[-1] if made else ""
        made += ["", line] if _ITEM.match(line) and above.strip() and not _ITEM.match(above) else [line]
    return "\n".join(made)
