"""A small network of another town, in another language, drawn as files and really built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

REPOSITORY = Path(__file__).parents[2]
NEIGHBOURS = REPOSITORY / "tests" / "sites" / "neighbours"

DAY = "2026-05-15"
"""After the meeting at the harbour, before the breakfast."""


@dataclass(frozen=True)
class Built:
    """A network's folder after a build."""

    folder: Path
    status: int
    said: str

    def page(self, path: str) -> html.HtmlElement:
        name = f"{path}index.html" if not path or path.endswith("/") else path
        return html.fromstring((self.folder / "site" / name).read_text("utf-8"))

    def text(self, path: str) -> str:
        """What the main part of a page says, on one line."""
        (main,) = self.page(path).xpath("//main")
        # What only later days or a choice show (website/pages/freshness.py, filter.js) is not said yet.
        for later in main.xpath(".//template | .//*[@hidden]"):
            later.drop_tree()
        return " ".join(main.text_content().split())

    def files(self) -> dict[str, bytes]:
        site = self.folder / "site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def build(folder: Path, day: str = DAY, engine: str = "mkdocs") -> Built:
    """Build as a publisher does, in a process of its own; nothing is asked of the clock."""
    environ = {**os.environ, "PAKTEN_DATE": day, "NO_COLOR": "1"}
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
    return Built(folder, done.returncode, done.stdout + done.stderr)


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """The files of the small network, free to be changed."""
    return Path(shutil.copytree(NEIGHBOURS, tmp_path / "neighbours"))


@pytest.fixture(scope="session")
def neighbours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small network as it is, built once."""
    folder = shutil.copytree(NEIGHBOURS, tmp_path_factory.mktemp("network") / "neighbours")
    built = build(Path(folder))
    assert built.status == 0, built.said
    return built


@pytest.fixture(scope="session")
def integrationspakten(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """This repository's own network, built on a day, once for each day that is asked for."""
    days: dict[str, Built] = {}

    def on(day: str) -> Built:
        if day not in days:
            folder = tmp_path_factory.mktemp(f"own-{day}")
            for name in ("mkdocs.yml", "events.yaml", "goodexamples", "content"):
                (folder / name).symlink_to(REPOSITORY / name)
            days[day] = build(folder, day)
            assert days[day].status == 0, days[day].said
        return days[day]

    return on
