"""Reads everything that a network has written: the list of events, the examples, the pages; then applies the rules."""

import gc
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.place import Place
from pakten.domain.problem import Location, Problem, Severity
from pakten.domain.rules.catalogue import NOTHING_BEFORE, Before, Entries, problems_of
from pakten.domain.rules.entry import Locate
from pakten.domain.term import Activation, Area, Goal, Term, Theme, WayIn
from pakten.domain.vocabulary import Vocabulary
from pakten.domain.work_year import WorkYear
from pakten.reading.forms.groups import braces
from pakten.reading.forms.pages import Page
from pakten.reading.forms.parts import TO_BE_ANNOUNCED, ListedSourceForm, Register
from pakten.reading.memory.held import Held
from pakten.reading.memory.store import Store
from pakten.reading.network.block_references import dead_block_references
from pakten.reading.network.clearest import clearest, in_one
from pakten.reading.network.content import read_content
from pakten.reading.network.entries import read_events, read_examples, read_sources
from pakten.reading.network.file_contents import FileContents, merged
from pakten.reading.network.known import Known
from pakten.reading.network.layout import Layout
from pakten.reading.network.positions import Lines, Written, WrittenTexts, positions, source_lines
from pakten.reading.network.read_before import ReadBefore
from pakten.reading.suggestion import ids_apart, ids_in, near, slug, value_named
from pakten.reading.yaml.emitter import scalar

__all__ = ["Layout", "Page", "Reading", "read"]

T = TypeVar("T", bound=Term)
N = TypeVar("N", Place, ListedSourceForm)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. There is a catalogue only when nothing in it is an error."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...]
    texts: Mapping[str, str]
    """Every file that could be read, by its name."""
    locate: Locate
    lines: Lines
    drafts: Mapping[str, Location]
    """Where the events stand that are not to be published yet, by their id."""
    changes: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    """The files that change an entry which stands elsewhere, and when they did, by its kind and id."""
    written: Written
    written_texts: WrittenTexts
    read: Catalogue | None = None
    """All entries, though some name what there is not; a thing whose id has changed is named by others."""
    manner: bytes = b""
    """All that an entry hangs on beside the texts that say it; empty where nothing is remembered."""


def read(
    layout: Layout, vocabulary: Vocabulary, zone: ZoneInfo, store: Store | None = None, today: date | None = None
) -> Reading:
    """The catalogue and all the problems of all files, in the order of files and lines.

    What a store knows of texts that have not changed need not be read again. What is read does not hang on `today`;
    what is proposed for `imorgon` does.
    """
    if store and store.held:
        store.held.begin()
    # All that was parsed is gone when the collection begins again.
    with without_garbage_collection():
        # Sources and places first: entries are read with those that they name.
        places_of_files = replace(layout, root=Path())
        register = read_sources(layout, ReadBefore(store, places_of_files))
        sources = _first_by_id(register.sources)
        manner = (places_of_files, register.texts)
        content = read_content(layout, Known(zone, {}, sources, today=today), ReadBefore(store, manner, zone))
        listed = frozenset(one.id for one in content.organisations)
        places = _first_by_id(content.places)
        before = ReadBefore(store, manner, zone, places, listed, vocabulary)
        known = Known(zone, places, sources, listed, vocabulary, today)
        events = read_events(layout, known, before)
        examples = read_examples(layout, known, before)
        whole = merged((register, content, events, examples))
        return replace(_whole(whole, vocabulary, sources, store.held if store else None), manner=before.manner)


def _whole(read: FileContents, vocabulary: Vocabulary, sources: Register, held: Held | None) -> Reading:
    """What the files hold together, after the rules that look at more than one value."""
    entries = _entries(read, vocabulary, sources)
    locate, written, said = positions(read.ranges)
    before: Before = held or NOTHING_BEFORE
    known, called = entries.titles, _called(entries.catalogue)

    def placed(origin: Location, path: tuple[str | int, ...], *, key: bool = False) -> Location:
        return before.once(origin, f"{path} {key}", lambda: locate(origin, path, key=key))

    told = (_with_ids(problem, known, called) for problem in clearest(read.problems))
    texts = dict(read.texts)
    lines = source_lines(texts)
    found = problems_of(entries, placed, near, before)
    problems = {*told, *(_with_all_named(one, known, called, lines) for one in found)}
    problems = {*in_one(sorted(problems)), *dead_block_references(read.bodies, known)}
    errors = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    catalogue = entries.catalogue if not errors else None
    whole = entries.catalogue if errors <= {Code.UNKNOWN_REFERENCE} else None
    drafts = {id_: origin for kind, id_, origin in read.ids if kind == "event" and id_ in entries.drafts}
    changes: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for kind, id_, *change in read.changes:
        changes[kind, id_] = (*changes.get((kind, id_), ()), (change[0], change[1]))
    ordered = tuple(sorted(problems))
    return Reading(catalogue, ordered, read.pages, texts, locate, lines, drafts, changes, written, said, whole)


