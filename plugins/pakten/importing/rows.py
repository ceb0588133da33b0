"""What people have in other programs, as events: each row of it is either understood or told about, never lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import filled, flat_fields
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.interpretation import interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.suggestion import fold, key_for, slug
from pakten.reading.yaml.nodes import Value

_HEADINGS = {
    **dict.fromkeys(("subject", "amne", "rubrik", "vad"), "title"),
    **dict.fromkeys(("start date", "startdatum", "datum", "date", "dag"), "day"),
    **dict.fromkeys(("start time", "starttid", "tid", "klockslag", "klockan", "time"), "clock"),
    **dict.fromkeys(("end date", "slutdatum"), "last_day"),
    **dict.fromkeys(("end time", "sluttid"), "end_clock"),
    **dict.fromkeys(("all day event", "heldagsaktivitet", "heldagshandelse", "heldag"), "whole_day"),
    **dict.fromkeys(("location", "plats", "lokal", "var"), "place"),
    **dict.fromkeys(("lank", "url", "motelank"), "online_url"),
    **dict.fromkeys(("arrangor", "arrangorer", "vem"), "organisers"),
}
"""Columns of Outlook's own export and of people's lists, without dots. Others are found as keys are."""

_TIMES = ("day", "clock", "last_day", "end_clock", "whole_day", "start", "end")
_SENTENCE = re.compile(r"^.{20,200}?[.!?](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row or calendar entry as it was found."""

    number: int
    cells: Mapping[str, str]
    """By key; the beginning and the end may stand in several cells."""
    problem: Code | None = None
    """Why the row as a whole cannot be an event."""

    @property
    def title(self) -> str:
        return self.cells.get("title", "")


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a file, and the columns that nobody knows what to do with."""

    rows: tuple[Row, ...]
    passed_over: tuple[str, ...] = ()
    months_first: bool = False
    """The file comes from a program that writes 12/3 for 3 December."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row as an event; or, with problems, a row that must be mended first."""

    row: Row
    values: dict[str, Value]
    problems: tuple[Problem, ...] = ()


def heading_key(heading: str) -> str:
    """The key that a column stands for; empty when it is unknown."""
    folded = " ".join(fold(heading).replace("_", " ").split())
    names = _names()
    exact = folded.replace(" ", "_")
    return _HEADINGS.get(folded) or names.get(exact) or names.get(key_for(heading, names), "")


@cache
def _names() -> Mapping[str, str]:
    """What a column may be called, and the flat: `registration_seats`, or `seats` alone where that says enough."""
    names = {flat.name: flat.name for flat in flat_fields(EventForm)}
    short: dict[str, list[str]] = {}
    for flat in flat_fields(EventForm):
        if len(flat.path) > 1:
            short.setdefault(flat.path[-1], []).append(flat.name)
    return {**{word: some[0] for word, some in short.items() if len(some) == 1}, **names}


def candidate(
    row: Row, found: Found, defaults: Mapping[str, str], catalogue: Catalogue, taken: Collection[str], file: str
) -> Candidate:
    """The row as an event. What it does not say is taken from the defaults."""
    if row.problem is not None:
        return Candidate(row, {}, (Problem.of(row.problem, Location(file, row.number)),))
    texts = {**defaults, **{key: text for key, text in row.cells.items() if key not in _TIMES}}
    try:
        texts |= _times(row.cells, found.months_first)
    except Mistake as mistake:
        location = Location(file, row.number)
        problem = Problem.of(mistake.code, location, instead=mistake.instead, severity=Severity.ERROR, **mistake.values)
        return Candidate(row, {}, (problem,))
    if not texts.get("summary"):
        texts["summary"] = _summary(texts.get("description", ""))
    if not texts.get("id"):
        texts["id"] = id_for(texts.get("title", ""), texts.get("start", ""), taken)
    return Candidate(row, filled(texts, EventForm, catalogue))


def id_for(title: str, start: str, taken: Collection[str]) -> str:
    """A name that nobody has yet: the title and the year."""
    year = start[:4] if re.match(r"\d{4}", start) else ""
    words = slug(title)[:60].strip("-") or "event"
    base = words if not year or year in words else f"{words}-{year}"
    named = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in named if one not in taken)


def _times(cells: Mapping[str, str], months_first: bool) -> dict[str, str]:
    """The beginning and the end as the file of events has them."""
    begins = _joined(cells.get("start", "") or cells.get("day", ""), cells.get("clock", ""))
    day = begins[:10]
    last = cells.get("end", "") or cells.get("last_day", "") or (day if cells.get("end_clock") else "")
    whole = fold(cells.get("whole_day", "")) in ("true", "sant", "ja", "yes", "1", "x")
    start = _partial_date(begins, months_first)
    if cells.get("end_clock") and not (cells.get("end") or cells.get("last_day")):
        last = start[:10]
    end = _partial_date(_joined(last, cells.get("end_clock", "")), months_first) if last else ""
    if whole:
        return _whole_days(start, end)
    if len(start) == 10 and end == start:
        end = ""
    return {"start": start, "end": "" if end == start else end}


def _whole_days(start: str, end: str) -> dict[str, str]:
    """Outlook ends a whole day at midnight of the day after."""
    first = date.fromisoformat(start[:10])
    last = date.fromisoformat(end[:10]) if end else first
    if end.endswith("00:00") or (len(end) == 10 and last > first):
        last -= timedelta(days=1)
    return {"start": first.isoformat(), "end": last.isoformat() if last > first else ""}


def _joined(day: str, clock: str) -> str:
    return f"{day.strip()} {clock.strip()}".strip()


def _partial_date(text: str, months_first: bool) -> str:
    """The moment that a text means; only what has one meaning is taken over."""
    if not text:
        return ""
    try:
        return str(partial_date(text))
    except Mistake as mistake:
        found = interpret(text, Known(is_month_first=None if months_first else False))
        if found.only is None or not found.is_moment or not found.only.start[:4].isdigit():
            raise mistake from None
        return found.only.start


def _summary(description: str) -> str:
    """The first sentence of a description says what it is."""
    first = " ".join(description.strip().split("\n\n")[0].split())
    found = _SENTENCE.match(first)
    return first if len(first) <= 200 else found.group() if found else ""
