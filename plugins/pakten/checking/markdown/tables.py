"""Tables that come out as a line of pipes, or without some of their cells."""

import re
from collections.abc import Iterator, Sequence

from pakten.checking.markdown.bodies import Body
from pakten.checking.markdown.lines import PIPE, Line, cells_of, is_delimiter, lines_of, paragraphs
from pakten.domain.code import Code
from pakten.domain.problem import Problem

# Between the pipes other lines than hyphens: what programs make of them, or what other dialects use.
_LIKE_ONE = re.compile(r"(?=.*[-–—‐‑=_]{2}|(?:\|\s*[-–—:]+\s*)+\|?$)[|+:\s=_–—‐‑-]*[|+][|+:\s=_–—‐‑-]*")


def table_problems(body: Body) -> Iterator[Problem]:
    if "|" not in body.prose or not body.keeps_lines:
        return
    above: Sequence[Line] = ()
    columns = 0
    for together in paragraphs(lines_of(body)):
        at = next((index for index, line in enumerate(together) if is_delimiter(line)), None)
        if at is None:
            between = body.prose[above[-1].end if above else 0 : together[0].start].strip(" \t\n>")
            yield from _no_table(body, together, 0 if between else columns)
            # The rest of a table that is cut twice.
            columns = columns if _is_row(together[0]) else 0
        else:
            columns = len(cells_of(together[at]))
            yield from _table(body, together, at)
        above = together


def _table(body: Body, together: Sequence[Line], at: int) -> Iterator[Problem]:
    delimiter = together[at]
    columns = len(cells_of(delimiter))
    if at == 0:
        yield Problem.of(Code.NO_TABLE_HEADER, body.at(delimiter.start, delimiter.end))
        return
    header = together[at - 1]
    if len(cells_of(header)) != columns:
        yield _no_delimiter(body, delimiter, header, instead=True)
        return
    if at > 1 or header.is_item:
        yield _not_apart(body, header)
    for line in together[at + 1 :]:
        yield from _row(body, line, columns)


def _row(body: Body, line: Line, columns: int) -> Iterator[Problem]:
    cells = cells_of(line)
    if not PIPE.search(line.text):
        yield _not_apart(body, line)
    elif len(cells) > columns:
        start = cells[columns][0]
        end = max(last for _, last in cells)
        lost = body.text[start:end].strip()
        if lost.strip("| "):
            yield Problem.of(Code.LOST_CELL, body.at(start, end), cell=lost, columns=columns)
    elif len(cells) < columns:
        place = body.at(line.start, line.end)
        yield Problem.of(Code.EMPTY_CELL, place, cells=len(cells), columns=columns)


def _not_apart(body: Body, line: Line) -> Problem:
    written = body.text[line.start : line.end]
    return Problem.of(Code.TABLE_NOT_APART, body.at(line.start, line.end), text=written)


def _no_table(body: Body, together: Sequence[Line], columns: int) -> Iterator[Problem]:
    """Rows that have no line of hyphens below the first."""
    like = next((one for one in together if _LIKE_ONE.fullmatch(one.text)), None)
    rows = [line for line in together if _is_row(line)]
    if like is not None and len(together) > 1:
        index = together.index(like)
        yield _no_delimiter(body, like, together[index - 1] if index else together[1], instead=True)
    elif rows and columns and len(cells_of(rows[0])) == columns and rows[0] is together[0]:
        yield Problem.of(Code.TABLE_CUT, body.at(rows[0].start, rows[0].end))
    elif len(rows) > 1 or (rows and re.fullmatch(r"\| .* \|", rows[0].text)) or _is_bare_table(together):
        yield _no_delimiter(body, (rows or together)[0], (rows or together)[0], instead=False)


def _no_delimiter(body: Body, line: Line, header: Line, *, instead: bool) -> Problem:
    """The right line in the place of a wrong one, or below the head of the table."""
    row = f"|{' --- |' * max(len(cells_of(header)), 1)}"
    before = " " * body.margin + body.text[body.text.rfind("\n", 0, line.start) + 1 : line.start]
    written = row if instead else f"{body.text[line.start : line.end]}\n{before}{row}"
    return Problem.of(Code.NO_DELIMITER_ROW, body.at(line.start, line.end), instead=written)


def _is_row(line: Line) -> bool:
    return line.text.startswith("|") and len(PIPE.findall(line.text)) > 1 and not line.is_item


def _is_bare_table(together: Sequence[Line]) -> bool:
    """Rows without pipes around them; two of them may be a line of links."""
    counts = {len(PIPE.findall(line.text)) for line in together}
    return len(together) > 2 and len(counts) == 1 and 0 not in counts
