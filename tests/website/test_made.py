"""Pages and files from data are made last, all together, by all cores; nobody can tell by which."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from mkdocs.config import load_config

from pakten.website.made import SHARE, Batch
from tests.website.conftest import Built, build

DAY = "2024-03-01"
MANY = 12 * SHARE

two_cores = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="a second process needs a second core")


def _batch(folder: Path, make: Callable[[int], str]) -> Batch:
    settings, docs = folder / "mkdocs.yml", folder / "docs"
    docs.mkdir()
    settings.write_text("site_name: Many\ntheme: null\nplugins: []\n")
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(folder / "site"))
    config.plugins._current_plugin = "pakten/pages"
    batch = Batch()
    for number in range(MANY):
        batch.file(config, f"{number}/index.html", partial(make, number))
    return batch


def test_one_core_makes_the_same_site_as_many(integrationspakten: Callable[[str], Built], tmp_path: Path) -> None:
    many = integrationspakten(DAY)
    cores = os.sched_getaffinity(0)
    for name in ("mkdocs.yml", "events.yaml", "goodexamples", "content"):
        (tmp_path / name).symlink_to((many.folder / name).resolve())

    os.sched_setaffinity(0, {min(cores)})
    try:
        alone = build(tmp_path, DAY)
    finally:
        os.sched_setaffinity(0, cores)

    assert alone.status == 0, alone.said
    assert alone.files() == many.files()


@two_cores
def test_the_cores_share_the_work(tmp_path: Path) -> None:
    _batch(tmp_path, lambda _: str(os.getpid())).finish()

    makers = {path.read_text() for path in tmp_path.rglob("*.html")}

    assert len(list(tmp_path.rglob("*.html"))) == MANY
    assert len(makers) > 1


def test_a_mistake_is_told_as_it_is_whichever_process_meets_it(tmp_path: Path) -> None:
    def make(number: int) -> str:
        if number == 1:
            raise ValueError("page 1 cannot be made")
        return "page"

    with pytest.raises(ValueError, match="page 1 cannot be made"):
        _batch(tmp_path, make).finish()


def test_what_a_lost_process_leaves_is_made_all_the_same(tmp_path: Path) -> None:
    here = os.getpid()

    def make(number: int) -> str:
        if os.getpid() != here and number > MANY / 2:
            os._exit(9)  # as when memory runs out
        return f"page {number}"

    _batch(tmp_path, make).finish()

    assert (tmp_path / f"site/{MANY - 1}/index.html").read_text() == f"page {MANY - 1}"
    assert len(list(tmp_path.rglob("*.html"))) == MANY


def test_files_are_written_once(tmp_path: Path) -> None:
    batch = _batch(tmp_path, str)
    batch.start()
    batch.start()
    batch.finish()
    for page in tmp_path.rglob("*.html"):
        page.unlink()

    batch.finish()

    assert not list(tmp_path.rglob("*.html"))
