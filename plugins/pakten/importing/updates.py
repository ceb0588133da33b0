"""What an entry that is known already says anew: that it is off, at another time, or called something else.

What somebody has changed here by hand stays: only what the other program itself has changed since it was read last
is taken over, and the rest is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pakten.domain.event import Event
from pakten.domain.timespan import Timespan
from pakten.importing.candidates import Candidate
from pakten.importing.memory import remembered
from pakten.importing.rows import Note, Terms
from pakten.reading.yaml.values import Value
from pakten.writing.data.spreadsheet import ends


@dataclass(frozen=True, slots=True)
class Update:
    """One change of an event, or of one of its dates: `cancel`, `move` or `title`; `add` is a date that is new."""

    kind: str
    occasion: str = ""
    start: str = ""
    end: str = ""
    title: str = ""
    date: tuple[tuple[str, Value], ...] = ()


def updates(one: Candidate, event: Event, before: Mapping[str, str], terms: Terms) -> Iterator[Update | Note]:
    """What is to be changed in the event, and what is to be told about it."""
    off = one.row.cancels or one.row.cells.get("status") == "cancelled"
    if off or one.row.occasion:
        yield from _called_off(one, event, off)
        return
    if one.problems and not one.values:
        return
    now = remembered(one.values)
    if one.row.occasions and event.occasions:
        yield from _dates(one, event, before.get("dates", "").split(), terms)
    elif one.row.occasions:
        yield Note.of("became_series")
    elif before and not event.occasions and _times(now) not in (_times(before), ("", ""), _written(event.span)):
        yield Update("move", "", *_times(now))
    if before and now.get("title") != before.get("title"):
        yield Update("title", title=now["title"]) if event.title == before.get("title") else Note.of("other_title")
    for key in ("place", "description"):
        if before and now.get(key) != before.get(key):
            yield Note.of("other_text", field=key)


def _called_off(one: Candidate, event: Event, off: bool) -> Iterator[Update | Note]:
    of = one.row.occasion
    if of and event.occasions:
        found = next((date for date in event.occasions if date.id == of), None)
        if found is None:
            yield Note.of("no_such_date", day=of)
        elif off and not found.status.is_off:
            yield Update("cancel", of)
        elif not off and _written(found.span)[0] != one.values.get("start"):
            yield Update("move", of, str(one.values.get("start", "")), str(one.values.get("end", "")))
    elif off and not event.status.is_off:
        yield Update("cancel")


def _dates(one: Candidate, event: Event, before: Sequence[str], terms: Terms) -> Iterator[Update | Note]:
    known = {date.id: date for date in event.occasions}
    written = one.values["occasions"]
    now = {str(date["id"]): date for date in written if isinstance(date, dict)} if isinstance(written, list) else {}
    for id_, date in now.items():
        if id_ not in known and id_ in before:
            # Somebody has taken it out here.
            yield Note.of("new_date", day=date["start"])
        elif id_ not in known:
            yield Update("add", start=str(date["start"]), date=tuple(date.items()))
        elif not known[id_].status.is_off and date.get("status") == "cancelled":
            yield Update("cancel", id_)
        elif not known[id_].status.is_off and _written(known[id_].span)[0] not in (date["start"], ""):
            yield Update("move", id_, str(date["start"]), str(date.get("end", "")))
    for id_, gone in known.items():
        if id_ not in now and not gone.status.is_off and terms.today <= gone.span.first <= terms.until:
            yield Update("cancel", id_)


def _times(said: Mapping[str, str]) -> tuple[str, str]:
    return said.get("start", ""), said.get("end", "")


def _written(span: Timespan) -> tuple[str, str]:
    return ends(span) if span.is_dated else ("", "")
