"""Files of changes: each says what is different in an entry that stands elsewhere, and is applied on top of it.

Two people may write one each at the same time, and both count. Whoever writes a change notes which state of the entry
was seen (`seen`); of two changes of one field the later one holds when its writer had seen the other, and else both
are told about (the optimistic locking of HTTP, RFC 9110, section 13).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.changes import ChangeForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.form import Form
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import PartialDate, timestamp
from pakten.reading.forms.validation import filled_in
from pakten.reading.network.file_contents import FileContents, merged
from pakten.reading.network.files import read_yaml
from pakten.reading.network.folder import files_in
from pakten.reading.network.markdown import block_problems
from pakten.reading.suggestion import key_for, near
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.parser import parse_entry
from pakten.reading.yaml.patch import Patch, patched, value_called

_OWN = frozenset(("id", "updated", "seen", "remove"))


@dataclass(frozen=True, slots=True)
class Change:
    """One file, as far as it can be read."""

    file: str
    id: str
    at: Location
    """Where the id stands."""
    updated: PartialDate
    seen: PartialDate | None
    patch: Patch
    entry: ParsedEntry
    """What it says of the entry that it changes."""
    body: tuple[str, Location] | None = None
    """The text below a front matter as it is now, and where it begins."""

    @property
    def order(self) -> tuple[datetime, str]:
        return _moment(self.updated), self.file

    def knew(self, other: Change) -> bool:
        """Whether its writer had seen the other."""
        return self.seen is not None and _moment(self.seen) >= _moment(other.updated)


Changes = Mapping[str, Sequence[Change]]
"""By the id of what they change, the earliest first."""


def read_changes(folder: Path, root: Path, form: type[Form]) -> tuple[Changes, FileContents]:
    """The changes of a folder, to entries of a form."""
    paths, problems = files_in(folder, root, (".yaml", ".yml"))
    found: dict[str, list[Change]] = defaultdict(list)
    parts = [FileContents(tuple(problems))]
    for path in paths:
        whole, contents = read_yaml(path, root)
        parsed = parse_entry(whole) if whole else None
        parts += [contents] if parsed is None else [contents, FileContents(parsed.problems)]
        if whole and parsed and parsed.entry:
            change, wrong = _change(whole.file, parsed.entry, form)
            parts.append(FileContents(wrong))
            if change is not None:
                found[change.id].append(change)
                if change.body is not None:
                    body = (whole.file, change.body[0], change.body[1].line)
                    parts.append(FileContents(tuple(block_problems(*body)), bodies=(body,)))
    return {id_: sorted(ones, key=lambda one: one.order) for id_, ones in found.items()}, merged(parts)


def changed(entry: ParsedEntry, changes: Sequence[Change]) -> tuple[ParsedEntry, tuple[Problem, ...]]:
    """The entry with its changes, and what is wrong between them."""
    written, known = entry.values.get("updated"), None
    with suppress(Mistake):
        known = _moment(timestamp(written.strip())) if isinstance(written, str) else None
    problems = [*_collisions(changes)]
    made = entry
    for change in changes:
        if known and change.seen and _moment(change.seen) < known:
            # It has been changed where it stands since, which the writer cannot have known.
            problems.append(_told(Code.CHANGED_SINCE, change, other=entry.locate(("updated",))))
        if all((value_called(made.node, name) or "") == value for name, (value, _) in _of_fields(change)):
            problems.append(_told(Code.CHANGES_NOTHING, change))
        is_later = known is None or _moment(change.updated) > known
        patch = change.patch if is_later else replace(change.patch, own=_OWN)
        made = patched(entry, (*getattr(made, "patches", ()), patch))
    return made, tuple(problems)


def rewritten(changes: Sequence[Change]) -> tuple[str, Location] | None:
    """The text below a front matter, as the last of those says who write it anew."""
    return next((change.body for change in reversed(changes) if change.body is not None), None)


def strays(changes: Changes, ids: Mapping[str, str], form: type[Form]) -> Iterator[Problem]:
    """Changes of what there is not; `ids` are those that there are, with the ids that they had before."""
    for id_ in sorted(changes.keys() - ids.keys()):
        meant = next((known for known, before in ids.items() if id_ in before.split()), "") or near(id_, ids)
        for change in changes[id_]:
            yield Problem.of(Code.UNKNOWN_CHANGED, change.at, instead=meant, id=id_, file=change.file)
            yield from _alone(change.entry, form)


def _alone(entry: ParsedEntry, form: type[Form]) -> Iterator[Problem]:
    """What is wrong with a change that cannot be applied; what it does not say stands elsewhere."""
    told = filled_in(form, entry)[1]
    return (one for one in told if one.code != Code.MISSING_FIELD)


def _change(file: str, entry: ParsedEntry, form: type[Form]) -> tuple[Change | None, tuple[Problem, ...]]:
    about = _OWN | {"body"} if form is ExampleForm else _OWN
    fields = [field.alias or name for name, field in form.model_fields.items()]
    strange = [key for key in entry.values if key not in about and key not in fields]
    meant = {key for key in strange if key_for(key, [*about, *fields]) in about}
    own, rest = (
        replace(entry, values={key: value for key, value in entry.values.items() if (key in about | meant) is one})
        for one in (True, False)
    )
    filled, problems, _ = filled_in(ChangeForm, replace(own, problems=()))
    rest = replace(rest, problems=())
    if filled is None or problems:
        return None, (*problems, *_alone(rest, form))
    keeps = "updated" in fields
    removed = [(tuple(name.split(".")), entry.locate(("remove", at))) for at, name in enumerate(filled.remove)]
    unknown = tuple(_unknown(name[0], location, fields) for name, location in removed if name[0] not in fields)
    patch = Patch(entry.range, about - {"updated"} if keeps else about, tuple(removed))
    body = None
    if filled.body:
        # The first line of a text that stands below its key, or beside it.
        node = next(value for key, value in entry.node.value if key.value == "body")
        at = entry.locate(("body",))
        body = (filled.body, replace(at, line=at.line + (node.style in ("|", ">"))))
    at = entry.locate(("id",))
    return None if unknown else Change(file, filled.id, at, filled.updated, filled.seen, patch, rest, body), unknown


def _unknown(key: str, location: Location, fields: Sequence[str]) -> Problem:
    return Problem.of(Code.UNKNOWN_FIELD, location, instead=key_for(key, fields), field=key)


def _of_fields(change: Change) -> list[tuple[tuple[str, ...], tuple[object, Location]]]:
    body = () if change.body is None else ((("body",), change.body),)
    return [*((name, said) for name, said in change.patch.leaves().items() if name != ("updated",)), *body]


def _collisions(changes: Sequence[Change]) -> Iterator[Problem]:
    """One of each pair that meets, at the later of both."""
    for index, later in enumerate(changes):
        for earlier in (one for one in changes[:index] if not later.knew(one)):
            theirs = _of_fields(earlier)
            for name, (value, at) in _of_fields(later):
                # They are the same, or one holds the other.
                meeting = (said for other, said in theirs if other[: len(name)] == name[: len(other)])
                met = next((said for said in meeting if said[0] != value), None)
                if met is not None:
                    yield Problem.of(Code.CHANGES_COLLIDE, at, field=".".join(name), id=later.id, other=met[1])


def _told(code: Code, change: Change, other: object = "") -> Problem:
    return Problem.of(code, change.at, id=change.id, file=change.file, other=other)


def _moment(written: PartialDate) -> datetime:
    """On the clock of the wall, which is enough to tell one change from another."""
    return datetime.combine(written.day, written.clock or time())
