"""A grid: the cells of a sheet as texts, and what its program shows and hides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pakten.importing.rows import Note

MOST_ROWS = 20_000
MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class Grid:
    lines: Sequence[Sequence[str]]
    name: str = ""
    """Of the sheet, where there are several."""
    numbers: Sequence[int] = ()
    """Of each line as its program counts them; from 1 when nothing is said."""
    notes: tuple[Note, ...] = ()
    hidden: Mapping[int, str] = field(default_factory=dict)
    """Columns that nobody sees."""

    def number(self, index: int) -> int:
        return self.numbers[index] if self.numbers else index + 1
