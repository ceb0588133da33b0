"""A table of figures as bars. The table stays on the page: the drawing says nothing that the table does not say.

Several columns of figures become several columns of bars on one scale. Each has its name above it, so that nobody has
to tell colours apart or to look up a key.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIGURE = re.compile(r"\d[\d\s\u00a0]*(?:[.,]\d+)?")

FULL = 100.0
"""The longest bar, in units of the drawing."""


@dataclass(frozen=True)
class Bar:
    text: str
    """The figure as it was written."""
    width: float | None
    """In units of the drawing; None for a cell without a figure, which stays in the table alone."""


@dataclass(frozen=True)
class Row:
    labels: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    labels: tuple[str, ...]
    """The names of the columns that say what a row is."""
    series: tuple[str, ...]
    """The names of the columns that hold figures."""
    rows: tuple[Row, ...]


def chart(table: Sequence[Sequence[str]], columns: int = 1) -> Chart:
    """The bars of the last columns; shares of a hundred are drawn against the whole, counts against the largest."""
    header, *rows = table
    first = len(header) - columns
    cells = [cell for row in rows for cell in row[first:]]
    figures = [figure for figure in map(_figure, cells) if figure is not None]
    shares = all("%" in cell for cell in cells if _figure(cell) is not None)
    longest = 100.0 if shares else max(figures, default=0.0)
    return Chart(
        tuple(header[:first]),
        tuple(header[first:]),
        tuple(Row(tuple(row[:first]), tuple(_bar(cell, longest) for cell in row[first:])) for row in rows),
    )


def _bar(cell: str, longest: float) -> Bar:
    figure = _figure(cell)
    return Bar(cell, None if figure is None or not longest else round(figure / longest * FULL, 1))


def _figure(text: str) -> float | None:
    """The first number in a cell such as "ca 220" or "47 %"."""
    found = _FIGURE.search(text)
    return float(re.sub(r"[\s\u00a0]", "", found.group()).replace(",", ".")) if found else None
