"""A grid as rows: where the headings stand, what each column becomes, and what each row says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pakten.importing.dates import month_first, serial
from pakten.importing.fitting import fit_for_public
from pakten.importing.html_text import is_html, text_of_html
from pakten.importing.privacy import cleaned, is_called_off
from pakten.importing.rows import Column, Found, Note, Row, Terms
from pakten.importing.tables.grid import MOST_COLUMNS, Grid
from pakten.importing.tables.headings import is_of_program, is_personal, key_of_heading
from pakten.reading.forms.natural_dates.interpretation import hours
from pakten.reading.refusal import Refusal
from pakten.reading.suggestion import fold

_FIRST_LINES = 30
"""Above the headings there may be a title, and what the sheet is for."""
_WHEN = {"day", "start"}
_DATES = (*_WHEN, "last_day", "end", "registration_closes", "registration_opens")
_ENGLISH = ("start date", "start time", "end date", "all day event", "subject")
_NOTHING = " \t\n\r\xa0-–—"
"""What stands in a cell that nobody leaves empty, and nobody fills."""
_SECRET = re.compile("true|sant|ja|yes|1|private|privat|personligt|personal|konfidentiellt|confidential")
_ERRORS = re.compile(r"#(?:N/A|DIV/0!|(?:REF|VALUE|NULL|NUM|SAKNAS|REFERENS|VÄRDEFEL)!|(?:NAME|NAMN)\?)")


@dataclass(frozen=True, slots=True)
class Headings:
    last: int
    """The index of the line that they stand on, or of the last of two."""
    texts: tuple[str, ...]
    keys: tuple[str, ...]


def rows_of_grids(grids: Sequence[Grid], name: str, terms: Terms) -> Found:
    """All sheets that have a table of events; the others are told by name."""
    filled = [grid for grid in grids if any(map(any, grid.lines))]
    found = [(grid, _as_filled(grid, _headings(grid.lines, terms.columns))) for grid in filled]
    notes = tuple(note for grid in grids for note in grid.notes)
    if not found:
        return Found((), notes=notes)
    read = [(grid, headings) for grid, headings in found if {"title"} <= {*headings.keys} and _WHEN & {*headings.keys}]
    if not read:
        grid, headings = max(found, key=lambda pair: sum(map(bool, pair[1].keys)))
        columns = _columns(grid, headings, terms.columns)
        raise NoHeadings(columns, file=name, headings=", ".join(filter(None, headings.texts)))
    others = [grid.name for grid, headings in found if (grid, headings) not in read]
    notes += tuple(Note.of("sheet_not_read", name=one) for one in others)
    rows = tuple(row for grid, headings in read for row in _rows(grid, headings, several=len(read) > 1))
    columns = tuple(
        dict.fromkeys(column for grid, headings in read for column in _columns(grid, headings, terms.columns))
    )
    return Found(rows, columns, notes)


class NoHeadings(Refusal):
    """No line names a title and a time. The columns are what somebody may be asked about."""

    def __init__(self, columns: tuple[Column, ...], **values: object) -> None:
        super().__init__("no_headings", **values)
        self.columns = columns


def _headings(lines: Sequence[Sequence[str]], said: Mapping[str, str]) -> Headings:
    """The line, or the two lines, in which most names are known; the first that has texts when none is."""
    best: tuple[int, Headings] | None = None
    for index, line in enumerate(lines[:_FIRST_LINES]):
        ways = [tuple(" ".join(cell.split()) for cell in line[:MOST_COLUMNS])]
        if index and sum(map(bool, lines[index - 1])) > 1:
            ways.append(_joined(lines[index - 1], line))
        for texts in ways:
            keys = _keys(texts, said)
            known = len({key for key in keys if key})
            if known and (best is None or known > best[0]):
                best = known, Headings(index, texts, keys)
    if best is not None:
        return best[1]
    first = next((index for index, line in enumerate(lines) if sum(map(bool, line)) > 1), 0)
    texts = tuple(" ".join(cell.split()) for cell in lines[first][:MOST_COLUMNS])
    return Headings(first, texts, _keys(texts, said))


def _as_filled(grid: Grid, headings: Headings) -> Headings:
    """What the cells of a column say of it, where its heading says nothing or too much."""
    texts, keys = headings.texts, list(headings.keys)
    for index, (text, key) in enumerate(zip(texts, headings.keys, strict=True)):
        cells = [line[index] for line in grid.lines[headings.last + 1 :] if index < len(line) and line[index].strip()]
        if key == "id" and all(cell.strip().isdecimal() for cell in cells):
            # Rows that a program has counted; ours is a part of an address.
            keys[index] = ""
        # One heading above two columns: the one to the right of a day, which has none of its own, holds its hours.
        is_beside_day = index and not text and keys[index - 1] in _WHEN and "clock" not in keys
        if is_beside_day and cells and all(hours(cell) for cell in cells):
            keys[index] = "clock"
    if "title" not in keys and "summary" in keys:
        # As iCalendar calls a title.
        keys[keys.index("summary")] = "title"
    return Headings(headings.last, texts, tuple(keys))


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Two lines of headings as one: what stands above holds until the next that does."""
    texts, over = [], ""
    for index in range(max(len(above), len(below))):
        over = (" ".join(above[index].split()) if index < len(above) else "") or over
        under = " ".join(below[index].split()) if index < len(below) else ""
        both = f"{over} {under}".strip() if under or (index < len(above) and above[index]) else ""
        texts.append(both if key_of_heading(both) or not key_of_heading(under) else under)
    return tuple(texts[:MOST_COLUMNS])


