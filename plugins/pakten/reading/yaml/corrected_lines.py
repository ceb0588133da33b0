"""The lines of a text that cannot be parsed, as far as it is known what they should be, each where it stands."""

from itertools import takewhile

from pakten.domain.problem import Problem
from pakten.reading.yaml.fragment import Fragment, Substitution

LEFT_OUT = "#"
"""In place of a line: an empty one could become part of a text around it."""


class CorrectedLines:
    def __init__(self, fragment: Fragment) -> None:
        self.lines = fragment.lines()
        self.lost: set[int] = set()
        """Those that make no sense and are left out."""
        self.corrections: dict[int, Substitution] = {}

    def write(self, index: int, mistakes: list[Problem]) -> Substitution:
        """Puts what is meant into one line, from its end; of marks that overlap, the first is what counts."""
        old = self.lines[index]
        places: list[tuple[int, int, str]] = []
        for one in mistakes:
            if not places or one.location.column > places[-1][1]:
                places.append((one.location.column - 1, one.location.end_column - 1, one.instead))
        line = old
        for start, end, instead in reversed(places):
            line = line[:start] + instead + line[end:]
        self.lines[index] = line
        # The least that is different: what stands beside it is where it was, and is corrected on its own.
        begins = _alike(old, line)
        ends = min(_alike(old[::-1], line[::-1]), min(len(old), len(line)) - begins)
        return Substitution(begins, len(old) - ends, len(line) - len(old))

    def leave_out(self, first: int, last: int) -> None:
        for index in range(first, last):
            if self.lines[index].strip(" ") and self.lines[index] != LEFT_OUT:
                self.lost.add(index)
                self.lines[index] = LEFT_OUT

    def first_written(self, first: int, last: int) -> int | None:
        """The first line that is neither empty nor a comment."""
        said = (index for index in range(first, last) if self.lines[index].strip(" \t"))
        return next((index for index in said if not self.lines[index].lstrip().startswith("#")), None)


def _alike(one: str, other: str) -> int:
    """How many signs two texts have in common before they differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