Called = Mapping[tuple[str, str], str]
"""Ids by the kind of the thing and what else it is called, folded."""


def _called(catalogue: Catalogue) -> Called:
    """Districts of areas, and words by which people search for a term; what two are called says neither."""
    terms = {"area": catalogue.areas, "theme": catalogue.themes, "way_in": catalogue.ways_in}
    names = [(kind, one.id, name) for kind, some in terms.items() for one in some for name in one.also]
    found: dict[tuple[str, str], set[str]] = {}
    for kind, id_, name in (*names, *(("area", one.id, name) for one in catalogue.areas for name in one.districts)):
        found.setdefault((kind, slug(name)), set()).add(id_)
    return {called: next(iter(ids)) for called, ids in found.items() if len(ids) == 1}


def _with_ids(problem: Problem, known: Mapping[str, Mapping[str, str]], called: Called) -> Problem:
    """A text where ids belong, in a list or in a group: with those of all that it names, or without a proposal."""
    values = dict(problem.values)
    if problem.code == Code.MISSING_FIELD and (of_name := re.match(r"\{name: (?P<id>[^,]+), ", problem.instead)):
        title = scalar(known["organisation"].get(of_name["id"], of_name["id"]), in_list=True)
        return replace(problem, instead=problem.instead.replace(of_name["id"], title, 1))
    of_one = re.fullmatch(r"(?P<begin>\[?\{?)id: (?:[^,]*?|\"[^\"]*\")(?P<end>\}?\]?)", problem.instead)
    if of_one and problem.code in (Code.NOT_A_GROUP, Code.NOT_A_LIST):
        ids = ids_in(values["value"], known["organisation"])
        if problem.code == Code.NOT_A_LIST:
            return replace(problem, instead=f"[{', '.join(f'{{id: {one}}}' for one in ids)}]" if ids else "")
        return replace(problem, instead=f"{of_one['begin']}id: {ids[0]}{of_one['end']}" if len(ids) == 1 else "")
    kind = values.get("names") if problem.code == Code.NOT_A_LIST else None
    if not kind or not problem.instead:
        return problem
    listed = {**known[kind], **({"all": "all"} if kind == "area" else {})}
    ids, key = ids_in(values["value"], listed), problem.instead.partition("[")[0]
    parts = {part: ids_in(part, listed) for part in ids_apart(values["value"])}
    if ids or kind == "source" or not (any(parts.values()) or all(len(part.split()) < _SENTENCE for part in parts)):
        # A sentence has none.
        return replace(problem, instead=f"{key}[{', '.join(ids)}]" if ids else "")
    return _of_parts(problem, kind, parts, listed, called)


