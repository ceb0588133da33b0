"""The front matter of a page: the YAML between two rows of three dashes, from the first line of its file.

Rows that only look like it (an en dash, a space before, a line above) make all of it a text that visitors would read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.suggestion import fold, is_key, synonym
from pakten.reading.yaml.fragment import Fragment

_ROW = re.compile(r"[ \t\u00a0]*(?:[-‐‑–—−=*+_]{2,}|(?:[-–—] ){1,2}[-–—]|`{3,}(?:ya?ml)?)[ \t\u00a0]*", re.IGNORECASE)
_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
"""Longer rows are none for the site generator, which reads pages by itself."""
_KEY = re.compile(r"[ \t\u00a0]*[\"'*]*(?P<key>[^\W\d]+)[\"'*]*[ \t]*[:：](?:\s|[\"'*]|$)")
_FIRST_KEYS = ("title", "summary")
_LOOKED_AT = 12
"""Lines above which nobody would write what belongs at the top."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a Markdown file, its body, and the line on which the body begins."""

    fragment: Fragment
    body: str
    body_line: int
    told: tuple[Problem, ...] = ()
    """What is wrong with its rows, where it is read as it is meant."""

    @property
    def repeated(self) -> Problem | None:
        """A second one right below the first, which would be shown as text."""
        lines = self.body.split("\n", _LOOKED_AT)[:_LOOKED_AT]
        row = next((index for index, line in enumerate(lines) if line.strip()), 0)
        if not _ROW.fullmatch(lines[row]) or not _is_matter(lines[row + 1 :]):
            return None
        location = Location(self.fragment.file, self.body_line + row, 1, len(lines[row]) + 1)
        return Problem.of(Code.SECOND_FRONT_MATTER, location)


def front_matter(file: str, text: str) -> FrontMatter | Problem:
    boundaries = list(islice(_BOUNDARY.finditer(text), 3)) if _BOUNDARY.match(text) else []
    lines = text.split("\n")
    if not boundaries:
        found = _miswritten(file, lines)
        return _as_meant(file, lines, *found) if found else Problem.of(Code.NO_FRONT_MATTER, Location(file, 1, 1, 0))
    if len(boundaries) < 2:
        return _as_meant(file, lines, 1)
    rows = [text.count("\n", 0, boundary.start()) for boundary in boundaries]
    if len(rows) > 2 and all(_says_key(line) for line in lines[rows[1] + 1 : rows[2]][:2]) and rows[2] > rows[1] + 1:
        # A row between two keys has cut it in two.
        cut = Problem.of(Code.SECOND_FRONT_MATTER, Location(file, rows[1] + 1, 1, len(lines[rows[1]]) + 1))
        return _as_meant(file, [*lines[: rows[1]], "", *lines[rows[1] + 1 :]], 1, cut)
    _, matter, body = _BOUNDARY.split(text, 2)
    above, body_above = (text.count("\n", 0, boundary.end()) for boundary in boundaries[:2])
    return FrontMatter(Fragment(file, matter, above), body, body_above + 1)


def _as_meant(file: str, lines: Sequence[str], begin: int, *told: Problem) -> FrontMatter | Problem:
    """From a line to the first row of any signs, with what is wrong with the rows; without an end there is none."""
    end = next((at for at in range(begin, len(lines)) if _ROW.fullmatch(lines[at])), 0)
    place = Location(file, end + 1, 1, len(lines[end]) + 1)
    open_ = Problem.of(Code.OPEN_FRONT_MATTER, place, instead="---" if end else "")
    if not end:
        return told[0] if told else open_
    wrong = (*told, open_) if lines[end].rstrip(" \t") != "---" else told
    fragment = Fragment(file, "\n".join(lines[begin:end]), begin)
    return FrontMatter(fragment, "\n".join(lines[end + 1 :]), end + 2, wrong)


def _says_key(line: str) -> bool:
    found = _KEY.match(line)
    return found is not None and (is_key(found["key"]) or bool(synonym(found["key"], _FIRST_KEYS)))


def _miswritten(file: str, written: Sequence[str]) -> tuple[int, Problem] | None:
    """The first line of what begins otherwise than it must: with other signs, further down, or with no row at all."""
    lines = written[:_LOOKED_AT]
    first = next((index for index, line in enumerate(lines) if line.strip(" \t\u00a0")), 0)
    row = next((at for at, line in enumerate(lines) if _ROW.fullmatch(line) and _is_matter(lines[at + 1 :])), -1)
    if row < 0 and not _is_matter(lines[first:]):
        return None
    at = first if row < 0 else row
    instead = "" if at else f"---\n{lines[0]}" if row < 0 else "---"
    place = Location(file, at + 1, 1, len(lines[at]) + 1)
    return at + (row >= 0), Problem.of(Code.MISPLACED_FRONT_MATTER, place, instead=instead)


def _is_matter(lines: Sequence[str]) -> bool:
    """Whether they begin as a front matter does: with its first keys, in whatever language."""
    written = [line for line in takewhile(lambda line: not _ROW.fullmatch(line), lines) if line.strip(" \t\u00a0")][:2]
    keys = [fold(found["key"]) for line in written if (found := _KEY.match(line))]
    return len(keys) == len(written) and any(key in _FIRST_KEYS or synonym(key, _FIRST_KEYS) for key in keys)
