"""Rows that may be an event which is here, at another time. Only somebody who knows can tell, so it is asked.

A table has no UID by which a row would be known again, and some programs make that of the time.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

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

Alike = Callable[[Candidate, Event], bool]
_MOST_NAMED = 3


def with_moves(call: Call, plan: Plan, known: Catalogue, file: str, today: date) -> Plan:
    """The plan after the answers: an event is moved, or a row is new; without an answer the row waits."""
    rows = [one for one in (*plan.fine, *plan.failed) if one.values.get("start") and not _is_off(one)]
    gone = [event for event in known.events if event.id not in plan.met and _is_ahead(event, today)]
    pairs: list[tuple[Candidate, Event]] = []
    # What is on the same day is the same before what is not.
    for alike in (_on_its_day(known), _alike(known)):
        found = _one_to_one(rows, gone, alike)
        pairs += found
        rows = [one for one in rows if all(one is not row for row, _ in found)]
        gone = [one for one in gone if all(one is not event for _, event in found)]
    for one, event in pairs:
        plan = _answered(call, plan, one, event, file)
    return replace(plan, fine=[_with_note(one, gone, known) for one in plan.fine])


def _answered(call: Call, plan: Plan, one: Candidate, event: Event, file: str) -> Plan:
    start, end = str(one.values["start"]), str(one.values.get("end", ""))
    known = as_written(event.span)[0] or call.words("mark.to_be_announced")
    values = {"value": one.row.title, "id": event.id, "known": known, "start": start}
    said = "new" if call.options.new else ""
    if call.console.is_dialogue and not said:
        answer = call.console.ask(call.words("cli.import.which.moved", None, row=one.row.label, **values)).casefold()
        said = next((key for key in ("yes", "no") if answer in call.words(f"cli.ask.{key}").split()), "")
    if said in ("new", "no"):
        return plan
    fine, failed = ([it for it in some if it is not one] for some in (plan.fine, plan.failed))
    if said == "yes":
        change = Changed(one, event, (Update("move", "", start, end),))
        return replace(plan, fine=fine, failed=failed, changed=[*plan.changed, change])
    problem = Problem.of(Code.MAY_HAVE_MOVED, Location(file, one.row.number), **values)
    return replace(plan, fine=fine, failed=[*failed, replace(one, problems=(problem,))])


def _one_to_one(rows: list[Candidate], events: list[Event], alike: Alike) -> list[tuple[Candidate, Event]]:
    """Those of which each is like one of the others and no more."""
    titled: dict[str, list[Event]] = {}
    for event in events:
        titled.setdefault(slug(event.title), []).append(event)
    near = [(one, [event for event in titled.get(slug(one.row.title), ()) if alike(one, event)]) for one in rows]
    often = Counter(event.id for _, some in near for event in some)
    return [(one, some[0]) for one, some in near if len(some) == 1 and often[some[0].id] == 1]


def _with_note(one: Candidate, gone: Iterable[Event], known: Catalogue) -> Candidate:
    """Told where there are several that it might be, which would be a guess."""
    alike, title = _alike(known), slug(one.row.title)
    ids = [event.id for event in gone if slug(event.title) == title and alike(one, event)]
    if not ids:
        return one
    named = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
    return replace(one, notes=(*one.notes, Note.of("may_have_moved", ids=named)))


def _alike(known: Catalogue) -> Alike:
    """At the same place and by the same organiser, as far as both say so."""

    def alike(one: Candidate, event: Event) -> bool:
        where, there = place_named(one, known), slug(event.place.name if event.place else "")
        by = one.values.get("organisers")
        names = {str(name) for name in by} if isinstance(by, list) else set()
        return (not (where and there) or where == there) and (not names or not names.isdisjoint(event.organisers))

    return alike


def _on_its_day(known: Catalogue) -> Alike:
    alike = _alike(known)
    return lambda one, event: alike(one, event) and str(one.values["start"])[:10] == event.span.first.isoformat()


def _is_off(one: Candidate) -> bool:
    return one.values.get("status") in ("cancelled", "postponed")


def _is_ahead(event: Event, today: date) -> bool:
    return not (event.occasions or event.status.is_off) and event.span.last >= today
