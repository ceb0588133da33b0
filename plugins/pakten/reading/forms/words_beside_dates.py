"""What is said of a day in words that no date can hold: the date as exact as it is known, and the words at a note."""

import re
from datetime import date

from pakten.domain.code import Code
from pakten.domain.event import Status
from pakten.domain.problem import Problem
from pakten.reading.forms.groups import keyed
from pakten.reading.forms.natural_dates.interpretation import Interpretation, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.natural_dates.reckoning import reckoned, spelt_out, vaguely
from pakten.reading.forms.natural_dates.recurrence import is_series
from pakten.reading.forms.natural_dates.tokens import tokens_of
from pakten.reading.forms.proposals import choice_in
from pakten.reading.suggestion import value_named
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
    group, line = value_at(entry.values, path[:-1]), entry.locate_line(path)
    if not line.end_column or not isinstance(group, dict):
        return problem
    if is_series(said):
        return Problem.of(Code.WORDS_IN_DATE, entry.locate(path), kind="series", value=said)
    if path[-1] == "start":
        code, lines = _start(problem.code, said, known, today, has_end="end" in group)
    else:
        # When to register may be said in words alone.
        is_apart = path[:-1] == ("registration",) and not re.search("[0-9]", said)
        code, lines = Code.WORDS_IN_DATE, {"note": said} if is_apart else {}
    if not lines or (lines.keys() - {"start"}) & group.keys():
        return problem
    told = {"today": today} if code == Code.DAY_RECKONED else {}
    return Problem.of(code, line, instead=entry.between(path).join(keyed(lines)), value=said, **told)


def _start(code: str, said: str, known: Known, today: date | None, *, has_end: bool) -> tuple[str, dict[str, str]]:
    """The keys that say what a start says, and as what that is told; no keys where it cannot be said."""
    start, is_reckoned = vaguely(said, today)
    if not start and code in (Code.NOT_A_TIME, Code.NO_YEAR):
        found, words, is_reckoned = _with_words(said, known, today)
        if found.only:
            status = {"status": "tentative"} if found.is_tentative else {}
            end = {"end": found.only.end} if found.only.end else {}
            note = words if is_reckoned else said
            return _code(is_reckoned, Code.WORDS_IN_DATE), {"start": found.only.start, **end, **status, "note": note}
    told_as = _code(is_reckoned, code if start else Code.WORDS_IN_DATE)
    # What is not known to the day has no end.
    if has_end or not (start or _says_nothing(said)):
        return told_as, {}
    return told_as, {"start": start or "TBA", "note": spelt_out(said, today) if today else said}


def _code(is_reckoned: bool, otherwise: str) -> str:
    return Code.DAY_RECKONED if is_reckoned else otherwise


def _with_words(said: str, known: Known, today: date | None) -> tuple[Interpretation, str, bool]:
    """A date that the text begins with, the words that follow it, and whether only today explains it."""
    best, rest, is_reckoned = Interpretation(), "", False
    words = said.split(" ")
    for number in range(len(words) - 1, 0, -1):
        head, tail = " ".join(words[:number]).rstrip(" ,;:(–-"), " ".join(words[number:])
        found = interpret(head, known)
        needs_today = not found.spans and not re.search("[0-9]{4}", tail)
        if today and needs_today:
            found = reckoned(head, known, today)
        if found.only and not found.zone and (not best.spans or found == best or _ROUGHLY.fullmatch(rest)):
            best, rest, is_reckoned = found, tail, needs_today
    is_state = choice_in(rest, _STATES)[0] or value_named(rest, _STATES)
    is_said = re.search(r"[^\W\d_]{3}|\bca?\b|^[fe]\.?m\b", rest) and not _GOES_ON.match(rest) and not is_state
    return (best, rest, is_reckoned) if is_said else (Interpretation(), "", False)


def _says_nothing(said: str) -> bool:
    """Whether it says no figure, and no month or weekday: then nothing is known."""
    return len(said) > 3 and not re.search("[0-9]", said) and not {one.kind for one in tokens_of(said)} & {*"WMPQ"}
