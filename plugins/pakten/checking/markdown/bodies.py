"""The texts in Markdown of a network: what stands below front matter, the descriptions of events, what changes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pakten.checking.positions import Positions
from pakten.reading.markup.code import without_code

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<matter>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title:", re.MULTILINE)
_DESCRIPTION = re.compile(r"^(?P<indent> *(?:- +)?)(?:description|body):(?P<text>[^\n]*(?:\n|\Z))", re.MULTILINE)
_LITERAL = re.compile(r"\s*\|[-+\d]*\s*(?:#.*)?")


@dataclass(frozen=True)
class Body:
    """One text, and where each place of it stands in its file."""

    file: str
    text: str
    first_line: int = 1
    margin: int = 0
    """How far the text stands in."""
    has_title: bool = True
    """Whether the page has a heading above the text."""
    draws_blocks: bool = False
    """Whether it is a page, where blocks draw lists of entries."""
    keeps_lines: bool = True
    """Whether the lines of the file are the lines of the text: YAML joins those of some values."""

    @cached_property
    def at(self) -> Positions:
        return Positions(self.file, self.text, self.first_line, self.margin)

    @cached_property
    def prose(self) -> str:
        """The text with its code blanked out."""
        return without_code(self.text, indented=self.keeps_lines)


def bodies(texts: Mapping[str, str], content: str = "content", *, heads_pages: bool = True) -> Iterator[Body]:
    """Of files by their names; those below the folder `content` are pages, which the theme gives a heading or does not.

    Most themes take the main heading of a page from its text, and add one only where there is none.
    """
    for file, text in texts.items():
        if file.endswith(".md"):
            matter = _FRONT_MATTER.match(text)
            end = matter.end() if matter else 0
            has_title = matter is not None and _TITLE.search(matter["matter"]) is not None
            first_line, is_page = text.count("\n", 0, end) + 1, file.startswith(f"{content}/")
            has_title = has_title and (heads_pages or not is_page)
            yield Body(file, text[end:], first_line, has_title=has_title, draws_blocks=is_page)
        else:
            yield from _descriptions(file, text)


def _descriptions(file: str, text: str) -> Iterator[Body]:
    line, counted = 1, 0
    for found in _DESCRIPTION.finditer(text):
        inside = re.compile(rf"(?: {{{len(found['indent']) + 1},}}[^\n]*(?:\n|\Z)|[ \t]*\n)*").match(text, found.end())
        keeps_lines = _LITERAL.fullmatch(found["text"]) is not None
        start, end = found.end() if keeps_lines else found.start("text"), inside.end() if inside else found.end()
        line, counted = line + text.count("\n", counted, start), start
        written = text[start:end]
        if keeps_lines:
            margin = min((len(one) - len(one.lstrip()) for one in written.split("\n") if one.strip()), default=0)
            yield Body(file, "\n".join(one[margin:] for one in written.split("\n")), line, margin)
        else:
            key = " " * (start - text.rfind("\n", 0, start) - 1)
            yield Body(file, key + written, line, keeps_lines=False)
