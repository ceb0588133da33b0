"""What is written, held against its form: the filled-in form, or a problem for each value that does not fit."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.fields import field_at, fields_at, fields_of, keys_at
from pakten.reading.forms.form import Form
from pakten.reading.forms.groups import braces, group_of
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.proposals import corrected, links_in, listed
from pakten.reading.forms.types import ADDRESS, LANGUAGE, MAILBOX, ONE_LINE, PHONE, SLUG, WEB
from pakten.reading.suggestion import fold, key_for, slug, synonym, value_for, value_named
from pakten.reading.yaml.emitter import quoted, scalar
from pakten.reading.yaml.nodes import Loader, ParsedEntry, Path, paths, value_at
from pakten.reading.yaml.patch import values_of

F = TypeVar("F", bound=Form)

EXTRA = "x_[a-z0-9_]+"
"""Keys that a network has added on its own."""
_LINK = re.compile(r"(?:\[[^\]]*\])?[(<](?:mailto:)?(?P<target>[^\s()<>]+)[)>]")

_CODES = {
    "string_type": Code.NOT_A_TEXT,
    "string_too_short": Code.EMPTY_FIELD,
    "too_short": Code.EMPTY_FIELD,
    "string_too_long": Code.TOO_LONG,
    "tuple_type": Code.NOT_A_LIST,
    "model_type": Code.NOT_A_GROUP,
    "enum": Code.NOT_A_CHOICE,
    "literal_error": Code.NOT_A_CHOICE,
    "extra_forbidden": Code.UNKNOWN_FIELD,
    "missing": Code.MISSING_FIELD,
}
_PATTERNS = {
    SLUG: Code.NOT_AN_ID,
    ONE_LINE: Code.SEVERAL_LINES,
    ADDRESS: Code.NOT_AN_ADDRESS,
    WEB: Code.NOT_AN_ADDRESS,
    MAILBOX: Code.NOT_A_MAILBOX,
    PHONE: Code.NOT_A_PHONE,
    LANGUAGE: Code.NOT_A_LANGUAGE,
}


Complete = Callable[[ParsedEntry, Sequence[Problem]], Sequence[Problem]]
"""The problems of an entry with what only its surroundings know of what to write."""


def filled_in(
    form: type[F],
    entry: ParsedEntry,
    named: Mapping[str, Form] | None = None,
    needed: Sequence[str] = (),
    complete: Complete = lambda _, problems: problems,
) -> tuple[F | None, tuple[Problem, ...], ParsedEntry]:
    """The form with the values of an entry, all that is wrong with it, and the entry with the keys that are meant.

    Where values do not fit, the form has those that are proposed in their place; there is none when something has no
    proposal or could not be read. `named` is what its ids may stand for, `needed`
    are keys that must be there though the form can be without them.
    """
    filled, errors = _read(form, entry, named, needed)
    keys: list[Problem] = []
    seen: set[Location] = set()
    while unknown := [*_unknown_keys(form, entry, errors, seen)]:
        keys += (problem for _, problem in unknown)
        # What stands at a key that is written otherwise is held against what is meant, and may hold such keys again.
        meant = (one for one in unknown if one[1].code == Code.UNKNOWN_FIELD and one[1].instead)
        entry = entry.calling(tuple((path, problem.instead) for path, problem in meant))
        filled, errors = _read(form, entry, named, needed)
    if not errors and not keys:
        return None if entry.has_omission() else filled, entry.problems, entry
    place = {field.alias or name: number for number, (name, field) in enumerate(form.model_fields.items())}
    errors.sort(key=lambda one: place.get(str(one["loc"][0]), len(place)) if one["loc"] else -1)
    parted = {replace(one.location, end_column=0) for one in keys if one.code == Code.NOT_A_GROUP}
    told = (one for one in _problems(form, entry, errors) if replace(one.location, end_column=0) not in parted)
    found = complete(entry, (*keys, *told))
    # A group whose keys stand beside it has been told of with them, and is not meant to be empty.
    filled_beside = {dict(one.values)["group"] for one in found if one.code == Code.MISPLACED_FIELD}
    known = {entry.locate((group,), key=True) for group in filled_beside if entry.has((group,))}
    parsed = (one for one in entry.problems if one.code != Code.EMPTY_FIELD or one.location not in known)
    # Where nothing is wrong but that something is missing, nobody knows what its author would have written.
    is_open = entry.has_omission() or (filled is not None and not keys)
    proposed, missing = (None, ()) if is_open else _as_proposed(form, entry, errors, found, named)
    return proposed, (*parsed, *found, *missing), entry


def _read(
    form: type[F], entry: ParsedEntry, named: Mapping[str, Form] | None, needed: Sequence[str]
) -> tuple[F | None, list[ErrorDetails]]:
    values = {key: value for key, value in entry.values.items() if not is_extra(form, key)}
    # An empty list is written, and nothing.
    lacking = [
        ErrorDetails(type="too_short" if key in values else "missing", loc=(key,), msg="", input=None)
        for key in needed
        if not values.get(key)
    ]
    try:
        return form.model_validate(values, context=named), lacking
    except ValidationError as error:
        return None, [*error.errors(include_url=False), *lacking]


def _path(loc: Path) -> Path:
    """Without the alternatives that a form chose, which are no steps in what is written."""
    return tuple(step for step in loc if not str(step).startswith("as:"))


def _as_proposed(
    form: type[F],
    entry: ParsedEntry,
    errors: Sequence[ErrorDetails],
    problems: Sequence[Problem],
    named: Mapping[str, Form] | None,
) -> tuple[F | None, tuple[Problem, ...]]:
    """The form as it is when all that is proposed has been written, and what it lacks then.

    So the rules tell at once what they would tell afterwards. There is no form when something has no proposal.
    """
    told = (one for one in problems if one.instead and one.code != Code.UNKNOWN_FIELD)
    proposed = {replace(one.location, end_column=0): one.instead for one in told}
    values = deepcopy({key: value for key, value in entry.values.items() if not is_extra(form, key)})
    is_whole = True
    for error in errors:
        # What is missing may be said by what is proposed elsewhere; if not, the form will say it again.
        if error["type"] == "missing":
            continue
        *parents, last = _path(error["loc"])
        group: Any = value_at(values, tuple(parents))
        at, line = (replace(entry.locate(error["loc"], key=key), end_column=0) for key in (False, True))
        if at in proposed:
            group[last] = read_again(proposed.pop(at))
        elif instead := proposed.pop(line, ""):
            # With its key it makes place for others.
            del group[last]
            group |= read_again(instead if "\n" in instead or instead[0] == "{" else f"{{{instead}}}")
        else:
            is_whole = False
    # What is right by itself and has to follow what is wrong.
    for path in paths(entry.values) if proposed else ():
        if instead := proposed.pop(replace(entry.locate(path), end_column=0), ""):
            group = value_at(values, path[:-1])
            group[path[-1]] = read_again(instead)
    try:
        filled = form.model_validate(values, context=named)
        return filled if is_whole else None, ()
    except ValidationError as error:
        known = {one.location for one in problems if one.code == Code.MISSING_FIELD}
        astray = {
            (dict(one.values)["group"], dict(one.values)["field"])
            for one in problems
            if one.code == Code.MISPLACED_FIELD
        }
        lacking = (one["loc"] for one in error.errors(include_url=False) if one["type"] == "missing")
        told = (
            Problem.of(Code.MISSING_FIELD, entry.locate_missing(loc), field=str(loc[-1]))
            for loc in lacking
            if not entry.has(loc) and loc[-2:] not in astray
        )
        return None, tuple(one for one in told if one.location not in known)


def read_again(instead: str) -> Any:
    """What is proposed, as it will be read; lines after the first are indented as they will stand."""
    first, *others = instead.split("\n")
    indent = min((len(one) - len(one.lstrip()) for one in others), default=0)
    node: Any = yaml.compose("\n".join((" " * indent + first, *others)), Loader=Loader)
    return values_of(node)


def is_extra(form: type[Form], key: str) -> bool:
    """Whether a key is one that a network has added on its own."""
    return form.takes_extra and re.fullmatch(EXTRA, key) is not None


def placed(entry: ParsedEntry, path: Path, mistake: Mistake) -> Problem:
    """A mistake at the place of its value."""
    return _of(mistake.code, entry.locate(path), mistake.instead, mistake.values)


def _of(code: Code, location: Location, instead: str, values: Mapping[str, object]) -> Problem:
    # Of a value of several lines only the beginning is marked.
    instead = instead if location.end_column else ""
    return Problem.of(code, location, instead=instead, **values)


def _unknown_keys(
    form: type[Form], entry: ParsedEntry, errors: Iterable[ErrorDetails], seen: set[Location]
) -> Iterator[tuple[Path, Problem]]:
    """The keys that a form does not know, but for those that have been seen, and what is told of each."""
    meant: dict[Path, Location] = {}
    for error in errors:
        path = _path(error["loc"])
        location = entry.locate(path, key=True)
        if error["type"] != "extra_forbidden" or location in seen:
            continue
        seen.add(location)
        group = _home(form, str(path[0]), entry) if len(path) == 1 else ""
        if group:
            yield path, Problem.of(Code.MISPLACED_FIELD, location, field=path[-1], group=group)
            continue
        if (line := entry.only_line(path[:-1])) and (said := group_of(line[1], fields_at(form, path[:-1]))).get("time"):
            # An hour with a colon behind it looks like a key.
            yield path, Problem.of(Code.NOT_A_GROUP, line[0], instead=braces(said), field=str(path[0]), value=line[1])
            continue
        # A key of a network's own, that has capitals, spaces or letters of its language in it.
        own = f"x_{slug(str(path[-1])[2:])}".replace("-", "_")
        is_own = len(path) == 1 and re.match("x[_-]", str(path[0]), re.IGNORECASE) and is_extra(form, own)
        guess = own if is_own else key_for(str(path[-1]), keys_at(form, path[:-1]))
        there = (*path[:-1], guess)
        before = meant.get(there) or (entry.locate(there, key=True) if guess and entry.has(there) else None)
        # A change, in a file of its own, may say it anew.
        if guess and before is not None and before.file == location.file:
            yield path, Problem.of(Code.SAID_TWICE, location, field=_shown(path[-1]), meant=guess, line=before.line)
            continue
        meant[there] = location
        yield path, Problem.of(Code.UNKNOWN_FIELD, location, instead=guess, field=_shown(path[-1]))


def _problems(form: type[Form], entry: ParsedEntry, errors: list[ErrorDetails]) -> Iterator[Problem]:
    """What is wrong with values, and what is missing."""
    for error in errors:
        if error["type"] == "enum" and error["loc"][-1] == "status" and _is_online(error["input"]):
            yield from _moved_online(entry, error["loc"])
        elif error["type"] == "missing":
            # A key that is left empty has been told about; it is not missing as well.
            # Nor is one that may stand where nothing could be read.
            if not entry.has(error["loc"]) and not entry.has_omission(error["loc"][:-1]):
                location = entry.locate_missing(error["loc"])
                yield Problem.of(Code.MISSING_FIELD, location, field=str(error["loc"][-1]))
        elif error["type"] == "too_short" and entry.has((*error["loc"], 0)):
            # What is wrong with the items has been told; only because of that they are not counted.
            continue
        elif error["type"] != "extra_forbidden":
            yield _problem(form, entry, error)


def _is_online(status: object) -> bool:
    return isinstance(status, str) and bool(value_named(status, ("moved_online",)))


def _moved_online(entry: ParsedEntry, path: Path) -> Iterator[Problem]:
    """How it is held is no status: `format` says it, and `previous_format` what it was before."""
    key, value = entry.locate(path, key=True), entry.locate(path)
    line = replace(key, end_column=value.end_column)
    of_event = entry.values.get("format")
    inside = entry.values if len(path) == 1 else value_at(entry.values, path[:-1])
    own = inside.get("format") if isinstance(inside, dict) else None
    before = own or of_event
    if before not in ("on_site", "hybrid"):
        yield Problem.of(Code.FORMAT_NOT_STATUS, line)
        return
    previous = f"previous_format: {before}"
    if own:
        yield Problem.of(Code.FORMAT_NOT_STATUS, line, instead=previous)
        yield Problem.of(Code.FORMAT_NOT_STATUS, entry.locate((*path[:-1], "format")), instead="online")
        return
    between = ", " if entry.inside(path[:-1]).node.flow_style else "\n" + " " * (key.column - 1)
    yield Problem.of(Code.FORMAT_NOT_STATUS, line, instead=f"format: online{between}{previous}")


_MOVED = re.compile(r"^(?:flytta|omboka|byt|moved|rescheduled|ny|nytt|andra|changed)")


def _problem(form: type[Form], entry: ParsedEntry, error: ErrorDetails) -> Problem:
    kind, value, context = error["type"], error["input"], dict(error.get("ctx", {}))
    location = entry.locate(error["loc"])
    key = next((step for step in reversed(error["loc"]) if isinstance(step, str) and not step.startswith("as:")), "")
    if kind == "string_pattern_mismatch":
        code = _PATTERNS[context["pattern"]]
        link = _LINK.fullmatch(str(value))
        if link is not None and re.search(context["pattern"], link["target"]):
            return Problem.of(Code.MARKDOWN_LINK, location, instead=link["target"], field=key)
        told = {"field": key, "value": value}
        if code is Code.NOT_AN_ADDRESS and re.search(MAILBOX[1:-1], str(value)):
            told["kind"] = "mailbox"
        return Problem.of(code, location, instead=corrected(code, str(value)), **told)
    inside = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    if kind not in _CODES:
        instead = str(context.pop("instead", "")) or (inside[0] if kind == Code.NOT_A_TEXT and len(inside) == 1 else "")
        return _of(Code(kind), location, instead, {"field": key, **context})
    code = _CODES[kind]
    if code is Code.NOT_A_TEXT and len(inside) == 1:
        return _of(code, location, scalar(inside[0], in_list=True), {"field": key})
    if code is Code.NOT_A_CHOICE:
        # Some have a choice for all of them.
        value = " och ".join(inside) if inside else value
        choices = re.findall(r"'([^']*)'", context["expected"])
        guess = value_for(value, choices) if isinstance(value, str) else ""
        told = {"field": key, "value": _shown(value), "choices": ", ".join(choices)}
        if key == "status" and _MOVED.search(fold(_shown(value))):
            guess, told["kind"] = "", "moved"
        return _of(code, location, guess, told)
    if code is Code.NOT_A_GROUP and isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return Problem.of(code, location, field=key, kind="list")
    if code is Code.TOO_LONG:
        return Problem.of(code, location, field=key, length=len(str(value)), most=context["max_length"])
    keys = keys_at(form, error["loc"])
    if {"title", "url"} <= set(keys) and (links := links_in(str(value))):
        instead = f"[{', '.join(links)}]" if code is Code.NOT_A_LIST else links[0] if len(links) == 1 else ""
        return Problem.of(Code.LINK_IN_LIST, location, instead=instead, field=key)
    if code is Code.NOT_A_LIST and re.match(r"-[^\s-].* -", str(value)):
        return Problem.of(Code.NO_SPACE_AFTER_DASH, location)
    if code is Code.NOT_A_LIST and isinstance(value, str):
        return _of(code, location, listed(value, field_at(form, error["loc"])), {"field": key, "value": value})
    if code is Code.NOT_A_LIST and value == {} and (keys_in := entry.keys_at(error["loc"])):
        # Braces where brackets belong.
        return Problem.of(code, location, instead=f"[{', '.join(keys_in)}]", field=key, value=", ".join(keys_in))
    if code is Code.NOT_A_GROUP and isinstance(value, str) and (said := group_of(value, fields_at(form, error["loc"]))):
        if re.match(f"(?:{'|'.join(keys)}): ", value):
            return Problem.of(Code.GROUP_ON_ONE_LINE, location, instead=braces(said), field=key)
        in_lines = isinstance(error["loc"][-1], int) and not entry.is_between_brackets(error["loc"])
        instead = braces(said)[1:-1] if in_lines and len(said) == 1 else braces(said)
        return _of(code, location, instead, {"field": key, "value": value})
    if code is Code.NOT_A_TEXT and isinstance(value, dict) and (line := entry.only_line(error["loc"])):
        # A colon in it has made it look like a group.
        return Problem.of(Code.COLON_IN_TEXT, line[0], instead=quoted(line[1]))
    if code is Code.NOT_A_LIST and isinstance(value, dict) and field_at(form, error["loc"]).is_group:
        return Problem.of(code, location, field=key, kind="groups")
    return Problem.of(code, location, field=key)


def _shown(value: object) -> str:
    return value if isinstance(value, str) else "…"


def _home(form: type[Form], key: str, entry: ParsedEntry) -> str:
    """The group that a key belongs to: the only one that knows it, or the one that is written and has nothing."""
    groups = [field.key for field in fields_of(form) if not field.many]
    homes = [] if synonym(key, keys_at(form, ())) else [name for name in groups if key in keys_at(form, (name,))]
    empty = [name for name in homes if entry.has((name,)) and name not in entry.values]
    return homes[0] if len(homes) == 1 else empty[0] if len(empty) == 1 else ""
