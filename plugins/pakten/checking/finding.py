"""What a pattern finds in a text, looked for only around the words that it must hold.

A pattern that begins with words is tried at every sign of a text, and a network has dozens of them. So a text is parted
into its words once; each pattern is asked about every word once, and tried on the few lines where such a word stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

try:
    # What a pattern is made of has no other way to it, and this one is nobody's promise (decision 36).
    from re import _constants as of  # type: ignore[attr-defined]
    from re import _parser  # type: ignore[attr-defined]
except ImportError:
    _parser = None

_MOST = 200
"""Texts that a part of a pattern may stand for, to be counted."""


class WordsOf:
    """The words of a text, as spaces part them, and the lines in which each stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Without capitals, whatever a pattern thinks of them.
        places = defaultdict[str, list[int]](list)
        for number, line in enumerate(text.casefold().split("\n")):
            for word in line.split():
                places[word].append(number)
        self._places = dict(places)
        self._words = "\n".join(places)

    @cached_property
    def _begins(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text)]

    def found(
        self,
        pattern: re.Pattern[str],
        said: str | None = None,
        sign: re.Pattern[str] | None = None,
        lines: int = 0,
    ) -> Iterator[re.Match[str]]:
        """All that a pattern finds in the text, or in what is `said` of it where some of it is blanked out.

        `lines` is how far a match may go from the words that it must hold; `sign` says what one of them looks like, in
        small letters, for a pattern of which it cannot be seen.
        """
        text = self.text if said is None else said
        sign = sign or sign_of(pattern)
        for start, end in self._around(sign, lines) if sign else ((0, len(text)),):
            yield from pattern.finditer(text, start, end)

    def _around(self, sign: re.Pattern[str], lines: int) -> Iterator[tuple[int, int]]:
        """Where to look: pieces of the text, none of which overlaps another."""
        pieces: list[list[int]] = []
        for number in sorted({number for word in self._with(sign) for number in self._places[word]}):
            if pieces and number - lines <= pieces[-1][1]:
                pieces[-1][1] = number + lines + 1
            else:
                pieces.append([max(0, number - lines), number + lines + 1])
        last = len(self._begins) - 1
        return ((self._begins[begin], self._begins[min(end, last)]) for begin, end in pieces)

    def _with(self, sign: re.Pattern[str]) -> Iterable[str]:
        words, at = self._words, 0
        while (hit := sign.search(words, at)) is not None:
            at = words.find("\n", hit.start()) + 1 or len(words) + 1
            yield words[words.rfind("\n", 0, hit.start()) + 1 : at - 1]


words_of = lru_cache(maxsize=4)(WordsOf)


@lru_cache(maxsize=128)
def sign_of(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """What a word looks like that stands in whatever a pattern finds; none for one that may do without.

    Nor where nobody can tell: then the pattern is tried everywhere, which finds the same and takes longer.
    """
    try:
        needed = _needed(_parser.parse(pattern.pattern, pattern.flags))
    except (AttributeError, TypeError, ValueError):
        return None
    return re.compile("|".join(re.escape(one.casefold()) for one in sorted(needed))) if needed else None


def _needed(parts: Iterable[Any]) -> frozenset[str]:
    """Pieces of words, one of which is in whatever these parts of a pattern stand for: the longest there are."""
    best, run = frozenset[str](), [""]
    for kind, value in (*parts, (None, None)):
        exact = _exact(kind, value)
        if exact and len(run) * len(exact) <= _MOST:
            run = ["".join(pair) for pair in product(run, exact)]
            continue
        pieces = frozenset(max(one.split(), key=len, default="") for one in run)
        best = max(best, pieces, _inside(kind, value), key=_worth)
        run = exact or [""]
    return best if _worth(best) else frozenset()


def _worth(pieces: frozenset[str]) -> tuple[int, int]:
    return min(map(len, pieces), default=0), -len(pieces)


def _exact(kind: Any, value: Any) -> list[str]:
    """All texts that a part stands for, if they are few."""
    if kind is of.LITERAL:
        return [chr(value)]
    if kind is of.IN:
        return [chr(one) for _, one in value] if all(op is of.LITERAL for op, _ in value) else []
    if kind is of.SUBPATTERN:
        return _together(value[-1])
    if kind is of.BRANCH:
        texts = [_together(one) for one in value[1]]
        return [text for some in texts for text in some] if all(texts) else []
    return []


def _together(parts: Iterable[Any]) -> list[str]:
    texts = [""]
    for part in parts:
        texts = ["".join(pair) for pair in product(texts, _exact(*part))]
    return texts if len(texts) <= _MOST else []


def _inside(kind: Any, value: Any) -> frozenset[str]:
    if kind is of.SUBPATTERN:
        return _needed(value[-1])
    if kind in (of.MAX_REPEAT, of.MIN_REPEAT) and value[0]:
        return _needed(value[2])
    if kind is of.BRANCH:
        of_each = [_needed(one) for one in value[1]]
        return frozenset().union(*of_each) if all(of_each) else frozenset()
    return frozenset()
