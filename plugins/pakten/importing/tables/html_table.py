"""A page with a table, as some systems give out and call it a workbook."""

from html.parser import HTMLParser

from pakten.importing.decoding import decoded
from pakten.importing.rows import Note
from pakten.importing.tables.grid import MOST_COLUMNS, MOST_ROWS, Grid
from pakten.reading.refusal import Refusal


def grid_of_html(data: bytes, name: str) -> Grid:
    reader = _Reader()
    reader.feed(decoded(data, name))
    reader.close()
    if not reader.lines:
        raise Refusal("kind.page", file=name)
    is_called_so = name.lower().endswith((".html", ".htm"))
    return Grid(reader.lines[:MOST_ROWS], notes=() if is_called_so else (Note.of("html_table"),))


class _Reader(HTMLParser):
    """The largest table counts as one with all others, since layouts put tables into tables."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self._inside = False
        self._silent = False
        self._until: dict[int, int] = {}
        """Of each column the last line that belongs to a cell further up."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
            self._fill()
        elif tag in ("td", "th") and self.lines:
            spans = [dict(attrs).get(name) or "" for name in ("colspan", "rowspan")]
            over, under = (max(min(int(one), MOST_COLUMNS) - 1, 0) if one.isdecimal() else 0 for one in spans)
            self._at = len(self.lines[-1])
            self.lines[-1] += [""] * (1 + over)
            self._inside = True
            # What stands once for several lines is said of each.
            self._until |= {self._at + step: len(self.lines) - 1 + under for step in range(over + 1)}
        elif tag in ("br", "p") and self._inside and self.lines[-1][self._at]:
            self.lines[-1][self._at] += "\n"
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._inside = False
        if tag in ("td", "th") and self.lines:
            self._fill()
        if tag == "table":
            self._until = {}
        self._silent = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.lines[-1][self._at] += " ".join(data.split()) if data.strip() else ""

    def _fill(self) -> None:
        index = len(self.lines) - 1
        line, above = self.lines[-1], self.lines[-2] if index else []
        while (at := len(line)) < len(above) and self._until.get(at, 0) >= index:
            line.append(above[at])
