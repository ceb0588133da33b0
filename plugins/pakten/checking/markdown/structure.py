"""How a text is built: headings, lists and blocks that come out otherwise than they look where they are written.

What Python-Markdown makes of a text decides, since that is what visitors see: a list or a table below a line of text
belongs to that line, and a sign # at the beginning of a line makes a heading also without a space.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pakten.checking.markdown.bodies import Body
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.markup.code import open_fence
from pakten.reading.network.markdown import OPTIONS

_LINE = re.compile(r"(?P<quotes>(?:[ \t]*> ?)*)[ \t]*(?P<item>(?:(?:[-+*]|\d{1,9}\.)[ \t]+)*)(?P<text>[^\n]*)")
_HEADING = re.compile(r"(?P<signs>#{1,6})(?P<text>(?!#)[^\n]*)")
_ELEMENT = re.compile(r"<(?P<name>h(?P<level>[1-6]))(?=[\s>])[^>]*>(?P<title>[^<]*)", re.IGNORECASE)
_UNDERLINE = re.compile(r"=+|-+")
_BLOCK = re.compile(r"(?P<fence>/{3,}) *(?P<name>[\w-]+)?")


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


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line
    level: int
    title: str
    is_element: bool = False
    underline: Line | None = None


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
    """Lines that belong together: without an empty one, a heading, a block or another quote between."""
    together: list[Line] = []
    for line in lines:
        ends = not line.text or _BLOCK.match(line.text) or _HEADING.match(line.text)
        if together and (ends or line.quotes != together[-1].quotes):
            yield together
            together = []
        if not ends:
            together.append(line)
    if together:
        yield together


def headings(body: Body) -> list[Heading]:
    found = []
    lines = lines_of(body)
    for line in lines:
        if (match := _HEADING.match(line.text)) is not None and line.indent in (0, 4, 8):
            found.append(Heading(line, len(match["signs"]), _written(body, line).strip(" #")))
    for element in _ELEMENT.finditer(body.prose):
        line = Line(element.start("name"), element["name"])
        found.append(Heading(line, int(element["level"]), element["title"].strip(), is_element=True))
    for together in paragraphs(lines):
        if len(together) > 1 and not together[0].is_item and _UNDERLINE.fullmatch(together[1].text):
            level = 1 if together[1].text[0] == "=" else 2
            found.append(Heading(together[0], level, _written(body, together[0]), underline=together[1]))
    return sorted(found, key=lambda heading: heading.line.start)


def _written(body: Body, line: Line) -> str:
    return body.text[line.start : line.end]


def structure_problems(body: Body) -> Iterator[Problem]:
    if not body.keeps_lines:
        return
    yield from _heading_problems(body)
    lines = lines_of(body)
    yield from _list_problems(body, lines)
    yield from _block_problems(body, lines)
    if (index := open_fence(body.text)) >= 0:
        start = sum(len(line) + 1 for line in body.text.split("\n")[:index])
        yield Problem.of(Code.OPEN_CODE, body.at(start, start + 3))


def _heading_problems(body: Body) -> Iterator[Problem]:
    above: list[int] = []
    needs_title = not body.has_title
    for heading in headings(body):
        if heading.level == 1 and needs_title:
            needs_title = False
            continue
        marked = heading.underline or heading.line
        place = body.at(marked.start, marked.end)
        if heading.level == 1:
            yield Problem.of(Code.SECOND_TITLE, place, instead=_as_level(heading, 2), title=heading.title)
            above = [1]
            continue
        if heading.line.quotes:
            continue  # what somebody else has written has an order of its own
        above = [level for level in above if level < heading.level and level > 1]
        right = len(above) + 2
        if heading.level > right:
            instead = _as_level(heading, right)
            yield Problem.of(Code.JUMPED_HEADING, place, instead=instead, before=right - 1, level=heading.level)
        above.append(heading.level)


def _as_level(heading: Heading, level: int) -> str:
    if heading.is_element:
        return f"h{level}"
    if heading.underline:
        return "-" * len(heading.underline.text)
    if heading.level == 1 and re.match(r"#[^\s#]", heading.line.text):
        # Somebody's number or tag, which only looks like a heading.
        return f"\\#{heading.title}"
    return f"{'#' * level} {heading.title}"


def _list_problems(body: Body, lines: Iterable[Line]) -> Iterator[Problem]:
    """A list right below a line of text is a part of that line."""
    for together in paragraphs(lines):
        first = together[0]
        if first.is_item or first.indent >= 4 or first.text.startswith((":", "|", "<", "[^")):
            continue
        items = [line for line in together if line.is_item]
        if items and (len(items) > 1 or first.text.endswith(":")):
            start = items[0].start
            yield Problem.of(Code.LIST_NOT_APART, body.at(start, items[0].end), text=_written(body, items[0]))


def _block_problems(body: Body, lines: Iterable[Line]) -> Iterator[Problem]:
    """Blocks that draw lists of entries only work on pages; an end without a beginning is shown as it is written."""
    open_: list[tuple[str, str, Location]] = []
    for line in lines:
        if (found := _BLOCK.match(line.text)) is None or line.indent > 3:
            continue
        name, fence = found["name"], found["fence"]
        fences = [one for one, _, _ in open_]
        if name:
            place = body.at(line.start + found.start("name"), line.start + found.end("name"))
            open_.append((fence, name, place))
            if name in OPTIONS and not body.draws_blocks:
                yield Problem.of(Code.MISPLACED_BLOCK, place, block=name)
        elif fence == line.text and fence in fences:
            del open_[len(fences) - 1 - fences[::-1].index(fence) :]
        elif fence == line.text:
            yield Problem.of(Code.STRAY_BLOCK_END, body.at(line.start, line.end))
    # Of files in Markdown this is told while they are read.
    for _, name, place in () if body.file.endswith(".md") else open_:
        yield Problem.of(Code.OPEN_BLOCK, place, block=name)
