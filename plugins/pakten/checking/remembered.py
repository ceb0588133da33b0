"""Advice on texts that have not changed since an earlier build."""

from collections.abc import Iterable
from dataclasses import astuple

from pakten.checking.texts import Memory, Remember
from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.memory.store import Kept, Store, digest, digest_of

Written = tuple[tuple[str, int, int, int], str, tuple[tuple[str, str], ...], str, str]


class Remembered(Memory):
    def __init__(self, kept: Kept[tuple[Written, ...]], manner: bytes) -> None:
        self._kept = kept
        self._manner = manner

    def known(self, file: str, text: str) -> Iterable[Problem] | None:
        key = self._key(file, text)
        found = self._kept.known.get(key)
        if found is None:
            return None
        self._kept.asked[key] = found
        return map(_read, found)

    def keep(self, file: str, text: str, found: Iterable[Problem]) -> None:
        self._kept.asked[self._key(file, text)] = tuple(map(_written, found))

    def _key(self, file: str, text: str) -> bytes:
        return digest(self._manner, file.encode(), text.encode())


def remember_in(store: Store) -> Remember:
    return lambda manner: Remembered(store.kept("advice"), digest_of(manner))


def _written(problem: Problem) -> Written:
    return (astuple(problem.location), str(problem.code), problem.values, problem.instead, str(problem.severity))


def _read(written: Written) -> Problem:
    location, code, values, instead, severity = written
    return Problem(Location(*location), Code(code), values, instead, Severity(severity))
