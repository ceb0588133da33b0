"""A release: one whole build, made in a folder of its own beside the site and put in the site's place at once.

Whatever ends a build early (a mistake, a full disk, a signal that nobody can catch), the site that was there is whole:
until the switch nothing in it is touched, and the switch is one step of the file system. What an ended build left
behind is cleaned by the next one.
"""

import ctypes
import errno
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from mkdocs import utils
from mkdocs.exceptions import PluginError

from pakten.locale import Words
from pakten.locale.system import reason
from pakten.publishing.built_site import open_to_readers

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # pragma: no cover
    flock = None  # type: ignore[assignment] # Windows: there two builds of one site at a time are nobody's habit

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NoPlaceError(Exception):
    """The site's place cannot be taken over: `reason` says why, in a word that has a sentence."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path


class Release:
    """The folder that a build writes to, from its beginning to the switch."""

    def __init__(self, site: Path) -> None:
        # A link to the folder stays a link: what it leads to is exchanged.
        self.site = Path(os.path.realpath(site))
        _require_place(self.site)
        _recover(self.site)
        self.folder, self._lock = _own_folder(self.site)

    def switch(self) -> None:
        """Put what was built in the site's place."""
        _keep_hidden(self.site, self.folder)
        open_to_readers(self.folder)
        if not self.site.exists():
            self.folder.rename(self.site)
        elif not _exchanged(self.folder, self.site):
            _one_after_the_other(self.folder, self.site)
        self.discard()

    def discard(self) -> None:
        """Remove the folder: of a build that failed, or after the switch what it holds then, the former site."""
        _removed(self.folder)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def begun(site: Path, language: Words) -> Release:
    """The release of a build that is to stand at `site`."""
    try:
        return Release(site)
    except NoPlaceError as wrong:
        raise PluginError(language(f"release.no_place.{wrong.reason}", folder=wrong.path)) from wrong
    except OSError as wrong:
        raise not_written(wrong, language) from wrong


def not_written(wrong: OSError, language: Words) -> PluginError:
    where = f" ({wrong.filename})" if wrong.filename else ""
    told = language("release.not_written", where=where, reason=reason(wrong, language))
    return PluginError(f"{told}\n{language('report.stopped')}")


def is_warned() -> bool:
    """Whether MkDocs will fail this strict build for its warnings, as it does after the last plugin has been asked."""
    engine = logging.getLogger(utils.__name__.partition(".")[0])
    return any(isinstance(handler, utils.CountHandler) and handler.get_counts() for handler in engine.handlers)


def _require_place(site: Path) -> None:
    if site.exists() and not site.is_dir():
        raise NoPlaceError("file", site)
    if os.path.ismount(site):
        raise NoPlaceError("mount", site)
    site.parent.mkdir(parents=True, exist_ok=True)


def _own_folder(site: Path) -> tuple[Path, int]:
    """A new folder, held by a lock for as long as this build or a process of it lives."""
    while True:
        folder = Path(mkdtemp(prefix=_prefix(site), dir=site.parent))
        lock = _locked(folder)
        # Between the two steps another build may have taken the folder for one that was left behind.
        if folder.is_dir():
            return folder, lock
        os.close(lock)


def _prefix(site: Path) -> str:
    return f".{site.name}.new-"


def _former(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _recover(site: Path) -> None:
    """Finish what an ended build began, and remove what it left behind."""
    former = _former(site)
    if former.is_dir() and not site.exists():
        former.rename(site)
    _removed(former)
    for folder in _left_behind(site):
        _removed(folder)


def _left_behind(site: Path) -> Iterator[Path]:
    """Folders of builds of which no process lives."""
    for folder in sorted(site.parent.glob(f"{_prefix(site)}*")):
        if folder.is_dir() and not folder.is_symlink() and (lock := _locked(folder)) >= 0:
            yield folder
            os.close(lock)


def _locked(folder: Path) -> int:
    """A descriptor that holds the folder until it is closed, also in processes that inherit it; -1 if another does."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return -1
    try:
        if flock is not None:
            flock(descriptor, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return -1
    except OSError as wrong:
        # A file system without locks.
        if wrong.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.ENOSYS):
            raise
    return descriptor


def _keep_hidden(site: Path, folder: Path) -> None:
    """What MkDocs does not touch in a site, such as the `.git` of a branch of pages, goes on with it."""
    for path in site.glob(".*"):
        kept = folder / path.name
        if kept.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, kept, symlinks=True)
        else:
            shutil.copy2(path, kept, follow_symlinks=False)


def _exchanged(new: Path, site: Path) -> bool:
    """Whether both have changed places, in one step (Linux, and not on every file system)."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done: int = exchange(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE)
    if done != 0 and ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), os.fspath(site))
    return done == 0


def _one_after_the_other(new: Path, site: Path) -> None:
    """Two steps with no time between; whoever is stopped there has the next build put the former site back."""
    former = _former(site)
    _removed(former)
    site.rename(former)
    try:
        new.rename(site)
    except OSError:
        former.rename(site)
        raise
    _removed(former)


def _removed(folder: Path) -> None:
    """What cannot be removed now is left to the next build."""
    with suppress(OSError):
        shutil.rmtree(folder)
