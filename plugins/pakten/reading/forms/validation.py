"""What is written, held against its form: the filled-in form, or a problem for each value that does not fit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.form import Form
from pakten.reading.forms.misfit import told_at
from pakten.reading.forms.misfits import misfits
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.unknown_keys import is_extra, path_of, unknown_keys
from pakten.reading.yaml.nodes import Loader, ParsedEntry
from pakten.reading.yaml.patch import values_of
from pakten.reading.yaml.values import Path, paths, value_at

F = TypeVar("F", bound=Form)


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
    said = set[Path]()
    seen: set[Location] = set()
    while unknown := [*unknown_keys(form, entry, errors, seen)]:
        keys += (problem for _, problem in unknown)
        # What stands at a key that is written otherwise is held against what is meant, and may hold such keys again.
        said |= {(*path[:-1], one.instead.partition(":")[0]) for path, one in unknown if ":" in one.instead}
        names = {path: one.instead for path, one in unknown if one.code == Code.UNKNOWN_FIELD}
        entry = entry.calling(tuple((path, name) for path, name in names.items() if name and ":" not in name))
        filled, errors = _read(form, entry, named, needed)
    if not errors and not keys:
        return None if entry.has_omission() else filled, entry.problems, entry
    place = {field.alias or name: number for number, (name, field) in enumerate(form.model_fields.items())}
    errors.sort(key=lambda one: place.get(str(one["loc"][0]), len(place)) if one["loc"] else -1)
    parted = {_begin(one.location) for one in keys if one.code == Code.NOT_A_GROUP}
    # What a line says that is proposed for a key is not missing.
    lacking = [one for one in errors if not (one["type"] == "missing" and path_of(one) in said)]
    told = (one for one in misfits(form, entry, lacking) if _begin(one.location) not in parted)
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
    told = (one for one in problems if one.instead and (one.code != Code.UNKNOWN_FIELD or ":" in one.instead))
    proposed = {_begin(one.location): one.instead for one in told}
    values = deepcopy({key: value for key, value in entry.values.items() if not is_extra(form, key)})
    is_whole = True
    for error in errors:
        # What is missing may be said by what is proposed elsewhere; if not, the form will say it again.
        if error["type"] == "missing":
            continue
        *parents, last = path_of(error)
        group: Any = value_at(values, tuple(parents))
        at, line = (_begin(entry.locate(error["loc"], key=key)) for key in (False, True))
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
        if instead := proposed.pop(_begin(entry.locate(path)), ""):
            group = value_at(values, path[:-1])
            group[path[-1]] = read_again(instead)
    try:
        filled = form.model_validate(values, context=named)
        return filled if is_whole else None, ()
    except ValidationError as error:
        return None, tuple(_still_missing(entry, error, problems))


def _still_missing(entry: ParsedEntry, error: ValidationError, problems: Sequence[Problem]) -> Iterator[Problem]:
    """What nobody has been told of, and what no proposal says."""
    known = {one.location for one in problems if one.code == Code.MISSING_FIELD}
    misplaced = [dict(one.values) for one in problems if one.code == Code.MISPLACED_FIELD]
    astray = {(one["group"], one.get("meant", one["field"])) for one in misplaced}
    for loc in (one["loc"] for one in error.errors(include_url=False) if one["type"] == "missing"):
        location = entry.locate_missing(loc)
        if location not in known and not entry.has(loc) and loc[-2:] not in astray:
            yield Problem.of(Code.MISSING_FIELD, location, field=str(loc[-1]))


def read_again(instead: str) -> Any:
    """What is proposed, as it will be read; lines after the first are indented as they will stand."""
    first, *others = instead.split("\n")
    indent = min((len(one) - len(one.lstrip()) for one in others), default=0) - 2 * first.endswith("|")
    node: Any = yaml.compose("\n".join((" " * indent + first, *others)), Loader=Loader)
    return values_of(node)


def _begin(location: Location) -> Location:
    """What is proposed may mark more or less than what is wrong."""
    return replace(location, end_column=0)


def placed(entry: ParsedEntry, path: Path, mistake: Mistake) -> Problem:
    """A mistake at the place of its value."""
    return told_at(entry.locate(path), mistake.code, mistake.instead, mistake.values)
