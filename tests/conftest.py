"""What all tests stand on: no clock, machine, load, order or earlier run decides how they end."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browsing import FLAGS, PATIENCE, chromium
from tests.building import NEIGHBOURS, REPOSITORY, WRITTEN, Builds, Built

# Modules stay compiled, those of the commands that tests run too: compiling all of ours takes longer than most tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same examples on every machine and on every day, and none that an earlier run has left behind; how long one
# takes says how busy the machine is. `--hypothesis-profile=other` tries others.
ALWAYS = settings(
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("same", ALWAYS, derandomize=True)
settings.register_profile("other", ALWAYS, derandomize=False)
settings.load_profile("same")

FOR_TESTS = ("PAKTEN_GOLDEN", "PAKTEN_KILLS", "PAKTEN_MUTATIONS", "PAKTEN_SWITCHING")
OWN = ("PAKTEN_", "GIT_", "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "COLUMNS")
"""Variables that change what our commands say or where git looks. Tests set those that they are about."""


THOROUGH = {"browser", "editor", "icaljs", "both", "desk", "integrationspakten", "docs"}
"""Fixtures that start a browser or node, or that build this repository's whole network or its documentation."""


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    for item in items:
        if THOROUGH.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("thorough")
    yield  # others choose, and draw an order
    # Each worker begins with its share of what takes long.
    long = [item for item in items if item.get_closest_marker("long")]
    others = [item for item in items if item not in long]
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    shares = [(len(others) * share // workers, len(others) * (share + 1) // workers) for share in range(workers)]
    items[:] = [item for share, (a, b) in enumerate(shares) for item in (*long[share::workers], *others[a:b])]


MEMORY = Path("/dev/shm")
ROOM = 8 << 30
"""In bytes; a run needs a quarter of it."""


def _has_room(there: os.statvfs_result) -> bool:
    """Also for commands, which some tests write."""
    return there.f_bavail * there.f_frsize > ROOM and not there.f_flag & os.ST_NOEXEC


def pytest_configure() -> None:
    # What is written again and again waits for a disk each time; where memory is a folder with room, nobody waits.
    if MEMORY.is_dir() and _has_room(os.statvfs(MEMORY)):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    for name in [name for name in os.environ if name.startswith(OWN) and name not in FOR_TESTS]:
        del os.environ[name]
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Builds:
    """The sites of this run, which its workers share."""
    base = tmp_path_factory.getbasetemp()
    return Builds((base.parent if hasattr(request.config, "workerinput") else base) / "builds")


@pytest.fixture(scope="session")
def neighbours(builds: Builds) -> Built:
    """The small network of another town, in another language, as it is."""
    return builds.good(NEIGHBOURS)


@pytest.fixture(scope="session")
def integrationspakten(builds: Builds) -> Callable[[str], Built]:
    """This repository's own network on a day."""
    return partial(builds.good, REPOSITORY, names=WRITTEN)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=FLAGS, timeout=PATIENCE) as launched,
    ):
        yield launched
