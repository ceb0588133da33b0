"""Where a long word may be parted by a hyphen, as Swedish does: before a consonant, or two that begin a syllable.

Browsers part words that are broken on a page by the same rule (theme/assets/fresh.js).
"""

import re

SHORTEST_PART = 4
"""Fewer letters than this never stand alone before or after a hyphen that we put in."""

_VOWEL = "[aeiouyåäöéüæø]"
_SYLLABLE = re.compile(
    rf"(?<=.{{{SHORTEST_PART}}})(?:(?:[bdfgkpt]r|[bfgkp]l|[kt]v){_VOWEL}(?=.)"
    rf"|(?<![bdfgkpt](?=r))(?<![bfgkp](?=l))(?<![kt](?=v))(?!{_VOWEL})[^\W\d_]{_VOWEL}(?=..))",
    re.IGNORECASE,
)


def syllables(word: str) -> list[int]:
    """The places at which a syllable begins, far enough from both ends."""
    return [found.start() for found in _SYLLABLE.finditer(word)]
