"""What has been published leads somewhere for ever, and those who subscribe are told of every change."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from socket import SHUT_RDWR, create_server, socket
from threading import Thread

import pytest

from tests import nginx
from tests.forking import call
from tests.website.conftest import DAY, NEIGHBOURS, Built, build

pytestmark = pytest.mark.thorough


def pakten(folder: Path, *arguments: str, status: int | None = 0, day: str = DAY) -> str:
    answer = call("pakten.cli", arguments, folder, {**os.environ, "PAKTEN_DATE": day, "NO_COLOR": "1"})
    said = answer.out + answer.err
    assert status is None or answer.status == status, said
    return said


@pytest.fixture(scope="module")
def first_published(neighbours: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network after its first publication, with all that was published kept in `old`."""
    network = Path(shutil.copytree(neighbours.folder, tmp_path_factory.mktemp("published") / "neighbours"))
    shutil.copytree(network / "site", network / "old")
    pakten(network, "addresses", "--write")
    return network


@pytest.fixture
def published(first_published: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    return Path(shutil.copytree(first_published, tmp_path / "neighbours"))


def edit(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after))


def said_of(text: str, code: str) -> list[str]:
    return [line for line in text.splitlines() if f" {code} " in line]


def test_a_ledger_holds_every_address_once_and_in_order(published: Path) -> None:
    lines = (published / "addresses.txt").read_text().splitlines()

    assert lines == sorted(set(lines))
    assert {"/", "/calendar/breakfast/", "/calendar/breakfast.ics", "/feeds/harbour.xml", "/areas/harbour/"} <= {*lines}
    assert pakten(published, "addresses").splitlines() == lines
    assert "0 new addresses" in pakten(published, "addresses", "--write")


def test_a_network_that_has_changed_nothing_loses_nothing(published: Path) -> None:
    assert "E604" not in pakten(published, "check")
    assert pakten(published, "compare", "old") == "Nothing that is published is lost.\n"


def test_a_renamed_event_is_told_with_the_alias_to_paste_and_the_alias_keeps_it(published: Path) -> None:
    edit(published, "events.yaml", "id: breakfast\n", "id: morning-bread\n")

    told = pakten(published, "check", status=1)

    (line,) = said_of(told, "E604")
    number = (published / "events.yaml").read_text().splitlines().index("- id: morning-bread") + 1
    assert line.startswith(f"events.yaml:{number}:7: E604 The address /calendar/breakfast/ ")
    assert "Write aliases: [morning-coffee, breakfast] on" in told
    assert build(published).status == 1

    edit(published, "events.yaml", "aliases: [morning-coffee]", "aliases: [morning-coffee, breakfast]")
    pakten(published, "check")
    site = build(published)
    assert site.status == 0, site.said
    assert b'data-to="../../calendar/morning-bread/"' in site.files()["calendar/breakfast/index.html"]
    assert site.files()["calendar/breakfast.ics"] == site.files()["calendar/morning-bread.ics"]
    assert pakten(published, "compare", "old") == "Nothing that is published is lost.\n"


def test_a_page_that_has_moved_is_found_at_its_earlier_address(published: Path) -> None:
    shutil.move(published / "content" / "about", published / "content" / "story")

    told = pakten(published, "check", status=None)
    assert "The address /about/ has been published" in told
    assert "Write aliases: [/about/] on" in told

    page = published / "content" / "story" / "index.md"
    page.write_text(page.read_text().replace("---\n", "---\naliases: [/about/, /old/deep/er/about.html]\n", 1))
    assert "/about/ has been published" not in pakten(published, "check", status=None)


def test_the_feeds_of_a_renamed_area_go_on(published: Path) -> None:
    for path in published.rglob("*"):
        if path.suffix in (".md", ".yaml") and not path.is_relative_to(published / "old"):
            path.write_text(re.sub(r"(?<![\w-])harbour(?![\w-])", "quay", path.read_text()))
    area = published / "content" / "areas" / "quay.md"
    (published / "content" / "areas" / "harbour.md").rename(area)
    area.write_text(area.read_text().replace("---\n", "---\naliases: [harbour]\n", 1))

    site = build(published)

    assert site.status == 0, site.said
    files = site.files()
    for suffix in ("ics", "xml", "json"):
        assert files[f"feeds/harbour.{suffix}"] == files[f"feeds/quay.{suffix}"]
    assert files["areas/harbour/embed.html"] == files["areas/quay/embed.html"]
    assert b'data-to="../../areas/quay/"' in files["areas/harbour/index.html"]


def test_a_list_that_has_nothing_to_show_leads_to_the_list_above(published: Path) -> None:
    with (published / "addresses.txt").open("a") as ledger:
        ledger.write("/calendar/1999/\n/calendar/1999/03/\n/types/wedding/\n")

    site = build(published)

    assert site.status == 0, site.said
    assert b'data-to="../../calendar/"' in site.files()["calendar/1999/index.html"]
    assert b'data-to="../../../calendar/"' in site.files()["calendar/1999/03/index.html"]


def test_an_event_that_goes_away_without_being_cancelled_is_told(published: Path) -> None:
    _without_breakfast(published / "site" / "feeds" / "all.ics")

    told = pakten(published, "compare", "old", status=1)

    (line,) = said_of(told, "E602")
    assert "Breakfast for everyone" in line
    assert "status: cancelled" in told
    # A year after it has been held nobody misses it.
    assert "E602" not in pakten(published, "compare", "old", day="2027-08-01")


