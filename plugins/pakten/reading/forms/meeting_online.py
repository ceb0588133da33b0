"""A place that is none: `place: Teams` says in which way somebody comes along, which `format` and `online` say."""

from collections.abc import Container, Iterator
from dataclasses import replace

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_at
from pakten.reading.forms.groups import braces, group_of
from pakten.reading.forms.proposals import choice_in
from pakten.reading.suggestion import value_named
from pakten.reading.yaml.nodes import ParsedEntry

_WAYS = ("online", "hybrid")


def online_places(entry: ParsedEntry, places: Container[str]) -> Iterator[Problem]:
    """What to write for a place that is a way to meet, if there is room for it."""
    place, values = entry.values.get("place"), entry.values
    if not isinstance(place, str) or place in places or "online" in values or "occasions" in values:
        return
    if (value_named(place, _WAYS) or choice_in(place, _WAYS)[0]) != "online":
        return
    key, value = entry.locate(("place",), key=True), entry.locate(("place",))
    said = group_of(place, fields_at(EventForm, ("online",))) or {"note": place}
    lines = [f"online: {braces(said)}", *(["format: online"] * (not entry.has(("format",))))]
    told = {"kind": "no_place", "value": place}
    line = replace(key, end_column=value.end_column)
    yield Problem.of(Code.UNKNOWN_REFERENCE, line, instead=entry.between(("place",)).join(lines), **told)
    if values.get("format") in ("on_site", "unknown"):
        yield Problem.of(Code.UNKNOWN_REFERENCE, entry.locate(("format",)), instead="online", **told)
