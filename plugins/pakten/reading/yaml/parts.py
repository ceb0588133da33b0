"""A text in parts that begin where entries do, each with what is said of it wherever it stands.

Where a text is parted hangs on the entry alone: a line that is added moves no other part's beginning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

_ENTRY = re.compile(r"^- [^\n]*", re.MULTILINE)
_TOGETHER = 16
"""About how many entries make a part: each question has its price, however short the text."""


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    lines: int = 0
    """Those before it."""
    start: int = 0
    """Where it begins in the text."""


def parts(text: str) -> Iterator[Part]:
    begin, lines = 0, 0
    for entry in _ENTRY.finditer(text):
        if entry.start() > begin and crc32(entry.group().encode()) % _TOGETHER == 0:
            part = text[begin : entry.start()]
            yield Part(part, lines, begin)
            begin, lines = entry.start(), lines + part.count("\n")
    yield Part(text[begin:], lines, begin)
