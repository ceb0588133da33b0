"""A text in parts that begin where entries do, each with what is said of it wherever it stands.

Where a text is parted hangs on the entry alone: a line that is added moves no other part's beginning.
"""

import re
from collections.abc import Iterator, Sequence
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


def parts(text: str, before: Sequence[Part] = ()) -> tuple[Part, ...]:
    """All parts of a text; those that another text began and ended with are not looked for again."""
    first = _same_at_first(text, before)
    begin, lines = (before[first].start, before[first].lines) if first else (0, 0)
    # Where a text begins says nothing of an entry.
    last, end = _same_at_last(text, before[max(first, 1) :], begin)
    found = [*before[:first]]
    for part in _parts(text[begin:end]):
        found.append(Part(part, lines, begin))
        begin, lines = begin + len(part), lines + part.count("\n")
    for one in before[len(before) - last :]:
        is_here = (one.lines, one.start) == (lines, begin)
        found.append(one if is_here else Part(one.text, lines, begin))
        begin, lines = begin + len(one.text), lines + one.text.count("\n")
    return tuple(found)


def _parts(text: str) -> Iterator[str]:
    begin = 0
    for entry in _ENTRY.finditer(text):
        if entry.start() > begin and crc32(entry.group().encode()) % _TOGETHER == 0:
            yield text[begin : entry.start()]
            begin = entry.start()
    yield text[begin:]


def _same_at_first(text: str, before: Sequence[Part]) -> int:
    """How many parts stand where they did, each before one that does: its first line says that a part begins there."""
    differing = (number for number, part in enumerate(before) if not text.startswith(part.text, part.start))
    return max(next(differing, len(before)) - 1, 0)


def _same_at_last(text: str, before: Sequence[Part], begin: int) -> tuple[int, int]:
    """How many parts stand at the end as they did, and where the first of them begins, all after this place."""
    number, end = 0, len(text)
    for part in reversed(before):
        start = end - len(part.text)
        if not begin < start < end or text[start - 1] != "\n" or not text.startswith(part.text, start):
            break
        number, end = number + 1, start
    return number, end
