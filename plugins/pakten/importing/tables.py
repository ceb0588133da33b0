"""Spreadsheets as rows: text files with columns, and Excel's own format when openpyxl is installed."""

from __future__ import annotations

import csv
import importlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from pakten.importing.rows import Found, Row, heading_key
from pakten.reading.refusal import Refusal

_MOST_ROWS = 20_000


def rows_of_csv(data: bytes, name: str) -> Found:
    try:
        lines = list(csv.reader(StringIO(_decoded(data), newline=""), delimiter=_delimiter(_decoded(data))))
    except csv.Error:
        raise Refusal("no_table", file=name) from None
    return _found(lines, name)


def rows_of_xlsx(data: bytes, name: str) -> Found:
    """The first sheet of a workbook, with the values that its formulas had."""
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError:
        raise Refusal("no_excel", file=name) from None
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        lines = [[_text(cell) for cell in line] for line in sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)]
    except (BadZipFile, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, SyntaxError):
        # A broken workbook can break in each of these ways; openpyxl promises no single one.
        raise Refusal("no_table", file=name) from None
    return _found(lines, name)


def _found(lines: Iterable[Sequence[str]], name: str) -> Found:
    """The first line that is not empty holds the headings."""
    numbered = [(number, line) for number, line in enumerate(lines, 1) if any(cell.strip() for cell in line)]
    if not numbered:
        return Found(())
    headings = [heading.strip() for heading in numbered[0][1]]
    keys = [heading_key(heading) if heading else "" for heading in headings]
    if "title" not in keys or not {"start", "day"} & {*keys}:
        raise Refusal("no_headings", file=name, headings=", ".join(filter(None, headings)))
    rows = []
    for number, line in numbered[1:]:
        cells: dict[str, str] = {}
        for key, cell in zip(keys, line, strict=False):
            if key and cell.strip():
                cells.setdefault(key, _unescaped(cell))
        rows.append(Row(number, cells))
    unknown = tuple(heading for heading, key in zip(headings, keys, strict=True) if heading and not key)
    return Found(tuple(rows), unknown, "start date" in [heading.casefold() for heading in headings])


def _decoded(data: bytes) -> str:
    """Excel writes three kinds of text; the last of them has no mark and takes any bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").replace("\0", "")
    try:
        return data.decode("utf-8-sig").replace("\0", "")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").replace("\0", "")


def _delimiter(text: str) -> str:
    """What parts the headings: a Swedish Excel writes semicolons."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";\t,", key=first.count)


def _text(value: object) -> str:
    """A cell as one would type it."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _unescaped(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from taking a text for a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
