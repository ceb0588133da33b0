"""Text with columns: what parts them is proved by the table that comes out."""

import csv
import re
from collections import Counter
from io import StringIO

from pakten.importing.decoding import decoded
from pakten.importing.rows import Note
from pakten.importing.tables.grid import MOST_COLUMNS, MOST_ROWS, Grid
from pakten.importing.tables.headings import key_of_heading
from pakten.reading.refusal import Refusal

_DELIMITERS = (";", ",", "\t", "|")
_SAID = re.compile(r"\ufeff?\"?sep=(.|\\t)\"?\r?\n", re.IGNORECASE)


def grid_of_text(data: bytes, name: str) -> Grid:
    text = decoded(data, name)
    if not text.strip():
        return Grid(())
    if "\0" in text:
        raise Refusal("no_table", file=name)
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    first = 2 if said else 1
    read = {one: lines for one in _DELIMITERS if (lines := _parted(text, one))}
    if not read:
        raise Refusal("no_table", file=name)
    by = said[1].replace("\\t", "\t") if said else max(read, key=lambda one: _proof(read[one]))
    if _is_open(text, by):
        raise Refusal("open_quote", file=name)
    lines = read.get(by) or _parted(text, by)
    cut = (Note.of("too_many_rows", most=MOST_ROWS),) if len(lines) > MOST_ROWS else ()
    return Grid(lines[:MOST_ROWS], numbers=range(first, len(lines) + first), notes=cut)


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quotation mark has no end, so that the rest of the file would be one cell."""
    try:
        for _ in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _parted(text: str, delimiter: str) -> list[list[str]]:
    # Some programs put a space between a comma and a quoted text.
    spaced = bool(re.search(rf"{re.escape(delimiter)} +\"", text))
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=spaced, strict=False))
    except csv.Error:
        return []


def _proof(lines: list[list[str]]) -> tuple[int, int, int]:
    """How many headings a reading gives that are known, and how many rows that are as wide as most."""
    widths = Counter(len(line) for line in lines if len(line) > 1)
    known = max((sum(bool(key_of_heading(cell)) for cell in line[:MOST_COLUMNS]) for line in lines[:30]), default=0)
    width, often = widths.most_common(1)[0] if widths else (0, 0)
    return known, often * min(width, 2), width
