"""Pages and files from data are made last, all together, by all cores; nobody can tell by which."""

import os
import shutil
from collections.abc import Callable
from functools import partial
from io import StringIO
from multiprocessing import parent_process
from pathlib import Path

import pytest
from mkdocs.config import load_config

from pakten.locale import words
from pakten.website.generated import SHARE, Batch
from pakten.website.progress import Progress
from tests.building import REPOSITORY, Built, build_anew
from tests.forking import call

pytestmark = pytest.mark.thorough

DAY = "2024-03-01"
MANY = 12 * SHARE


def maker(_: int) -> str:
    """Who makes a page. Nobody makes a second one before somebody else has come, however busy the machine is."""
    Path(f"{os.getpid()}.made").touch()
    while len(list(Path().glob("*.made"))) < min(2, len(os.sched_getaffinity(0))):
        os.sched_yield()
    return str(os.getpid())


def mistaken(number: int) -> str:
    if number == 1:
        raise ValueError("page 1 cannot be made")
    return "page"


def lost(number: int) -> str:
    if parent_process() is not None and number > MANY / 2:
        os._exit(9)  # as when memory runs out
    return f"page {number}"


def batch(folder: Path, make: Callable[[int], str]) -> Batch:
    settings, docs = folder / "mkdocs.yml", folder / "docs"
    docs.mkdir()
    settings.write_text("site_name: Many\ntheme: null\nplugins: []\n")
    config = load_config(str(settings), docs_dir=str(docs), site_dir=str(folder / "site"))
    config.plugins._current_plugin = "pakten/pages"
    made = Batch()
    for number in range(MANY):
        made.file(config, f"{number}/index.html", partial(make, number))
    return made


def written(folder: Path, make: Callable[[int], str]) -> tuple[dict[str, str], str]:
    """The pages and what was said, in a process of its own: beside threads, as tests may have them, none is forked."""
    code = (
        f"import os, pathlib\nfrom tests.website import test_made as of\nos.chdir({str(folder)!r})\n"
        f"of.batch(pathlib.Path.cwd(), of.{make.__name__}).finish()"
    )
    done = call("", (), REPOSITORY, os.environ, first=code)
    return {path.parent.name: path.read_text() for path in folder.rglob("*.html")}, done.err


def test_one_core_makes_the_same_site_as_many(integrationspakten: Callable[[str], Built], tmp_path: Path) -> None:
    many = integrationspakten(DAY)
    cores = os.sched_getaffinity(0)
    folder = shutil.copytree(many.folder, tmp_path / "alone", ignore=shutil.ignore_patterns("site"))

    os.sched_setaffinity(0, {min(cores)})
    try:
        alone = build_anew(folder, PAKTEN_DATE=DAY)
    finally:
        os.sched_setaffinity(0, cores)

    assert alone.status == 0, alone.said
    assert alone.files() == many.files()


def test_the_cores_share_the_work(tmp_path: Path) -> None:
    """As many processes as there are cores at most, and one of them is the build itself."""
    pages, said = written(tmp_path, maker)
    makers = len(set(pages.values()))

    assert len(pages) == MANY, said
    assert (makers > 1) == (len(os.sched_getaffinity(0)) > 1)


def test_a_mistake_is_told_as_it_is_whichever_process_meets_it(tmp_path: Path) -> None:
    pages, said = written(tmp_path, mistaken)

    assert len(pages) < MANY
    assert said.count("Traceback") == 1
    assert "ValueError: page 1 cannot be made" in said


def test_what_a_lost_process_leaves_is_made_all_the_same(tmp_path: Path) -> None:
    pages, said = written(tmp_path, lost)

    assert pages == {str(number): f"page {number}" for number in range(MANY)}, said


def test_files_are_written_once(tmp_path: Path) -> None:
    made = batch(tmp_path, str)
    made.start()
    made.start()
    made.finish()
    for page in tmp_path.rglob("*.html"):
        page.unlink()

    made.finish()

    assert not list(tmp_path.rglob("*.html"))


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_shown_that_long_work_goes_on() -> None:
    seen = Terminal()
    tell = Progress(seen, {}, words("sv"))
    tell(25, 300)
    tell(300, 300)

    assert seen.getvalue() == "\r\033[K25 av 300 filer är klara …\r\033[K"


@pytest.mark.parametrize(
    ("seen", "environ"), [(StringIO(), {}), (Terminal(), {"CI": "true"}), (Terminal(), {"TERM": "dumb"})]
)
def test_nobody_who_is_not_looking_is_shown_it(seen: StringIO, environ: dict[str, str]) -> None:
    Progress(seen, environ, words("sv"))(25, 300)

    assert seen.getvalue() == ""


def test_it_is_told_up_to_the_last_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    batch(tmp_path, str).finish(lambda done, all_: told.append((done, all_)))

    assert told[-1] == (MANY, MANY)
    assert all(done < all_ for done, all_ in told[:-1])
    assert told == sorted(told)
