"""Somebody subscribes with vdirsyncer and khal, over HTTP, and follows one meeting through its life."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pakten.domain.event import Event
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


@pytest.mark.thorough
def test_a_subscriber_sees_one_entry_in_the_right_state_each_time(
    site: tuple[Path, str],
    tmp_path: Path,
    program: Callable[[str], Path],
    life: Mapping[str, Event],
    publish: Callable[..., Publication],
) -> None:
    folder, address = site
    home = tmp_path / "home"
    (home / "calendar").mkdir(parents=True)
    (home / "sync").write_text(SYNC.format(home=home, url=f"{address}/all.ics"))
    (home / "show").write_text(SHOW.format(home=home))

    def see(state: str) -> list[str]:
        publication = publish(life[state])
        feed = ics.calendar(publication.catalogue.events, Feed("all", "Hamnkretsen"), publication, date(2027, 1, 10))
        (folder / "all.ics").write_bytes(feed)
        _run(program("vdirsyncer"), "-c", home / "sync", "discover", home=home)
        _run(program("vdirsyncer"), "-c", home / "sync", "sync", home=home)
        shown = ("list", "-df", "", "-f", "{title} | {start-long} | {status}| {location}", "2027-01-01", "90d")
        return _run(program("khal"), "-c", home / "show", *shown, home=home).splitlines()

    title, quay = "Hamnmöte: jobb vid kajen, för fler", "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle"
    assert {state: see(state) for state in ("confirmed", "rescheduled", "moved_online", "full", "cancelled")} == {
        "confirmed": [f"{title} | 2027-01-20 09:00 | CONFIRMED | {quay}"],
        "rescheduled": [f"{title} | 2027-02-03 09:00 | CONFIRMED | {quay}"],
        "moved_online": [f"{title} | 2027-01-20 09:00 | CONFIRMED | Digitalt i stället för på plats"],
        "full": [f"{title} | 2027-01-20 09:00 | CONFIRMED | {quay}"],
        "cancelled": [f"Inställt: {title} | 2027-01-20 09:00 | CANCELLED | {quay}"],
    }
    assert len(list((home / "calendar").glob("*.ics"))) == 1


def _run(*command: object, home: Path) -> str:
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home), "LC_ALL": "C.UTF-8"}
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, input="y\n", check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout
