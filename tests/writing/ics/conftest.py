"""Readers of calendars that are not ours: what is written must mean the same to each of them.

Public readers forgive line ends, long lines, missing escapes and doubled identities, so the bytes are checked here too.
"""

import ctypes
import ctypes.util
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

NODE = Path(__file__).parents[2] / "node"
VEVENT = 4  # ICAL_VEVENT_COMPONENT in libical's icalenums.h

Faults = Callable[[bytes], list[str]]
Entries = list[dict[str, Any]]

_LINE = re.compile(r'(?P<name>[A-Z0-9-]+)(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*:(?P<value>.*)')
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "NAME", "X-WR-CALNAME")
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[;,]|(?<!\\)(?:\\\\)*\\[^\\;,nN]")
_UTC = re.compile(r"\d{8}T\d{6}Z")


@pytest.fixture(scope="session")
def faults() -> Faults:
    """What in these bytes breaks RFC 5545."""
    return lambda content: list(_faults(content))


def _faults(content: bytes) -> Iterator[str]:
    if not content.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        yield "a line does not end with CRLF"
    lines = content.split(b"\r\n")[:-1]
    yield from (f"more than 75 octets: {line!r}" for line in lines if len(line) > 75)
    yield from (f"not UTF-8 by itself: {line!r}" for line in lines if not _is_text(line))
    yield from (f"control character: {line!r}" for line in lines if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line))
    unfolded = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    matches = [(line, _LINE.fullmatch(line)) for line in unfolded]
    yield from (f"not a content line: {line!r}" for line, match in matches if match is None)
    properties = [(match["name"], match["value"]) for _, match in matches if match]
    for name, value in properties:
        if name in _TEXTS and _BARE.search(value):
            yield f"not escaped: {name}:{value}"
        if name in ("DTSTAMP", "CREATED", "LAST-MODIFIED") and not _UTC.fullmatch(value):
            yield f"not UTC: {name}:{value}"
        if name == "METHOD":
            yield "a feed invites nobody"
    yield from _structure(properties)


def _structure(properties: list[tuple[str, str]]) -> Iterator[str]:
    open_components: list[str] = []
    inside: list[Counter[str]] = []
    uids: Counter[str] = Counter()
    for name, value in properties:
        if name == "BEGIN":
            open_components.append(value)
            inside.append(Counter())
        elif name == "END":
            seen = inside.pop()
            if not open_components or open_components.pop() != value:
                yield f"{value} ends where it did not begin"
            yield from _cardinality(value, seen)
        else:
            inside[-1][name] += 1
            uids[value] += name == "UID"
    yield from (f"two entries are {uid}" for uid, times in uids.items() if times > 1)


def _cardinality(component: str, seen: Counter[str]) -> Iterator[str]:
    once = {"VCALENDAR": ("VERSION", "PRODID"), "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY")}
    at_most = ("DTEND", "STATUS", "SEQUENCE", "DESCRIPTION", "LOCATION", "GEO", "URL", "ORGANIZER", "CREATED", "TRANSP")
    yield from (f"{name} in {component}: {seen[name]}" for name in once.get(component, ()) if seen[name] != 1)
    yield from (f"{name} in {component}: {seen[name]}" for name in at_most if seen[name] > 1)


def _is_text(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


@pytest.fixture(scope="session")
def icaljs() -> Callable[..., list[Entries]]:
    """What ical.js (Thunderbird) reads in each of these files."""
    return partial(_read_by_node, "read_ics.mjs")


@pytest.fixture(scope="session")
def node_ical() -> Callable[..., list[Entries]]:
    """What node-ical reads in each of these files."""
    return partial(_read_by_node, "read_node_ical.mjs")


def _read_by_node(script: str, *files: Path) -> list[Entries]:
    if not (shutil.which("node") and (NODE / "node_modules").is_dir()):
        pytest.fail("readers are missing: install Node.js 18 or newer, then run `npm ci --prefix tests/node`")
    done = subprocess.run(["node", NODE / script, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    entries: list[Entries] = json.loads(done.stdout)
    return entries


class _Time(ctypes.Structure):
    _fields_ = (
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "daylight")),
        ("zone", ctypes.c_void_p),
    )


@pytest.fixture(scope="session")
def libical() -> Callable[[bytes], Entries]:
    """What libical (GNOME, KDE) reads, after it found nothing wrong."""
    found = ctypes.util.find_library("ical")
    if found is None:
        pytest.fail("libical is missing: apt-get install libical3")
    library = ctypes.CDLL(found)
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name in ("icalparser_parse_string", "icalcomponent_get_first_component", "icalcomponent_get_next_component"):
        getattr(library, name).restype = pointer
    for name in ("uid", "summary", "location"):
        getattr(library, f"icalcomponent_get_{name}").restype = text
    for name in ("dtstart", "dtend"):
        getattr(library, f"icalcomponent_get_{name}").restype = _Time
    library.icaltime_as_timet_with_zone.argtypes = (_Time, pointer)
    library.icaltime_as_timet_with_zone.restype = ctypes.c_long

    def entry(event: ctypes.c_void_p) -> dict[str, Any]:
        texts = {name: getattr(library, f"icalcomponent_get_{name}")(event) for name in ("uid", "summary", "location")}
        times = {name: getattr(library, f"icalcomponent_get_dt{name}")(event) for name in ("start", "end")}
        return {
            **{name: value.decode() if value is not None else None for name, value in texts.items()},
            **{name: library.icaltime_as_timet_with_zone(time, time.zone) for name, time in times.items()},
            "sequence": library.icalcomponent_get_sequence(event),
        }

    def read(content: bytes) -> Entries:
        root = pointer(library.icalparser_parse_string(content))
        assert root, "libical reads nothing"
        assert library.icalrestriction_check(root) == 1
        assert library.icalcomponent_count_errors(root) == 0
        entries = []
        event = library.icalcomponent_get_first_component(root, VEVENT)
        while event:
            entries.append(entry(pointer(event)))
            event = library.icalcomponent_get_next_component(root, VEVENT)
        library.icalcomponent_free(root)
        return entries

    return read


@pytest.fixture(scope="session")
def program() -> Callable[[str], Path]:
    """A program that was installed beside this Python."""

    def find(name: str) -> Path:
        path = Path(sys.executable).parent / name
        if not path.exists():
            pytest.fail(f"{name} is missing: install the development dependencies")
        return path

    return find
