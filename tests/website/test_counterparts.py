"""What a page says is found in other ways: in another language, in easy words, in sign language."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from pakten.addresses.segments import segments_of
from pakten.addresses.urls import Urls
from pakten.checking.wordings.proofreading import EASY, LONGEST
from pakten.checking.wordings.readability import lix
from pakten.domain.problem import NOWHERE
from pakten.locale import words
from pakten.reading.forms.pages import Page
from pakten.website.pages.counterparts import Counterpart, counterparts, homes
from tests.website.conftest import REPOSITORY, Built

SWEDISH = re.compile(r"[åäöÅÄÖ]|\b(?:och|för|till|sidan?|träff|Sök|Meny|Lägg)\b")
NAMES = ("Järva", "Skärholmen", "Hagsätra/Rågsved", "Enskede-Årsta-Vantör")


def page(path: str, **said: Any) -> Page:
    return Page(path, path, NOWHERE, **said)


def test_one_page_says_it_and_both_lead_to_each_other() -> None:
    pages = [
        page("about.md"),
        page("sv/om.md", language="sv", translation_of="/about/"),
        page("easy/about.md", easy_to_read_of="/about/"),
        page("film.md", sign_language="https://example.org/film"),
        page("sv/index.md", language="sv", translation_of="/"),
    ]
    assert counterparts(pages, "en") == {
        "about/": (Counterpart("translation", "/sv/om/", "sv"), Counterpart("easy", "/easy/about/", "en")),
        "sv/om/": (Counterpart("translation", "/about/", "en"),),
        "easy/about/": (Counterpart("ordinary", "/about/", "en"),),
        "film/": (Counterpart("signed", "https://example.org/film", "en"),),
        "sv/": (Counterpart("translation", "/", "en"),),
    }
    assert homes(pages, Urls(segments_of(words("en"), {}))) == {"sv": "sv/"}


@pytest.fixture(scope="module")
def site(integrationspakten: Callable[[str], Built]) -> Path:
    return integrationspakten("2024-03-01").folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, html.HtmlElement]:
    found = (*site.glob("en/**/index.html"), *site.glob("lattlast/**/index.html"), site / "index.html")
    return {f"{path.parent.relative_to(site).as_posix()}/": html.parse(path).getroot() for path in found}


def test_seven_pages_are_easy_to_read_and_lead_back(site: Path, pages: Mapping[str, html.HtmlElement]) -> None:
    easy = {path: one for path, one in pages.items() if path.startswith("lattlast/")}
    listed = {node.text or "" for node in etree.parse(site / "sitemap.xml").iter("{*}loc")}
    assert len(easy) == 7
    for path, one in easy.items():
        assert one.get("lang") == "sv"
        assert any(address.endswith(f"/{path}") for address in listed)
        (back,) = one.xpath("//ul[contains(@class, 'pakten-switch')]//a[text()='Den vanliga texten']/@href")
        ordinary = html.parse((site / path / back / "index.html").resolve()).getroot()
        assert ordinary.xpath("//ul[contains(@class, 'pakten-switch')]//a[text()='Lättläst']")
    for source in (REPOSITORY / "content" / "lattlast").glob("*.md"):
        body = source.read_text("utf-8").split("---\n", 2)[2]
        assert (lix(body) or 0) <= EASY, source.name
        assert max(map(len, re.sub(r"\]\([^)]*\)", "]", body).splitlines())) <= LONGEST + 2, source.name


def test_english_pages_have_an_english_frame(pages: Mapping[str, html.HtmlElement]) -> None:
    english = [one for path, one in pages.items() if path.startswith("en/")]
    assert len(english) == 7
    for one in english:
        assert one.get("lang") == "en"
        frame = [
            *one.xpath("//body//text()[not(ancestor::*[@lang='sv'] or ancestor::main or ancestor::script)]"),
            *one.xpath("//main//nav//text() | //main//button//text() | //@aria-label | //@placeholder"),
        ]
        said = " ".join(" ".join(frame).split())
        for name in NAMES:
            said = said.replace(name, "")
        assert SWEDISH.search(said) is None, said


def test_languages_lead_to_each_other(site: Path, pages: Mapping[str, html.HtmlElement]) -> None:
    for path, one in pages.items():
        if path.startswith("en/"):
            (swedish,) = one.xpath("//link[@hreflang='sv']/@href")
            other = html.parse(site / swedish.removeprefix("https://integrationspakten.example/") / "index.html")
            (english,) = other.xpath("//link[@hreflang='en']/@href")
            assert english.endswith(f"/{path}")


def test_what_an_organiser_wrote_keeps_its_language(pages: Mapping[str, html.HtmlElement]) -> None:
    events = pages["en/events/"].xpath("//article[contains(@class, 'pakten-event')]")
    assert events
    for event in events:
        assert event.xpath(".//h3/a[@lang='sv']")
        assert event.xpath("./div/p[contains(@class, 'summary') and @lang='sv']")
    assert "March" in pages["en/events/"].text_content()


def test_what_one_must_know_to_come_is_told_in_english(pages: Mapping[str, html.HtmlElement]) -> None:
    (told, *_) = pages["en/events/"].xpath("//article[contains(@class, 'pakten-event')]//dl")
    assert told.xpath("./div/dt/text()")[:2] == ["Where", "Registration"]
    assert told.xpath("./div[1]//*[@lang='sv']/text()") == ["Folkets Husby, Edvard Griegsgången 16, 164 32 Kista"]
    assert "how to register" in told.text_content()


def test_subscribing_is_told_in_english_with_every_calendar(pages: Mapping[str, html.HtmlElement]) -> None:
    feeds = [address.rpartition("/")[2] for address in pages["en/subscribe/"].xpath("//input/@value")]
    assert feeds == ["all.ics", "jarva.ics", "skarholmen.ics", "farsta.ics", "hagsatra-ragsved.ics"]
    assert "Open in your calendar" in pages["en/subscribe/"].text_content()
