"""Decided wordings are quoted exactly: a text that is nearly one of them is told of, with the right one to paste."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from operator import itemgetter

from pakten.checking.wordings.proofreading import Usage, blanked, said_in, sentences
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
    distinct: frozenset[str] = field(init=False)
    fewest: float = field(init=False)
    """How many of its words a sentence must have, of which some part may be near it (see `_may_be`)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "distinct", frozenset(self.words))
        object.__setattr__(self, "fewest", _SHARED * min(len(self.distinct), len(self.words) * _SHORTEST))


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
        if all(word in rest for word in one.text.rstrip(".").split()):
            rest = blanked(rest, re.compile(r"\s+".join(map(re.escape, one.text.rstrip(".").split()))))
    every, fewest = (
        frozenset[str]().union(*(one.distinct for one in known)),
        min((one.fewest for one in known), default=0),
    )
    for first, last in sentences(rest):
        in_it = every.intersection(_WORD.findall(rest[first:last].casefold()))
        if len(in_it) < fewest or not any(len(in_it & one.distinct) >= one.fewest for one in known):
            continue
        for begin, stop in _phrases(rest, first, last):
            words = [*_WORD.finditer(rest, begin, stop)]
            phrase, meant = rest[begin:stop], _meant([word.group().casefold() for word in words], known)
            # With a hole it is a wording itself, for any area.
            if meant is None or "{" in phrase or usage.is_past(phrase):
                continue
            start, end = words[0].start(), words[-1].end()
            ended = meant.text.rstrip(".") if rest[end : end + 1] == "." else meant.text
            instead = ended if "\n" not in rest[start:end] else ""
            told = {"meant": meant.text, "value": " ".join(rest[start:end].split())}
            yield Problem.of(Code.NEAR_WORDING, at(start, end), instead=instead, **told)


def _phrases(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence without its key, and what stands in quotation marks in it by itself."""
    if (key := _KEY.match(text, first, last)) is not None:
        first = key.end()
    marks = [found.start() for found in _MARK.finditer(text, first, last)]
    return zip((first, *(mark + 1 for mark in marks)), (*marks, last), strict=True)


def _meant(said: list[str], known: Iterable[Decided]) -> Decided | None:
    distinct = frozenset(said)
    likely = (one for one in known if said and _may_be(said, distinct, one))
    near = ((SequenceMatcher(None, said, one.words, autojunk=False).ratio(), one) for one in likely)
    likeness, best = max(near, default=(0.0, None), key=itemgetter(0))
    return best if likeness >= _NEAR else None


def _may_be(said: list[str], distinct: frozenset[str], one: Decided) -> bool:
    """A quick look, before words are compared in their order."""
    if not len(one.words) * _SHORTEST <= len(said) <= len(one.words) * 1.6:
        return False
    if len(one.words) <= _SHORT and said[0] != one.words[0]:
        return False
    return len(distinct & one.distinct) >= _SHARED * min(len(one.distinct), len(said))
