"""A build is made apart and switched in whole: whatever ends it, the site that was there is whole."""

import hashlib
import os
import random
import select
import signal
import time
from pathlib import Path

import pytest

from pakten.website import release
from pakten.website.release import NoPlaceError, Release
from tests.forking import Running, call, start
from tests.website.conftest import DAY, Built, build

LATER = "2026-09-15"
pytestmark = pytest.mark.thorough

MOMENTS = int(os.environ.get("PAKTEN_KILLS", "6"))
"""At how many moments a build is killed."""


def state(site: Path) -> dict[str, str]:
    """Every file of a site with a digest of what it holds."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha1(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def begin(folder: Path, *options: str, day: str = LATER, first: str = "") -> Running:
    """A build that has begun, `first` of which takes something away from it."""
    environ = {**os.environ, "PAKTEN_DATE": day, "NO_COLOR": "1"}
    return start("mkdocs", ("build", *options), folder, environ, first=first)


def beside(network: Path) -> list[str]:
    """What lies beside the sources that nobody wrote."""
    return sorted(path.name for path in network.glob(".*") if path.name != ".cache")


@pytest.fixture
def old(network: Path) -> dict[str, str]:
    """The network with a good site in place."""
    assert build(network).status == 0
    return state(network / "site")


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(
    network: Path, old: dict[str, str], tmp_path: Path
) -> None:
    began = time.perf_counter()
    assert begin(network, "-d", str(tmp_path / "new")).end().status == 0
    took = time.perf_counter() - began
    new = state(tmp_path / "new")
    assert old != new
    moments = random.Random(7)

    for number in range(MOMENTS):
        running = begin(network)
        # Not `sleep`, which knows no moments under a clock that is set forward.
        select.select((), (), (), moments.uniform(0, took * 1.1))
        running.send((signal.SIGKILL, signal.SIGTERM)[number % 2])
        running.end()
        assert state(network / "site") in (old, new)

    # What the killed ones have left is gone after the next that ends well.
    assert build(network).status == 0
    assert state(network / "site") == old
    assert beside(network) == []


KILLED_AT = {
    "when the folder has been made": ("pakten.website.release", "_own_folder", "after"),
    "when all has been written": ("pakten.website.release", "open_to_readers", "before"),
    "just before the switch": ("pakten.website.release", "_exchanged", "before"),
    "just after the switch": ("pakten.website.release", "_exchanged", "after"),
    "while the former site is removed": ("shutil", "rmtree", "before"),
    "between two renames, on a file system without exchange": ("pathlib.Path", "rename", "second"),
}

KILLER = """
import os, signal, sys, functools, importlib
import pakten.website.release as release
place, name, when = {point!r}
holder = importlib.import_module(place) if place != "pathlib.Path" else importlib.import_module("pathlib").Path
if when == "second":
    release._exchanged = lambda new, site: False
real, calls = getattr(holder, name), []
def killing(*args, **kwargs):
    calls.append(args)
    if when == "before" or (when == "second" and len(calls) == 2):
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*args, **kwargs)
    if when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(holder, name, killing)
