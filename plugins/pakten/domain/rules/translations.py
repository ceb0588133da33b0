"""What must hold of what is said again in other languages."""

from collections.abc import Container, Iterator

from pakten.domain.code import Code
from pakten.domain.collection import Collection
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.entry import Locate
from pakten.domain.term import Term


def translated_twice(all_: Collection, locate: Locate) -> Iterator[Problem]:
    for origin, index, language, before in _each(all_):
        if language in before:
            where = locate(origin, ("translations", index, "language"))
            yield Problem.of(Code.TRANSLATED_TWICE, where, language=language)


def unheard_translations(all_: Collection, spoken: Container[str], locate: Locate) -> Iterator[Problem]:
    """In languages that no page is made in."""
    for origin, index, language, _ in _each(all_):
        if language not in spoken:
            where = locate(origin, ("translations", index, "language"))
            yield Problem.of(Code.UNHEARD_TRANSLATION, where, language=language)


def _each(all_: Collection) -> Iterator[tuple[Location, int, str, tuple[str, ...]]]:
    """Where the entry stands, and of each translation its place, its language and those before it."""
    told: tuple[Event | Example | Term, ...] = (*all_.events, *all_.examples, *all_.terms)
    for one in told:
        languages = tuple(said.language for said in one.translations)
        yield from ((one.origin, index, said, languages[:index]) for index, said in enumerate(languages))
