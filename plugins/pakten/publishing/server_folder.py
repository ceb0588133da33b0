"""The folder of a web server: releases beside each other, and a link to the one that visitors see.

    aktuell -> releases/0012-3fa9c1e2b7d04a11
    releases/0011-9d20…   releases/0012-3fa9…

A release is named by its place in the order and by its content. It is copied apart and gets its name when it is whole,
and the link is replaced in one step of the file system: whatever ends a publication early, visitors meet a whole site.
Only one process publishes at a time, so whatever lies half done when it begins was left behind, and is removed.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pakten.publishing.built_site import FILE, BuiltSite, Flaw, open_to_readers, raised

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # pragma: no cover
    flock = None  # type: ignore[assignment] # Windows: there no server of one's own is kept this way

LINK = "aktuell"
RELEASES = "releases"
ROOT = "rot"
_UNFINISHED = ".ny"
_NEXT_LINK = ".aktuell.ny"
_NAME = re.compile(r"(\d{4,})-([0-9a-f]{16})")


class NotPublishedError(Exception):
    """`reason` has a sentence that is filled with the values."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class BrokenSiteError(Exception):
    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__(flaws)
        self.flaws = flaws


@dataclass(frozen=True, slots=True, order=True)
class Release:
    number: int
    digest: str

    @property
    def name(self) -> str:
        return f"{self.number:04}-{self.digest}"


@dataclass(frozen=True)
class ServerFolder:
    folder: Path

    @property
    def live(self) -> Path | None:
        """The folder that visitors see."""
        link = self.folder / LINK
        return Path(os.path.realpath(link)) if link.is_dir() else None

    @property
    def releases(self) -> tuple[Release, ...]:
        """In the order in which they were published."""
        place = self.folder / RELEASES
        names = (_NAME.fullmatch(path.name) for path in place.iterdir() if path.is_dir()) if place.is_dir() else ()
        return tuple(sorted(Release(int(found[1]), found[2]) for found in names if found))

    @property
    def live_release(self) -> Release | None:
        return next((one for one in self.releases if self._at(one) == self.live), None)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else publishes meanwhile; what an ended publication has left behind is gone."""
        (self.folder / RELEASES).mkdir(parents=True, exist_ok=True)
        if (self.folder / LINK).is_dir() and not (self.folder / LINK).is_symlink():
            raise NotPublishedError("link_is_folder", folder=self.folder / LINK)
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            if flock is not None:
                flock(descriptor, LOCK_EX | LOCK_NB)
            for name in self.folder.glob(".*.ny"):
                name.unlink()
            if (self.folder / _UNFINISHED).is_dir():
                shutil.rmtree(self.folder / _UNFINISHED)
            yield
        except BlockingIOError:
            raise NotPublishedError("busy", folder=self.folder) from None
        finally:
            os.close(descriptor)

    def put(self, site: Path, finish: Callable[[Path], None] = lambda _: None) -> Release:
        """Copy a site and make it the one that visitors see; `finish` adds to the copy, or raises to stop it."""
        unfinished = self.folder / _UNFINISHED
        try:
            copy = BuiltSite(_copied(site, unfinished))
            if flaws := tuple(copy.flaws()):
                raise BrokenSiteError(flaws)
            former = self.live_release
            if former is not None and former.digest == copy.digest:
                return former
            last = max((one.number for one in self.releases), default=0)
            new = Release(last + 1, copy.digest)
            finish(unfinished)
            open_to_readers(unfinished)
            unfinished.rename(self._at(new))
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        self._show(new)
        # One that somebody has gone back from is not what was shown before.
        for one in self.releases:
            if former is not None and former.number < one.number < new.number:
                self._remove(one)
        return new

    def roll_back(self) -> Release:
        """Show what was published before the release that visitors see."""
        live = self.live_release
        earlier = [one for one in self.releases if live is None or one.number < live.number]
        if not earlier:
            raise NotPublishedError("nothing_before", folder=self.folder)
        self._show(earlier[-1])
        return earlier[-1]

    def prune(self, keep: int) -> tuple[Release, ...]:
        """Remove all but the last `keep` releases; the one that visitors see stays, and so does the one before it."""
        live = self.live_release
        before = [one for one in self.releases if live and one.number < live.number][-1:]
        kept = {live, *before, *self.releases[-max(keep, 1) :]}
        gone = tuple(one for one in self.releases if one not in kept)
        for one in gone:
            self._remove(one)
        return gone

    def _remove(self, release: Release) -> None:
        """First out of sight of those who choose among releases, then away."""
        passing = self.folder / _UNFINISHED
        self._at(release).rename(passing)
        shutil.rmtree(passing)

    def document_root(self, path: str) -> Path:
        """What the server shows as its root: for a site below `/pact/` a folder that holds the link under that name."""
        place = Path(os.path.realpath(self.folder))
        if path == "/":
            return place / LINK
        link = place / ROOT / path.strip("/")
        link.parent.mkdir(parents=True, exist_ok=True)
        up = Path(*[".."] * len(link.relative_to(place).parent.parts)) / LINK
        if not link.is_symlink() or link.readlink() != up:
            link.unlink(missing_ok=True)
            link.symlink_to(up)
        return place / ROOT

    def write(self, name: str, text: str) -> None:
        """A file beside the releases, as a whole or not at all."""
        unfinished = self.folder / f".{name}.ny"
        unfinished.write_text(text, "utf-8")
        unfinished.chmod(FILE)
        unfinished.replace(self.folder / name)

    def _at(self, release: Release) -> Path:
        return Path(os.path.realpath(self.folder)) / RELEASES / release.name

    def _show(self, release: Release) -> None:
        following = self.folder / _NEXT_LINK
        following.symlink_to(Path(RELEASES) / release.name)
        following.replace(self.folder / LINK)


def _copied(site: Path, to: Path) -> Path:
    """A copy of one site, not of two: a build may put another in its place meanwhile."""
    before = site.stat()
    for path, folders, files in os.walk(site, onerror=raised):
        below = to / Path(path).relative_to(site)
        below.mkdir()
        # The `.git` of a branch of pages stands at the top of a site and is nobody's to read.
        folders[:] = [name for name in folders if name != ".git"]
        for name in (*files, *(one for one in folders if (Path(path) / one).is_symlink())):
            shutil.copyfile(Path(path) / name, below / name, follow_symlinks=False)
    after = site.stat()
    if (before.st_dev, before.st_ino) != (after.st_dev, after.st_ino):
        raise NotPublishedError("exchanged", site=site)
    return to
