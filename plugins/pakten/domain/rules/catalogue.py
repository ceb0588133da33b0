"""What must hold beyond one field: between the values of an entry, and between entries.

A rule looks at values and says what is wrong with them; it knows neither files nor the clock. What is asked of a
coming event is asked of one that lay ahead on the day it was published or last changed, so that what is entered
afterwards for the archive, or has been followed up, needs only what its sources know.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.problem import NOWHERE, Location, Problem
from pakten.domain.rules.entry import Locate, Near, event_problems, example_problems, sourced
from pakten.domain.rules.meeting import meeting_problems
from pakten.domain.rules.references import Named
from pakten.domain.rules.translations import translated_twice
from pakten.domain.rules.wordings import local_form_problems
from pakten.domain.term import Activation, Area, Term, WayIn, Wording
from pakten.domain.timespan import Timespan

HOLE = "{local_form}"
R = TypeVar("R")


@dataclass(frozen=True)
class Entries:
    """What has been read, and what one must know about the rest."""

    catalogue: Catalogue
    written: tuple[Event, ...] = ()
    """The events in the order in which they are written."""
    drafts: frozenset[str] = frozenset()
    """Ids of events that are not to be published."""
    ids: tuple[tuple[str, str, Location], ...] = ()
    """Kind, id and origin of everything, also of what could not be read because of another mistake."""
    unread: frozenset[str] = frozenset()
    """Kinds of which some ids may be missing, because a whole file could not be read."""
    wordings: tuple[tuple[Wording, Location], ...] = ()
    named: tuple[tuple[Location, tuple[Named, ...]], ...] = ()
    """What each of them names, by where it begins, also of what could not be read because of another mistake."""
    changed: frozenset[str] = frozenset()
    """Ids of events of which a part is written elsewhere: until it is folded in, their place in a list is no matter."""

    @cached_property
    def titles(self) -> Mapping[str, dict[str, str]]:
        """For each kind the ids that may be named, with their titles; also of what has another mistake."""
        known = self.catalogue.titles
        found: dict[str, dict[str, str]] = {kind: {} for kind in (*known, "activation", "work_year")}
        for kind, id_, _ in self.ids:
            if kind != "event" or id_ not in self.drafts:
                found[kind][id_] = id_
        for kind in _WITH_TITLES:
            found[kind].update(known[kind])
        return found


_WITH_TITLES = (
    *("area", "theme", "way_in", "place", "organisation", "source", "type", "audience", "target_group", "intent"),
)


class Before:
    """Whoever may know what was answered the last time; this one knows nothing."""

    def once(self, _thing: object, _given: object, answer: Callable[[], R]) -> R:
        """Of the very same thing, when the same was given."""
        return answer()

    def alike(self, _what: str, _given: object, answer: Callable[[], R]) -> R:
        """Of what has this name, when something equal was given."""
        return answer()


NOTHING_BEFORE = Before()


def problems_of(entries: Entries, locate: Locate, near: Near, before: Before = NOTHING_BEFORE) -> Iterator[Problem]:
    """Everything that does not hold, in no particular order."""
    yield from _same_ids(entries.ids, locate)
    yield from _named(entries, locate, near, before)
    yield from _taken_aliases(entries, locate)
    yield from _out_of_order((event for event in entries.written if event.id not in entries.changed), locate, before)
    yield from _wordings(entries.wordings, locate)
    yield from local_form_problems(entries.catalogue.areas, locate)
    yield from translated_twice(entries.catalogue, locate)
    told = max((max(event.published, event.updated.date()) for event in entries.written), default=date.min)
    required, tags = entries.catalogue.vocabulary.required, entries.catalogue.vocabulary.tags

    def of(event: Event) -> Iterator[Problem]:
        yield from event_problems(event, locate, told, required)
        yield from meeting_problems(event, locate, near)
        yield from _tags(event, tags, locate, near)

    given = f"{told} {required} {tags}"
    for event in entries.written:
        yield from before.once(event, given, lambda: tuple(of(event)))  # noqa: B023 (asked at once)
    for example in entries.catalogue.examples:
        yield from example_problems(example, locate)
    for area in entries.catalogue.areas:
        yield from sourced(area.figures, ("figures",), area.origin, locate, always=True)
    for way in entries.catalogue.ways_in:
        if way.id in way.leads_to:
            location = locate(way.origin, ("leads_to", way.leads_to.index(way.id)))
            yield Problem.of(Code.PART_OF_ITSELF, location, id=way.id)
        if not way.leads_on:
            yield Problem.of(Code.NO_ACTION, locate(way.origin, ("next_step",), key=True), title=way.title)
    terms: tuple[WayIn | Area, ...] = (*entries.catalogue.ways_in, *entries.catalogue.areas)
    for term in terms:
        for index, action in enumerate(term.actions):
            if len(action.ways) != 1:
                location = locate(term.origin, ("actions", index), key=True)
                yield Problem.of(Code.NO_ONE_WAY, location, count=len(action.ways), text=action.text)
    above = {one.id: one.part_of for one in entries.catalogue.organisations}
    for one in entries.catalogue.organisations:
        if one.id in _chain(one.part_of, above):
            yield Problem.of(Code.PART_OF_ITSELF, locate(one.origin or NOWHERE, ("part_of",)), id=one.id)
    for page in entries.catalogue.work_years:
        if not (page.id.isdecimal() and 1900 <= int(page.id) <= 2199):
            yield Problem.of(Code.NOT_A_YEAR, locate(page.origin, ("title",), key=True), value=page.id)
    for call in entries.catalogue.activations:
        yield from _call_problems(call, locate)


def _chain(id_: str, above: Mapping[str, str]) -> set[str]:
    """The organisation, the one that it is a part of, and so on."""
    found: set[str] = set()
    while id_ and id_ not in found:
        found.add(id_)
        id_ = above.get(id_, "")
    return found


def _tags(event: Event, known: Mapping[str, str], locate: Locate, near: Near) -> Iterator[Problem]:
    """Where any word may stand, all that do are known."""
    for index, tag in enumerate(event.tags):
        if tag not in known:
            instead = near(tag, known.keys(), known.values())
            where = locate(event.origin, ("tags", index))
            yield Problem.of(Code.UNKNOWN_REFERENCE, where, instead=instead, kind="tag", value=tag)


def _call_problems(call: Activation, locate: Locate) -> Iterator[Problem]:
    for key, span in (("from", call.first), ("until", call.last)):
        if span is not None and not span.is_set:
            yield Problem.of(Code.NOT_A_DAY, locate(call.origin, (key,)), value="TBA")
            return
    if call.last is None and call.review_by is None:
        yield Problem.of(Code.CALL_WITHOUT_END, locate(call.origin, ("from",)))
    elif call.last is not None and call.last.last < call.first.first:
        yield Problem.of(Code.ENDS_BEFORE_START, locate(call.origin, ("until",)), start=call.first.first)


def _same_ids(ids: tuple[tuple[str, str, Location], ...], locate: Locate) -> Iterator[Problem]:
    first: dict[tuple[str, str], Location] = {}
    # Feeds are named by the id of an area or a theme alone, and that of everything is called `all`.
    feeds: dict[str, tuple[str, Location]] = {"all": ("all", Location("all"))}
    for kind, id_, origin in ids:
        known = first.setdefault((kind, id_), origin)
        if known is not origin:
            before = locate(known, ("id",))
            yield Problem.of(Code.SAME_ID, locate(origin, ("id",)), id=id_, file=before.file, line=before.line)
        if kind in ("area", "theme"):
            other, at = feeds.setdefault(id_, (kind, origin))
            if other != kind:
                yield Problem.of(Code.SAME_FEED, origin, id=id_, file=at.file)


def _named(entries: Entries, locate: Locate, near: Near, before: Before) -> Iterator[Problem]:
    known = entries.titles
    ids = {kind: frozenset(titles) for kind, titles in known.items()}
    every = [named for _, named in entries.named]
    wrong = before.alike("named", (ids, every), lambda: _wrongly_named(ids, every))
    for origin, field in ((origin, field) for origin, named in entries.named for field in named) if wrong else ():
        if (field.kind, field.ids) not in wrong:
            continue
        for id_ in dict.fromkeys(field.ids):
            if id_ in known[field.kind] or field.kind in entries.unread:
                continue
            location = locate(origin, field.place_of(id_))
            if field.kind == "event" and id_ in entries.drafts:
                yield Problem.of(Code.DRAFT_REFERENCE, location, id=id_)
                continue
            choices = known[field.kind]
            instead = near(id_, choices.keys(), choices.values())
            yield Problem.of(Code.UNKNOWN_REFERENCE, location, instead=instead, kind=field.kind, value=id_)
        for id_, path in field.again():
            yield Problem.of(Code.SAME_TWICE, locate(origin, path), value=id_)


def _wrongly_named(
    ids: Mapping[str, frozenset[str]], every: Iterable[tuple[Named, ...]]
) -> set[tuple[str, tuple[str, ...]]]:
    """Of the fields that name something, the kinds and ids of those with one that there is not, or one twice."""
    asked = {(field.kind, field.ids) for named in every for field in named}  # many name the same
    return {(kind, named) for kind, named in asked if not ids[kind].issuperset(named) or len({*named}) < len(named)}


def _taken_aliases(entries: Entries, locate: Locate) -> Iterator[Problem]:
    """An old address can lead to one page only, and not away from a page that is there."""
    catalogue = entries.catalogue
    kinds: Mapping[str, tuple[Event | Example | Term, ...]] = {
        "event": catalogue.events,
        "example": catalogue.examples,
        "area": catalogue.areas,
        "theme": catalogue.themes,
        "goal": catalogue.goals,
        "way_in": catalogue.ways_in,
        "activation": catalogue.activations,
        "work_year": catalogue.work_years,
    }
    taken = {(kind, id_) for kind, id_, _ in entries.ids}
    for kind, named in kinds.items():
        for entry in named:
            for index, alias in enumerate(entry.aliases):
                if (kind, alias) in taken:
                    yield Problem.of(Code.TAKEN_ALIAS, locate(entry.origin, ("aliases", index)), alias=alias)
                taken.add((kind, alias))


def _out_of_order(events: Iterable[Event], locate: Locate, before: Before) -> Iterator[Problem]:
    """The fewest events of a file that must move so that the list is in order of time; of most of it, once."""
    by_file: dict[str, list[Event]] = {}
    for event in events:
        by_file.setdefault(event.origin.file, []).append(event)
    for file, listed in by_file.items():
        spans = [event.span for event in listed]
        staying = before.alike(f"order of {file}", spans, lambda: _longest_rise(_keys(spans)))  # noqa: B023 (asked at once)
        if len(staying) == len(listed):
            continue
        if 2 * len(staying) < len(listed):
            # Most of them would have to move: it begins with the newest, or was never in order.
            location = locate(listed[0].origin, ("start",))
            yield Problem.of(Code.LIST_UNSORTED, location, file=listed[0].origin.file, number=len(listed))
            continue
        keys = _keys(spans)
        kept = [keys[index] for index in staying]
        for index in sorted(set(range(len(listed))) - set(staying)):
            position = bisect_right(kept, keys[index])
            location = locate(listed[index].origin, ("start",))
            if position == 0:
                yield Problem.of(Code.OUT_OF_ORDER, location, where="before", id=listed[staying[0]].id)
            else:
                yield Problem.of(Code.OUT_OF_ORDER, location, where="after", id=listed[staying[position - 1]].id)


def _keys(spans: Iterable[Timespan]) -> list[tuple[date, Timespan]]:
    return [(span.first, span) for span in spans]


def _longest_rise(keys: list[tuple[date, Timespan]]) -> list[int]:
    """Positions of a longest part of the keys that never falls; of several, the one that begins and goes on earliest.

    Patience sorting: what could follow a card of the pile to the left is laid on the leftmost pile that takes it.
    """
    if all(one <= after for one, after in pairwise(keys)):
        return [*range(len(keys))]
    tops: list[tuple[date, Timespan]] = []
    piles: list[list[int]] = []
    for index, key in enumerate(keys):
        pile = bisect_right(tops, key)
        tops[pile : pile + 1] = [key]
        if pile == len(piles):
            piles.append([])
        piles[pile].append(index)
    rise = [piles[-1][0]]
    for cards in reversed(piles[:-1]):
        after = rise[-1]
        rise.append(next(index for index in cards if index < after and keys[index] <= keys[after]))
    return rise[::-1]


def _wordings(wordings: tuple[tuple[Wording, Location], ...], locate: Locate) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for wording, origin in wordings:
        known = first.setdefault(wording.role, origin)
        if known is not origin:
            location = locate(origin, ("role",))
            yield Problem.of(Code.SAME_WORDING, location, role=wording.role, file=known.file, line=known.line)
        if wording.local and HOLE not in wording.local:
            yield Problem.of(Code.NO_HOLE, locate(origin, ("local",)), hole=HOLE)
