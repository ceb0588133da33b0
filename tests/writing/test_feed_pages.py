"""All entries of a feed are reachable, each once, each changed at a moment of its own (RFC 5005, JSON Feed 1.1)."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import feedparser  # type: ignore[import-untyped] # it has no types
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.writing.conftest import EXAMPLE, MEETING, at

from pakten.domain.event import Event
from pakten.domain.news import delays, documents, key
from pakten.writing.feeds import atom, json_feed
from pakten.writing.feeds.part import parts
from pakten.writing.publication import Feed, Publication

pytestmark = pytest.mark.thorough

ALL = Feed("all", "Hamnkretsen")
PAGE = 50
"""What readers have got so far; with more or less, every archive that they keep would be another."""
Publish = Callable[..., Publication]


def _many(number: int, day: date, first: int = 0) -> list[Event]:
    """Events that were all published on one day, as when a network begins."""
    updated = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Europe/Stockholm"))
    return [replace(MEETING, id=f"mote-{first + n}", published=day, updated=updated) for n in range(number)]


def _site(events: Sequence[Event], publish: Publish) -> dict[str, bytes]:
    """The files of the feed, by their addresses."""
    publication = publish(*events)
    files = {}
    for part in parts(publication.catalogue.news("all"), ALL):
        files[part.address("xml", publication)] = atom.feed(part, publication)
        files[part.address("json", publication)] = json_feed.feed(part, publication)
    return files


def _pages(files: dict[str, bytes], relation: str = "next") -> Iterator[Any]:
    """What a reader finds that begins with the address it follows and turns pages."""
    address, seen = "https://hamnkretsen.example/feeds/all.xml", set()
    while address:
        assert address not in seen
        seen.add(address)
        page = feedparser.parse(files[address])
        assert (page.bozo, page.feed.links[0].href) == (False, address)
        yield page
        address = next((link.href for link in page.feed.links if link.rel == relation), "")


@pytest.mark.parametrize("relation", ["next", "prev-archive"])
def test_a_hundred_and_twenty_entries_of_one_day_are_all_found(relation: str, publish: Publish) -> None:
    files = _site(_many(120, date(2026, 11, 22)), publish)
    entries = [entry for page in _pages(files, relation) for entry in page.entries]
    assert len(entries) == 121, "with the good example"
    assert len({entry.id for entry in entries}) == 121
    assert len({entry.updated_parsed for entry in entries}) == 121
    assert [entry.updated for entry in entries] == sorted((entry.updated for entry in entries), reverse=True)
    assert {entry.updated[:15] for entry in entries if "mote-" in entry.link} <= {"2026-11-22T00:0", "2026-11-22T00:1"}
    assert all(entry.updated < "2026-11-22T00:15" for entry in entries if "mote-" in entry.link)


def test_programs_that_would_rather_read_json_find_the_same(publish: Publish) -> None:
    files = _site(_many(120, date(2026, 11, 22)), publish)
    address, found = "https://hamnkretsen.example/feeds/all.json", []
    while address:
        page = json.loads(files[address])
        assert page["feed_url"] == address
        found += [(item["id"], item["date_modified"]) for item in page["items"]]
        address = page.get("next_url", "")
    assert found == [(entry.id, entry.updated) for page in _pages(files) for entry in page.entries]


def test_an_archive_says_what_it_is_and_leads_both_ways(publish: Publish) -> None:
    files = _site([*_many(120, date(2025, 3, 1)), *_many(60, date(2026, 3, 1), 200)], publish)
    base = "https://hamnkretsen.example/feeds/all"
    assert [address.removeprefix(base) for address in files if address.endswith("xml")] == [
        *(".xml", "/2025-3.xml", "/2025-2.xml", "/2025.xml"),
    ]
    text = files[f"{base}/2025-2.xml"].decode()
    assert "<fh:archive/>" in text
    links = {link.rel: link.href.removeprefix(base) for link in feedparser.parse(text).feed.links}
    assert links == {
        "self": "/2025-2.xml",
        "alternate": "https://hamnkretsen.example/kalender/",
        "current": ".xml",
        "previous": "/2025-3.xml",
        "next-archive": "/2025-3.xml",
        "next": "/2025.xml",
        "prev-archive": "/2025.xml",
    }
    assert "fh:archive" not in files[f"{base}.xml"].decode().partition("<entry>")[0].replace("xmlns:fh", "")
    assert feedparser.parse(text).feed.id == feedparser.parse(files[f"{base}.xml"]).feed.id


def test_what_has_been_archived_stays_as_it_is_when_more_is_told(publish: Publish) -> None:
    old = [*_many(120, date(2025, 3, 1)), *_many(70, date(2026, 3, 1), 200)]
    before, after = _site(old, publish), _site([*old, *_many(70, date(2027, 1, 1), 300)], publish)
    base = "https://hamnkretsen.example/feeds/all"
    kept = [f"{base}/2025{part}.{suffix}" for part in ("", "-2", "-3") for suffix in ("xml", "json")]
    newest = f"{base}/2025-3.xml"  # which is no longer the newest, and says what is newer
    assert [address for address in kept if before[address] != after[address]] == [newest]
    assert [one.updated for one in feedparser.parse(before[newest]).entries] == [
        one.updated for one in feedparser.parse(after[newest]).entries
    ]


def test_a_change_comes_first_and_leaves_its_archive(publish: Publish) -> None:
    old = [*_many(120, date(2025, 3, 1)), *_many(70, date(2026, 3, 1), 200)]
    changed = [replace(old[0], updated=at("2026-11-22", "08:15")), *old[1:]]
    first, *others = _pages(_site(changed, publish))
    assert first.entries[0].link.endswith("/mote-0/")
    assert not any("/mote-0/" in entry.link for page in others for entry in page.entries)


def test_the_moment_of_an_entry_does_not_hang_on_the_others() -> None:
    some = _many(40, date(2026, 11, 22))
    alone, beside = delays(some[:20]), delays([*some, EXAMPLE])
    moved = [one for one in alone if alone[one] != beside[one]]
    assert moved == []
    assert delays(reversed(some)) == delays(some)


@pytest.mark.parametrize("number", [0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE - 1, 2 * PAGE, 2 * PAGE + 1])
def test_no_entry_is_lost_at_the_edge_of_a_page(number: int) -> None:
    events = _many(number, date(2026, 11, 22))
    newest, *older = documents(events, delays(events))
    assert sum(len(one.entries) for one in (newest, *older)) == number
    assert min(number, PAGE) <= len(newest.entries) < 2 * PAGE
    assert all(len(one.entries) == PAGE for one in older)
    assert bool(older) == (number >= 2 * PAGE or (number > PAGE and number % PAGE == 0))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(0, 900), max_size=260))
def test_every_entry_is_in_one_document_and_no_two_moments_are_alike(days: list[int]) -> None:
    first = date(2025, 1, 1)
    events = [_many(1, first + timedelta(days=day), number)[0] for number, day in enumerate(days)]
    delayed = delays(events)
    moments = [one.updated + delayed[key(one)] for one in events]
    found = [entry.id for document in documents(events, delayed) for entry in document.entries]
    assert len(set(moments)) == len(events)
    assert found == [one.id for _, one in sorted(zip(moments, events, strict=True), key=lambda pair: pair[0])][::-1]
