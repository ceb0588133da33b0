"""A small network of another town, in another language, drawn as files and really built."""

import shutil
from pathlib import Path

import pytest

from tests.building import DAY, NEIGHBOURS, REPOSITORY, Builds, Built, build, seasons

__all__ = ["DAY", "NEIGHBOURS", "REPOSITORY", "Builds", "Built", "build"]


@pytest.fixture
def network(neighbours: Built, tmp_path: Path) -> Path:
    """The files of the small network, free to be changed; its templates are compiled already."""
    return Path(shutil.copytree(neighbours.folder, tmp_path / "neighbours", ignore=shutil.ignore_patterns("site")))


@pytest.fixture(scope="session")
def built_seasons(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A network in which much changes by itself, as it is."""
    return builds.good(seasons(tmp_path_factory.mktemp("seasons") / "network"))


@pytest.fixture
def seasonal(built_seasons: Built, tmp_path: Path) -> Path:
    """The same with what its first build has left, free to be changed."""
    return Path(shutil.copytree(built_seasons.folder, tmp_path / "network"))
