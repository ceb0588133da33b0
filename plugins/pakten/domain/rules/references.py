"""References: where an entry names another by its id, and what kind of thing it must name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.place import Place
from pakten.domain.problem import Location

V = TypeVar("V")
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The ids that stand in one field of an entry."""

    origin: Location
    path: Path
    kind: str
    ids: tuple[str, ...]
    single: bool = False
    """Whether the field holds the one id itself, and not a list."""

    def place_of(self, id_: str) -> Path:
        return self.path if self.single else (*self.path, self.ids.index(id_))

    def again(self) -> Iterator[tuple[str, Path]]:
        """Ids that the field names more than once, with the path to each repetition."""
        for index, id_ in enumerate(self.ids):
            if id_ in self.ids[:index]:
                yield id_, (*self.path, index)


def references(catalogue: Catalogue, others: Iterable[Named], known: Mapping[str, frozenset[str]]) -> Iterator[Named]:
    """The fields of the catalogue and the others that name something unknown, or something twice."""
    for entry in catalogue.events:
        yield from _of_event(entry, known)
    for found in chain(_of_examples(catalogue), _of_terms(catalogue), others):
        if _stands_out(found.ids, known[found.kind]):
            yield found


def _stands_out(ids: tuple[str, ...], known: frozenset[str]) -> bool:
    return not known.issuperset(ids) or (len(ids) > 1 and len(set(ids)) < len(ids))


_EVENT: Mapping[str, tuple[str, Callable[[Event], tuple[str, ...]]]] = {
    "areas": ("area", lambda event: event.areas),
    "themes": ("theme", lambda event: event.themes),
    "goals": ("goal", lambda event: event.goals),
    "ways_in": ("way_in", lambda event: event.ways_in),
    "audience": ("audience", lambda event: event.audience),
    "organisers": ("organisation", lambda event: event.organisers),
    "participants": ("organisation", lambda event: event.participants),
}
_EXAMPLE: Mapping[str, tuple[str, Callable[[Example], tuple[str, ...]]]] = {
    "areas": ("area", lambda example: example.areas),
    "themes": ("theme", lambda example: example.themes),
    "goals": ("goal", lambda example: example.goals),
    "ways_in": ("way_in", lambda example: example.ways_in),
    "target_groups": ("target_group", lambda example: example.target_groups),
    "events": ("event", lambda example: example.events),
}


_EACH = "*"
_OPEN_PLACE = "TBA"
_LISTS: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "event": {
        **{(key,): named for key, (named, _) in _EVENT.items()},
        ("programme", _EACH, "with"): "organisation",
        ("recap", "examples"): "example",
    },
    "example": {(key,): named for key, (named, _) in _EXAMPLE.items()},
}
_SINGLE: Mapping[str, Mapping[tuple[str, ...], str]] = {
    "event": {
        ("type",): "type",
        ("place",): "place",
        ("previous_place",): "place",
        ("part_of",): "event",
        ("occasions", _EACH, "place"): "place",
        ("occasions", _EACH, "previous_place"): "place",
        ("recap", "next_steps", _EACH, "to"): "way_in",
        ("recap", "voices", _EACH, "organisation"): "organisation",
    },
    "example": {
        ("organisations", _EACH, "id"): "organisation",
        ("quotes", _EACH, "organisation"): "organisation",
    },
}


def named_in(kind: str, values: Mapping[str, object], origin: Location) -> Iterator[Named]:
    """The ids in an event or example that could not be read as a whole, as they are written."""
    for steps, named in _LISTS[kind].items():
        for path, ids in _written(values, steps):
            if isinstance(ids, list) and all(isinstance(id_, str) and id_ != "all" for id_ in ids):
                yield Named(origin, path, named, tuple(ids))
    for steps, named in _SINGLE[kind].items():
        for path, id_ in _written(values, steps):
            if isinstance(id_, str) and id_ and not (named == "place" and id_ == _OPEN_PLACE):
                yield Named(origin, path, named, (id_,), True)


def _written(value: object, steps: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, object]]:
    """What stands at the end of the steps, each time with the path to it."""
    if not steps:
        yield path, value
    elif steps[0] == _EACH:
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _written(item, steps[1:], (*path, index))
    elif isinstance(value, dict) and steps[0] in value:
        yield from _written(value[steps[0]], steps[1:], (*path, steps[0]))


