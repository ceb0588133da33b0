"""A network that speaks a second language has a tree of addresses in it, made of the same entries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest
from icalendar import Calendar
from lxml import etree, html

from tests.website.conftest import NEIGHBOURS, Builds, Built

LANGUAGES = """      languages:
        sv:
          path: sv/
          segments: {areas: omraden}
          types: {breakfast: Frukost}
      authors_language: sv
      country: US
      free_tags: true
"""
TRANSLATED = """
  translations:
    - language: sv
      title: Frukost för alla
      summary: Kaffe, bröd och namn.
      description: "Kom **som du är**."
"""
HARBOUR = """translations: [{language: sv, title: Hamnen, summary: Kajer., local_form: i hamnen}]
color: teal
"""
FOLLOWED = """- id: later
  title: Later & more
  summary: Say <hello>.
  description: "Loud.\\n\\nTalk about [it](/calendar/breakfast/)."
  start: 2026-06-20 08:00
  published: 2026-04-01
  type: meeting
  format: on_site
  place: {name: Quay 3, note: Behind the crane.}
  areas: [harbour]
  organisers: [bakery]
  registration: {needed: true, url: https://forms.example/r, closes: 2026-06-10, note: Bring a cup.}
  accessibility: {step_free: yes, note: There is a ramp.}
  contact: {name: The Bakery}
"""


@pytest.fixture(scope="module")
def bilingual(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = Path(copytree(NEIGHBOURS, tmp_path_factory.mktemp("bilingual") / "circle"))

    def change(name: str, before: str, after: str) -> None:
        text = (folder / name).read_text("utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after, 1), "utf-8")

    change("mkdocs.yml", "      free_tags: true\n", LANGUAGES)
    change("events.yaml", "  summary: Coffee, bread and names.", f"  summary: Coffee, bread and names.{TRANSLATED}")
    change("content/areas/harbour.md", "color: teal\n", HARBOUR)
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(FOLLOWED)
    ours = folder / "content" / "sv"
    (ours / "omraden").mkdir(parents=True)
    (ours / "omraden" / "hill.md").write_text("---\ntitle: Backen\nlanguage: sv\n---\n\nVår egen text.\n", "utf-8")
    listed = "title: Allt som händer\nlanguage: sv\ntranslation_of: /calendar/"
    (ours / "kalender.md").write_text(f"---\n{listed}\n---\n\nSe [frukosten](/sv/kalender/breakfast/).\n", "utf-8")
    (ours / "om.md").write_text(
        "---\ntitle: Om oss\nlanguage: sv\ntranslation_of: /about/\n---\n\n/// events\n///\n", "utf-8"
    )
    return builds.good(folder)


SPOKEN = "{http://www.w3.org/XML/1998/namespace}lang"


def _alternates(page: html.HtmlElement) -> Mapping[str, str]:
    return {one.get("hreflang"): one.get("href", "") for one in page.xpath("//link[@rel='alternate' and @hreflang]")}


PAIRS = {
    "calendar/breakfast/": "sv/kalender/breakfast/",
    "calendar/": "sv/kalender/",
    "calendar/2026/": "sv/kalender/2026/",
    "calendar/2026/05/": "sv/kalender/2026/05/",
    "calendar/selection/form/hybrid/": "sv/kalender/urval/form/bade-och/",
    "examples/bakery-apprentices/": "sv/goda-exempel/bakery-apprentices/",
    "areas/harbour/": "sv/omraden/harbour/",
    "themes/apprentices/": "sv/teman/apprentices/",
    "types/breakfast/": "sv/typ/breakfast/",
    "places/mill/": "sv/platser/mill/",
    "subscribe/": "sv/prenumerera/",
    "search/": "sv/sok/",
    "about/": "sv/om/",
    "": "sv/",
}


@pytest.mark.parametrize(("own", "other"), PAIRS.items(), ids=list(PAIRS.values()))
def test_page_and_its_counterpart_lead_to_each_other(bilingual: Built, own: str, other: str) -> None:
    addresses = {"en": f"https://millcircle.example/{own}", "sv": f"https://millcircle.example/{other}"}
    for path, language, there in ((own, "en", "sv"), (other, "sv", "en")):
        page = bilingual.page(path)
        (switch,) = page.xpath("//ul[contains(@class, 'pakten-switch')]//a")

        assert page.get("lang") == language
        assert _alternates(page) == addresses
        assert (switch.get("hreflang"), switch.get("lang")) == (there, there)
        assert page.xpath("string(//link[@rel='canonical']/@href)") == addresses[language]


def test_what_is_written_in_the_first_language_is_marked_wherever_it_stands(bilingual: Built) -> None:
    page = bilingual.page("sv/kalender/later/")
    spoken = {one.text_content(): one.tag for one in page.xpath("//main//*[@lang='en'][not(self::a)]")}

    assert {"Later & more", "Say <hello>.", "Bring a cup.", "There is a ramp."} <= spoken.keys()
    (text,) = page.xpath("//div[@lang='en']")
    assert [one.tag for one in text] == ["p", "p"]
    assert page.xpath("//title/text()") == ["Later & more, 20 juni 2026 kl. 8 – The Mill Circle"]
    # Names and what the site itself says are in no other language than the page.
    assert "Quay 3" not in spoken
    assert all("Anmäl" not in text for text in spoken)


def test_what_is_said_again_stands_there_instead(bilingual: Built) -> None:
    page = bilingual.page("sv/kalender/breakfast/")

    (title,) = page.xpath("//h1")
    assert (title.text_content(), title.xpath(".//@lang")) == ("Frukost för alla", [])
    assert "som du är" in page.xpath("//p/strong/text()")
    assert "Coffee" not in page.text_content()
    assert "Frukost, på plats och digitalt" in bilingual.text("sv/kalender/breakfast/")
    assert "Träffar i hamnen" in bilingual.text("sv/omraden/harbour/")
    assert bilingual.page("calendar/breakfast/").xpath("string(//h1)") == "Breakfast for everyone"


def test_page_that_somebody_has_written_is_shown_and_none_is_made(bilingual: Built) -> None:
    assert "Vår egen text." in bilingual.text("sv/omraden/hill/")
    assert bilingual.page("sv/kalender/").xpath("string(//h1)") == "Allt som händer"
    # With what the list of its kind shows.
    assert "Frukost för alla" in bilingual.text("sv/kalender/")


def test_blocks_and_lists_lead_within_the_language(bilingual: Built) -> None:
    led = {
        link
        for path in ("sv/om/", "sv/kalender/", "sv/omraden/harbour/", "sv/")
        for link in bilingual.page(path).xpath("//main//article//h3/a/@href")
    }

    assert led
    assert all("sv/" in link for link in led), led
    # What is in one language alone is led to there; what somebody has written again is led to here.
    ways = bilingual.page("sv/kalender/harbour-meeting/").xpath("//dl//a/@href")
    assert any(link.endswith("/ways-in/apprenticeship/") and "sv/" not in link for link in ways)


def test_calendars_and_feeds_speak_it_and_are_the_same_meetings(bilingual: Built) -> None:
    files = bilingual.files()
    own, other = (Calendar.from_ical(files[f"{root}feeds/all.ics"]) for root in ("", "sv/"))
    titles = {str(one["UID"]): str(one["SUMMARY"]) for one in other.walk("VEVENT")}

    assert titles.keys() == {str(one["UID"]) for one in own.walk("VEVENT")}
    assert "Frukost för alla" in titles.values()
    assert "sv/kalender/breakfast.ics" in files
    atom = {root: etree.fromstring(files[f"{root}feeds/all.xml"]) for root in ("", "sv/")}
    assert len({one.findtext("{*}id") for one in atom.values()}) == 2
    languages = {one.text: one.get(SPOKEN) for one in atom["sv/"].iterfind("{*}entry/{*}title")}
    assert languages["Frukost för alla"] is None
    assert languages["Later & more"] == "en"
    spoken = {one["title"]: one["language"] for one in json.loads(files["sv/feeds/all.json"])["items"]}
    assert (spoken["Frukost för alla"], spoken["Later & more"]) == ("sv", "en")


def test_search_finds_pages_of_its_language(bilingual: Built) -> None:
    files = bilingual.files()
    found = {
        root: {
            one["path"] for name, file in files.items() if name.startswith(f"{root}/records-") for one in _parts(file)
        }
        for root in ("search", "sv/sok")
    }

    assert {"sv/kalender/breakfast/", "sv/omraden/harbour/", "sv/om/"} <= found["sv/sok"]
    assert "calendar/breakfast/" in found["search"]
    assert {path for path in found["sv/sok"] if not path.startswith("sv/")} == set()
    # What a person has written in another language is found from everywhere, what is made from data once.
    assert {path for path in found["search"] if path.startswith("sv/")} == {
        "sv/om/",
        "sv/kalender/",
        "sv/omraden/hill/",
    }


def _parts(file: bytes) -> list[Mapping[str, str]]:
    parts: list[Mapping[str, str]] = json.loads(file)["parts"]
    return parts


def test_what_waits_for_later_days_waits_in_the_language_of_the_page(bilingual: Built) -> None:
    later = " ".join(bilingual.page("sv/kalender/later/").xpath("//template//text()"))

    assert "Anmälan" in later
    assert "egistration" not in later


def test_every_page_is_listed_once_and_no_mark_is_left(bilingual: Built) -> None:
    files = bilingual.files()
    listed = [one.text or "" for one in etree.fromstring(files["sitemap.xml"]).iter("{*}loc")]

    assert len(listed) == len(set(listed))
    assert {f"https://millcircle.example/{path}" for pair in PAIRS.items() for path in pair} <= set(listed)
    marks = ("\ufdd0".encode(), "\ufdd1".encode(), b"%EF%B7%9")
    assert [name for name, content in files.items() if any(mark in content for mark in marks)] == []


def test_authors_are_spoken_to_in_their_language_and_the_window_says_which(bilingual: Built) -> None:
    page = bilingual.page("new-event/")

    (title,) = page.xpath("//title")
    assert (title.text, title.get("lang")) == ("Ny händelse – The Mill Circle", "sv")
    assert page.xpath("string(//form[@data-form]//label[@for='title'])") == "Rubrik (behövs)"
    assert page.xpath("string(//form[@data-form]/@data-changes)") == "changes"
    # Pages for visitors are in the language of the site.
    assert bilingual.page("gaps/").xpath("//title/@lang") == []


def test_weeks_begin_as_they_do_in_the_country(bilingual: Built, neighbours: Built) -> None:
    first = {
        built: built.page("calendar/2026/05/").xpath("string(//thead//th[1]/abbr/@title)")
        for built in (bilingual, neighbours)
    }

    assert first == {bilingual: "Sunday", neighbours: "Monday"}
    assert bilingual.page("sv/kalender/2026/05/").xpath("string(//thead//th[1]/abbr/@title)") == "söndag"
