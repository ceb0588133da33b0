"""Rows that may be an event which is here, at another time. Only somebody who knows can tell, so it is asked.

A table has no UID by which a row would be known again, and some programs make that of the time.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from pakten.cli.command import Call
from pakten.cli.importing.plan import Changed, Plan, place_named
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.problem import Location, Problem
from pakten.importing.candidates import Candidate
from pakten.importing.rows import Note
from pakten.importing.updates import Update, as_written
from pakten.reading.suggestion import slug

Gone = Mapping[str, list[tuple[Event, str]]]
"""Events that lie ahead and are no row of the file, each with its place, by their title."""
Pairs = Mapping[str, tuple[Candidate, Event]]
"""Rows with the event that each may be, by their label."""
_MOST_NAMED = 3


def with_moves(call: Call, plan: Plan, known: Catalogue, file: str, today: date) -> Plan:
    """The plan after the answers: an event is moved, or a row is new; without an answer the row waits."""
    rows = [one for one in (*plan.fine, *plan.failed) if one.values.get("start") and not _is_off(one)]
    gone: dict[str, list[tuple[Event, str]]] = {}
    for event in known.events:
        if event.id not in plan.met and _is_ahead(event, today):
            there = slug(event.place.name if event.place else "")
            gone.setdefault(slug(event.title), []).append((event, there))
    # What is on the same day is the same before what is not.
    pairs = _one_to_one(rows, gone, known, {}, on_its_day=True)
    pairs = _one_to_one(rows, gone, known, pairs)
    moved: list[Changed] = []
    waiting: list[Candidate] = []
    for one, event in pairs.values():
        said = _answer(call, one, event)
        if said == "yes":
            change = Update("move", "", str(one.values["start"]), str(one.values.get("end", "")))
            moved.append(Changed(one, event, (change,)))
        elif not said:
            problem = Problem.of(Code.MAY_HAVE_MOVED, Location(file, one.row.number), **_words(call, one, event))
            waiting.append(replace(one, problems=(problem,)))
    settled = {one.row.label for one in (*(one.one for one in moved), *waiting)}
    taken = {event.id for _, event in pairs.values()}
    return replace(
        plan,
        fine=[_with_note(one, gone, taken, known) for one in plan.fine if one.row.label not in settled],
        failed=[*(one for one in plan.failed if one.row.label not in settled), *waiting],
        changed=[*plan.changed, *moved],
    )


def _answer(call: Call, one: Candidate, event: Event) -> str:
    if call.options.new or not call.console.is_dialogue:
        return "no" if call.options.new else ""
    question = call.words("cli.import.which.moved", None, row=one.row.label, **_words(call, one, event))
    answer = call.console.ask(question).casefold()
    return next((key for key in ("yes", "no") if answer in call.words(f"cli.ask.{key}").split()), "")


def _words(call: Call, one: Candidate, event: Event) -> dict[str, str]:
    known = as_written(event.span)[0] or call.words("mark.to_be_announced")
    return {"value": one.row.title, "id": event.id, "known": known, "start": str(one.values["start"])}


def _one_to_one(
    rows: Iterable[Candidate], gone: Gone, known: Catalogue, before: Pairs, *, on_its_day: bool = False
) -> Pairs:
    """Rows that are like one event, which no other is like, beside those that have been found before."""
    taken = {event.id for _, event in before.values()}
    near = {}
    for one in rows:
        if one.row.label not in before:
            alike = _alike(one, gone, taken, known)
            day = str(one.values["start"])[:10]
            # A second one says enough: there may be thousands of one title.
            near[one.row.label] = (
                one,
                [*islice((it for it in alike if not on_its_day or it.span.first.isoformat() == day), 2)],
            )
    often = Counter(event.id for _, some in near.values() for event in some)
    found = {at: (one, some[0]) for at, (one, some) in near.items() if len(some) == 1 and often[some[0].id] == 1}
    return {**before, **found}


def _with_note(one: Candidate, gone: Gone, taken: Collection[str], known: Catalogue) -> Candidate:
    """Told where there are several that it might be, which would be a guess."""
    ids = [event.id for event in islice(_alike(one, gone, taken, known), _MOST_NAMED + 1)]
    if not ids:
        return one
    named = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
    return replace(one, notes=(*one.notes, Note.of("may_have_moved", ids=named)))


def _alike(one: Candidate, gone: Gone, taken: Collection[str], known: Catalogue) -> Iterator[Event]:
    """Those at the same place and by the same organiser, as far as both say so."""
    where, by = place_named(one, known), one.values.get("organisers")
    names = {str(name) for name in by} if isinstance(by, list) else set()
    for event, there in gone.get(slug(one.row.title), ()):
        is_there = not (where and there) or where == there
        if is_there and event.id not in taken and (not names or not names.isdisjoint(event.organisers)):
            yield event


def _is_off(one: Candidate) -> bool:
    return one.values.get("status") in ("cancelled", "postponed")


def _is_ahead(event: Event, today: date) -> bool:
    return not (event.occasions or event.status.is_off) and event.span.last >= today
