"""Atom and JSON Feed: the same posts, with the dates of the entries, in files that a feed reader opens."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped] # it has no types
import pytest
from lxml import etree, html
from tests.writing.conftest import whole

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.writing.feeds import atom, json_feed
from pakten.writing.publication import Feed, Publication, WrittenOnce

ATOM = "{http://www.w3.org/2005/Atom}"
ALL = Feed("all", "Hamnkretsen: nytt & ändrat", "Träffar <och> exempel")
STATES = ("confirmed", "tentative", "to_be_announced", "cancelled", "postponed", "rescheduled", "moved_online", "full")
Golden = Callable[[str, bytes], None]


def _entries(publication: Publication) -> list[Event | Example]:
    return [*publication.catalogue.events, *publication.catalogue.examples]


def test_the_whole_network_is_a_file_to_open(publication: Publication, golden: Golden) -> None:
    golden("feeds/all.xml", atom.feed(whole(_entries(publication), ALL), publication))
    golden("feeds/all.json", json_feed.feed(whole(_entries(publication), ALL), publication))


def test_files_are_what_the_libraries_would_have_written(
    publication: Publication, life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    nasty = replace(life["confirmed"], id="nasty", title="<a> & \"b\" ]]> 'c'", summary="a\tb\r\nc", tags=())
    odd = replace(publish(life["confirmed"], nasty), name='Hamn & "kaj"', written_in="nb")
    about = Feed("all", '<Nytt> & "mer"', "Rad\noch 'rad'")
    for entries, told in ((_entries(publication), publication), ([], publication), ([life["confirmed"], nasty], odd)):
        xml, listed = (write(whole(entries, about), told) for write in (atom.feed, json_feed.feed))

        assert etree.tostring(etree.fromstring(xml), encoding="utf-8", xml_declaration=True) + b"\n" == xml
        assert (json.dumps(json.loads(listed), ensure_ascii=False, indent=1) + "\n").encode() == listed


def test_each_state_is_told_in_its_title_and_first_words(
    life: Mapping[str, Event], publish: Callable[..., Publication], golden: Golden
) -> None:
    """design.md, "One life, every channel", the column of Atom and JSON."""
    entries = [replace(life[state], id=state.replace("_", "-")) for state in (*STATES, "occasions", "followed_up")]
    publication = publish(life["confirmed"], *entries)
    golden("feeds/life.xml", atom.feed(whole(entries, ALL), publication))
    golden("feeds/life.json", json_feed.feed(whole(entries, ALL), publication))


@pytest.mark.parametrize("name", ["all", "life"])
def test_it_keeps_the_rules_of_atom(name: str, publication: Publication, life: Mapping[str, Event]) -> None:
    """RFC 4287, sections 3 and 4; feedparser alone only sees faults of XML."""
    entries: list[Event | Example] = _entries(publication) if name == "all" else [life["cancelled"]]
    content = atom.feed(whole(entries, ALL), publication)
    root = etree.fromstring(content)
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert [len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall(f"{ATOM}link")]
        assert len(kinds) == len(set(kinds))
    identities = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(identities) == len(set(identities))
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Hamnkretsen"
    assert all((link.get("href") or "").startswith("https://") for link in root.iter(f"{ATOM}link"))
    for date in (*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")):
        assert datetime.fromisoformat(date.text or "").tzinfo
    assert all(one.get("type") == "html" and html.fromstring(one.text or "") is not None for one in _contents(root))


def _contents(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(f"{ATOM}content"))


def test_a_feed_reader_reads_what_was_written(publication: Publication) -> None:
    read: Any = feedparser.parse(atom.feed(whole(_entries(publication), ALL), publication))
    items = json.loads(json_feed.feed(whole(_entries(publication), ALL), publication))["items"]
    assert not read.bozo
    assert read.feed.title == "Hamnkretsen: nytt & ändrat"
    assert [(one.id, one.title, one.link, one.updated) for one in read.entries] == [
        (one["id"], one["title"], one["url"], one["date_modified"]) for one in items
    ]


def test_the_latest_change_comes_first_and_dates_the_feed(publication: Publication) -> None:
    root = etree.fromstring(atom.feed(whole(_entries(publication), ALL), publication))
    updated = [one.text or "" for one in root.iter(f"{ATOM}updated")]
    assert updated[0] == updated[1] == "2026-11-09T00:09:27+01:00"
    assert updated[1:] == sorted(updated[1:], reverse=True, key=datetime.fromisoformat)


def test_a_change_moves_an_entry_up_under_the_same_identity(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    def item(state: str) -> Any:
        items = json.loads(json_feed.feed(whole([life[state]], ALL), publish(life[state])))["items"]
        return items[0]

    before, after = item("confirmed"), item("cancelled")
    assert before["id"] == after["id"]
    assert before["date_published"] == after["date_published"] == "2026-11-02T00:00:00+01:00"
    assert after["date_modified"] == "2027-01-18T08:15:58+01:00"
    assert after["title"] == "Inställt: Hamnmöte: jobb vid kajen, för fler"


def test_an_empty_feed_never_changes(publication: Publication) -> None:
    root = etree.fromstring(atom.feed(whole([], ALL), publication))
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated") or "") == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "nasty", ["</title><script>alert(1)</script>", "]]>&amp;\x0b\ud800", "<b onclick=x>", "a\r\nb", "שלום \u202e!"]
)
def test_nothing_in_a_text_breaks_out(nasty: str, publication: Publication, life: Mapping[str, Event]) -> None:
    event = replace(life["confirmed"], title=nasty, summary=nasty, description=f"{nasty} [x](javascript:alert(1))")
    root = etree.fromstring(atom.feed(whole([event], ALL), publication))
    item = json.loads(json_feed.feed(whole([event], ALL), publication))["items"][0]
    (content,) = _contents(root)
    assert content.text == item["content_html"]
    tree = html.fragment_fromstring(item["content_html"], create_parent="div")
    assert not tree.xpath("//script | //@onclick | //a[starts-with(@href, 'javascript')]")
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == item["title"]


def test_json_feed_has_what_version_1_1_asks_for(publication: Publication) -> None:
    feed = json.loads(json_feed.feed(whole(_entries(publication), ALL), publication))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://hamnkretsen.example/feeds/all.json"
    assert all(item["id"] and item["content_html"] and item["url"] for item in feed["items"])
    assert {type(tag) for item in feed["items"] for tag in item["tags"]} == {str}


def test_a_title_in_another_language_says_which(publication: Publication, life: Mapping[str, Event]) -> None:
    there = replace(publication, written_in="nb", once=WrittenOnce())
    entry = etree.fromstring(atom.feed(whole([life["confirmed"]], ALL), there)).find(f"{ATOM}entry")

    assert entry is not None
    told = {name: entry.find(f"{ATOM}{name}") for name in ("title", "summary", "content")}
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {name: one.get(language) for name, one in told.items() if one is not None} == {
        "title": "nb",
        "summary": "nb",
        "content": None,
    }


def test_no_post_has_changed_before_it_was_published(publication: Publication, life: Mapping[str, Event]) -> None:
    early = replace(life["confirmed"], updated=datetime(2026, 10, 1, tzinfo=UTC))
    item = json.loads(json_feed.feed(whole([early], ALL), publication))["items"][0]

    assert item["date_modified"][:10] == item["date_published"][:10] == "2026-11-02"
