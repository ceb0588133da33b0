"""How long and how deep a text may be. Markdown takes the square of the time for some signs, and a call for each level.

The limits are told of while reading, before anything renders a text: the worst text within them takes about a second.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem

LONGEST_LINE = 5_000
"""Signs. A paragraph on one line, with room to spare."""
LONGEST_TEXT = 100_000
"""Signs, of a whole body."""
DEEPEST = 20
"""Levels of quotes, lists, blocks and elements inside each other."""
MOST_IN_TEXT = {"[": 2_000, "<": 500, "|": 5_000}
"""How often a sign may stand in one text."""
MOST_LINES = {
    "#": (re.compile(r"[ \t>]*#"), 1_000),
    "---": (re.compile(r"[ \t>]*(?:-+|=+)[ \t]*$"), 1_000),
    "///": (re.compile(r"[ \t>]*///"), 500),
}
"""How many lines of a text may begin so: headings, which are told apart by their words, what underlines one, blocks."""
MOST_IN_PARAGRAPH = {"[": 1_000, "\n:": 100}
"""How often a sign may stand in the lines between two empty ones; the last begins a definition."""

_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+")
_MARKER = re.compile(r">|[-+*](?=[ \t])|\d+[.)](?=[ \t])")
_LIST_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\n]{1,99}\]:)[ \t]")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_BLOCK = re.compile(r"^ {0,3}(?P<fence>/{3,})(?P<name> *[\w-]+)?", re.MULTILINE)


def excesses(file: str, body: str, first_line: int) -> Iterator[Problem]:
    """What is too long or too deep, the first of each kind."""
    lines = body.split("\n")
    for number, line in enumerate(lines, first_line):
        if len(line) > LONGEST_LINE:
            at = Location(file, number, LONGEST_LINE + 1)
            yield Problem.of(Code.LINE_TOO_LONG, at, number=len(line), most=LONGEST_LINE)
            break
    if len(body) > LONGEST_TEXT:
        yield Problem.of(Code.LINE_TOO_LONG, Location(file, first_line), number=len(body), most=LONGEST_TEXT)
    elif (found := next(_tangles(lines), None)) is not None:
        index, sign, number, most = found
        yield Problem.of(Code.TOO_TANGLED, Location(file, first_line + index), sign=sign, number=number, most=most)


def _tangles(lines: list[str]) -> Iterator[tuple[int, str, int, int]]:
    """Line, counted from 0, sign, how often it stands there, and how often it may."""
    yield from _too_deep(lines)
    body = "\n".join(lines)
    for sign, most in MOST_IN_TEXT.items():
        if (number := body.count(sign)) > most:
            yield next(index for index, line in enumerate(lines) if sign in line), sign, number, most
    for sign, (pattern, most) in MOST_LINES.items():
        found = [index for index, line in enumerate(lines) if pattern.match(line)]
        if len(found) > most:
            yield found[most], sign, len(found), most
    for is_text, paragraph in groupby(enumerate(lines), lambda line: bool(line[1].strip())):
        if is_text:
            numbered = list(paragraph)
            text = "\n".join(["", *(line.lstrip() for _, line in numbered)])
            for sign, most in MOST_IN_PARAGRAPH.items():
                if (number := text.count(sign)) > most:
                    yield numbered[0][0], sign.strip(), number, most


def _too_deep(lines: list[str]) -> Iterator[tuple[int, str, int, int]]:
    for index, line in enumerate(lines):
        if (found := _MARKERS.match(line)) and (depth := len(_MARKER.findall(found[0]))) > DEEPEST:
            yield index, _MARKER.findall(found[0])[0][:1], depth, DEEPEST
        if (item := _LIST_ITEM.match(line)) and (depth := len(item["indent"].expandtabs(4)) // 4) > DEEPEST:
            yield index, line.lstrip()[:1], depth, DEEPEST
    depth = 0
    for index, line in enumerate(lines):
        for tag in _TAG.finditer(line):
            if tag["name"].lower() not in _VOID:
                depth = max(depth - 1, 0) if tag["end"] else depth + 1
                if depth > DEEPEST:
                    yield index, f"<{tag['name']}>", depth, DEEPEST
    yield from _deep_blocks(lines)


def _deep_blocks(lines: list[str]) -> Iterator[tuple[int, str, int, int]]:
    open_: list[str] = []
    for index, line in enumerate(lines):
        if (found := _BLOCK.match(line)) is None:
            continue
        if found["name"]:
            open_.append(found["fence"])
            if len(open_) > DEEPEST:
                yield index, "///", len(open_), DEEPEST
        elif found["fence"] in open_:
            del open_[open_.index(found["fence"]) :]
