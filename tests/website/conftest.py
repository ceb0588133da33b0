"""A small network of another town, in another language, drawn as files and really built."""

import shutil
from pathlib import Path

import pytest

from tests.building import DAY, NEIGHBOURS, REPOSITORY, Builds, Built, build

__all__ = ["DAY", "NEIGHBOURS", "REPOSITORY", "Builds", "Built", "build"]


@pytest.fixture
def network(neighbours: Built, tmp_path: Path) -> Path:
    """The files of the small network, free to be changed; its templates are compiled already."""
    return Path(shutil.copytree(neighbours.folder, tmp_path / "neighbours", ignore=shutil.ignore_patterns("site")))
