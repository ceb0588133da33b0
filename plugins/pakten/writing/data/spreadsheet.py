"""The list of events as a spreadsheet: a line for each date, a column for each field that fits in a cell.

A line tells what is so of its date: the place, form, note and registration of an occasion that has its own. Groups are
opened, `registration_closes`, as they are when somebody gives fields one by one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any, get_args, get_type_hints

from pakten.domain.event import Event
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.domain.place import Place
from pakten.domain.state import State
from pakten.domain.timespan import Precision, Timespan
from pakten.writing.text import separated

Cell = Callable[[Occurrence], str]

_IN_A_CELL = (str, bool, int, date, datetime, Place, Enum)
_KEPT_BACK = frozenset(("place_open", "image", "recap", "featured", "aliases", "extra", "origin"))
_OF_A_DATE = frozenset(field.name for field in fields(Occurrence)) - {"event", "key"}
_OPEN = "TBA"
"""A date or a place that is still to be announced."""


def as_csv(events: Iterable[Event], delimiter: str = ";") -> str:
    dates = [one for event in events for one in occurrences(event)]
    added = sorted({key for one in dates for key, value in one.event.extra.items() if _added(value)})
    told = (
        (*(tell(one) for tell in _COLUMNS.values()), *(_added(one.event.extra.get(key)) for key in added))
        for one in dates
    )
    return separated(((*_COLUMNS, *added), *told), delimiter)


def _added(value: object) -> str:
    """What a network has added on its own, where it fits in a cell: a text, or a list of texts."""
    values = value if isinstance(value, list | tuple) else (value,)
    return ", ".join(map(str, values)) if all(isinstance(one, str) for one in values) else ""


def _columns() -> Iterator[tuple[str, Cell]]:
    for name, hint in get_type_hints(Event).items():
        kind = _kind(hint)
        if name in _KEPT_BACK:
            continue
        if kind is Timespan:
            yield from ((key, _COMPUTED[key]) for key in _TIMES[name])
        elif issubclass(kind, _IN_A_CELL):
            yield name, _COMPUTED.get(name) or partial(_told, name, "")
        elif is_dataclass(kind) and Ellipsis not in get_args(hint):
            for field, inside in get_type_hints(kind).items():
                if issubclass(_kind(inside), _IN_A_CELL):
                    key = f"{name}_{field}"
                    yield key, _COMPUTED.get(key) or partial(_told, name, field)
    yield from ((key, _COMPUTED[key]) for key in ("occasion", "place_note"))


def _kind(hint: Any) -> Any:
    return next((one for one in get_args(hint) if one is not NoneType), hint)


def _told(name: str, field: str, one: Occurrence) -> str:
    """A value of the date or its event, or a field inside that."""
    value = getattr(one if name in _OF_A_DATE else one.event, name)
    return _text(getattr(value, field, None) if field else value)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case Place():
            return value.id or value.line
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def ends(span: Timespan) -> tuple[str, str]:
    """The beginning and the end as the file of events has them."""
    if span.start is not None:
        return f"{span.start:%Y-%m-%d %H:%M}", f"{span.end:%Y-%m-%d %H:%M}" if span.end else ""
    written = {
        Precision.DAY: span.first.isoformat(),
        Precision.MONTH: f"{span.first:%Y-%m}",
        Precision.SEASON: f"{span.first.year} {span.which_season}",
        Precision.YEAR: str(span.first.year),
    }
    last = span.last.isoformat() if span.precision is Precision.DAY and span.last > span.first else ""
    return written.get(span.precision, _OPEN), last


_TIMES = {"span": ("start", "end"), "previous": ("previous_start",)}
_COMPUTED: Mapping[str, Cell] = {
    "start": lambda one: ends(one.event.there(one.span))[0],
    "end": lambda one: ends(one.event.there(one.span))[1],
    "previous_start": lambda one: ", ".join(ends(one.event.there(span))[0] for span in one.previous),
    "status_note": lambda one: State(one).note,
    "place": lambda one: _OPEN if State(one).place_is_open else _text(State(one).place),
    "place_note": lambda one: place.note if (place := State(one).place) else "",
    "areas": lambda one: ", ".join(one.event.areas) or "all",
    "registration_state": lambda one: (
        str(one.registration.state) if one.registration and one.registration.needed else ""
    ),
    "occasion": lambda one: one.key,
}
_COLUMNS: Mapping[str, Cell] = dict(_columns())
