"""Work that the cores of the machine share: whoever is free takes the next share, until all are taken.

Other processes are forked, so that they know all that is known here, and send what they have found when nothing is left
to take. What one of them could not do, or had found when it was ended, is done again here, where a mistake is told as
it is. With one core, or where forking is not safe, the same is found by this process alone.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

R = TypeVar("R")
T = TypeVar("T")
Found = dict[int, R]
"""What some shares gave, by their numbers."""

WORTH = 4
"""The fewest shares that are worth a process of their own."""
WORKERS = 3
"""The most other processes: each holds memory, and what one alone must do sets the pace before long."""


class Shares(Generic[R]):
    """So many shares, each of which `do` does by its number, changing nothing that others would have to know.

    Others begin at once; this process takes part when it is asked what is done. What others have found comes here by
    pickle, or as `send` writes and `take` reads it. What turns out to be worth sharing while another process does it is
    left to this one, since the others have no others.
    """

    def __init__(
        self,
        number: int,
        do: Callable[[int], R],
        send: Callable[[Found[R]], Any] = lambda found: found,
        take: Callable[[Any], Found[R]] = lambda found: found,
        worth: int = WORTH,
    ) -> None:
        self._do = do
        self._take = take
        self._left = iter(range(number))
        self._all = range(number)
        self._others: list[tuple[BaseProcess, Connection]] = []
        if count := min(WORKERS, other_cores(), number // worth):
            self._fork(count, send)

    def _fork(self, count: int, send: Callable[[Found[R]], Any]) -> None:
        import signal  # noqa: PLC0415 (little work is shared with nobody)
        from multiprocessing import get_context  # noqa: PLC0415

        context = get_context("fork")
        self._left = _counted(context.Value("i", 0), len(self._all))
        gc.freeze()  # collecting garbage would copy what the processes share
        # The others never hear that somebody interrupts: this process does, and ends them.
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            for _ in range(count):
                here, there = context.Pipe(duplex=False)
                other = context.Process(target=self._work, args=(there, send), daemon=True)
                other.start()
                there.close()
                self._others.append((other, here))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)

    @property
    def are_shared(self) -> bool:
        return bool(self._others)

    def done(self) -> Iterator[tuple[int, R]]:
        """Each share, once, as it is done: those of this process first. Who stops asking, stops the others."""
        mine: set[int] = set()
        try:
            for number in self._left:
                mine.add(number)
                yield number, self._do(number)
            for _, pipe in self._others:
                with suppress(EOFError, OSError):
                    found = self._take(pipe.recv())
                    mine.update(found)
                    yield from found.items()
        finally:
            self.stop()
        yield from ((number, self._do(number)) for number in self._all if number not in mine)

    def stop(self) -> None:
        """Nobody asks any more what the others find."""
        for other, _ in self._others:
            other.terminate()
            other.join()

    def _work(self, there: Connection, send: Callable[[Found[R]], Any]) -> None:
        found: Found[R] = {}
        with suppress(Exception):
            for number in self._left:
                found[number] = self._do(number)
        with suppress(Exception):  # nobody waits any more when the other has stopped
            there.send(send(found))


def _counted(taken: Any, number: int) -> Iterator[int]:
    """The numbers that nobody has taken yet, in any of the processes."""
    while True:
        with taken.get_lock():
            mine: int = taken.value
            taken.value += 1
        if mine >= number:
            return
        yield mine


def in_shares(some: Sequence[T], weight: Callable[[T], int], most: int) -> list[list[T]]:
    """One after the other, as many together as have a weight: what is more than that by itself is a share."""
    shares: list[list[T]] = []
    left = 0
    for one in some:
        if left <= 0:
            shares.append([])
            left = most
        shares[-1].append(one)
        left -= weight(one)
    return shares


def other_cores() -> int:
    """None where a process cannot be forked safely: beside threads, as while a site is served, and not on Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 0
    return len(os.sched_getaffinity(0)) - 1
