"""Spacing: the spaces that must stand around dashes and keys, and the ones that only look as if they did."""

from __future__ import annotations

import re

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.passage import Mended, Passage

_ODD = "\xa0\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"^(?P<lead>[ \t]*(?:- +)*-?(?:[^\W\d]+:)?)(?P<odd>[{_ODD}][{_ODD} ]*)")
_CLOSE_DASH = re.compile(r"^ *(?P<dash>-)(?=[^\W\d]+:(?:\s|$))")


def ordinary_spaces(passage: Passage, index: int, line: str) -> tuple[str, Problem] | None:
    """The line with ordinary spaces. Others come along from other programs, and mean nothing after a dash or key."""
    mended = line
    while (found := _ODD_SPACE.match(mended)) is not None:
        mended = found["lead"] + " " * len(found["odd"]) + mended[found.end() :]
    if mended == line:
        return None
    instead = mended.rstrip()
    indent = len(instead) - len(instead.lstrip())
    start = indent if not line[:indent].strip(" ") else 0
    location = passage.at(index, start, max(len(line.rstrip()), 1))
    return mended, Problem.of(Code.ODD_SPACE, location, instead=instead[start:])


def space_after_dash(passage: Passage, index: int, line: str) -> tuple[str, Problem, Mended] | None:
    """The line with a space after its dash. Without it, no entry begins, and the entry above would go on."""
    found = _CLOSE_DASH.match(line)
    if found is None:
        return None
    start, end = found.start("dash"), len(line.rstrip())
    instead = f"- {line[start + 1 : end]}"
    problem = Problem.of(Code.NO_SPACE_AFTER_DASH, passage.at(index, start, end), instead=instead)
    return line[:start] + instead, problem, Mended(start, end, 1)
