"""Saving: a file is replaced as a whole or not at all, and never one that somebody changed meanwhile."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from pakten.cli.command import Exit, Stopped


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Puts `after` in the place of `before`; stops when the file no longer holds that."""
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
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = _written_beside(path, content)
    try:
        fresh.chmod(0o666 & ~_umask())
        # A hard link fails when the name is taken, in the same moment; where there are none, the look before must do.
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
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
