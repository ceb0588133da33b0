"""What a process that goes on, such as a server, holds of what it has read: values, and not what is written of them."""

from collections.abc import Callable
from typing import Any, TypeVar

from pakten.domain.rules.catalogue import Before

R = TypeVar("R")


class Held(Before):
    def __init__(self) -> None:
        self._before: dict[object, Any] = {}
        self._now: dict[object, Any] = {}

    def begin(self) -> None:
        """All is read again: what nobody asks for until the next time is let go."""
        self._before, self._now = self._now, {}

    @property
    def is_empty(self) -> bool:
        """Whether this is the first time."""
        return not self._before

    def get(self, key: object) -> Any:
        return self._before.get(key)

    def keep(self, key: object, found: object) -> None:
        self._now[key] = found

    def once(self, thing: object, given: object, answer: Callable[[], R]) -> R:
        key = id(thing), given
        known = self._before.get(key)
        if known is None or known[0] is not thing:
            known = thing, answer()
        self._now[key] = known
        answered: R = known[1]
        return answered

    def alike(self, what: str, given: object, answer: Callable[[], R]) -> R:
        known = self._before.get(what)
        if known is None or known[0] != given:
            known = given, answer()
        self._now[what] = known
        answered: R = known[1]
        return answered
