"""Files that are made while the site is written: pages from data, calendar files, feeds, the index of the search.

They are most of a large site, and none of them needs another. So they are made and written last, all together, and the
cores of the machine share them. MkDocs knows them as files from the start, which is how links to them are checked.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_context

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

Make = Callable[[], str | bytes]

SHARE = 100
"""The fewest files that are worth a process of their own."""
CREW = 4
"""The most processes: each holds memory, and what one alone must do sets the pace before long."""


class Made(File):
    """A file with the recipe of its content. Other plugins see it empty: it is made when it is written."""

    batch: Batch
    make: Make

    def copy_file(self, dirty: bool = False) -> None:
        self.batch.write()

    def write(self) -> None:
        made = self.make()
        content = made.encode() if isinstance(made, str) else made
        try:
            file = open(self.abs_dest_path, "wb")  # noqa: SIM115, PTH123 - closed below, and there are thousands
        except FileNotFoundError:
            os.makedirs(os.path.dirname(self.abs_dest_path), exist_ok=True)  # noqa: PTH103, PTH120
            file = open(self.abs_dest_path, "wb")  # noqa: SIM115, PTH123
        with file:
            file.write(content)


class Batch:
    """The files of one build that are made together."""

    def __init__(self) -> None:
        self._waiting: list[Made] = []

    def file(self, config: MkDocsConfig, path: str, make: Make) -> Made:
        """A file for MkDocs at this path; `make` is asked once, and may be asked in another process."""
        made = Made.generated(config, path, content="")
        assert isinstance(made, Made)
        made.batch, made.make = self, make
        self._waiting.append(made)
        return made

    def write(self) -> None:
        """Make and write all files; those that are written already are not written again."""
        files, self._waiting = self._waiting, []
        shares = _shares(files)
        context = get_context("fork") if len(shares) > 1 else None
        if context is None:
            return _write(files)
        gc.freeze()  # collecting garbage would copy the memory that the processes share
        crew = [(context.Process(target=_write, args=(share,)), share) for share in shares[1:]]
        for process, _ in crew:
            process.start()
        _write(shares[0])
        for process, share in crew:
            process.join()
            if process.exitcode:
                _write(share)  # here, where a mistake is told as any other
        gc.unfreeze()
        return None


def _write(files: Sequence[Made]) -> None:
    for file in files:
        file.write()


def _shares(files: Sequence[Made]) -> list[Sequence[Made]]:
    """Dealt like cards: neighbours take as long as each other."""
    number = min(CREW, _cores(), len(files) // SHARE)
    return [files[first::number] for first in range(number)] if number > 1 else [files]


def _cores() -> int:
    """One where a process cannot be forked safely: beside threads, as while a site is served, and not on Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
