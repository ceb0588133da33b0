"""What visitors read is a host's, not an archivist's: where facts are known from stands folded at one place."""

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from pakten.locale import LANGUAGES, words
from tests.website.conftest import REPOSITORY, Built

ARCHIVE = re.compile("|".join(words(one)("advice.archive") for one in LANGUAGES), re.IGNORECASE)
READ = ("content", "alt", "title", "aria-label", "placeholder", "value")
FOR_KEEPERS = ("ny-handelse", "nytt-exempel")
"""The forms ask about sources: that is their work."""


@pytest.fixture(scope="module")
def site(integrationspakten: Callable[[str], Built]) -> Path:
    return integrationspakten("2024-03-01").folder / "site"


def test_pages_speak_to_visitors_and_not_of_sources(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if page.relative_to(site).parts[0] not in FOR_KEEPERS]
    assert len(pages) > 300
    assert [(str(page.relative_to(site)), said) for page in pages for said in _archived(_shown(page))] == []


def test_keepers_find_first_whom_visitors_lack_to_turn_to(site: Path) -> None:
    page = html.parse(site / "luckor" / "index.html").getroot()
    assert page.xpath("//details/summary/h2/@id") == ["contact", "visit", "outcome", "source", "fact"]
    listed = page.xpath("//details//li")
    assert len(listed) > 200
    for one in listed:
        (where,) = one.xpath("./span[@class='pakten-soft']")
        name, line = where.text_content().rsplit(":", 1)
        assert int(line) <= len((REPOSITORY / name).read_text("utf-8").splitlines())


def test_feeds_keep_what_they_are_known_from_at_the_end(site: Path) -> None:
    said = [
        (path.name, said)
        for path in sorted((site / "feeds").iterdir())
        for text in _entries(path)
        for said in _archived([_before_provenance(text)])
    ]
    assert said == []


def test_calendars_and_open_data_invite(site: Path) -> None:
    for kind in ("events", "examples"):
        for entry in json.loads((site / "data" / f"{kind}.json").read_text("utf-8"))[kind]:
            told = {key: value for key, value in entry.items() if key not in ("sources", "note", "unknown")}
            assert list(_archived([json.dumps(told, ensure_ascii=False)])) == [], entry["id"]
    for calendar in site.rglob("*.ics"):
        assert list(_archived([calendar.read_text("utf-8").replace("\r\n ", "")])) == [], calendar.name


def test_areas_without_a_meeting_invite_too(site: Path) -> None:
    for area in ("farsta", "skarholmen", "hagsatra-ragsved"):
        page = html.parse(site / "omraden" / area / "index.html").getroot()
        (described,) = page.xpath("//meta[@name='description']/@content")
        (post,) = page.xpath("//textarea[@id='share-post']")
        assert "?" in described
        assert described in post.text


@pytest.mark.parametrize(
    ("over", "to"),
    [
        ("omraden/jarva/", "kalender/natverkstraff-jarva-2024/"),
        ("vagar-in/", "vagar-in/jobbtorg-stockholm/"),
        ("vagar-in/", "vagar-in/praktik/"),
        ("delta/", "kalender/"),
        ("kontakt/", "tel:0850829000"),
    ],
    ids=["the next meeting", "recruit", "a placement and examples of it", "take part", "contact"],
)
def test_an_errand_takes_two_taps_without_the_menu(site: Path, over: str, to: str) -> None:
    assert over in _led_to(site, "")
    assert to in _led_to(site, over)


def test_the_build_counts_ways_in_and_what_nobody_knows(neighbours: Built) -> None:
    assert re.search(
        r"lead to somebody who answers: 1\. What nobody knows yet: \d+, of which \d+ about whom", neighbours.said
    )


def test_every_way_in_acts_and_every_example_leads_to_one_or_to_somebody(site: Path) -> None:
    for page in site.glob("vagar-in/*/index.html"):
        links = html.parse(page).xpath("//section[@aria-labelledby='next']//a/@href")
        assert any(re.match(r"tel:|mailto:|https://", link) for link in links), page
    for page in site.glob("goda-exempel/*/index.html"):
        if page.parent.name != "urval":
            assert html.parse(page).xpath("//section[@aria-labelledby='like']//a/@href"), page


def _led_to(site: Path, path: str) -> set[str]:
    """Where a page leads, but for its menu, from the top of the site."""
    found = html.parse(site / path / "index.html").xpath("//main//a/@href | //footer//a/@href")
    return {link if ":" in link else posixpath.normpath(f"{path}{link.partition('#')[0]}") + "/" for link in found}


def _shown(page: Path) -> Iterator[str]:
    tree = html.parse(page).getroot()
    for folded in tree.xpath("//*[contains(@class, 'pakten-sources')] | //style | //script[@src or @type='module']"):
        folded.drop_tree()
    yield from tree.itertext()
    for one in tree.iter(etree.Element):
        yield from (value for name, value in one.attrib.items() if name in READ)


def _entries(path: Path) -> Iterator[str]:
    if path.suffix == ".json":
        for item in json.loads(path.read_text("utf-8"))["items"]:
            yield from (str(item.get(key, "")) for key in ("title", "summary", "content_html"))
    elif path.suffix == ".xml":
        for told in etree.parse(path).iter("{*}title", "{*}subtitle", "{*}summary", "{*}content"):
            yield told.text or ""


def _before_provenance(text: str) -> str:
    ends = [
        f"<h3>{words('sv')(key)}</h3>" for key in ("feed.note", "feed.sources", "feed.unknown") if key in words("sv")
    ]
    return text[: min((text.index(end) for end in ends if end in text), default=len(text))]


def _archived(texts: Iterator[str] | list[str]) -> Iterator[str]:
    for text in texts:
        found = ARCHIVE.search(" ".join(text.split()))
        if found:
            yield found.group()
