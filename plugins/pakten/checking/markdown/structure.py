"""How a text is built: headings, lists and blocks that come out otherwise than they look where they are written.

What Python-Markdown makes of a text decides, since that is what visitors see: a list or a table below a line of text
belongs to that line, and a sign # at the beginning of a line makes a heading also without a space.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pakten.checking.markdown.bodies import Body
from pakten.checking.markdown.lines import BLOCK, HEADING, Line, is_table, lines_of, paragraphs
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.markup.code import open_fence
from pakten.reading.network.markdown import OPTIONS

_ELEMENT = re.compile(r"<(?P<name>h(?P<level>[1-6]))(?=[\s>])[^>]*>(?P<title>[^<]*)", re.IGNORECASE)
_UNDERLINE = re.compile(r"=+|-+")


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line
    level: int
    title: str
    is_element: bool = False
    underline: Line | None = None


def headings(body: Body) -> list[Heading]:
    found = []
    lines = lines_of(body)
    rows = {line.start for together in paragraphs(lines) if is_table(together) for line in together}
    for line in lines:
        if (match := HEADING.match(line.text)) and line.indent in (0, 4, 8) and line.start not in rows:
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
        if (found := BLOCK.match(line.text)) is None or line.indent > 3:
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
