"""Of what is told of one place, what is clearest; and of proposals that overlap, one that says all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.suggestion import slug

_SIGNS_IN_THE_WAY = frozenset((Code.COLON_IN_TEXT, Code.STARTS_WITH_SIGN, Code.ALIAS, Code.ANCHOR, Code.TAG))
_IN_PARTS = frozenset((Code.NOT_A_LIST, Code.NOT_A_GROUP))
_MEANT = frozenset((Code.GROUP_ON_ONE_LINE, Code.MARKDOWN_LINK, Code.LINK_IN_LIST, Code.MARKUP_IN_TEXT))


def clearest(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Of a value that YAML cannot read, what its form says is clearer than which sign was in the way.

    And where the whole of a value is lost behind #, it is not empty. On a line with a sign that nobody can see nothing
    is proposed: it has been read without the sign, which stands in what would be marked.
    """
    unseen = {(one.location.file, one.location.line) for one in problems if one.code == Code.CONTROL_CHARACTER}
    meant = {one.location for one in problems if one.code in _MEANT or (one.code in _IN_PARTS and one.instead)}
    misplaced = {(one.location.file, one.location.line) for one in problems if one.code == Code.MISPLACED_FIELD}
    misplaced |= {(one.location.file, one.location.line) for one in problems if one.code == Code.MOVED_IN_STATUS}
    cut = {(one.location.file, one.location.line) for one in problems if one.code == Code.CUT_AT_HASH}
    whole = {(one.location.file, one.location.line + at) for one in problems for at in range(1, lines_of(one))}
    # What stands between the wrong brackets has no value, and needs none.
    cut |= {(one.file, one.line) for one in meant}
    for one in problems:
        is_cut = one.code == Code.EMPTY_FIELD and (one.location.file, one.location.line) in cut
        # What takes the place of several lines says what is wrong with each.
        is_cut |= one.code == Code.NO_COLON and (one.location.file, one.location.line) in whole
        # Where the line belongs is clearer than that it does not stand in line.
        is_cut |= (
            one.code in (Code.INDENTATION, *_SIGNS_IN_THE_WAY) and (one.location.file, one.location.line) in misplaced
        )
        if not is_cut and not (one.code in _SIGNS_IN_THE_WAY and one.location in meant):
            yield replace(one, instead="") if (one.location.file, one.location.line) in unseen else one


def lines_of(problem: Problem) -> int:
    """How many lines a proposal takes the place of, when it is a block."""
    return int(dict(problem.values).get("lines", 0)) if problem.instead else 0


def in_one(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Of marks that overlap only one can be pasted: a list or an item says the ids of what is named in it as well."""
    on_line = defaultdict[tuple[str, int], list[Problem]](list)
    for one in problems:
        on_line[one.location.file, one.location.line].append(one)
    for beside in on_line.values():
        named = [one for one in beside if one.code in (Code.UNKNOWN_REFERENCE, Code.NOT_A_GROUP) and one.instead]
        for one in named:
            value = dict(one.values).get("value", "")
            around = (other for other in beside if other.instead and _lies_in(one.location, other.location))
            whole = next((other for other in around if other.code in _HOLDING_NAMES), None)
            if whole and one.code == Code.NOT_A_GROUP:
                if whole.code == Code.BULLET and "\n" not in one.instead:
                    beside.remove(one)
                    beside[beside.index(whole)] = replace(whole, instead=f"- {one.instead}")
            elif whole and whole.code == Code.COLON_IN_TEXT:
                beside.remove(whole)
            elif whole and slug(value) == one.instead:
                parts = re.split(rf"(?<!\w)[\"']?{re.escape(value)}[\"']?(?!\w)", whole.instead)
                beside.remove(one)
                beside[beside.index(whole)] = replace(whole, instead=one.instead.join(parts))
        yield from beside


_HOLDING_NAMES = frozenset((Code.NOT_A_LIST, Code.BULLET, Code.OPEN_BRACKET, Code.COLON_IN_TEXT))


def _lies_in(one: Location, other: Location) -> bool:
    return other.column <= one.column and one.end_column <= other.end_column
