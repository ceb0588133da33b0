"""Decided wordings are quoted exactly: a text that is nearly one of them is told of, with the right one to paste."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from operator import itemgetter

from pakten.checking.proofreading import LONGEST_SENTENCE, Usage, blanked, said_in, sentence_around
from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem

_WORD = re.compile(r"\w+")
_KEY = re.compile(r"\s*(?:- +)?[a-z_]+:\s+(?:[>|]-?\s+)?")
_MARK = re.compile('[”“»«"]')
_NEAR = 0.72
"""How much of both must be alike, of 1: in the network's own texts nothing else comes so near."""
_SHARED = _NEAR * 0.8
"""How many of the words of the shorter one must be in both."""
_SHORTEST = 0.5
"""How long a text must be, of a wording's words."""
_SHORT = 6
"""A wording of so few words is only meant where it stands as a whole: its words are also words of every day."""


@dataclass(frozen=True, slots=True)
class Decided:
    text: str
    words: tuple[str, ...]

    @property
    def telling(self) -> list[str]:
        """Its longest words: so many that whatever is near it has one of them (see `_may_be`)."""
        distinct = sorted(set(self.words), key=lambda word: (-len(word), word))
        return distinct[: len(distinct) - int(_SHARED * _SHORTEST * len(distinct)) + 1]


def decided(catalogue: Catalogue) -> tuple[Decided, ...]:
    """Every wording that is decided, with its local forms, and every goal."""
    texts = [wording.text for wording in catalogue.wordings]
    texts += [one.for_area(area) for one in catalogue.wordings if one.local for area in catalogue.areas]
    texts += [goal.wording for goal in catalogue.goals]
    return tuple(Decided(text, tuple(word.casefold() for word in _WORD.findall(text))) for text in dict.fromkeys(texts))


def near_wordings(
    text: str, at: Callable[[int, int], Location], wordings: Iterable[Decided], usage: Usage
) -> Iterator[Problem]:
    """Sentences of a file that should be one of the wordings."""
    known = tuple(wordings)
    rest = said_in(text, quotations=False)
    for one in sorted(known, key=lambda one: -len(one.text)):
        rest = blanked(rest, re.compile(r"\s+".join(map(re.escape, one.text.rstrip(".").split()))))
    telling = frozenset(chain.from_iterable(one.telling for one in known))
    seen: set[int] = set()
    looked = 0
    for found in _WORD.finditer(rest):
        if found.start() < looked or found.group().casefold() not in telling:
            continue
        first, last = _phrase(rest, *found.span())
        # A phrase that ends is that of all of its words, unless a key in it begins another.
        if last - first < LONGEST_SENTENCE and ":" not in rest[first:last]:
            looked = last
        if first in seen:
            continue
        seen.add(first)
        words = [*_WORD.finditer(rest, first, last)]
        likely = ((_likeness(words, one), one) for one in known if _may_be(words, one))
        best = max(likely, default=None, key=itemgetter(0))
        # With a hole it is a wording itself, for any area.
        if best is None or best[0] < _NEAR or "{" in rest[first:last] or usage.is_past(rest[first:last]):
            continue
        start, end = words[0].start(), words[-1].end()
        meant = best[1].text.rstrip(".") if rest[end : end + 1] == "." else best[1].text
        instead = meant if "\n" not in rest[start:end] else ""
        told = {"meant": best[1].text, "value": " ".join(rest[start:end].split())}
        yield Problem.of(Code.NEAR_WORDING, at(start, end), instead=instead, **told)


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place, or what stands in quotation marks in it."""
    first, last = sentence_around(text, start, end)
    marks = [found.start() for found in _MARK.finditer(text, first, last)]
    if (key := _KEY.match(text, first, start)) is not None:
        first = key.end()
    before = max((mark + 1 for mark in marks if mark < start), default=first)
    after = min((mark for mark in marks if mark >= end), default=last)
    return max(first, before), after


def _may_be(words: list[re.Match[str]], one: Decided) -> bool:
    """A quick look, before words are compared in their order."""
    if not len(one.words) * _SHORTEST <= len(words) <= len(one.words) * 1.6:
        return False
    if len(one.words) <= _SHORT and words[0].group().casefold() != one.words[0]:
        return False
    shared = {word.group().casefold() for word in words} & set(one.words)
    return len(shared) >= _SHARED * min(len(set(one.words)), len(words))


def _likeness(words: list[re.Match[str]], one: Decided) -> float:
    written = [word.group().casefold() for word in words]
    return SequenceMatcher(None, written, one.words, autojunk=False).ratio()
