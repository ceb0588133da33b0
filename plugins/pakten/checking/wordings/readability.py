"""How hard a text is to read, by LIX: the mean length of its sentences plus the share of long words.

C. H. Björnsson, Läsbarhet, 1968. Below 40 is easy, above 50 is hard, above 60 is for those who must.
"""

import re

FEWEST_WORDS = 60
"""Below this, one long name decides the measure."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|<[^>\n]+>|https?://\S+|`[^`\n]*`")
_NOT_PROSE = re.compile(r"^\s*(?:\||///|#|\[[^\]]+\]:|    \S).*$", re.MULTILINE)
_PART_END = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)")


def lix(markdown: str) -> int | None:
    """The measure of the prose of a text; None when it is too short to be measured."""
    prose = _NOT_PROSE.sub("", _TARGET.sub("", _FENCED.sub("", markdown)))
    words = _WORD.findall(prose)
    if len(words) < FEWEST_WORDS:
        return None
    # A paragraph or a point of a list ends its sentence also without a full stop.
    parts = [part for part in _PART_END.split(prose) if _WORD.search(part)]
    sentences = sum(max(len(_SENTENCE_END.findall(part)), 1) for part in parts)
    long = sum(map((6).__lt__, map(len, words)))
    return round(len(words) / max(sentences, 1) + 100 * long / len(words))
