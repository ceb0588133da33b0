"""Advice on texts that have not changed since an earlier build."""

from collections.abc import Iterable
from dataclasses import astuple

from pakten.checking.texts import Look, Memory, Remember
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.memory.store import Store, digest, digest_of


def remember_in(store: Store) -> Remember:
    kept = store.kept("advice")

    def remember(manner: object) -> Memory:
        shared = digest_of(manner)

        def remembered(about: tuple[str, ...], look: Look) -> Iterable[Problem]:
            found = kept.get(digest(shared, *map(str.encode, about)), lambda: tuple(map(_written, look())))
            return map(_read, found)

        return remembered

    return remember


def _written(problem: Problem) -> tuple[object, ...]:
    return (astuple(problem.location), str(problem.code), problem.values, problem.instead, str(problem.severity))


def _read(written: tuple[tuple[str, int, int, int], str, tuple[tuple[str, str], ...], str, str]) -> Problem:
    location, code, values, instead, severity = written
    return Problem(Location(*location), Code(code), values, instead, Severity(severity))
