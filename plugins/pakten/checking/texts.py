"""What is asked of a text by itself: of a file, or of a few entries of a list, whatever stands in the rest.

So a text that has not changed need not be asked again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

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

Look = Callable[[], Iterable[Problem]]
Memory = Callable[[tuple[str, ...], Look], Iterable[Problem]]
"""Gives what was found before of these texts, or looks now."""
Remember = Callable[[object], Memory]
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


def nothing_remembered(_manner: object) -> Memory:
    return lambda _about, look: look()


class TextReview:
    """Looks through texts in one manner."""

    def __init__(self, manner: Manner, remember: Remember) -> None:
        self._manner = manner
        self._claims = Claims(words(manner.language), manner.usage)
        self._remembered = remember(manner)
        self._is_parted = remember is not nothing_remembered

    def problems(self, file: str, text: str, *, is_tangled: bool) -> Iterator[Problem]:
        """All of one file; of one that is tangled the Markdown cannot be told from the rest."""
        # Where nobody asks again nothing is gained by parts.
        for part in parts(text) if self._is_parted and not file.endswith(".md") else (Part(text),):
            look = partial(self._look, file, part.text, is_tangled)
            for problem in self._remembered((file, part.text, str(is_tangled)), look):
                at = problem.location
                yield replace(problem, location=replace(at, line=at.line + part.lines)) if part.lines else problem

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