def _of_parts(
    problem: Problem, kind: str, parts: Mapping[str, list[str]], listed: Mapping[str, str], called: Called
) -> Problem:
    """A text where ids belong, of which some parts name what there is not: the nearest ids, or the choices."""
    strange = [part for part, found in parts.items() if not found]
    meant = {part: called.get((kind, slug(part)), "") or near(part, listed, listed.values()) for part in strange}
    of_strange = {"kind": kind, "value": ", ".join(strange)}
    if all(meant.values()):
        ids = [id_ for part, found in parts.items() for id_ in found or [meant[part]]]
        instead = f"{problem.instead.partition('[')[0]}[{', '.join(dict.fromkeys(ids))}]"
        return Problem.of(Code.UNKNOWN_REFERENCE, problem.location, instead=instead, **of_strange)
    nearest = (one for part in strange for one in get_close_matches(slug(part), listed, _MOST_SHOWN // 3, 0.0))
    choices = ", ".join(listed if len(listed) <= _MOST_SHOWN else dict.fromkeys(nearest))
    certain = ", ".join([*(id_ for found in parts.values() for id_ in found), "…"])
    return Problem.of(Code.NOT_LISTED, problem.location, choices=choices, list=f"[{certain}]", **of_strange)


_SENTENCE = 5
"""So many words are no name."""

_MOST_SHOWN = 12


def _with_all_named(problem: Problem, known: Mapping[str, Mapping[str, str]], called: Called, lines: Lines) -> Problem:
    """An id that is none, in a list between brackets: with the ids of all that it names (`[harbour; hill]`)."""
    values = dict(problem.values)
    if problem.code != Code.UNKNOWN_REFERENCE or values["kind"] not in known:
        return problem
    if other := called.get((values["kind"], slug(values["value"]))):
        return replace(problem, instead=other)
    ids = ids_in(values["value"], known[values["kind"]])
    at = problem.location
    if values["kind"] == "area" and value_named(values["value"], ("all",)):
        return replace(problem, instead="all")
    before = lines(at.file)[at.line - 1][: at.column - 1]
    if values["kind"] == "place" and not problem.instead and re.search(r"\w: +[\"']?$", before):
        if value_named(values["value"], ("online", "hybrid", "unknown")):
            return Problem.of(Code.UNKNOWN_REFERENCE, at, kind="no_place", value=values["value"])
        return replace(problem, instead=_place(values["value"]))
    parts = {part: ids_in(part, known[values["kind"]]) for part in ids_apart(values["value"])}
    if not ids and len(parts) > 1 and any(parts.values()) and re.search(r"[\[,] *$", before):
        of_parts = _of_parts(problem, values["kind"], parts, known[values["kind"]], called)
        return replace(of_parts, instead=of_parts.instead.strip("[]"))
    if len(ids) > 1:
        # Where there is room for one alone, it would lose the others.
        return replace(problem, instead=", ".join(ids) if re.search(r"[\[,] *$", before) else "")
    return problem


def _place(name: str) -> str:
    """A place that only one entry has, or none that is known yet."""
    if meant := value_named(name, (TO_BE_ANNOUNCED,)):
        return meant if meant != name else ""
    if "://" in name or "@" in name or name in (slug(name), TO_BE_ANNOUNCED):
        return ""
    parts = [part.strip() for part in name.split(",")]
    # A street has a number.
    is_parted = 2 <= len(parts) <= len(_OF_PLACE) and re.search("[0-9]", parts[1])
    return braces(dict(zip(_OF_PLACE, parts, strict=False)) if is_parted and all(parts) else {"name": name})


_OF_PLACE = ("name", "address", "city")


def _entries(read: FileContents, vocabulary: Vocabulary, sources: Register) -> Entries:
    """All that could be read, in the order in which the site shows it."""
    origins = {id_: origin for kind, id_, origin in reversed(read.ids) if kind == "source"}
    # Of organisations that entries bring along one of each name, and none that is listed.
    listed = [one for one in read.organisations if one.sector is not None]
    known = {one.id for one in listed}
    brought = {one.id: one for one in reversed(read.organisations) if one.id not in known}
    # Words that are in no list, each as somebody has written it first.
    tags = sorted(dict(reversed(read.tags)).items())
    free = {id_: word for id_, word in tags if id_ not in vocabulary.tags}
    catalogue = Catalogue(
        events=tuple(sorted(read.events, key=lambda event: (event.span.first, event.span, event.id))),
        examples=tuple(sorted(read.examples, key=lambda example: example.id)),
        areas=_shown(read.terms, Area),
        themes=_shown(read.terms, Theme),
        goals=_shown(read.terms, Goal),
        ways_in=_shown(read.terms, WayIn),
        activations=tuple(
            sorted((one for one in read.terms if isinstance(one, Activation)), key=lambda one: (one.first, one.id))
        ),
        work_years=_shown(read.terms, WorkYear),
        places=tuple(_first_by_id(read.places).values()),
        organisations=(*listed, *reversed(brought.values())),
        wordings=tuple(wording for wording, _ in read.wordings),
        milestones=read.milestones,
        former_goals=read.former_goals,
        sources=tuple(one.to_domain(origin=origins[one.id]) for one in sources.values()),
        vocabulary=replace(vocabulary, tags={**vocabulary.tags, **free}),
    )
    unread, drafts = frozenset(read.unread), frozenset(read.drafts)
    changed = frozenset(id_ for kind, id_, *_ in read.changes if kind == "event")
    return Entries(catalogue, read.events, drafts, read.ids, unread, read.wordings, read.named, changed)


def _shown(terms: Iterable[Term], kind: type[T]) -> tuple[T, ...]:
    return tuple(sorted((one for one in terms if isinstance(one, kind)), key=lambda one: (one.order, one.id)))


def _first_by_id(things: Iterable[N]) -> dict[str, N]:
    """Of several with one id the first; the others are told about."""
    found: dict[str, N] = {}
    for one in things:
        found.setdefault(one.id, one)
    return found


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Reading makes many objects and few circles: looking for circles again and again takes half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
