"""What is said of a day in words that no date can hold: the date as exact as it is known, and the words at a note."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pakten.domain.code import Code
from pakten.domain.event import Status
from pakten.domain.problem import Problem
from pakten.reading.forms.natural_dates.interpretation import Interpretation, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.proposals import choice_in
from pakten.reading.suggestion import value_named
from pakten.reading.yaml.emitter import scalar
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path, value_at

_GOES_ON = re.compile(
    r"(?:och|eller|samt|men|inte|ej|till|t\.?o\.?m|and|or|but|not|to|until)\b|\W*(?:$|[^\w(])", re.IGNORECASE
)
"""Words behind a date that say another date, or deny it."""
_ROUGHLY = re.compile(r"\b(?:ca|c:a|cirka|omkring|runt|about|around)\W*", re.IGNORECASE)
_STATES = tuple(Status)


def in_words(problem: Problem, entry: ParsedEntry, path: Path, said: str, known: Known, today: date | None) -> Problem:
    """The problem with the lines that say the same, if there is a free key for the words; else as it is."""
    from pakten.reading.forms.natural_dates.reckoning import spelt_out, vaguely  # noqa: PLC0415 (as `interpret` does)
    from pakten.reading.forms.natural_dates.recurrence import is_series  # noqa: PLC0415

    *parents, field = path
    group = value_at(entry.values, tuple(parents))
    key, value = entry.locate(path, key=True), entry.locate(path)
    if not value.end_column or not isinstance(group, dict):
        return problem
    if is_series(said):
        return Problem.of(Code.WORDS_IN_DATE, value, kind="series", value=said)
    if field != "start":
        # When to register may be said in words alone.
        is_apart = "note" not in group and parents == ["registration"] and not re.search("[0-9]", said)
        lines, is_reckoned = [f"note: {scalar(said, in_list=True)}"] * is_apart, False
    else:
        start, is_reckoned = vaguely(said, today)
        is_apart = not start and problem.code in (Code.NOT_A_TIME, Code.NO_YEAR)
        found, words = _beside(said, known, today) if is_apart else (Interpretation(), "")
        if found.only:
            is_reckoned = not interpret(said[: len(said) - len(words)], known).spans
            lines = [f"start: {found.only.start}", *([f"end: {found.only.end}"] * bool(found.only.end))]
            lines += ["status: tentative"] * found.is_tentative
            words = words if is_reckoned else said
        else:
            words = spelt_out(said, today) if today else said
            lines = [f"start: {start or 'TBA'}"] if start or _says_nothing(said) else []
        lines += [f"note: {scalar(words, in_list=True)}"] * bool(lines)
        own = {one.partition(":")[0] for one in lines} - {"start"}
        lines = [] if own & group.keys() or (not found.only and "end" in group) else lines
    if not lines:
        return problem
    line = replace(key, end_column=value.end_column)
    is_exact = field == "start" and not found.only and start
    code = Code.DAY_RECKONED if is_reckoned else problem.code if is_exact else Code.WORDS_IN_DATE
    told = {"today": today} if is_reckoned else {}
    instead = entry.between(path).join(lines)
    return Problem.of(code, line, instead=instead, value=said, **told)


def _beside(said: str, known: Known, today: date | None) -> tuple[Interpretation, str]:
    """A date that the text begins with, and the words that follow it."""
    from pakten.reading.forms.natural_dates.reckoning import reckoned  # noqa: PLC0415 (as `interpret` does)

    words = said.split(" ")
    best, rest = Interpretation(), ""
    for number in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:number]).rstrip(" ,;:(–-"), " ".join(words[number:])
        found = interpret(head, known)
        if not found.spans and today and not re.search("[0-9]{4}", tail):
            found = reckoned(head, known, today)
        if found.only and not found.zone and (not best.spans or found == best or _ROUGHLY.fullmatch(rest)):
            best, rest = found, tail
    is_state = choice_in(rest, _STATES)[0] or value_named(rest, _STATES)
    is_said = re.search(r"[^\W\d_]{3}|\bca?\b|^[fe]\.?m\b", rest) and not _GOES_ON.match(rest) and not is_state
    return (best, rest) if is_said else (Interpretation(), "")


def _says_nothing(said: str) -> bool:
    """Whether it says no figure, and no month or weekday: then nothing is known."""
    from pakten.reading.forms.natural_dates.tokens import tokens_of  # noqa: PLC0415 (as `interpret` does)

    return len(said) > 3 and not re.search("[0-9]", said) and not {one.kind for one in tokens_of(said)} & {*"WMPQ"}
