"""A network of a made-up town on disk, under git where a story needs it, and the command as people call it."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pakten.cli.program import main
from tests.forking import call

NETWORK = Path(__file__).parent / "network"
DAY = "2026-12-01"


@dataclass(frozen=True)
class Said:
    """What a call answered: on the output, beside it, and to the shell."""

    status: int
    out: str
    beside: str


Pakten = Callable[..., Said]
Opened = Counter[str]
"""How often each file has been opened."""

_OPENED: Opened = Counter()


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        _OPENED[arguments[0]] += 1


# Nobody can take a hook away again.
sys.addaudithook(_notice)


@pytest.fixture
def opened() -> Opened:
    return _OPENED


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A network without a mistake, where the commands are given."""
    copied = Path(shutil.copytree(NETWORK, tmp_path / "network"))
    monkeypatch.chdir(copied)
    # What the host of these tests says about itself is not about this network.
    ours = ("SOURCE_DATE_EPOCH", "KVARN_URL", "NO_COLOR", "PAKTEN_BASE")
    for name in (*ours, *(name for name in os.environ if name.startswith(("CI_", "GITHUB_", "FORGEJO_")))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PAKTEN_DATE", DAY)
    monkeypatch.setenv("COLUMNS", "100")
    return copied


@pytest.fixture
def pakten(folder: Path, capsys: pytest.CaptureFixture[str]) -> Pakten:
    """Calls the command in the folder of the network."""
    assert folder.is_dir()

    def answer(*arguments: str) -> Said:
        capsys.readouterr()
        status = main(list(arguments))
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return answer


def as_process(folder: Path, *arguments: str, first: str = "") -> Said:
    """The same in a process of its own, which has nobody to ask; `first` is done before, in Python."""
    answer = call("pakten.cli", arguments, folder, os.environ, first=first)
    return Said(answer.status, answer.out, answer.err)


def started(folder: Path, *arguments: str, **environ: str) -> Said:
    """The same by a Python that starts from nothing, as a shell starts it."""
    done = subprocess.run(
        (sys.executable, "-m", "pakten.cli", *arguments),
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def git(folder: Path, *arguments: str, fine: bool = True) -> str:
    """Real git, with nobody's settings but these."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    who = ("-c", "user.name=Kansliet", "-c", "user.email=kansli@exempel.se", "-c", "init.defaultBranch=main")
    command = ("git", *who, *arguments)
    done = subprocess.run(command, cwd=folder, env={**os.environ, **quiet}, capture_output=True, check=False)
    assert done.returncode == 0 or not fine, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git keeps of the network when it has been saved once, and of a host to which it has been published."""
    beginning = tmp_path_factory.mktemp("saved")
    folder, host = Path(shutil.copytree(NETWORK, beginning / "network")), beginning / "host.git"
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Börja")
    shutil.copytree(folder / ".git", beginning / "saved.git")
    git(beginning, "init", "--quiet", "--bare", str(host))
    git(folder, "remote", "add", "origin", host.as_uri())
    git(folder, "push", "--quiet", "--set-upstream", "origin", "main")
    git(folder, "remote", "set-head", "origin", "main")
    return beginning


@pytest.fixture
def repository(folder: Path, saved: Path) -> Path:
    """The network, saved once in git."""
    shutil.copytree(saved / "saved.git", folder / ".git")
    return folder


@pytest.fixture
def published(folder: Path, saved: Path, tmp_path: Path) -> Path:
    """The network has been published: the branch `main` of a host holds it."""
    host = shutil.copytree(saved / "host.git", tmp_path / "host.git")
    settings = shutil.copytree(saved / "network" / ".git", folder / ".git") / "config"
    theirs = (saved / "host.git").as_uri()
    settings.write_text(settings.read_text("utf-8").replace(theirs, host.as_uri()), "utf-8")
    return folder


Edit = Callable[[str, str], None]
"""Writes something else in the list of events, once."""


@pytest.fixture
def edit(folder: Path) -> Edit:
    def change(old: str, new: str) -> None:
        path = folder / "events.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


MEETING = (
    *("--title", "Sommarmöte på Kullen", "--summary", "Vi ses igen.", "--start", "2027-06-09 09:00"),
    *("--end", "2027-06-09 11:00", "--type", "frukostmote", "--format", "online", "--online-note", "Länk kommer."),
    *("--areas", "kullen", "--organisers", "bageriet", "--registration-needed", "false", "--contact-name", "Kansliet"),
)
"""All that a coming meeting needs, as options."""


def expecting(folder: Path, required: str) -> None:
    """The network with what it expects of entries, which those that are there say."""
    settings, events = folder / "mkdocs.yml", folder / "events.yaml"
    here = "  - pakten/catalogue:\n"
    settings.write_text(settings.read_text("utf-8").replace(here, f"{here}      required: {required}\n"), "utf-8")
    text = events.read_text("utf-8").replace("  recap:", "  audience: [foretag]\n  contact: {name: Kansliet}\n  recap:")
    text = text.replace(
        "  registration:\n    needed: false", "  audience: [foretag]\n  registration:\n    needed: false"
    )
    events.write_text(text, "utf-8")
