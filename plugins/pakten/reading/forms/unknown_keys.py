"""Keys that a form does not know: what each may have been meant as."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic_core import ErrorDetails

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.fields import fields_at, fields_of, keys_at
from pakten.reading.forms.form import Form
from pakten.reading.forms.groups import braces, fitting, group_of
from pakten.reading.forms.proposals import with_words
from pakten.reading.forms.types import MAILBOX, PHONE
from pakten.reading.suggestion import key_for, slug, synonym, synonyms, value_named
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path

EXTRA = "x_[a-z0-9_]+"
"""Keys that a network has added on its own."""


def is_extra(form: type[Form], key: str) -> bool:
    """Whether a key is one that a network has added on its own."""
    return form.takes_extra and re.fullmatch(EXTRA, key) is not None


def unknown_keys(
    form: type[Form], entry: ParsedEntry, errors: Iterable[ErrorDetails], seen: set[Location]
) -> Iterator[tuple[Path, Problem]]:
    """The keys that a form does not know, but for those that have been seen, and what is told of each."""
    meant: dict[Path, Location] = {}
    for error in errors:
        path = path_of(error)
        location = entry.locate(path, key=True)
        if error["type"] != "extra_forbidden" or location in seen:
            continue
        seen.add(location)
        *parents, key = path
        group, name = ("", "") if parents else _home(form, str(key), entry)
        if group:
            renamed = {"kind": "renamed", "meant": name} if name != key else {}
            yield path, Problem.of(Code.MISPLACED_FIELD, location, field=key, group=group, **renamed)
            continue
        guess = _taking(form, path, error["input"])
        if not guess and (lines := _as_choice(form, path, error["input"], entry)):
            whole = replace(location, end_column=entry.locate(path).end_column)
            yield path, Problem.of(Code.UNKNOWN_FIELD, whole, instead=lines, field=shown(key))
            continue
        guess = guess or _meant(form, path, error["input"])
        line = entry.only_line(path[:-1])
        said = group_of(line[1], fields_at(form, parents)) if line else {}
        if line and ("time" in said or (said and not guess and (len(said) > 1 or " " in str(key)))):
            # An hour, a title or a sentence with a colon in it looks like a key.
            yield path, Problem.of(Code.NOT_A_GROUP, line[0], instead=braces(said), field=str(path[0]), value=line[1])
            continue
        there = (*parents, guess)
        before = meant.get(there) or (entry.locate(there, key=True) if guess and entry.has(there) else None)
        # A change, in a file of its own, may say it anew.
        if guess and before is not None and before.file == location.file:
            yield path, Problem.of(Code.SAID_TWICE, location, field=shown(key), meant=guess, line=before.line)
            continue
        meant[there] = location
        yield path, Problem.of(Code.UNKNOWN_FIELD, location, instead=guess, field=shown(key))


def path_of(error: ErrorDetails) -> Path:
    """Without the alternatives that a form chose, which are no steps in what is written."""
    return tuple(step for step in error["loc"] if not str(step).startswith("as:"))


def shown(value: object) -> str:
    return value if isinstance(value, str) else "…"


def _meant(form: type[Form], path: Path, value: object) -> str:
    """The key that is nearest; empty when none is near. A mailbox or a number that has no key is said in words."""
    *parents, key = path
    # A key of a network's own, that has capitals, spaces or letters of its language in it.
    own = f"x_{slug(str(key)[2:])}".replace("-", "_")
    if not parents and re.match("x[_-]", str(key), re.IGNORECASE) and is_extra(form, own):
        return own
    keys = keys_at(form, parents)
    is_reached = parents and "note" in keys and any(re.search(one, shown(value)) for one in (MAILBOX, PHONE))
    return key_for(str(key), keys) or ("note" if is_reached else "")


def _taking(form: type[Form], path: Path, value: object) -> str:
    """Of the keys that a word may stand for, one that takes the value."""
    *parents, key = path
    fields = {one.key: one for one in fields_at(form, parents)}
    meanings = synonyms(str(key), fields) if isinstance(value, str) else []
    return next((one for one in meanings if fitting(shown(value), fields[one])), "")


def _as_choice(form: type[Form], path: Path, value: object, entry: ParsedEntry) -> str:
    """A choice that is written as a key (`cancelled: yes`), as the lines that say it."""
    *parents, key = path
    for field in (one for one in fields_at(form, parents) if not one.key.startswith("previous_")):
        choice = value_named(str(key), field.kind.choices) if field.kind.name == "choice" else ""
        if choice and isinstance(value, str) and not field.many and not entry.has((*parents, field.key)):
            truth = value_named(value, ("true", "false"))
            words = "" if truth else value
            return with_words(form, entry, path, (field.key, choice), words) if truth != "false" else ""
    return ""


def _home(form: type[Form], key: str, entry: ParsedEntry) -> tuple[str, str]:
    """The group that a key belongs to, and what it is called there: the only one that knows it, or the one that is
    written and has nothing."""
    groups = [field.key for field in fields_of(form) if not (field.many or field.key.startswith("previous_"))]
    inside = [name for group in groups for name in keys_at(form, (group,))]
    for name in () if synonym(key, keys_at(form, ())) else (key, *synonyms(key, inside)):
        homes = [group for group in groups if name in keys_at(form, (group,))]
        empty = [group for group in homes if entry.has((group,)) and group not in entry.values]
        if len(homes) == 1 or len(empty) == 1:
            return (homes if len(homes) == 1 else empty)[0], name
    return "", ""
