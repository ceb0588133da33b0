"""A grid: the cells of a sheet as texts, and what its program shows and hides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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
    first_day: date = date(1899, 12, 30)
    """From which its program counts days; Excel of the Mac began four years later."""

    def number(self, index: int) -> int:
        return self.numbers[index] if self.numbers else index + 1
