"""Excel's own format, read with openpyxl: what formulas came to, and what is seen of sheets, rows and columns."""

import importlib
import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from pakten.importing.rows import Note
from pakten.importing.tables.grid import MOST_COLUMNS, MOST_ROWS, Grid
from pakten.reading.refusal import Refusal

_LARGEST = 200_000_000
"""Bytes that a workbook may unpack to; a few kilobytes can hold many more."""
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, LookupError, TypeError, AttributeError, SyntaxError, EOFError)
"""A broken workbook can break in each of these ways; openpyxl promises no single one."""


def grids_of_workbook(data: bytes, name: str) -> list[Grid]:
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError:
        raise Refusal("no_excel", file=name) from None
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(one.file_size for one in package.infolist()) > _LARGEST:
                raise Refusal("too_large", file=name)
            has_formulas = any(b"<f" in package.read(one) for one in package.namelist() if "worksheets/sheet" in one)
        book = openpyxl.load_workbook(BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(BytesIO(data)) if has_formulas else None
        return [_grid(sheet, formulas[sheet.title] if formulas else None) for sheet in book.worksheets]
    except _BROKEN:
        raise Refusal("no_table", file=name) from None


def _grid(sheet: Any, formulas: Any | None) -> Grid:
    if sheet.sheet_state != "visible":
        return Grid((), sheet.title, notes=(Note.of("hidden_sheet", name=sheet.title),))
    merged = _merged(sheet)
    lines: list[list[str]] = []
    numbers: list[int] = []
    hidden: list[int] = []
    uncounted: list[str] = []
    # Asked for more than there is, the library makes empty cells.
    rows, columns = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    for number, cells in enumerate(sheet.iter_rows(max_row=rows, max_col=columns), 1):
        if sheet.row_dimensions[number].hidden:
            hidden += [number] if any(cell.value is not None for cell in cells) else []
            continue
        lines.append([_text(merged.get((cell.row, cell.column), cell.value)) for cell in cells])
        numbers.append(number)
        if formulas is not None:
            empty = [cell.coordinate for cell in cells if cell.value is None]
            uncounted += [at for at in empty if str(formulas[at].value).startswith("=")]
    unseen = {letter: one for letter, one in sheet.column_dimensions.items() if one.hidden}
    # Neighbours that are alike stand in one entry.
    spans = [range(one.min, min(one.max or one.min, MOST_COLUMNS) + 1) for one in unseen.values() if one.min]
    if spans:
        lines = [[cell for at, cell in enumerate(line, 1) if not any(at in span for span in spans)] for line in lines]
    notes = (
        *((Note.of("hidden_rows", sheet=sheet.title, rows=ranges(hidden)),) if hidden else ()),
        *((Note.of("hidden_columns", sheet=sheet.title, columns=", ".join(unseen)),) if unseen else ()),
        *((Note.of("uncounted", cells=", ".join(uncounted[:5])),) if uncounted else ()),
        *((Note.of("too_many_rows", most=MOST_ROWS),) if sheet.max_row > MOST_ROWS else ()),
    )
    return Grid(lines, sheet.title, numbers, notes, sheet.parent.epoch.date())


def ranges(numbers: list[int]) -> str:
    """`2–4, 7`."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("–".join(map(str, part)) for part in parts)


def _merged(sheet: Any) -> dict[tuple[int, int], Any]:
    """What a merged cell shows holds for each row that it spans, and stands once across."""
    values = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row + 1, min(area.max_row, MOST_ROWS) + 1):
            values[row, area.min_col] = value
    return values


def _text(value: object) -> str:
    """A cell as one would type it."""
    if isinstance(value, datetime):
        rounded = value + timedelta(seconds=30) if value.second >= 59 else value
        return f"{rounded:%Y-%m-%d}" if rounded.time() == time() else f"{rounded:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else re.sub(r"_x000D_", "", str(value)).replace("\r\n", "\n")