def _keys(texts: Sequence[str], said: Mapping[str, str]) -> tuple[str, ...]:
    """Each key once: of two columns of one name the first is read."""
    keys: list[str] = []
    for text in texts:
        key = said[text] if text in said else key_of_heading(text) if text else ""
        keys.append("" if key in keys and key not in ("joins", "private") else key)
    return tuple(keys)


def _columns(grid: Grid, headings: Headings, said: Mapping[str, str]) -> tuple[Column, ...]:
    below = grid.lines[headings.last + 1 :]
    columns = []
    for index, (text, key) in enumerate(zip(headings.texts, headings.keys, strict=True)):
        example = next((line[index] for line in below if index < len(line) and line[index].strip()), "")
        if text or example:
            is_hidden = is_personal(text) or key in ("joins", "private", "uid")
            shown = "" if is_hidden else " ".join(cleaned(example).text.split())
            shown = shown if len(shown) <= 30 else f"{shown[:29]}…"
            columns.append(Column(text, shown, key, bool(key) or text in said or is_of_program(text)))
    return tuple(columns)


def _rows(grid: Grid, headings: Headings, several: bool) -> list[Row]:
    below = [(grid.number(index), line) for index, line in enumerate(grid.lines)][headings.last + 1 :]
    # Proved by the dates themselves; else days come first, unless the headings are those of an English program.
    unproved = None if any(text.casefold() in _ENGLISH for text in headings.texts) else False
    orders = {}
    for index, key in enumerate(headings.keys):
        if key in _WHEN:
            proved = month_first(line[index] for _, line in below if index < len(line))
            orders[key] = unproved if proved is None else proved
    first = orders.get("day", orders.get("start", False))
    rows = []
    for number, line in below:
        if any(cell.strip() for cell in line) and _names(line) != _names(headings.texts):
            row = replace(_row(number, line, headings, grid.first_day), sheet=grid.name if several else "")
            rows.append(row if row.left_out else fit_for_public(replace(row, months_first=first)))
    return rows


def _row(number: int, line: Sequence[str], headings: Headings, first_day: date) -> Row:
    cells: dict[str, str] = {}
    notes: list[Note] = []
    for text, key, cell in zip(headings.texts, headings.keys, line, strict=False):
        if not key or not cell.strip(_NOTHING):
            continue
        # Without the mark that keeps a spreadsheet from taking a text for a formula.
        said = re.sub(r"^'(?=[=+@-])", "", cell.strip())
        if _ERRORS.fullmatch(said):
            notes.append(Note.of("formula_error", column=text, value=said))
            continue
        if key in _DATES and serial(said, first_day) != said:
            notes.append(Note.of("serial", before=said, after=serial(said, first_day)))
            said = serial(said, first_day)
        if key == "joins":
            notes.append(Note.of("taken", what="join_link"))
        if key == "private" and _SECRET.fullmatch(fold(said)):
            kind = "confidential" if fold(said).startswith(("conf", "konf")) else "private"
            return Row(number, {}, left_out=kind)
        cells[key] = text_of_html(said) if key in ("description", "summary") and is_html(said) else said
    cells.pop("private", None)
    where = next((key for key in ("place_address", "place_city") if key in cells), "")
    if where and "place" not in cells:
        # All that is said of where it is.
        cells["place"] = cells.pop(where)
    uid = cells.pop("uid", "")
    if is_called_off(cells.get("title", "")):
        cells.setdefault("status", "cancelled")
    return Row(number, cells, notes=tuple(dict.fromkeys(notes)), uid=uid)


def _names(line: Sequence[str]) -> list[str]:
    return [fold(cell) for cell in line if cell.strip()]
