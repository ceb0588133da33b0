"""The format of LibreOffice: a package with the cells as XML, each with its value beside what it shows."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from pakten.importing.rows import Note
from pakten.importing.tables.grid import MOST_COLUMNS, MOST_ROWS, Grid
from pakten.importing.tables.workbook import ranges
from pakten.reading.refusal import Refusal

_LARGEST = 200_000_000
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CLOCK = re.compile(r"PT(\d+)H(\d+)M(?:[\d.,]+S)?")


def grids_of_opendocument(data: bytes, name: str) -> list[Grid]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if package.getinfo("content.xml").file_size > _LARGEST:
                raise Refusal("too_large", file=name)
            content = package.read("content.xml")
        # No program writes a document type here, and entities can grow without bounds.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Refusal("no_table", file=name)
        root = ElementTree.fromstring(content)
        unseen = {
            style.get(f"{_STYLE}name")
            for style in root.iter(f"{_STYLE}style")
            for one in style.iter(f"{_STYLE}table-properties")
            if one.get(f"{_TABLE}display") == "false"
        }
        return [_grid(table, table.get(f"{_TABLE}style-name") in unseen) for table in root.iter(f"{_TABLE}table")]
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, ValueError, EOFError, OSError, NotImplementedError):
        raise Refusal("no_table", file=name) from None


def _grid(table: ElementTree.Element, is_hidden: bool) -> Grid:
    title = table.get(f"{_TABLE}name", "")
    if is_hidden:
        return Grid((), title, notes=(Note.of("hidden_sheet", name=title),))
    lines: list[list[str]] = []
    numbers: list[int] = []
    hidden: list[int] = []
    below: dict[int, tuple[int, str]] = {}
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        line = _line(row, below)
        times = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        for _ in range(times if any(line) else 0):
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                hidden.append(number)
            elif len(lines) < MOST_ROWS:
                lines.append(line)
                numbers.append(number)
            number += 1
        number += 0 if any(line) else times
        if len(lines) >= MOST_ROWS:
            break
    notes = (Note.of("hidden_rows", sheet=title, rows=ranges(hidden)),) if hidden else ()
    return Grid(lines, title, numbers, notes)


def _line(row: ElementTree.Element, below: dict[int, tuple[int, str]]) -> list[str]:
    """The cells of a row; what spans several rows holds for each of them."""
    line: list[str] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        text = _value(cell)
        left, over = below.get(len(line), (0, ""))
        if cell.tag.endswith("covered-table-cell") and left:
            text = over
            below[len(line)] = (left - 1, over)
        spanned = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        if spanned > 1:
            below[len(line)] = (spanned - 1, text)
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        line += [text] * min(times, MOST_COLUMNS - len(line))
    while line and not line[-1]:
        line.pop()
    return line


def _value(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        moment = cell.get(f"{_OFFICE}date-value", "")
        return moment[:16].replace("T", " ").removesuffix(" 00:00")
    if kind == "time":
        found = _CLOCK.match(cell.get(f"{_OFFICE}time-value", ""))
        return f"{int(found[1]) % 24:02}:{found[2]}" if found else ""
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "")
    if kind in ("float", "percentage", "currency"):
        number = float(cell.get(f"{_OFFICE}value", "0"))
        return str(int(number)) if number.is_integer() else repr(number)
    return "\n".join("".join(_said(one)) for one in cell.findall(f"{_TEXT}p"))


def _said(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        if one.tag == f"{_TEXT}s":
            yield " " * int(one.get(f"{_TEXT}c", "1"))
        elif one.tag == f"{_TEXT}line-break":
            yield "\n"
        elif one.tag != f"{_OFFICE}annotation":
            yield from _said(one)
        yield one.tail or ""
