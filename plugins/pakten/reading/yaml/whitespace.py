"""Spacing: the dashes and spaces that an entry begins with, and the signs that only look like them."""

from __future__ import annotations

import re

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.yaml.nodes import Fragment, Substitution

_ODD = "\xa0\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"^(?P<lead>[ \t]*(?:- +)*-?(?:[^\W\d]+:)?)(?P<odd>[{_ODD}][{_ODD} ]*)")
_CLOSE_DASH = re.compile(r"^ *(?P<dash>-)(?=[^\W\d]+:(?:\s|$))")
_NO_DASH = re.compile(r"^(?P<indent> *)(?P<sign>[*•·‐‑–—−]\s*)?(?P<key>id:(?:\s.*|$))")


def respace(
    fragment: Fragment, lines: list[str], corrections: dict[int, Substitution], *, listed: bool
) -> list[Problem]:
    """Writes the lines with the dashes and spaces that are meant."""
    problems = []
    for index, line in enumerate(lines):
        ordinary = _ordinary_spaces(fragment, index, line)
        if ordinary is not None:
            lines[index] = line = ordinary[0]
            problems.append(ordinary[1])
        spaced = _space_after_dash(fragment, index, line)
        if spaced is None and listed:
            spaced = _dash_before_id(fragment, index, line, lines[index - 1] if index else "")
        if spaced is not None:
            lines[index], problem, corrections[index] = spaced
            problems.append(problem)
    return problems


def _ordinary_spaces(fragment: Fragment, index: int, line: str) -> tuple[str, Problem] | None:
    """The line with ordinary spaces. Others come along from other programs, and mean nothing after a dash or key."""
    corrected = line
    while (found := _ODD_SPACE.match(corrected)) is not None:
        corrected = found["lead"] + " " * len(found["odd"]) + corrected[found.end() :]
    if corrected == line:
        return None
    instead = corrected.rstrip()
    indent = len(instead) - len(instead.lstrip())
    start = indent if not line[:indent].strip(" ") else 0
    location = fragment.at(index, start, max(len(line.rstrip()), 1))
    return corrected, Problem.of(Code.ODD_SPACE, location, instead=instead[start:])


def _space_after_dash(fragment: Fragment, index: int, line: str) -> tuple[str, Problem, Substitution] | None:
    """The line with a space after its dash. Without it, no entry begins, and the entry above would go on."""
    found = _CLOSE_DASH.match(line)
    if found is None:
        return None
    start, end = found.start("dash"), len(line.rstrip())
    instead = f"- {line[start + 1 : end]}"
    problem = Problem.of(Code.NO_SPACE_AFTER_DASH, fragment.at(index, start, end), instead=instead)
    return line[:start] + instead, problem, Substitution(start, end, 1)


def _dash_before_id(fragment: Fragment, index: int, line: str, above: str) -> tuple[str, Problem, Substitution] | None:
    """The line with the dash that begins an entry, where there is none or another sign that looks like it."""
    found = _NO_DASH.match(line)
    if found is None or not (found["sign"] or not found["indent"]):
        return None
    start, end = len(found["indent"]), len(line.rstrip())
    # A dash on a line of its own is one as well.
    lead, code = ("  ", Code.INDENTATION) if above.rstrip() == "-" else ("- ", Code.NO_DASH)
    instead = f"{lead}{found['key'].rstrip()}"
    problem = Problem.of(code, fragment.at(index, start, end), instead=instead)
    return line[:start] + instead, problem, Substitution(start, end, len(instead) - (end - start))
