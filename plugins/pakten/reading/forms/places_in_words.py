"""A place that says more than a place, or is none: `Folkets hus, vån 2`, `Folkets hus och Teams`, `Teams`.

A place of the list stays that place, and what is said beside it has a key of its own; in which way somebody comes along
is what `format` and `online` say.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pakten.domain.code import Code
from pakten.domain.event import Format
from pakten.domain.place import Place
from pakten.domain.problem import Problem
from pakten.reading.forms.event_parts import OnlineForm
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.fields import fields_at
from pakten.reading.forms.groups import braces, group_of, keyed
from pakten.reading.forms.parts import TO_BE_ANNOUNCED
from pakten.reading.forms.proposals import choice_in
from pakten.reading.suggestion import slug, value_named
from pakten.reading.yaml.emitter import scalar
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path

_WAYS = ("online", "hybrid")
_MEETING = re.compile(r"https?://[^/]*(?:zoom|teams|meet\.|webex|whereby|skype|gotomeet)", re.IGNORECASE)
_ROOM = re.compile(
    r"(?:vån(?:ing)?|plan|sal(?:en)?|rum(?:met)?|lokal(?:en)?|ingång(?:en)?|entrén?|hörsal(?:en)?|aula(?:n)?|hus|trapp\w*|"
    r"[0-9]+ tr|samlingssal\w*|foajén?|caféet|biblioteket|floor|room|hall|entrance|level|lobby|upstairs|library)\b",
    re.IGNORECASE,
)
_SIGNS = " ,;:()/+&–-"
_AND = re.compile(r"^(?:(?:och|samt|and|även|also|på|via|i|in|at|on)\b|\W)+|(?:\W|\b(?:och|samt|and|i|in|på|at))+$")


@dataclass(frozen=True, slots=True)
class PlaceInWords:
    problems: tuple[Problem, ...] = ()
    paths: tuple[Path, ...] = ()
    """To the places that have been told of."""
    meant: tuple[tuple[str, Any], ...] = ()
    """What is proposed for the keys of the entry itself."""


def places_in_words(entry: ParsedEntry, places: Mapping[str, Place]) -> PlaceInWords:
    """What to write for places that are said in words, where there is room for it."""
    listed = entry.values.get("occasions")
    occasions = enumerate(listed) if isinstance(listed, list) else ()
    groups: list[tuple[Path, Any]] = [((), entry.values), *((("occasions", at), one) for at, one in occasions)]
    told, paths, meant = list[Problem](), list[Path](), dict[str, Any]()
    for path, group in groups:
        if isinstance(group, dict) and (found := [*_told(entry, path, group, places, meant)]):
            told += found
            paths.append((*path, "place"))
    return PlaceInWords(tuple(told), tuple(paths), tuple(meant.items()))


def _told(
    entry: ParsedEntry, path: Path, group: Mapping[str, Any], places: Mapping[str, Place], meant: dict[str, Any]
) -> Iterator[Problem]:
    place, at = group.get("place"), (*path, "place")
    if not isinstance(place, str) or place in (*places, TO_BE_ANNOUNCED):
        return
    known, rest = _known(place, places)
    online = _online(rest if known else place)
    if not known and not online:
        return
    own = {} if path else meant
    lines, kind = [f"place: {known}"] if known else [], "no_place" if online else "place_said"
    held = group.get("format") or entry.values.get("format")
    format_ = "hybrid" if known or held == "hybrid" else "online"
    is_there = "online" in group or "online" in entry.values or (path == () and "occasions" in group)
    if online:
        # Those who come have to be told later where.
        lines = lines or [f"place: {TO_BE_ANNOUNCED}"] * (format_ == "hybrid")
        lines += [] if is_there else [f"online: {braces(online)}"]
        kind = "no_place" if lines else "online_said"
        own |= {"place": known or (TO_BE_ANNOUNCED if format_ == "hybrid" else None), "format": Format(format_)}
        own |= {} if is_there else {"online": OnlineForm(**online)}
        lines += [f"format: {format_}"] * ("format" not in group and held != format_ and bool(lines))
    elif rest:
        if "note" in group or path:
            return
        lines.append(f"note: {scalar(place.replace(known, places[known].name), in_list=True)}")
    told = {"kind": "place_said" if known else kind, "value": place}
    own |= {"place": known} if known else {}
    yield Problem.of(Code.UNKNOWN_REFERENCE, entry.locate_line(at), instead=entry.between(at).join(lines), **told)
    if online and "format" in group and held != format_ and held in ("on_site", "online", "unknown"):
        as_format = {"kind": "format_said", "value": place}
        yield Problem.of(Code.UNKNOWN_REFERENCE, entry.locate((*path, "format")), instead=format_, **as_format)
    if online and isinstance(there := group.get("online"), dict):
        yield from _beside(entry, (*path, "online"), there, online, told)


def _beside(
    entry: ParsedEntry, path: Path, there: Mapping[str, Any], said: Mapping[str, str], told: Mapping[str, str]
) -> Iterator[Problem]:
    """What a place says of how to join, at the end of what `online` says already."""
    lacking = {key: text for key, text in said.items() if not _says(there, text)}
    key = "note" if "note" in there else next(reversed([*there]), "")
    line = entry.locate_line((*path, key))
    if not lacking or not key or not line.end_column or ("url" in lacking and "url" in there):
        return
    joined = f"{there[key]} {lacking.pop('note')}" if key == "note" and "note" in lacking else str(there[key])
    instead = entry.between((*path, key)).join(keyed({key: joined} | lacking))
    yield Problem.of(Code.UNKNOWN_REFERENCE, line, instead=instead, **{**told, "kind": "said_there"})


def _says(group: Mapping[str, Any], text: str) -> bool:
    return any(text.casefold() in str(one).casefold() for one in group.values())


def _known(said: str, places: Mapping[str, Place]) -> tuple[str, str]:
    """The id of the place of the list that is meant, and what is said beside it that the list does not say."""
    names = [(name, one) for one in places.values() for name in (one.name, one.id)]
    if slug(said) in {slug(name) for name, _ in names}:
        return "", ""
    for name, one in sorted(names, key=lambda pair: -len(pair[0])):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said, re.IGNORECASE)
        if found is None:
            continue
        before, after = said[: found.start()], said[found.end() :]
        rest = _AND.sub("", f"{before} {after}".strip(_SIGNS))
        words = {*re.findall(r"\w+", " ".join((one.name, one.address, one.postal_code, one.city)).casefold())}
        if words >= {*re.findall(r"\w+", rest.casefold())}:
            return one.id, ""
        is_inside = re.search(r"\W(?:i|på|in|at) $", before) and not after
        if _online(rest) or is_inside or _ROOM.match(after.strip(_SIGNS)) or _ROOM.match(before):
            return one.id, rest
    return "", ""


def _online(said: str) -> dict[str, str]:
    """What a way to meet says at `online`; nothing where it is none."""
    if not _MEETING.search(said) and (value_named(said, _WAYS) or choice_in(said, _WAYS)[0]) != "online":
        return {}
    return group_of(said, fields_at(EventForm, ("online",))) or {"note": said}