def _of_event(event: Event, known: Mapping[str, frozenset[str]]) -> Iterator[Named]:
    """There are many events and few mistakes in them: what names only what is known makes no object."""
    for key, (kind, ids_of) in _EVENT.items():
        ids = ids_of(event)
        if ids and _stands_out(ids, known[kind]):
            yield Named(event.origin, (key,), kind, ids)
    if event.type not in known["type"]:
        yield Named(event.origin, ("type",), "type", (event.type,), True)
    if event.part_of and event.part_of not in known["event"]:
        yield Named(event.origin, ("part_of",), "event", (event.part_of,), True)
    if event.place is not None or event.previous_place is not None or event.occasions or event.programme or event.recap:
        yield from (found for found in _inside(event) if _stands_out(found.ids, known[found.kind]))


def _inside(event: Event) -> Iterator[Named]:
    yield from _place(event.place, event.origin, ("place",))
    yield from _place(event.previous_place, event.origin, ("previous_place",))
    for index, occasion in enumerate(event.occasions):
        yield from _place(occasion.place, event.origin, ("occasions", index, "place"))
        yield from _place(occasion.previous_place, event.origin, ("occasions", index, "previous_place"))
    for index, item in enumerate(event.programme):
        yield Named(event.origin, ("programme", index, "with"), "organisation", item.by)
    if event.recap:
        yield from _recap(event)


def _of_examples(catalogue: Catalogue) -> Iterator[Named]:
    for example in catalogue.examples:
        yield from _fields(example, example.origin, _EXAMPLE)
        for index, part in enumerate(example.organisations):
            path = ("organisations", index, "id")
            yield Named(example.origin, path, "organisation", (part.organisation,), True)
        yield from _voices(example.origin, ("quotes",), [quote.organisation for quote in example.quotes])


def _fields(
    entry: V, origin: Location, fields: Mapping[str, tuple[str, Callable[[V], tuple[str, ...]]]]
) -> Iterator[Named]:
    for key, (kind, ids_of) in fields.items():
        ids = ids_of(entry)
        if ids:
            yield Named(origin, (key,), kind, ids)


def _place(place: Place | None, origin: Location, path: Path) -> Iterator[Named]:
    if place is not None and place.id:
        yield Named(origin, path, "place", (place.id,), True)
    elif place is not None and place.areas:
        yield Named(origin, (*path, "areas"), "area", place.areas)


def _recap(event: Event) -> Iterator[Named]:
    if event.recap is None:
        return
    yield Named(event.origin, ("recap", "examples"), "example", event.recap.examples)
    for index, step in enumerate(event.recap.next_steps):
        yield Named(event.origin, ("recap", "next_steps", index, "to"), "way_in", (step.to,), True)
    yield from _voices(event.origin, ("recap", "voices"), [voice.organisation for voice in event.recap.voices])


def _voices(origin: Location, path: Path, organisations: list[str]) -> Iterator[Named]:
    for index, organisation in enumerate(organisations):
        if organisation:
            yield Named(origin, (*path, index, "organisation"), "organisation", (organisation,), True)


def _of_terms(catalogue: Catalogue) -> Iterator[Named]:
    for area in catalogue.areas:
        yield Named(area.origin, ("local_actors",), "organisation", area.local_actors)
        yield Named(area.origin, ("places",), "place", area.places)
    for way in catalogue.ways_in:
        yield Named(way.origin, ("carried_out_by",), "organisation", (way.carried_out_by,), True)
        yield Named(way.origin, ("leads_to",), "way_in", way.leads_to)
    for call in catalogue.activations:
        yield Named(call.origin, ("ways_in",), "way_in", call.ways_in)
        yield Named(call.origin, ("themes",), "theme", call.themes)
        yield Named(call.origin, ("areas",), "area", call.areas)
        yield Named(call.origin, ("events",), "event", call.events)
        yield Named(call.origin, ("examples",), "example", call.examples)
    for former in catalogue.former_goals:
        yield Named(former.origin, ("successors",), "goal", former.successors)
    for place in catalogue.places:
        if place.origin is not None:
            yield Named(place.origin, ("areas",), "area", place.areas)
    for one in catalogue.organisations:
        if one.origin is not None:
            yield Named(one.origin, ("areas",), "area", one.areas)
            if one.part_of:
                yield Named(one.origin, ("part_of",), "organisation", (one.part_of,), True)
