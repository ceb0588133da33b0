"""Lines without keys, as they come along when an invitation is pasted into an entry: told together, as a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.yaml.fragment import Fragment


def together(fragment: Fragment, problems: Sequence[Problem]) -> list[Problem]:
    """The problems, with those of lines right below one another as one; a description of their own is proposed."""
    loose = [one for one in problems if one.code == Code.NO_COLON and not one.instead and one.location.end_column]
    runs = (list(run) for _, run in groupby(enumerate(loose), lambda pair: pair[1].location.line - pair[0]))
    told = [one for one in problems if one not in loose]
    for run in runs:
        told += _as_text(fragment, [one for _, one in run])
    return told


def _as_text(fragment: Fragment, run: list[Problem]) -> Iterator[Problem]:
    first, lines = run[0].location, fragment.lines()
    written = [lines[one.location.line - fragment.above - 1] for one in run]
    margin = len(written[0]) - len(written[0].lstrip())
    entry = _around(lines, first.line - fragment.above - 1)
    if len(run) == 1 or margin != len(_DASH) or any(re.match(r"(?:- |  )description:", one) for one in entry):
        yield from run
        return
    text = "".join(f"\n{' ' * (margin + 2)}{one.strip()}" for one in written)
    place = replace(first, end_column=0)
    yield Problem.of(Code.NO_COLON, place, instead=f"description: |{text}", lines=len(run))


_DASH = "- "


def _around(lines: Sequence[str], index: int) -> Sequence[str]:
    """The lines of the entry in which a line stands."""
    starts = [at for at, one in enumerate(lines) if one.startswith(_DASH)]
    first = max((at for at in starts if at <= index), default=0)
    return lines[first : min((at for at in starts if at > index), default=len(lines))]
