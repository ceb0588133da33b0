"""A table of figures as bars. The table stays on the page: the drawing says nothing that the table does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"\d[\d\s\u00a0]*(?:[.,]\d+)?")

FULL = 100.0
"""The longest bar, in units of the drawing."""


@dataclass(frozen=True)
class Chart:
    """The table as it was written, and a bar for each row whose last cell holds a figure."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float | None, ...]
    """In units of the drawing; shares of a hundred are drawn against the whole, counts against the largest."""


def chart(table: list[list[str]]) -> Chart:
    """The bars of the last column; a row without a figure there stays in the table alone."""
    header, *rows = table
    figures = [_figure(row[-1]) for row in rows]
    shares = all("%" in row[-1] for row, figure in zip(rows, figures, strict=True) if figure is not None)
    longest = 100.0 if shares else max((figure for figure in figures if figure is not None), default=0.0)
    widths = (None if figure is None or not longest else round(figure / longest * FULL, 1) for figure in figures)
    return Chart(tuple(header), tuple(tuple(row) for row in rows), tuple(widths))


def _figure(text: str) -> float | None:
    """The first number in a cell such as "ca 220" or "47 %"."""
    found = _FIGURE.search(text)
    return float(re.sub(r"[\s\u00a0]", "", found.group()).replace(",", ".")) if found else None
