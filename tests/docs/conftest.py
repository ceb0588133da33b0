"""A network that somebody writes in: this repository's own files, in a folder of their own, under git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.building import own_copy
from tests.forking import Answer, call

DAY = "2026-11-22"


@dataclass(frozen=True)
class Desk:
    """Where somebody sits: a folder with the network, and the command `pakten`."""

    folder: Path
    tools: Path

    def run(self, command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """A command line as it is typed, or as a step of a pipeline; `more` are its variables."""
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=self.folder,
            env={**self._environ, **more},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def pakten(self, *arguments: str) -> Answer:
        """The command alone, without a shell around it."""
        return call("pakten.cli", arguments, self.folder, self._environ)

    @property
    def _environ(self) -> Mapping[str, str]:
        git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            git |= {f"GIT_{who}_NAME": "A writer", f"GIT_{who}_EMAIL": "writer@example.org"}
        return {
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "HOME": str(self.tools),
            "LC_ALL": "C.UTF-8",
            "PAKTEN_DATE": DAY,
            "NO_COLOR": "1",
            **git,
        }

    def save(self) -> str:
        """Commits everything and returns the version."""
        done = self.run("git add --all && git commit --quiet --message saved && git rev-parse HEAD")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@pytest.fixture(scope="session")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The network as it is, saved and checked once."""
    place = tmp_path_factory.mktemp("desk")
    folder, tools = place / "network", place / "bin"
    tools.mkdir()
    command = tools / "pakten"
    # The tests' own Python, whatever else is on the path.
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pakten.cli "$@"\n', "utf-8")
    command.chmod(0o755)
    desk = Desk(own_copy(folder), tools)
    assert desk.run("git init --quiet --initial-branch main && echo .cache/ > .git/info/exclude").returncode == 0
    desk.save()
    desk.pakten("check")
    return desk


@pytest.fixture
def desk(first_desk: Desk, tmp_path: Path) -> Desk:
    """The same, free to be changed."""
    return Desk(Path(shutil.copytree(first_desk.folder, tmp_path / "network")), first_desk.tools)
