"""What is asked of a text by itself: of a file, or of a few entries of a list, whatever stands in the rest.

So a text that has not changed need not be asked again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby
from typing import Protocol

from pakten.checking.addresses.links import local_addresses
from pakten.checking.markdown.alternative_text import silent_pictures
from pakten.checking.markdown.bodies import bodies
from pakten.checking.markdown.markup import letter_problems
from pakten.checking.markdown.pasted import closed_addresses, followed_addresses, leftovers, pasted_problems
from pakten.checking.markdown.shown_as_written import shown_as_written
from pakten.checking.markdown.structure import structure_problems
from pakten.checking.markdown.tables import table_problems
from pakten.checking.personal_data import personal_problems
from pakten.checking.positions import Positions
from pakten.checking.secrets import secrets
from pakten.checking.wordings.claims import Claims
from pakten.checking.wordings.near_wordings import Decided, near_wordings
from pakten.checking.wordings.proofreading import Usage, proofread
from pakten.domain.problem import Problem
from pakten.locale import words
from pakten.reading.shares import Shares, in_shares
from pakten.reading.yaml.parts import Part, parts


class Memory(Protocol):
    """What was found before in texts, when all else that it hangs on was the same."""

    def known(self, file: str, text: str) -> Iterable[Problem] | None: ...

    def keep(self, file: str, text: str, found: Iterable[Problem]) -> None: ...


Remember = Callable[[object], Memory | None]
"""The memory of answers that hang on this beside their texts."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What the answers hang on beside the text."""

    own: frozenset[str]
    """Words of the network's own names, which are nobody's."""
    decided: tuple[Decided, ...]
    usage: Usage
    language: str
    content: str
    """The folder of pages."""
    heads_pages: bool
    """Whether the theme gives pages a heading."""
    examples: str
    """The folder of those in which others tell."""
    sources: str


def nothing_remembered(_manner: object) -> None:
    pass


TOGETHER = 1_500_000
"""Signs that are looked through in one share: each question has its price, however short the text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that is looked through by itself: a file, or a part of a list."""

    review: TextReview
    file: str
    part: Part
    is_tangled: bool
    """Whether its Markdown cannot be told from the rest."""

    @property
    def name(self) -> str:
        return f"{self.file} {self.is_tangled}"


class Look:
    """At all texts: what is known of them, and what the cores of the machine find in the others."""

    def __init__(self, pieces: Iterable[Piece], meanwhile: Callable[[], None] | None = None) -> None:
        self._known: list[tuple[Piece, Iterable[Problem]]] = []
        unknown = []
        for piece in pieces:
            memory = piece.review.memory
            known = memory.known(piece.name, piece.part.text) if memory else None
            if known is None:
                unknown.append(piece)
            else:
                self._known.append((piece, known))
        most = TOGETHER // 8 if meanwhile else TOGETHER
        self._together = in_shares(unknown, lambda piece: len(piece.part.text), most)
        self._shares = Shares(len(self._together), partial(_look, self._together, meanwhile or at_once))

    def problems(self) -> Iterator[Problem]:
        for piece, known in self._known:
            yield from (_moved(problem, piece.part.lines) for problem in known)
        for number, found in self._shares.done():
            for piece, told in zip(self._together[number], found, strict=True):
                if piece.review.memory:
                    piece.review.memory.keep(piece.name, piece.part.text, told)
                yield from (_moved(problem, piece.part.lines) for problem in told)


def _look(together: Sequence[Sequence[Piece]], meanwhile: Callable[[], None], number: int) -> list[list[Problem]]:
    of_files = (list(some) for _, some in groupby(together[number], lambda piece: piece.file))
    return [told for some in of_files for told in some[0].review.look(some, meanwhile)]


def at_once() -> None:
    """Nobody waits for something else meanwhile."""


class TextReview:
    """Looks through texts in one manner."""

    def __init__(self, manner: Manner, remember: Remember) -> None:
        self._manner = manner
        self._claims = Claims(words(manner.language), manner.usage)
        self.memory = remember(manner)

    def pieces(self, file: str, text: str, *, is_tangled: bool) -> Iterator[Piece]:
        """What of a file is looked through by itself."""
        for part in parts(text) if not file.endswith(".md") else (Part(text),):
            yield Piece(self, file, part, is_tangled)

    def look(self, some: Sequence[Piece], meanwhile: Callable[[], None]) -> list[list[Problem]]:
        """What is said of pieces of one file. All are asked at once; a blank line keeps apart what stands beside."""
        texts = [one.part.text for one in some]
        lines = list(accumulate((text.count("\n") + 1 for text in texts), initial=0))
        told: list[list[Problem]] = [[] for _ in some]
        for found in self._look(some[0].file, "\n".join(texts), some[0].is_tangled):
            meanwhile()
            for problem in found:
                number = bisect_left(lines, problem.location.line) - 1
                told[number].append(_moved(problem, -lines[number]))
        return told

    def _look(self, file: str, text: str, is_tangled: bool) -> Iterator[Iterable[Problem]]:
        """What is found by each question, which is asked when somebody looks."""
        manner = self._manner
        yield personal_problems(file, text, manner.own)
        yield letter_problems(file, text)
        yield secrets(file, text)
        yield leftovers(file, text)
        yield followed_addresses(file, text)
        yield closed_addresses(file, text)
        yield local_addresses(file, text)
        yield proofread(file, text, manner.usage)
        if file not in manner.usage.history and file != manner.sources:
            at = Positions(file, text)
            yield self._claims.problems(text, at, own_voice=not file.startswith(f"{manner.examples}/"))
            yield near_wordings(text, at, manner.decided, manner.usage)
        for body in bodies({file: text}, manner.content, heads_pages=manner.heads_pages) if not is_tangled else ():
            yield structure_problems(body)
            yield table_problems(body)
            yield pasted_problems(body)
            yield silent_pictures(body)
            yield shown_as_written(body)


def _moved(problem: Problem, lines: int) -> Problem:
    at = problem.location
    return replace(problem, location=replace(at, line=at.line + lines)) if lines else problem
