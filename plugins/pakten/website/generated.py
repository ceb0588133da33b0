"""Files that are made while the site is written: pages from data, calendar files, feeds, the index of the search.

They are most of a large site, and none of them needs another. So the cores of the machine share them: other processes
begin to make and write them (reading/shares.py) while this one goes on with the pages of text. MkDocs knows the files
from the start, which is how links to them are checked.

What an earlier build has made and would be the same is put in place (website/memory/made_before.py).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from pakten.reading.shares import Shares
from pakten.website.memory.made_before import MadeBefore

Content = str | bytes | Mapping[str, bytes]
"""What a file holds; or several files that lie in its folder and are made at once, by their names."""
Make = Callable[[], Content]
Given = Callable[[], bytes | None]
Tell = Callable[[int, int], None]
"""Is told how many files are made, of how many."""

SHARE = 25
"""How many files a process makes at a time."""


class GeneratedFile(File):
    """A file with the recipe of its content. Other plugins see it empty: it is made last."""

    batch: Batch
    make: Make
    given: Given | None
    """The digest of all that it is made of beside what it asks; none for what is made each time."""
    known: bytes | None = None
    """What an earlier build has made, where that is what would be made now: its digest in the store."""

    def copy_file(self, dirty: bool = False) -> None:
        """MkDocs asks for the first file to be written when the pages have been read and before it draws them."""
        self.batch.start()

    def content(self) -> Content:
        """As it was made before, or made now and kept if it may be."""
        before = self.batch.before
        if before is None:
            return self.make()
        if self.known and (content := before.content(self.known)) is not None:
            return content
        given = self.given() if self.given else None
        return before.make_unheard(self.make) if given is None else before.make(given, self.make)

    def look_back(self) -> None:
        # Also where nothing is known: all pages hang on what there is now, and not on what comes while they are made.
        given = self.given() if self.given else None
        self.known = self.batch.before.known(given) if self.batch.before and given else None

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
        self._files: list[GeneratedFile] = []
        self._pools: list[_Pool] = []

    def file(self, config: MkDocsConfig, path: str, make: Make, given: Given | None = None) -> GeneratedFile:
        """A file for MkDocs at this path; `make` may be asked in another process, and changes nothing."""
        self._meanwhile()
        made = GeneratedFile.generated(config, path, content="")
        assert isinstance(made, GeneratedFile)
        made.batch, made.make, made.given = self, make, given
        self._files.append(made)
        return made

    def start(self) -> None:
        """Let other processes begin with what there is so far, when that is enough to be worth it."""
        files, self._files = self._files, []
        for file in files:
            self._meanwhile()
            file.look_back()
        # What is only put in place comes last: it fills the time of whoever is ready first. What hangs on very much,
        # such as the index of the search, has no questions that somebody could ask again, and comes first.
        files.sort(key=lambda file: (file.known is not None, file.given is not None))
        if files:
            self._pools.append(_Pool(files, self.before, self._meanwhile))

    def give_up(self) -> None:
        """What has been begun is not wanted any more."""
        for pool in self._pools:
            pool.shares.stop()

    def finish(self, tell: Tell = lambda _done, _all: None) -> None:
        """See that all files are written, each once."""
        self.start()
        pools, self._pools = self._pools, []
        for pool in pools:
            pool.finish(tell)
        if self.before:
            self.before.keep()


class _Pool:
    """Files in shares, which all cores make."""

    def __init__(
        self, files: Sequence[GeneratedFile], before: MadeBefore | None, meanwhile: Callable[[], None]
    ) -> None:
        self._before = before
        self._files = files
        known = len(before.made) if before else 0
        self.shares = Shares(
            -(-len(files) // SHARE),
            lambda number: _make(files[number * SHARE :][:SHARE], meanwhile),
            send=lambda done: (tuple(done), before.told(known) if before else None),
            take=self._take,
        )

    def finish(self, tell: Tell) -> None:
        whole, last = len(self._files), 0
        for number, _ in self.shares.done():
            last = max(last, number)
            tell(min(last * SHARE, whole - 1), whole)
        # MkDocs keeps its files to the end. Only while a site is served, in one process, may somebody ask again.
        for file in self._files if self.shares.are_shared else ():
            del file.make, file.given
        tell(whole, whole)

    def _take(self, sent: tuple[tuple[int, ...], Any]) -> dict[int, None]:
        done, told = sent
        if self._before:
            self._before.take(told)
        return dict.fromkeys(done)


def _make(files: Sequence[GeneratedFile], meanwhile: Callable[[], None] = lambda: None) -> None:
    for file in files:
        meanwhile()
        file.write(file.content())
