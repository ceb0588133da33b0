"""What a network must not claim of itself: figures told as its results, and promises of what others carry out.

Whose words these are is the language's (`claim.…` in `locale/`); what the network is called, its settings say.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pakten.checking.finding import words_of
from pakten.checking.wordings.proofreading import Usage, said_in, sentence_around
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.locale import Words

_DIGITS = r"(?<![\w.,:/–-])\d[\d\u00a0\u202f ]*\d\b|(?<![\w.,:/–-])\d+\b"
_COUNTER = 6
"""Words of a line that is no more than a counter."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Claims:
    """The patterns of one language and one network."""

    words: Words
    usage: Usage

    def problems(self, text: str, at: Callable[[int, int], Location], *, own_voice: bool) -> Iterator[Problem]:
        """`own_voice`: whether "we" is the network; in a good example it is whoever tells."""
        said, of_words = said_in(text), words_of(text)
        told: set[int] = set()
        for found in of_words.found(self._figure, said, self._number, lines=1):
            first, last = sentence_around(said, *found.span())
            sentence = said[first:last]
            if _YEAR.fullmatch(found["n"].strip()) or first in told or self.usage.is_past(sentence):
                continue
            # A figure that stands alone, as a counter does, is the network's own.
            alone = own_voice and len(sentence.split()) <= _COUNTER and _says(self.words("claim.work"), found.group())
            # The network as the one that acts; with an s it only owns what does.
            if alone or _says(rf"(?<!\w)(?:{self._names})(?!\w)", sentence):
                told.add(first)
                yield Problem.of(Code.FIGURE_AS_RESULT, at(*found.span()), value=found.group().strip())
        for found in of_words.found(self._promise(own_voice), said, lines=1):
            first, last = sentence_around(said, *found.span())
            sentence = said[first:last]
            is_denied = _says(rf"\b(?:{self.words('claim.denied')})\b", sentence)
            if first not in told and not is_denied and not self.usage.is_past(sentence):
                told.add(first)
                yield Problem.of(Code.PROMISE, at(*found.span()), value=" ".join(found.group().split()))

    @cached_property
    def _names(self) -> str:
        return "|".join(map(re.escape, self.usage.names)) or "(?!)"

    @cached_property
    def _figure(self) -> re.Pattern[str]:
        many = self.words("claim.many")
        return re.compile(
            rf"(?P<n>{_DIGITS}|\b(?:{many})\b)\s+(?:\w+\s+){{0,2}}?(?:{self.words('claim.results')})\b", re.IGNORECASE
        )

    @cached_property
    def _number(self) -> re.Pattern[str]:
        """The last word of a number."""
        many = "|".join(one.split()[-1] for one in self.words("claim.many").casefold().split("|"))
        return re.compile(rf"(?:^|[^\w.,:/–-])\d+$|\b(?:{many})$", re.MULTILINE)

    def _promise(self, own_voice: bool) -> re.Pattern[str]:
        """Who, what they do, and to what; or words that promise whoever says them."""
        words = self.words
        who = f"{self._names}|{words('claim.we')}" if own_voice else self._names
        verbs, objects = words("claim.verbs"), words("claim.objects")
        acts = rf"\b(?:{who})\s+(?:\w+\s+){{0,2}}?(?:{verbs})\b(?:\s+[\w-]+){{0,4}}?\s+(?:{objects})\b"
        turned = rf"\b(?:{verbs})\s+(?:{who})\s+(?:\w+\s+){{0,3}}?(?:{objects})\b"
        alone = rf"|\b(?:{words('claim.alone')})\b|\b(?:{who})\s+(?:\w+\s+){{0,2}}?(?:{words('claim.matching')})\b"
        return re.compile(f"{acts}|{turned}{alone if own_voice else ''}", re.IGNORECASE)  # once: `re` remembers them


def _says(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
