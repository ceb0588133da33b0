"""The front matter of a page: the YAML between two rows of three dashes, from the first line of its file.

Rows that only look like it (an en dash, a space before, a line above) make all of it a text that visitors would read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from frontmatter.default_handlers import YAMLHandler

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.suggestion import fold, synonym
from pakten.reading.yaml.nodes import Fragment

_ROW = re.compile(r"[ \t\u00a0]*(?:[-‐‑–—−=*+_]{2,}|(?:[-–—] ){1,2}[-–—]|`{3,}(?:ya?ml)?)[ \t\u00a0]*", re.IGNORECASE)
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
    # Longer rows are none for the site generator, which reads pages by itself.
    handler = YAMLHandler(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))
    boundaries = list(handler.FM_BOUNDARY.finditer(text))[:2] if handler.FM_BOUNDARY and handler.detect(text) else []
    if not boundaries:
        return _miswritten(file, text) or Problem.of(Code.NO_FRONT_MATTER, Location(file, 1, 1, 0))
    if len(boundaries) < 2:
        # What has no end may have one that is written with other signs.
        lines = text.split("\n")
        end = next((at for at, line in enumerate(lines) if at and _ROW.fullmatch(line)), 0)
        location = Location(file, end + 1, 1, len(lines[end]) + 1)
        return Problem.of(Code.OPEN_FRONT_MATTER, location, instead="---" if end else "")
    matter, body = handler.split(text)
    above, body_above = (text.count("\n", 0, boundary.end()) for boundary in boundaries)
    return FrontMatter(Fragment(file, matter, above), body, body_above + 1)


def _miswritten(file: str, text: str) -> Problem | None:
    """Where it begins otherwise than it must: with other signs, further down, or with no row at all."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    first = next((index for index, line in enumerate(lines) if line.strip(" \t\u00a0")), 0)
    row = next((at for at, line in enumerate(lines) if _ROW.fullmatch(line) and _is_matter(lines[at + 1 :])), -1)
    if row < 0 and not _is_matter(lines[first:]):
        return None
    at = first if row < 0 else row
    instead = "" if at else f"---\n{lines[0]}" if row < 0 else "---"
    return Problem.of(Code.MISPLACED_FRONT_MATTER, Location(file, at + 1, 1, len(lines[at]) + 1), instead=instead)


def _is_matter(lines: Sequence[str]) -> bool:
    """Whether they begin as a front matter does: with its first keys, in whatever language."""
    written = [line for line in takewhile(lambda line: not _ROW.fullmatch(line), lines) if line.strip(" \t\u00a0")][:2]
    keys = [fold(found["key"]) for line in written if (found := _KEY.match(line))]
    return len(keys) == len(written) and any(key in _FIRST_KEYS or synonym(key, _FIRST_KEYS) for key in keys)
