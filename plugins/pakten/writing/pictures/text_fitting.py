"""Words that fit: as large as they can be in the room they have, on as few lines as that takes.

A line breaks at spaces and after hyphens and slashes; a compound that is wider than the whole room breaks where it
must, with a hyphen. Nothing is ever cut off: what does not fit at a size that reads well is set smaller still.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pakten.writing.hyphenation import SHORTEST_PART, syllables
from pakten.writing.pictures.lettering import Font

Face = Callable[[int], Font]
"""A typeface: gives the font of a size in pixels."""

_PART = re.compile(r"\S+?(?:[-/]+(?=\w)|$|(?=\s))")
"""The pieces between which a line may break."""
_STEP = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of text and the size at which they fit."""

    lines: tuple[str, ...]
    size: int
    leading: int

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


def fit(text: str, face: Face, *, width: int, height: int, largest: int, smallest: int, leading: float) -> Setting:
    """The text in a room, at the largest size at which every word stays whole, or else at the largest of all."""

    def setting(size: int, whole: bool) -> Setting:
        return Setting(_wrapped(text, face(size), width, whole=whole), size, round(size * leading))

    def is_too_large(size: int, whole: bool) -> bool:
        tried = setting(size, whole)
        return not tried.lines or tried.height > height

    for sizes, whole in ((range(smallest, largest + 1, _STEP), True), (range(1, largest + 1), False)):
        # Words need more room the larger they are, so the sizes are halved instead of tried one by one.
        fitting = bisect_left(sizes, True, key=partial(is_too_large, whole=whole))
        if fitting:
            return setting(sizes[fitting - 1], whole)
    return setting(1, False)


def shrink(text: str, face: Face, *, width: int, largest: int) -> Setting:
    """One line, smaller until it fits."""
    size = largest
    while size > 1 and face(size).length(text) > width:
        size -= 1
    return Setting((text,), size, size)


def _wrapped(text: str, font: Font, width: int, *, whole: bool) -> tuple[str, ...]:
    """The lines, or none when a word would have to break and must not."""
    lines = [""]
    for found in _PART.finditer(text):
        part, before = found.group(), text[found.start() - 1 : found.start()]
        longer = lines[-1] + (" " if before.isspace() and lines[-1] else "") + part
        if font.length(longer) <= width:
            lines[-1] = longer
            continue
        if font.length(part) <= width:
            lines.append(part)
        elif whole:
            return ()
        else:
            lines.extend(_broken(part, font, width))
    return tuple(line for line in lines if line)


def _broken(word: str, font: Font, width: int) -> list[str]:
    pieces = []
    while font.length(word) > width:
        count = len(word) - 1
        while count > 1 and font.length(word[:count] + "-") > width:
            count -= 1
        count = min(count, max(1, len(word) - SHORTEST_PART))
        near = [place for place in syllables(word) if count - 2 * SHORTEST_PART < place <= count]
        count = near[-1] if near else count
        pieces.append(word[:count] + "-")
        word = word[count:]
    return [*pieces, word]
