"""Saving: a file is replaced as a whole or not at all, and never one that somebody changed meanwhile."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from pakten.cli.command import Exit, Stopped


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """What the machine refuses, told of the file that is meant and not of the one beside it."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def content_of(path: Path) -> bytes | None:
    """None where there is no file."""
    return path.read_bytes() if path.is_file() else None


def save_file(path: Path, before: bytes | None, after: bytes) -> None:
    """Puts `after` in the place of what was there, which is None for a new file."""
    if before is None:
        new_file(path, after)
    elif before != after:
        replace_file(path, before, after)


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Puts `after` in the place of `before`; stops when the file no longer holds that."""
    with _told_of(path):
        # A link stays a link: what it leads to is replaced.
        target = path.resolve()
        fresh = _written_beside(target, after)
        try:
            if target.read_bytes() != before:
                raise Stopped("cli.changed_meanwhile", Exit.CHANGED_MEANWHILE, file=path.name)
            fresh.chmod(target.stat().st_mode & 0o7777)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)


def new_file(path: Path, content: bytes) -> None:
    """A file that was not there; stops when it is."""
    with _told_of(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _written_beside(path, content)
        try:
            os.umask(mask := os.umask(0))
            fresh.chmod(0o666 & ~mask)
            # A hard link fails in the moment when the name is taken; where there are none, the look before must do.
            try:
                os.link(fresh, path)
            except FileExistsError:
                raise
            except OSError:
                if path.exists():
                    raise FileExistsError from None
                fresh.replace(path)
        except FileExistsError:
            raise Stopped("cli.file_exists", Exit.WRONG_CALL, file=path.name) from None
        finally:
            fresh.unlink(missing_ok=True)


def _written_beside(path: Path, content: bytes) -> Path:
    """In the same folder, because a file can only be renamed in one step within its file system."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".new", delete=False) as file:
        fresh = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            # On a full disk half a file is left, which nobody asked for.
            fresh.unlink(missing_ok=True)
            raise
    return fresh
