"""A plan tried among all other events: rows that break a rule are set aside, the others stay."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from pakten.cli.events.event_list import Draft, amended, require_folded, sorted_again
from pakten.cli.importing.plan import Changed, Plan
from pakten.cli.network import Network, new_errors
from pakten.cli.saving import content_of
from pakten.domain.problem import Problem
from pakten.editing.amendment import Amendment
from pakten.editing.rescheduling import call_off, move, updated
from pakten.editing.sorting import insertions
from pakten.editing.source_file import SourceFile
from pakten.reading.network.catalogue import Reading
from pakten.reading.yaml.values import Path

_EVERY = ""
"""What a problem is filed under that belongs to no single event."""


@dataclass(frozen=True)
class Result:
    plan: Plan
    drafts: tuple[Draft, ...] = ()


def tried(plan: Plan, network: Network, before: Reading) -> Result:
    for one in plan.changed:
        require_folded(one.event, before)
    while plan.fine or plan.changed:
        drafts = _drafts(plan, network)
        after = network.with_files({draft.name: draft.after for draft in drafts})
        wrong = _wrong(new_errors(before, after), drafts)
        if not wrong:
            return Result(plan, drafts)
        plan = _without(plan, wrong)
    return Result(plan)


def _without(plan: Plan, wrong: dict[str, tuple[Problem, ...]]) -> Plan:
    """Without what breaks a rule; without everything when nobody knows what does."""
    ids = [*(str(one.values["id"]) for one in plan.fine), *(one.event.id for one in plan.changed)]
    if wrong.keys().isdisjoint(ids):
        wrong = dict.fromkeys(ids, wrong.get(_EVERY, ()))
    fine = [one for one in plan.fine if str(one.values["id"]) not in wrong]
    changed = [one for one in plan.changed if one.event.id not in wrong]
    failed = [replace(one, problems=wrong[id_]) for one in plan.fine if (id_ := str(one.values["id"])) in wrong]
    failed += [replace(one.one, problems=wrong[one.event.id]) for one in plan.changed if one.event.id in wrong]
    return replace(plan, fine=fine, changed=changed, failed=[*plan.failed, *failed])


def _drafts(plan: Plan, network: Network) -> tuple[Draft, ...]:
    listed = network.settings.options.events
    drafts = [
        amended(network, one.event, partial(_change, one, network))
        for one in plan.changed
        if one.event.origin.file != listed
    ]
    before = content_of(network.root / listed)
    source = SourceFile.of(listed, before or b"")
    changed = [one for one in plan.changed if one.event.origin.file == listed]
    if changed:
        source = sorted_again(source, _with_changes(source, changed, network), network)
    if plan.fine:
        source = source.with_entries(insertions(source, [one.values for one in plan.fine], network.settings.zone))
    return (*drafts, *([Draft(listed, before, source.data)] if changed or plan.fine else []))


def _with_changes(source: SourceFile, changed: list[Changed], network: Network) -> SourceFile:
    positions = {str(one.values.get("id")): index for index, one in enumerate(source.entries)}
    made = {}
    for one in changed:
        position = positions[one.event.id]
        first, last = source.blocks[position]
        amendment = Amendment(source.name, source.lines[first:last], source.newline)
        _change(one, network, amendment)
        made[position] = (amendment.lines, amendment.values)
    return source.with_blocks(made)


def _change(one: Changed, network: Network, amendment: Amendment) -> None:
    ids = [date.id for date in one.event.occasions]
    for update in one.updates:
        path: Path = ("occasions", ids.index(update.occasion)) if update.occasion else ()
        match update.kind:
            case "cancel":
                call_off(amendment, path, "cancelled", "")
            case "move":
                move(amendment, path, update.start, update.end)
            case "title":
                amendment.set((), "title", update.title, ("id",))
            case "add":
                amendment.add_item((), "occasions", dict(update.date))
    updated(amendment, one.event.updated, network.now)


def _wrong(problems: Iterable[Problem], drafts: tuple[Draft, ...]) -> dict[str, tuple[Problem, ...]]:
    """Problems by the id of the event that they are about."""
    wrong: dict[str, tuple[Problem, ...]] = {}
    sources: dict[str, SourceFile] = {}
    known = {draft.name: draft for draft in drafts}
    for problem in problems:
        name = problem.location.file
        if name in known and name not in sources:
            sources[name] = SourceFile.of(name, known[name].after)
        id_ = _id_at(sources[name], problem.location.line) if name in sources else _EVERY
        wrong[id_] = (*wrong.get(id_, ()), problem)
    return wrong


def _id_at(source: SourceFile, line: int) -> str:
    firsts = [first for first, _ in source.blocks]
    position = bisect_right(firsts, line - 1) - 1
    return str(source.entries[position].values.get("id", _EVERY)) if position >= 0 else _EVERY
