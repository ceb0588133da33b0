"""Proposals on trial: what would be proposed for a mistake is written and read anew, before anybody is told of it."""

from collections import Counter
from dataclasses import replace

from yaml.nodes import Node

from pakten.domain.problem import Problem
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.recovery import recovered

_MOST = 20
_LONGEST = 3000
"""Lines. Each proposal is tried by reading anew, which would take long for a list of many years."""


def legible_part(fragment: Fragment, *, listed: bool) -> tuple[tuple[Fragment, Node] | None, list[Problem]]:
    """What is left of a fragment that does not parse, and all its mistakes, without proposals that mend nothing."""
    part, problems = recovered(fragment, listed)
    lines = fragment.lines()
    if len(lines) > _LONGEST:
        return part, problems
    known = Counter((one.code, one.location.line) for one in problems)
    proposing = [one for one in problems if one.instead and one.location.end_column][:_MOST]
    failed = {id(one) for one in proposing if _remains(one, fragment, lines, listed, known)}
    return part, [replace(one, instead="") if id(one) in failed else one for one in problems]


def _remains(
    problem: Problem, fragment: Fragment, lines: list[str], listed: bool, known: Counter[tuple[str, int]]
) -> bool:
    """Whether the line or the one above is wrong when what is proposed is written."""
    at = problem.location
    index, wanted = at.line - fragment.above - 1, (problem.code, at.line)
    mended = f"{lines[index][: at.column - 1]}{problem.instead}{lines[index][at.end_column - 1 :]}"
    tried = Fragment(fragment.file, "\n".join([*lines[:index], mended, *lines[index + 1 :]]), fragment.above)
    after = Counter((one.code, one.location.line) for one in recovered(tried, listed)[1])
    new = after.keys() - known.keys()
    return after[wanted] >= known[wanted] or any(at.line - 1 <= line <= at.line for _, line in new)
