"""The lines of a text in Markdown, and which of them belong together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pakten.checking.markdown.bodies import Body

_LINE = re.compile(r"(?P<quotes>(?:[ \t]*> ?)*)[ \t]*(?P<item>(?:(?:[-+*]|\d{1,9}\.)[ \t]+)*)(?P<text>[^\n]*)")
HEADING = re.compile(r"(?P<signs>#{1,6})(?P<text>(?!#)[^\n]*)")
BLOCK = re.compile(r"(?P<fence>/{3,}) *(?P<name>[\w-]+)?")
PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the marks of the quotes and lists that it stands in."""

    start: int
    """Where its text begins."""
    text: str
    quotes: int = 0
    is_item: bool = False
    indent: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@lru_cache(maxsize=1)
def lines_of(body: Body) -> tuple[Line, ...]:
    found = []
    for match in _LINE.finditer(body.prose):
        if match.start() and body.prose[match.start() - 1] != "\n":
            continue  # the end of the line before
        quotes = match["quotes"].count(">")
        indent = match.start("item") - match.end("quotes")
        # Code at the end of a line is blank here, and still there.
        length = len(body.text[match.start("text") : match.end("text")].rstrip())
        found.append(Line(match.start("text"), match["text"][:length], quotes, bool(match["item"]), indent))
    return tuple(found)


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: without an empty one, a heading, a block or another quote between.

    A heading right below a table is a row of it.
    """
    together: list[Line] = []
    for line in lines:
        ends = not line.text or BLOCK.match(line.text) or (HEADING.match(line.text) and not is_table(together))
        if together and (ends or line.quotes != together[-1].quotes):
            yield together
            together = []
        if not ends:
            together.append(line)
    if together:
        yield together


def is_table(together: Sequence[Line]) -> bool:
    """Whether a row of hyphens with as many cells stands below the first line."""
    if len(together) < 2 or not is_delimiter(together[1]):
        return False
    return len(cells_of(together[0])) == len(cells_of(together[1]))


def is_delimiter(line: Line) -> bool:
    return "|" in line.text and _DELIMITER.fullmatch(line.text) is not None


def cells_of(line: Line) -> list[tuple[int, int]]:
    """Where the cells of a row stand."""
    pipes = [line.start + found.end() - 1 for found in PIPE.finditer(line.text)]
    edges = [line.start - 1, *pipes, line.end]
    cells = [(first + 1, last) for first, last in pairwise(edges)]
    if line.text.startswith("|"):
        cells = cells[1:]
    return cells[:-1] if pipes and pipes[-1] == line.end - 1 and len(cells) > 1 else cells
