"""The history of a network, as git keeps it: what it looked like at another time."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pakten.cli.command import Exit, Stopped

_READ = (".md", ".yaml", ".yml")


@contextmanager
def tree_at(root: Path, revision: str) -> Iterator[Path]:
    """The files of the network at a commit, in a folder that is gone afterwards."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise Stopped("cli.no_revision", Exit.WRONG_CALL, revision=revision)
    archive = _git(root, "archive", "--format=tar", commit.decode().strip(), ".")
    if archive is None:
        raise Stopped("cli.no_revision", Exit.WRONG_CALL, revision=revision)
    with TemporaryDirectory(prefix="pakten-") as folder:
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            texts = [one for one in files.getmembers() if one.isdir() or one.name.endswith(_READ)]
            files.extractall(folder, texts, filter="data")
        yield Path(folder)


def has_changed(root: Path, names: tuple[str, ...]) -> bool:
    """Whether these files differ from the last commit; not so where there is no history."""
    if _git(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return False
    there = [name for name in names if (root / name).exists()]
    return bool(there) and _git(root, "diff", "--quiet", "HEAD", "--", *there) is None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says; None when it says no, and also when it is not there."""
    try:
        done = subprocess.run(("git", "-C", str(root), *arguments), capture_output=True, check=False)
    except (OSError, ValueError):
        # A revision from the command line may hold what no argument can, such as a null character.
        return None
    return done.stdout if done.returncode == 0 else None
