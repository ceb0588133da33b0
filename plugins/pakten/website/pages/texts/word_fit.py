"""Titles whose words stay whole: how wide the widest word is, and where a word too wide for any window is parted.

A title is set as large as its place allows, and no larger than its widest word does. The style sheet cannot ask how
wide a word is, so a class tells: `pakten-fit--9`, nine halves of the size of the letters.
"""

import re
from functools import cache
from itertools import pairwise
from math import ceil

from markupsafe import Markup, escape

from pakten.writing.hyphenation import syllables

WIDEST = 23
"""In halves of an em: as wide as a word may be at 24 px in a window of 320, and smaller the sign face is not set."""

NARROWEST = 6
"""Narrower than this no word has ever to be, for any step of the scale fits then."""

LONG = 16
"""From this width, in halves of an em, a word may be parted where a list or a card has no room for it."""

WIDTHS = {
    letter: width
    for width, letters in {
        0.25: "ijlI",
        0.32: "ft.,:;!'|’()/-",
        0.42: 'rszJ–"”',
        0.47: "aceékouvxyåäöFLZ",
        0.48: "bdghnpqT0123456789",
        0.56: "ABCDEGHKNOPQRSUVXYÅÄÖÉ",
        0.69: "mw",
        0.74: "MW",
    }.items()
    for letter in letters
}
"""In ems, the wider of the sign face and what stands in for it."""

_UNKNOWN = 0.74

_PART = re.compile(r"(?:[^ \n/–—-]|-(?=\d))+[/–—-]?|[/–—-]")
"""What a browser sets on one line: no break before a digit, nor at a space that is there to hold words together."""


@cache
def fit(title: str) -> str:
    """The class that says how wide the widest word of a title is."""
    widest = max(map(_width, _PART.findall(title)), default=0)
    return f"pakten-fit--{min(max(ceil(2 * widest), NARROWEST), WIDEST)}"


@cache
def whole(title: str) -> Markup:
    """A title that has a class: its words stay whole, but for one that is too wide for the narrowest window."""
    return _broken(title, WIDEST)


@cache
def breakable(title: str, width: int = LONG) -> Markup:
    """A title in a list or on a card: where there is no room, a long word is parted between its syllables."""
    return _broken(title, width)


def _broken(title: str, width: int) -> Markup:
    def parted(found: re.Match[str]) -> str:
        return _parted(found.group(), width) if 2 * _width(found.group()) > width else found.group()

    return Markup(escape(_PART.sub(parted, title)).replace("/", Markup("/<wbr>")))


def _parted(word: str, width: int) -> str:
    """The word with soft hyphens, also where there is no syllable for long: some title is always somebody's joke."""
    places = [0, *syllables(word), len(word)]
    most = int(width / 2 / _UNKNOWN) - 1
    pieces = (word[start:end] for start, end in pairwise(places))
    return "\u00ad".join(piece[start : start + most] for piece in pieces for start in range(0, len(piece), most))


def _width(word: str) -> float:
    return sum(WIDTHS.get(letter, _UNKNOWN) for letter in word)