release_begun = release.Release(__import__("pathlib").Path("site"))
(release_begun.folder / "index.html").write_text("new")
release_begun.switch()
"""


@pytest.mark.parametrize("point", KILLED_AT.values(), ids=KILLED_AT)
def test_a_release_that_is_killed_between_two_steps_is_whole_or_mended(
    tmp_path: Path, point: tuple[str, str, str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    (site / "gone.html").write_text("old")

    assert call("", (), tmp_path, os.environ, first=KILLER.format(point=point)).status == -signal.SIGKILL

    following = Release(site)
    assert {path.name: path.read_text() for path in site.iterdir()} in (
        {"index.html": "old", "gone.html": "old"},
        {"index.html": "new"},
    )
    assert [path for path in tmp_path.iterdir() if path not in (site, following.folder)] == []
    following.discard()


@pytest.mark.parametrize("size", [0, 2_000, 20_000])
def test_a_full_disk_leaves_the_old_site_and_is_told_in_words(network: Path, old: dict[str, str], size: int) -> None:
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    full = begin(network, "--strict", first=limited).end()

    assert full.status == 1
    assert state(network / "site") == old
    assert "Traceback" not in full.err
    assert "The last site is as it was" in full.err
    assert beside(network) == []


WITHOUT_PRIVILEGES = """
import ctypes, os, sys
bounding_set_drop, dac_override = 24, 1
ctypes.CDLL(None).prctl(bounding_set_drop, dac_override, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "mkdocs", *sys.argv[1:]])
"""
"""Root may write everywhere; what it starts after this is held to the rights of folders as well (capabilities(7))."""


def test_a_folder_that_may_not_be_written_to_keeps_its_site(network: Path, old: dict[str, str]) -> None:
    network.chmod(0o555)
    try:
        refused = begin(network, "--strict", first=WITHOUT_PRIVILEGES).end()
    finally:
        network.chmod(0o755)

    assert refused.status == 1
    assert state(network / "site") == old
    assert "Traceback" not in refused.err
    assert "you have no right to do that" in refused.err


def test_a_warning_of_a_strict_build_leaves_the_old_site(network: Path, old: dict[str, str]) -> None:
    warning = (
        'import logging\n\n\ndef on_post_build(config):\n    logging.getLogger("mkdocs").warning("look at this")\n'
    )
    (network / "hook.py").write_text(warning)
    with (network / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [hook.py]\n")

    assert build(network, LATER).status == 1

    assert state(network / "site") == old
    assert beside(network) == []


@pytest.mark.parametrize(
    ("link", "where"),
    [("gone.md", "12: E319"), ("#gone", "13: E278"), ("/areas/harbour/#gone", "12: E340"), ("../gone/", "12: E319")],
)
def test_a_link_that_leads_nowhere_leaves_the_old_site_also_without_strict(
    network: Path, old: dict[str, str], link: str, where: str
) -> None:
    about = network / "content" / "about" / "index.md"
    about.write_text(f"{about.read_text()}\nSee [this]({link}).\n")

    stopped = begin(network).end()

    assert stopped.status == 1
    assert f"content/about/index.md:{len(about.read_text().splitlines())}:{where}" in stopped.err
    assert state(network / "site") == old


def test_the_site_can_be_read_whatever_the_builder_lets_others_read(network: Path) -> None:
    assert begin(network, first="import os; os.umask(0o077)").end().status == 0

    modes: dict[bool, set[int]] = {True: set(), False: set()}
    for path in ((network / "site"), *(network / "site").rglob("*")):
        modes[path.is_dir()].add(path.stat().st_mode & 0o777)
    assert modes == {True: {0o755}, False: {0o644}}


def test_a_site_behind_a_link_is_switched_where_it_lies(network: Path, neighbours: Built, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "public").mkdir(parents=True)
    (network / "site").symlink_to(tmp_path / "elsewhere" / "public")

    assert build(network, DAY).status == 0

    assert (network / "site").is_symlink()
    assert state(network / "site") == state(neighbours.folder / "site")


def test_two_builds_at_once_do_not_disturb_each_other(network: Path, neighbours: Built) -> None:
    both = [begin(network, day=DAY) for _ in range(2)]

    assert [one.end().status for one in both] == [0, 0]
    assert state(network / "site") == state(neighbours.folder / "site")
    assert beside(network) == []


def test_what_mkdocs_leaves_alone_in_a_site_goes_on_with_it(tmp_path: Path) -> None:
    (tmp_path / "site" / ".git").mkdir(parents=True)
    (tmp_path / "site" / ".git" / "HEAD").write_text("ref: refs/heads/pages")
    (tmp_path / "site" / "old.html").write_text("old")
    new = Release(tmp_path / "site")
    (new.folder / "index.html").write_text("new")

    new.switch()

    assert sorted(state(tmp_path / "site")) == [".git/HEAD", "index.html"]


def test_a_file_system_without_exchange_gets_the_new_site_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "_exchanged", lambda _new, _site: False)
    (tmp_path / "site").mkdir()
    new = Release(tmp_path / "site")
    (new.folder / "index.html").write_text("new")

    new.switch()

    assert sorted(state(tmp_path / "site")) == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_in_the_place_of_the_site_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")

    with pytest.raises(NoPlaceError):
        Release(tmp_path / "site")

    assert (tmp_path / "site").read_text() == "mine"


def test_a_site_that_is_a_disk_of_its_own_is_refused_before_anything_is_built() -> None:
    with pytest.raises(NoPlaceError):
        Release(Path("/proc"))
