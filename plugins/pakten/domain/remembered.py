"""Answers about things that never change, kept while the same few of them are asked about again and again."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")

MOST = 2**10
"""More than what one page asks about; so nothing outlives its build for long."""


def remembered(ask: Callable[Concatenate[T, P], R]) -> Callable[Concatenate[T, P], R]:
    """By which thing it is, and not by what it says: to compare two events takes longer than to answer."""
    kept: dict[tuple[object, ...], tuple[T, R]] = {}

    @wraps(ask)
    def asked(thing: T, /, *about: P.args, **named: P.kwargs) -> R:
        key = (id(thing), *about, *named.items())
        found = kept.get(key)
        if found is None:
            if len(kept) >= MOST:
                kept.clear()
            # The thing is kept as well, so that no other can have its identity.
            found = kept[key] = thing, ask(thing, *about, **named)
        return found[1]

    return asked
