"""What is asked of a text by itself: of a file, or of a few entries of a list, whatever stands in the rest.

So a text that has not changed need not be asked again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
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


class TextReview:
    """Looks through texts in one manner."""

    def __init__(self, manner: Manner, remember: Remember) -> None:
        self._manner = manner
        self._claims = Claims(words(manner.language), manner.usage)
        self._memory = remember(manner)

    def problems(self, file: str, text: str, *, is_tangled: bool) -> Iterator[Problem]:
        """All of one file; of one that is tangled the Markdown cannot be told from the rest."""
        unknown: list[Part] = []
        name = f"{file} {is_tangled}"
        for part in parts(text) if not file.endswith(".md") else (Part(text),):
            known = self._memory.known(name, part.text) if self._memory else None
            if known is None:
                unknown.append(part)
            else:
                yield from (_moved(problem, part.lines) for problem in known)
        for part, found in self._looked(file, unknown, is_tangled):
            if self._memory:
                self._memory.keep(name, part.text, found)
            yield from (_moved(problem, part.lines) for problem in found)

    def _looked(self, file: str, some: Sequence[Part], is_tangled: bool) -> Iterable[tuple[Part, list[Problem]]]:
        """All of them at once, since each question has its price; a blank line keeps apart what stands beside."""
        lines = list(accumulate((part.text.count("\n") + 1 for part in some), initial=0))
        told: list[list[Problem]] = [[] for _ in some]
        for problem in self._look(file, "\n".join(part.text for part in some), is_tangled) if some else ():
            number = bisect_left(lines, problem.location.line) - 1
            told[number].append(_moved(problem, -lines[number]))
        return zip(some, told, strict=True)

    def _look(self, file: str, text: str, is_tangled: bool) -> Iterator[Problem]:
        manner = self._manner
        yield from personal_problems(file, text, manner.own)
        yield from letter_problems(file, text)
        yield from secrets(file, text)
        yield from leftovers(file, text)
        yield from followed_addresses(file, text)
        yield from closed_addresses(file, text)
        yield from local_addresses(file, text)
        yield from proofread(file, text, manner.usage)
        if file not in manner.usage.history and file != manner.sources:
            at = Positions(file, text)
            yield from self._claims.problems(text, at, own_voice=not file.startswith(f"{manner.examples}/"))
            yield from near_wordings(text, at, manner.decided, manner.usage)
        for body in bodies({file: text}, manner.content, heads_pages=manner.heads_pages) if not is_tangled else ():
            yield from structure_problems(body)
            yield from table_problems(body)
            yield from pasted_problems(body)
            yield from silent_pictures(body)
            yield from shown_as_written(body)


def _moved(problem: Problem, lines: int) -> Problem:
    at = problem.location
    return replace(problem, location=replace(at, line=at.line + lines)) if lines else problem