def _without_breakfast(calendar: Path) -> None:
    entries = calendar.read_bytes().split(b"BEGIN:VEVENT")
    calendar.write_bytes(b"BEGIN:VEVENT".join(one for one in entries if b"Breakfast for everyone" not in one))


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        (rb"DTSTART;TZID=[\w/]+:20260602T080000", b"DTSTART:20260602T060000Z", 1),
        (rb"STATUS:CONFIRMED", b"STATUS:CANCELLED", 1),
        (rb"DESCRIPTION:", b"DESCRIPTION:Bring bread. ", 0),
    ],
)
def test_a_change_that_calendars_are_not_told_of_is_found(
    published: Path, before: bytes, after: bytes, status: int
) -> None:
    calendar = published / "site" / "feeds" / "all.ics"
    changed, number = re.subn(before, after, calendar.read_bytes())
    assert number
    calendar.write_bytes(changed)

    assert said_of(pakten(published, "compare", "old", status=status), "E603")

    calendar.write_bytes(re.sub(rb"SEQUENCE:(\d+)", rb"SEQUENCE:9\1", changed))
    assert not said_of(pakten(published, "compare", "old"), "E603")


def test_what_would_be_lost_is_not_put_on_a_server_but_by_intent(published: Path, tmp_path: Path) -> None:
    server = tmp_path / "server"
    pakten(published, "publish", str(server))
    shown = (server / "aktuell").readlink()
    _without_breakfast(published / "site" / "feeds" / "all.ics")

    assert "E602" in pakten(published, "publish", str(server), status=1)
    assert (server / "aktuell").readlink() == shown

    pakten(published, "publish", str(server), "--anyway")
    assert (server / "aktuell").readlink() != shown


def test_publishing_writes_the_ledger(published: Path, tmp_path: Path) -> None:
    lines = (published / "addresses.txt").read_text()
    (published / "addresses.txt").unlink()

    said = pakten(published, "publish", str(tmp_path / "server"))

    assert "addresses in addresses.txt" in said.replace("address in", "addresses in")
    assert (published / "addresses.txt").read_text() == lines


def test_a_published_site_is_asked_over_the_web(published: Path, tmp_path: Path) -> None:
    work = tmp_path / "nginx"
    work.mkdir()
    with nginx.served(work, f"root {published}/old;") as address:
        assert pakten(published, "compare", address) == "Nothing that is published is lost.\n"
        assert "Nothing is published at" in pakten(published, "compare", f"{address}/not-yet/")
        (published / "site" / "calendar" / "breakfast" / "index.html").unlink()
        assert "/calendar/breakfast/" in pakten(published, "compare", address, status=1)
    assert "does not answer" in pakten(published, "compare", address)


BROKEN = {
    "a page instead": b"<!doctype html><title>Not found</title>",
    "nothing": b"",
    "a date without an identity": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "bytes": b"\xff\xfe\0",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("name", ["sitemap.xml", "feeds/all.ics"])
def test_what_is_published_and_broken_is_told_of_and_does_not_stop_its_repair(
    published: Path, name: str, content: bytes
) -> None:
    (published / "old" / name).write_bytes(content)

    assert f"/{name}:1:1: W590" in pakten(published, "compare", "old")


def test_a_release_without_its_calendar_or_with_a_broken_one_loses_what_is_published(published: Path) -> None:
    calendar = published / "site" / "feeds" / "all.ics"
    calendar.write_bytes(calendar.read_bytes()[:-20])
    assert said_of(pakten(published, "compare", "old", status=1), "E429")
    calendar.unlink()
    assert said_of(pakten(published, "compare", "old", status=1), "E604")


def test_addresses_of_others_in_a_published_list_are_nobodys_loss(published: Path) -> None:
    listed = published / "old" / "sitemap.xml"
    others = b"<url><loc>https://elsewhere.example/a/</loc></url><url><loc/></url></urlset>"
    listed.write_bytes(listed.read_bytes().replace(b"</urlset>", others))

    assert pakten(published, "compare", "old") == "Nothing that is published is lost.\n"


@pytest.mark.parametrize(
    "answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 500 x\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"]
)
def test_a_server_that_answers_nonsense_counts_as_one_that_does_not_answer(published: Path, answer: bytes) -> None:
    with create_server(("127.0.0.1", 0)) as server:
        speaking = Thread(target=_answer, args=(server, answer))
        speaking.start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert "does not answer" in pakten(published, "compare", address)
        server.shutdown(SHUT_RDWR)
        speaking.join()
    assert "does not answer" in pakten(published, "compare", "https://[no-address/")


def _answer(server: socket, answer: bytes) -> None:
    """The same to everybody, until nobody is listened to any more."""
    with suppress(OSError):
        while True:
            asking, _ = server.accept()
            with asking:
                asking.recv(9_999)
                asking.sendall(answer)


def test_versions_of_the_ledger_merge() -> None:
    attributes = (NEIGHBOURS.parents[2] / ".gitattributes").read_text()

    assert "addresses.txt merge=union" in attributes
