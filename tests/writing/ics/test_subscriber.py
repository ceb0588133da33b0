"""Somebody subscribes, over HTTP, with programs that other people wrote: sixty meetings through their lives.

vdirsyncer carries the feed into a calendar server (Radicale) and into a folder that khal shows; ical.js and node-ical
read each file as it was published.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import icalendar
import pytest
from radicale import config
from radicale.app import Application
from tests.writing.conftest import ZONE
from tests.writing.ics.sixty import DAYS, sixty

from pakten.writing.calendar import ics
from pakten.writing.publication import Feed, Publication

SYNC = """[general]
status_path = "{home}/status"
[pair harbour]
a = "feed"
b = "calendar"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}"
[storage calendar]
type = "filesystem"
path = "{home}/calendar"
fileext = ".ics"
"""
SERVER = """[pair office]
a = "feed"
b = "server"
collections = null
conflict_resolution = "a wins"
[storage server]
type = "caldav"
url = "{url}harbour/"
username = "harbour"
password = "harbour"
"""
SHOW = """[calendars]
[[harbour]]
path = {home}/calendar
[locale]
local_timezone = Europe/Stockholm
default_timezone = Europe/Stockholm
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads the log of a test."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that is served, and its address."""
    folder = tmp_path / "site"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads the log of a test."""


@pytest.fixture
def calendar_server(tmp_path: Path) -> Iterator[str]:
    """The address of a CalDAV server with an empty calendar in it."""
    settings = config.load()
    folder = tmp_path / "server"
    settings.update(
        {
            "storage": {"filesystem_folder": str(folder), "_filesystem_fsync": "False"},
            "auth": {"type": "none"},
            "rights": {"type": "from_file", "file": str(_rights(tmp_path))},
            "logging": {"level": "critical"},
        },
        "test",
        privileged=True,
    )
    application = Application(settings)
    with make_server("127.0.0.1", 0, application, server_class=_Threads, handler_class=_Silent) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/"
        try:
            urlopen(Request(f"{address}harbour/", method="MKCALENDAR"), timeout=60).close()
            yield address
        finally:
            server.shutdown()
            thread.join()


def _rights(folder: Path) -> Path:
    file = folder / "rights"
    file.write_text("[all]\nuser: .*\ncollection: .*\npermissions: RrWw\n")
    return file


Entry = tuple[str, str, str, str, int]
"""What must be the same everywhere: title, beginning, status, place, number of the change."""


@pytest.mark.long
def test_every_subscriber_has_all_sixty_in_their_newest_state_after_every_day(
    site: tuple[Path, str],
    calendar_server: str,
    tmp_path: Path,
    program: Callable[[str], Path],
    publish: Callable[..., Publication],
    icaljs: Callable[..., Any],
    node_ical: Callable[..., Any],
) -> None:
    folder, address = site
    home = tmp_path / "home"
    (home / "calendar").mkdir(parents=True)
    server = SERVER.format(home=home, url=calendar_server)
    (home / "sync").write_text(SYNC.format(home=home, url=f"{address}/all.ics") + server)
    (home / "show").write_text(SHOW.format(home=home))
    kept: dict[str, tuple[tuple[int, datetime], Entry]] = {}
    files, published, numbers = [], [], []

    for step, day in enumerate(DAYS):
        publication = publish(*sixty(step))
        content = ics.calendar(publication.catalogue.events, Feed("all", "Hamnkretsen"), publication, day)
        files.append(tmp_path / f"{step}.ics")
        for file in (folder / "all.ics", files[-1]):
            file.write_bytes(content)
        told = _entries(content)
        published.append({uid: entry for uid, (_, entry) in told.items()})
        numbers.append(len(told))
        for uid, (change, entry) in told.items():
            assert uid not in kept or change >= kept[uid][0], "a change that comes later counts as later"
            assert uid not in kept or (change == kept[uid][0]) == (entry == kept[uid][1]), entry
        kept.update(told)

        if step == 0:
            _run(program("vdirsyncer"), "-c", home / "sync", "discover", home=home)
        _run(program("vdirsyncer"), "-c", home / "sync", "sync", home=home)
        # vdirsyncer names what it fetches anew, by what stands in it.
        assert sorted(_served(f"{calendar_server}harbour/").values()) == sorted(published[-1].values()), day
        urlopen(Request(f"{calendar_server}imported/", content, method="PUT"), timeout=60).close()
        assert _served(f"{calendar_server}imported/") == published[-1], day
        lines = _run(program("khal"), "-c", home / "show", *SHOWN, home=home).splitlines()
        assert sorted(lines) == sorted(_as_khal_shows(entry) for entry in published[-1].values()), day

    assert numbers == [68, 72, 68, 64, 64, 44, 4], "what is taken away or long over leaves, and nothing else"
    for read in (icaljs(*files), node_ical(*files)):
        assert [_as_read(entries) for entries in read] == [
            {uid: (title, status, number) for uid, (title, _, status, _, number) in told.items()} for told in published
        ]
        assert [len(entries) for entries in read] == numbers, "nothing stands there twice"


SHOWN = ("list", "--once", "-df", "", "-f", "{title} | {start-long} | {status}| {location}", "2026-12-01", "340d")


def _served(calendar: str) -> dict[str, Entry]:
    with urlopen(calendar, timeout=60) as answer:
        return {uid: entry for uid, (_, entry) in _entries(answer.read()).items()}


def _as_khal_shows(entry: Entry) -> str:
    title, start, status, place, _ = entry
    return f"{title} | {start} | {status} | {place}"


def _as_read(entries: list[dict[str, Any]]) -> dict[str, tuple[str, str, int]]:
    return {one["uid"]: (one["summary"], one["status"], one["sequence"]) for one in entries}


def _entries(content: bytes) -> dict[str, tuple[tuple[int, datetime], Entry]]:
    """By UID: which change it is, and what it says."""
    calendar: Any = icalendar.Calendar.from_ical(content)
    found = {}
    for one in calendar.events:
        start = one["DTSTART"].dt
        told = start.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") if isinstance(start, datetime) else start.isoformat()
        number = int(one["SEQUENCE"])
        entry = (str(one["SUMMARY"]), told, str(one["STATUS"]), str(one.get("LOCATION", "")), number)
        found[str(one["UID"])] = ((number, one["LAST-MODIFIED"].dt), entry)
    assert len(found) == len(calendar.events)
    return found


def _run(*command: object, home: Path) -> str:
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "LC_ALL": "C.UTF-8"}
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, input="y\n", check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout
