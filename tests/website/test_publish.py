"""A site is put on a server of one's own in one step: visitors meet a whole release, whatever ends a publication."""

import errno
import os
import random
import select
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from pakten.publishing.server_folder import ServerFolder
from tests import nginx
from tests.forking import Running, call, start
from tests.website.conftest import DAY, NEIGHBOURS, Built

pytestmark = pytest.mark.thorough

KILLS = int(os.environ.get("PAKTEN_KILLS", "6"))
SECONDS = float(os.environ.get("PAKTEN_SWITCHING", "3"))
"""How long releases are switched while visitors come."""

PAGES = 40


def site(folder: Path, mark: str, pages: int = PAGES) -> Path:
    """A site of which every page says which release it is of, first and last."""
    folder.mkdir(parents=True)
    for name in ("404.html", *(f"page{number}.html" for number in range(pages)), "index.html"):
        (folder / name).write_text(f"<!doctype html><title>{mark}</title>{'x' * 30_000}<p>{mark}</p></html>")
    (folder / "build.json").write_text(f'{{"date": "{DAY}", "mark": "{mark}"}}')
    (folder / "sitemap.xml").write_text("<urlset/>")
    return folder


def publish(folder: Path, *options: object, first: str = "") -> Running:
    environ = {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1"}
    return start("pakten.cli", ("publish", *map(str, options)), folder, environ, first=first)


def published(folder: Path, *options: object, status: int = 0, first: str = "") -> str:
    answer = publish(folder, *options, first=first).end()
    assert answer.status == status, answer.out + answer.err
    return answer.out + answer.err


def put(server: Path, site: Path) -> None:
    """The same as `pakten publish`, without a process of its own."""
    place = ServerFolder(server)
    with place.held():
        place.put(site)


def shown(server: Path) -> str:
    """The mark of the release that visitors see; every page must have the same."""
    (mark,) = {path.read_text()[-20:].partition("<p>")[2][:1] for path in (server / "aktuell").glob("*.html")}
    return mark


def left(server: Path) -> list[str]:
    """What lies there beside the settings, which only the whole command writes."""
    return sorted(path.name for path in server.iterdir() if path.name != "nginx.conf")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A network in Swedish, with two sites beside its own."""
    folder = tmp_path / "desk"
    folder.mkdir()
    settings = (NEIGHBOURS / "mkdocs.yml").read_text().replace("language: en", "language: sv")
    (folder / "mkdocs.yml").write_text(settings)
    shutil.copytree(NEIGHBOURS / "content", folder / "content")
    for mark in "ab":
        site(folder / mark, mark)
    return folder


@pytest.fixture
def server(tmp_path: Path) -> Path:
    return tmp_path / "server"


def test_a_built_site_is_shown_and_named_by_its_content(desk: Path, server: Path) -> None:
    said = published(desk, server, "--site", "a")

    (release,) = (server / "releases").iterdir()
    assert (server / "aktuell").readlink() == Path("releases") / release.name
    assert release.name.startswith("0001-")
    assert said == f"Utgåva {release.name} visas nu, {PAGES + 4} filer.\n"
    assert published(desk, server, "--site", "a").startswith(f"Utgåva {release.name} visas redan")
    assert [path.name for path in (server / "releases").iterdir()] == [release.name]


def test_a_real_site_is_whole_and_can_be_read_by_the_server(neighbours: Built, network: Path, server: Path) -> None:
    shutil.copytree(neighbours.folder / "site", network / "site")
    published(network, server)

    assert (server / "aktuell" / "index.html").read_bytes() == neighbours.files()["index.html"]
    assert {path.stat().st_mode & 0o777 for path in (server / "aktuell").rglob("*") if path.is_file()} == {0o644}


def test_one_can_go_back_and_on(desk: Path, server: Path) -> None:
    for mark in "ab":
        published(desk, server, "--site", mark)

    assert published(desk, server, "--rollback").startswith("Utgåva 0001-")
    assert shown(server) == "a"
    assert "ingen tidigare utgåva" in published(desk, server, "--rollback", status=1)

    site(desk / "c", "c")
    published(desk, server, "--site", "c")
    assert shown(server) == "c"
    published(desk, server, "--rollback")
    assert shown(server) == "a", "b was taken back, so nobody goes back to it"


def test_old_releases_go_and_the_one_before_stays(desk: Path, server: Path) -> None:
    for mark in "cdef":
        site(desk / mark, mark, pages=1)
    for mark in "abcdef":
        published(desk, server, "--site", mark, "--keep", 3)

    assert [path.name[:4] for path in sorted((server / "releases").iterdir())] == ["0004", "0005", "0006"]
    published(desk, server, "--rollback")
    published(desk, server, "--site", "e", "--keep", 1)
    assert shown(server) == "e"


@pytest.mark.parametrize("missing", ["index.html", "404.html", "build.json", "page3.html"])
def test_a_part_of_a_site_is_refused(desk: Path, server: Path, missing: str) -> None:
    put(server, desk / "a")
    (desk / "b" / "page1.html").write_text("<a href=page3.html>on</a></html>")
    (desk / "b" / missing).unlink()

    said = published(desk, server, "--site", "b", status=1)

    assert missing in said or "ingen byggd webbplats" in said
    assert shown(server) == "a"


@pytest.mark.parametrize("name", ["index.html", "page7.html", "build.json", "sitemap.xml", "all.ics", "card.png"])
def test_a_file_that_is_cut_short_is_refused(desk: Path, server: Path, name: str) -> None:
    put(server, desk / "a")
    path = desk / "b" / name
    path.write_bytes(
        (path.read_bytes() if path.exists() else b"BEGIN:VCALENDAR\r\n")[: 10 if path.suffix != ".xml" else 5]
    )

    assert f"{name} är avbruten eller tom." in published(desk, server, "--site", "b", status=1)
    assert shown(server) == "a"


def test_a_link_out_of_the_site_is_not_followed(desk: Path, server: Path) -> None:
    (desk / "b" / "passwords.txt").symlink_to("/etc/passwd")

    assert "passwords.txt är ingen vanlig fil" in published(desk, server, "--site", "b", status=1)
    assert not (server / "aktuell").exists()


def test_what_a_broken_publication_has_left_does_not_keep_the_old_release_alive(desk: Path, server: Path) -> None:
    put(server, desk / "a")
    (server / ".aktuell.ny").symlink_to((server / "aktuell").readlink())
    shutil.copytree(desk / "a", server / ".ny")

    published(desk, server, "--site", "b")

    assert shown(server) == "b"
    assert left(server) == ["aktuell", "releases"]


def test_a_publication_that_is_killed_leaves_a_whole_release(desk: Path, server: Path) -> None:
    put(server, desk / "a")
    began = time.perf_counter()
    published(desk, server, "--site", "b")
    took = time.perf_counter() - began
    moments = random.Random(7)

    for number in range(KILLS):
        site(desk / f"c{number}", "cd"[number % 2])
        before = shown(server)
        running = publish(desk, server, "--site", f"c{number}")
        select.select((), (), (), moments.uniform(0, took * 1.1))
        running.send(signal.SIGKILL)
        running.end()
        assert shown(server) in (before, "cd"[number % 2])

    published(desk, server, "--site", "a")
    assert shown(server) == "a"
    assert left(server) == ["aktuell", "releases"]


@pytest.mark.parametrize("step", ["open_to_readers", "Path.rename", "Path.symlink_to", "Path.replace", "shutil.rmtree"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_every_step_can_be_the_last(desk: Path, server: Path, step: str, when: str) -> None:
    put(server, desk / "a")
    killer = f"""
import os, shutil, signal, sys
from pathlib import Path
from pakten.publishing import server_folder
owner, _, name = "{step}".rpartition(".")
holder = {{"": server_folder, "Path": Path, "shutil": shutil}}[owner]
real = getattr(holder, name)
def dying(*args, **kwargs):
    if "{when}" == "after":
        real(*args, **kwargs)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(holder, name, dying)
place = server_folder.ServerFolder(Path(sys.argv[1]))
with place.held():
    place.put(Path("b"))
"""
    assert call("", (str(server),), desk, os.environ, first=killer).status == -signal.SIGKILL

    assert shown(server) in ("a", "b")
    put(server, desk / "b")
    assert shown(server) == "b"
    assert left(server) == ["aktuell", "releases"]


STEPS = ("scandir", "mkdir", "open", "chmod", "rename", "symlink", "replace", "unlink", "rmdir")


@pytest.mark.parametrize("wrong", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO], ids=errno.errorcode.get)
def test_every_step_can_fail(tmp_path: Path, server: Path, monkeypatch: pytest.MonkeyPatch, wrong: int) -> None:
    """A disk that is full, that may not be written to, or that cannot be read just there: nothing is half shown."""
    for mark in "ab":
        site(tmp_path / mark, mark, pages=1)
        for folder in ("one", "two"):
            (tmp_path / mark / folder).mkdir()
            (tmp_path / mark / folder / "index.html").write_text(f"<title>{mark}</title><p>{mark}</p></html>")
    real = {name: getattr(os, name) for name in STEPS}
    left_to_do = [0]

    def failing(name: str) -> Callable[..., object]:
        def step(*args: Any, **kwargs: Any) -> object:
            left_to_do[0] -= 1
            if left_to_do[0] == 0:
                raise OSError(wrong, os.strerror(wrong), str(args[0]))
            return real[name](*args, **kwargs)

        return step

    def pages() -> set[str]:
        return {path.read_text()[-20:].partition("<p>")[2][:1] for path in (server / "aktuell").rglob("*.html")}

    put(server, tmp_path / "a")
    for number in range(1, 200):
        left_to_do[0] = number
        with monkeypatch.context() as patched:
            for name in STEPS:
                patched.setattr(os, name, failing(name))
            with suppress(OSError):
                put(server, tmp_path / "b")
        assert pages() in ({"a"}, {"b"}), number
        assert len(list((server / "aktuell").rglob("*.html"))) == 5, number
        put(server, tmp_path / "a")
        assert left(server) == ["aktuell", "releases"], number
        if left_to_do[0] > 0:
            break
    assert number > 20


def test_a_full_disk_is_told_in_words_and_changes_nothing(desk: Path, server: Path) -> None:
    put(server, desk / "a")
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))"
    said = published(desk, server, "--site", "b", status=1, first=limited)

    assert said.startswith("Det gick inte: filen blev större än den får vara (")
    assert shown(server) == "a"
    assert left(server) == ["aktuell", "releases"]


def test_two_who_publish_at_once_do_not_mix(desk: Path, server: Path) -> None:
    with ServerFolder(server).held():
        said = published(desk, server, "--site", "a", status=1)

    assert said.startswith("Någon annan publicerar i ")
    assert not (server / "aktuell").exists()


def test_a_folder_in_the_place_of_the_link_is_not_removed(desk: Path, server: Path) -> None:
    (server / "aktuell").mkdir(parents=True)
    (server / "aktuell" / "mine.txt").write_text("mine")

    assert "ska vara en länk" in published(desk, server, "--site", "a", status=1)
    assert (server / "aktuell" / "mine.txt").read_text() == "mine"


def test_a_site_that_is_replaced_while_it_is_copied_is_not_half_of_two(desk: Path, server: Path) -> None:
    """A build of the night may end just then."""
    mixing = """
import shutil, sys
from pathlib import Path
from pakten.publishing import server_folder
real, seen = shutil.copyfile, []
def exchanging(*args, **kwargs):
    seen.append(real(*args, **kwargs))
    if len(seen) == 5:
        Path("a").rename("gone")
        Path("b").rename("a")
shutil.copyfile = exchanging
place = server_folder.ServerFolder(Path(sys.argv[1]))
with place.held():
    place.put(Path("a"))
"""
    stopped = call("", (str(server),), desk, os.environ, first=mixing)

    assert "NotPublishedError: exchanged" in stopped.err
    assert not (server / "aktuell").exists()


def test_visitors_meet_no_error_and_no_mixture_while_releases_change(desk: Path, server: Path, tmp_path: Path) -> None:
    put(server, desk / "a")
    seen: Counter[tuple[int, bool]] = Counter()
    marks: Counter[str] = Counter()
    enough = threading.Event()
    work = tmp_path / "nginx"
    work.mkdir()

    def visit(address: str) -> None:
        connection = HTTPConnection(address.removeprefix("http://"))
        try:
            ask(connection)
        finally:
            connection.close()

    def ask(connection: HTTPConnection) -> None:
        pages = random.Random(7)
        while not enough.is_set():
            connection.request("GET", f"/page{pages.randrange(PAGES)}.html")
            answer = connection.getresponse()
            text = answer.read().decode()
            mark = text.partition("<title>")[2][:1]
            seen[answer.status, text.endswith(f"<p>{mark}</p></html>")] += 1
            marks[mark] += 1

    with nginx.served(work, f"root {server}/aktuell;") as address:
        visitors = [threading.Thread(target=visit, args=(address,)) for _ in range(4)]
        for one in visitors:
            one.start()
        switched, place, began = 0, ServerFolder(server), time.monotonic()
        # A busy machine takes longer until visitors have met both.
        while (lasted := time.monotonic() - began) < SECONDS or (lasted < 60 and (switched < 3 or len(marks) < 2)):
            with place.held():
                place.put(desk / "ba"[switched % 2])
                place.prune(2)
            switched += 1
        enough.set()
        for one in visitors:
            one.join()

    assert set(seen) == {(200, True)}, seen
    assert switched > 2
    assert set(marks) == {"a", "b"}
