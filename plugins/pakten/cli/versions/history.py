"""The history of a network, as git keeps it: what it looked like at another time."""

import subprocess
import tarfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pakten.cli.network import Network
from pakten.domain.catalogue import Catalogue
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import SettingsError, read_settings

_READ = (".md", ".yaml", ".yml")


def commit_called(root: Path, revision: str) -> str | None:
    return said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")


def fork_point(root: Path, branch: str) -> str | None:
    """Where what is checked out has left a branch; None when there is no such branch, or nothing in common."""
    return said(root, "merge-base", branch, "HEAD") if commit_called(root, branch) else None


def is_shallow(root: Path) -> bool:
    """Whether older versions were left behind when the repository was fetched."""
    return said(root, "rev-parse", "--is-shallow-repository") == "true"


def has_changed(root: Path, commit: str, names: tuple[str, ...]) -> bool:
    """Whether these files or folders differ from a commit, also by a file that git does not know yet."""
    if _git(root, "diff", "--quiet", "--no-ext-diff", commit, "--", *names) is None:
        return True
    return bool(said(root, "ls-files", "--others", "--exclude-standard", "--", *names))


def earlier(root: Path, commit: str, most: int) -> tuple[str, ...]:
    """The versions before a commit in which something was changed below the folder, the latest first."""
    options = ("--first-parent", "--skip=1", f"--max-count={most}")
    return tuple((said(root, "rev-list", *options, commit, "--", ".") or "").split())


def catalogue_at(network: Network, commit: str, environ: Mapping[str, str]) -> Catalogue | None:
    """What the network said at a commit; None when it could not be read, or was not there yet.

    Read by its own settings, because the names of files, folders and kinds may have changed too.
    """
    archive = _git(network.root, "archive", "--format=tar", commit, ".")
    if archive is None:
        return None
    with TemporaryDirectory(prefix="pakten-") as folder:
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            texts = [one for one in files.getmembers() if one.isdir() or one.name.endswith(_READ)]
            files.extractall(folder, texts, filter="data")
        try:
            settings = read_settings(Path(folder) / network.settings.file, environ)
        except SettingsError:
            settings = network.settings
        return read(settings.layout_in(Path(folder)), settings.vocabulary, settings.zone).catalogue


def text_at(root: Path, commit: str, name: str) -> str:
    """A file as it was at a commit; empty where there was none."""
    return (_git(root, "show", f"{commit}:./{name}") or b"").decode("utf-8", "replace")


def said(root: Path, *arguments: str) -> str | None:
    """The line that git answers with; None when it says no."""
    answer = _git(root, *arguments)
    return answer.decode("utf-8", "replace").strip() if answer is not None else None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What git says; None when it says no, and also when it is not there."""
    try:
        done = subprocess.run(("git", "-C", str(root), *arguments), capture_output=True, check=False)
    except (OSError, ValueError):
        # A revision from the command line may hold what no argument can, such as a null character.
        return None
    return done.stdout if done.returncode == 0 else None
