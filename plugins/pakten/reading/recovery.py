"""What is wrong with text that cannot be parsed: read in smaller and smaller pieces, so that all of it shows at once.

A parser stops at the first mistake, and often far from it: a quotation mark that nobody closed is noticed at the end
of the file. A list is therefore read entry by entry, and an entry key by key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml
from yaml.nodes import MappingNode

from pakten.domain.problem import Problem
from pakten.reading.diagnosis import diagnose
from pakten.reading.guard import offences
from pakten.reading.passage import Loader, Passage

_ENTRY = re.compile(r"^-(?=\s|$)")


def mistakes_in_list(passage: Passage, error: yaml.MarkedYAMLError) -> list[Problem]:
    """The mistakes of a top-level list that does not parse as a whole."""
    problems: list[Problem] = []
    for piece in _pieces(passage, _ENTRY):
        broken = _error_in(piece)
        if found := offences(piece):
            problems += found
        elif broken is not None:
            unbulleted = Passage(piece.file, _ENTRY.sub(" ", piece.text, count=1), piece.above)
            problems += mistakes_in_mapping(unbulleted, broken)
    return problems or [diagnose(passage, error)]


def mistakes_in_mapping(passage: Passage, error: yaml.MarkedYAMLError) -> list[Problem]:
    """The mistakes of one entry that does not parse as a whole."""
    problems: list[Problem] = []
    for piece in _pieces(passage, _key_at(passage)):
        broken = _error_in(piece, mapping=True)
        if found := offences(piece):
            problems += found
        elif broken is not None:
            problems.append(diagnose(piece, broken))
    return problems or [diagnose(passage, error)]


def _key_at(passage: Passage) -> re.Pattern[str]:
    """The beginning of a line at the indentation of the first key."""
    first = next((line for line in passage.lines() if line.strip() and not line.lstrip().startswith("#")), "")
    indent = len(first) - len(first.lstrip(" "))
    return re.compile(rf"^ {{{indent}}}(?=[^\s#\-\]}}])")


def _pieces(passage: Passage, start: re.Pattern[str]) -> Iterator[Passage]:
    lines = passage.lines()
    starts = [index for index, line in enumerate(lines) if start.match(line)]
    for first, last in pairwise([*starts, len(lines)]):
        yield Passage(passage.file, "\n".join(lines[first:last]), passage.above + first)


class _NotAKey(yaml.MarkedYAMLError):
    """A line without a key parses as a text, which no entry can be."""


def _error_in(piece: Passage, *, mapping: bool = False) -> yaml.MarkedYAMLError | None:
    try:
        node = yaml.compose(piece.text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return error
    if mapping and node is not None and not isinstance(node, MappingNode):
        return _NotAKey("while scanning a simple key", node.start_mark, "could not find expected ':'", node.start_mark)
    return None
