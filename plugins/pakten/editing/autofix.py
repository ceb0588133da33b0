"""A repair: what the author meant beyond doubt, written as the file wants it. Everything else is only suggested."""

from collections.abc import Iterable
from dataclasses import replace

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.editing.source_file import SourceFile

_CERTAIN = frozenset(
    (
        *(Code.ALIAS, Code.ANCHOR, Code.TAG, Code.COLON_IN_TEXT, Code.STARTS_WITH_SIGN, Code.TEXT_AFTER_QUOTE),
        *(Code.ODD_SPACE, Code.NO_SPACE_AFTER_DASH, Code.NOT_TRUE_OR_FALSE, Code.NOT_A_LIST, Code.FORMAT_NOT_STATUS),
        *(Code.NOT_A_TIME, Code.NOT_HOURS, Code.START_AND_END, Code.TENTATIVE_IN_DATE),
    )
)
"""Missing quotation marks, brackets and spaces, truth said in another language, and dates of which each word counts."""


def is_certain(problem: Problem) -> bool:
    has_place = problem.location.end_column or "lines" in dict(problem.values)
    return bool(problem.instead and has_place) and problem.code in _CERTAIN


def repaired(source: SourceFile, problems: Iterable[Problem]) -> SourceFile:
    """The source with what is written instead in every marked place."""
    lines = list(source.lines)
    # From the end of each line, so that columns stay what they are; overlapping marks wait for the next time.
    untouched = dict.fromkeys(range(len(lines)), 1 << 30)
    for problem in sorted(problems, key=lambda one: one.location, reverse=True):
        line, start, end = problem.location.line - 1, problem.location.column - 1, problem.location.end_column - 1
        if number := int(dict(problem.values).get("lines", 0)):
            # A block, with all that has been mended inside it.
            last = lines[line + number - 1]
            ending = last[len(last.rstrip("\r\n")) :]
            lines[line : line + number] = [lines[line][:start] + problem.instead + ending]
            untouched[line] = start
            continue
        if line < len(lines) and end <= untouched[line]:
            lines[line] = lines[line][:start] + problem.instead + lines[line][end:]
            untouched[line] = start
    return replace(source, lines=tuple(lines))
