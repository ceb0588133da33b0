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
    return Grid(reader.lines[:MOST_ROWS], notes=(Note.of("html_table"),))


class _Reader(HTMLParser):
    """The largest table counts as one with all others, since layouts put tables into tables."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self._inside = False
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
        elif tag in ("td", "th") and self.lines:
            span = dict(attrs).get("colspan") or "1"
            over = min(int(span), MOST_COLUMNS) - 1 if span.isdecimal() else 0
            self.lines[-1] += [""] * (1 + over)
            self._at = len(self.lines[-1]) - 1 - over
            self._inside = True
        elif tag in ("br", "p") and self._inside and self.lines[-1][self._at]:
            self.lines[-1][self._at] += "\n"
        self._silent = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._inside = False
        self._silent = False

    def handle_data(self, data: str) -> None:
        if self._inside and not self._silent:
            self.lines[-1][self._at] += " ".join(data.split()) if data.strip() else ""
