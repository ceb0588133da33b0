"""Files that are made while the site is written: pages from data, calendar files, feeds, the index of the search.

They are most of a large site, and none of them needs another. So the cores of the machine share them: other processes
begin to make and write them while this one goes on with the pages of text. Processes are forked, so that they know all
that the build has read. MkDocs knows the files from the start, which is how links to them are checked.

What an earlier build has made and would be the same is put in place first (website/memory/made_before.py).
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from pakten.website.memory.made_before import MadeBefore

Content = str | bytes | Mapping[str, bytes]
"""What a file holds; or several files that lie in its folder and are made at once, by their names."""
Make = Callable[[], Content]
Given = Callable[[], bytes | None]
Tell = Callable[[int, int], None]
"""Is told how many files are made, of how many."""

SHARE = 25
"""How many files a process makes at a time."""
WORTH = 4
"""The fewest shares that are worth a process of their own."""
WORKERS = 3
"""The most other processes: each holds memory, and what one alone must do sets the pace before long."""


class GeneratedFile(File):
    """A file with the recipe of its content. Other plugins see it empty: it is made last."""

    batch: Batch
    make: Make
    given: Given | None
    """The digest of all that it is made of beside what it asks; none for what is made each time."""

    def copy_file(self, dirty: bool = False) -> None:
        """MkDocs asks for the first file to be written when the pages have been read and before it draws them."""
        self.batch.start()

    def content(self) -> Content:
        """Made now, and kept if it may be."""
        before = self.batch.before
        if before is None:
            return self.make()
        given = self.given() if self.given else None
        return before.make_unheard(self.make) if given is None else before.make(given, self.make)

    def is_found(self) -> bool:
        """Whether it was made before, as it would be now; then it is in place."""
        given = self.given() if self.given else None
        known = self.batch.before.find(given) if self.batch.before and given else None
        if known is not None:
            self.write(known)
        return known is not None

    def write(self, content: Content) -> None:
        folder, name = os.path.split(self.abs_dest_path)
        several = content if isinstance(content, Mapping) else {name: content}
        for name, one in several.items():
            path, written = f"{folder}/{name}", one.encode() if isinstance(one, str) else one
            try:
                _put(path, written)
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
                _put(path, written)


def _put(path: str, content: bytes) -> None:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 (half the time of a path, for thousands of files)
        file.write(content)


def is_made(file: File) -> bool:
    """Whether nobody has written it."""
    return file.generated_by is not None


class Batch:
    """The files of one build that are made together; `meanwhile` is asked between them."""

    def __init__(self, before: MadeBefore | None = None, meanwhile: Callable[[], None] = lambda: None) -> None:
        self.before = before
        self._meanwhile = meanwhile
        if _other_cores():
            gc.freeze()  # all that has been read stays to the end: looking for garbage in it takes time
        self._files: list[GeneratedFile] = []
        self._pools: list[_Pool] = []

    def file(self, config: MkDocsConfig, path: str, make: Make, given: Given | None = None) -> GeneratedFile:
        """A file for MkDocs at this path; `make` may be asked in another process, and changes nothing."""
        made = GeneratedFile.generated(config, path, content="")
        assert isinstance(made, GeneratedFile)
        made.batch, made.make, made.given = self, make, given
        self._files.append(made)
        return made

    def start(self) -> None:
        """Let other processes begin with what there is so far, when that is enough to be worth it."""
        files, self._files = self._files, []
        files = [file for file in files if not self._is_found(file)]
        if files:
            self._pools.append(_Pool(files, self.before, self._meanwhile))

    def _is_found(self, file: GeneratedFile) -> bool:
        self._meanwhile()
        return file.is_found()

    def finish(self, tell: Tell = lambda _done, _all: None) -> None:
        """See that all files are written, each once."""
        self.start()
        pools, self._pools = self._pools, []
        for pool in pools:
            pool.finish(tell)
        if self.before:
            self.before.keep()


class _Pool:
    """Files in shares, and the processes that take one share after the other until all are taken."""

    def __init__(
        self, files: Sequence[GeneratedFile], before: MadeBefore | None, meanwhile: Callable[[], None]
    ) -> None:
        self._before = before
        self._meanwhile = meanwhile
        self._shares = [files[first : first + SHARE] for first in range(0, len(files), SHARE)]
        context = get_context("fork" if sys.platform == "linux" else None)
        self._taken = context.Value("i", 0)
        self._members: list[tuple[BaseProcess, Connection]] = []
        number = min(WORKERS, _other_cores(), len(self._shares) // WORTH)
        if number:
            gc.freeze()  # collecting garbage would copy what the processes share
        for _ in range(number):
            here, there = context.Pipe(duplex=False)
            member = context.Process(target=self._work, args=(there,), daemon=True)
            member.start()
            there.close()
            self._members.append((member, here))

    def finish(self, tell: Tell) -> None:
        """Make what is left, and what another process could not make, so that a mistake is told here."""
        mine: set[int] = set()
        whole = sum(map(len, self._shares))
        for number in self._take():
            mine.add(number)
            _make(self._shares[number], self._meanwhile)
            tell(min(number * SHARE, whole - 1), whole)
        theirs: set[int] = set()
        for member, pipe in self._members:
            with suppress(EOFError, OSError):
                done, told = pipe.recv()
                theirs |= done
                if self._before:
                    self._before.take(told)
            member.join()
        for number, files in enumerate(self._shares):
            if number not in mine and number not in theirs:
                _make(files)
        # MkDocs keeps its files to the end. Only while a site is served, in one process, may somebody ask again.
        for file in chain.from_iterable(self._shares) if self._members else ():
            del file.make, file.given
        tell(whole, whole)

    def _work(self, there: Connection) -> None:
        done: set[int] = set()
        known = len(self._before.made) if self._before else 0
        with suppress(Exception):
            for number in self._take():
                _make(self._shares[number])
                done.add(number)
        with suppress(OSError):  # nobody waits any more when the build has stopped
            there.send((done, self._before.told(known) if self._before else None))

    def _take(self) -> Iterator[int]:
        while True:
            with self._taken.get_lock():
                number = self._taken.value
                self._taken.value += 1
            if number >= len(self._shares):
                return
            yield number


def _make(files: Sequence[GeneratedFile], meanwhile: Callable[[], None] = lambda: None) -> None:
    for file in files:
        meanwhile()
        file.write(file.content())


def _other_cores() -> int:
    """None where a process cannot be forked safely: beside threads, as while a site is served, and not on Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 0
    return len(os.sched_getaffinity(0)) - 1
