"""A meeting is a tool: on its day its page is the programme, which is printed, subscribed to and read as well."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import served, visitor, window
from tests.building import REPOSITORY
from tests.website.conftest import NEIGHBOURS, Builds, Built

pytestmark = pytest.mark.thorough

DAY = "2026-06-10"
PAGE = "calendar/harbour-day/"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(NEIGHBOURS, tmp_path_factory.mktemp("meeting") / "neighbours"))
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("      segments:\n", "      segments:\n        printouts: to-print\n")
    settings.write_text(text.replace("  - pakten/feeds\n", "  - pakten/feeds\n  - pakten/share\n"), "utf-8")
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write((REPOSITORY / "tests" / "sites" / "meeting" / "events.yaml").read_text("utf-8"))
    return folder


@pytest.fixture(scope="module")
def meeting(builds: Builds, sources: Path) -> Built:
    """Made weeks before the day."""
    return builds.good(sources)


@pytest.fixture
def address(meeting: Built) -> Iterator[str]:
    with served(meeting.folder / "site") as address:
        yield f"{address}/{PAGE}"


def headings(page: Page) -> list[str]:
    return page.locator("main h2:visible").all_inner_texts()


def test_the_programme_begins_on_the_first_screen_of_a_phone_on_its_day(address: str, browser: Browser) -> None:
    with visitor(browser, DAY, viewport=PHONE) as page:
        page.goto(address)
        first = page.locator(".pakten-programme > li").first.bounding_box()

        assert first is not None
        assert first["y"] + 60 < PHONE["height"], first
        assert headings(page)[:3] == ["Programme", "Exhibitors", "Tables"]
        assert headings(page).index("After the meeting") > headings(page).index("Accessibility")
        assert page.locator("header .pakten-today").inner_text().startswith("Today 13:00–16:30")


@pytest.mark.parametrize(
    ("clock", "now", "upcoming"),
    [
        ("12:50", [], ["On the stage", "Welcome"]),
        ("13:20", ["On the stage", "Local jobs"], ["Little fair"]),
        ("14:50", ["Little fair", "Round table"], ["Thanks and goodbye"]),
        ("16:30", [], []),
    ],
)
def test_the_programme_says_what_goes_on_and_what_comes_next(
    address: str, browser: Browser, clock: str, now: list[str], upcoming: list[str]
) -> None:
    def marked(mark: str) -> list[str]:
        titles = page.locator(f".pakten-programme__title:has([data-{mark}]:not([hidden]))")
        return [title.split("\n")[0].removesuffix(" Now").removesuffix(" Next") for title in titles.all_inner_texts()]

    with window(browser, f"{DAY}T{clock}:00+01:00", timezone_id="America/New_York") as context:
        page = context.new_page()
        page.goto(address)
        assert (marked("now"), marked("next")) == (now, upcoming)


def test_before_and_after_its_day_the_page_is_as_ever(address: str, browser: Browser) -> None:
    for day in ("2026-06-09", "2026-06-11"):
        with visitor(browser, day, viewport=PHONE) as page:
            page.goto(address)
            assert not page.locator(".pakten-today").count()
            assert page.locator(".pakten-lede").count()
            assert page.locator(".pakten-prose").evaluate(
                "(text) => Boolean(text.compareDocumentPosition(document.querySelector('.pakten-day')) & 4)"
            ), "what it is about comes first"


def test_without_a_script_the_whole_programme_is_there(address: str, browser: Browser) -> None:
    with window(browser, f"{DAY}T13:20:00+01:00", java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator(".pakten-programme__title:visible").all_inner_texts() == [
            "On the stage", "Welcome", "Local jobs", "Little fair", "Round table", "Thanks and goodbye",
        ]  # fmt: skip


def test_a_page_made_on_the_day_says_what_one_made_before_says(
    address: str, browser: Browser, builds: Builds, sources: Path
) -> None:
    with served(builds.good(sources, DAY).folder / "site") as made_today:
        said = []
        for where in (address, f"{made_today}/{PAGE}"):
            with visitor(browser, DAY) as page:
                page.goto(where)
                said.append(page.locator("main").inner_text())
        assert said[0] == said[1]
        with visitor(browser, "2026-06-11") as page:
            page.goto(f"{made_today}/{PAGE}")
            assert not page.locator(".pakten-today").count()


def test_one_page_is_less_than_40_kb(meeting: Built) -> None:
    page = meeting.files()[f"{PAGE}index.html"]
    assert len(page) < 40_000
    assert len(gzip.compress(page)) < 10_000


def test_calendar_and_data_carry_the_parts(meeting: Built) -> None:
    files = meeting.files()
    ics = files["calendar/harbour-day.ics"].decode().replace("\r\n ", "").replace("\\,", ",")
    assert "14:45–16:00 Round table (The small hall, By invitation)" in ics
    assert "13:00–14:30 On the stage (The large hall)" in ics

    (data,) = meeting.page(PAGE).xpath("//script[@type='application/ld+json']/text()")
    (event,) = (one for one in json.loads(data)["@graph"] if one["@type"] == "Event")
    assert [(part["name"], part["startDate"][11:16], part["endDate"][11:16]) for part in event["subEvent"]] == [
        ("On the stage", "13:00", "14:30"), ("Little fair", "14:30", "16:30"), ("Round table", "14:45", "16:00"),
    ]  # fmt: skip
    assert not [part for part in event["subEvent"] if "offers" in part]

    (told,) = (one for one in json.loads(files["data/events.json"])["events"] if one["id"] == "harbour-day")
    assert [part["attendance"] for part in told["parts"]] == ["open", "open", "invited"]
    assert told["exhibitors"][0]["organisation"] == {"id": "job-office", "name": "The Job Office"}


def test_what_is_printed_for_the_day(meeting: Built) -> None:
    page = meeting.page(f"{PAGE}to-print/")
    assert page.xpath("//article/h2/text()") == [
        "A day at the harbour", "Programme", "Exhibitors", "Tell what the meeting gave", "First jobs",
        "Language at work",
    ]  # fmt: skip
    assert page.xpath("//article[1]//img[contains(@src, 'harbour-day.svg')]")
    assert meeting.page(PAGE).xpath("//a[contains(@href, '/to-print/')]")


def test_nobody_is_asked_to_register_without_an_invitation(builds: Builds, sources: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sources, tmp_path / "invited"))
    events = folder / "events.yaml"
    text = events.read_text("utf-8")
    asked = 'registration: {needed: true, url: "https://forms.example/register", closes: 2026-06-03}'
    assert asked in text
    text = text.replace(asked, asked.replace("closes: 2026-06-03", "closes: 2026-06-03, state: invited"))
    events.write_text(text, "utf-8")
    built = builds.good(folder)

    everywhere = {name: content for name, content in built.files().items() if "harbour-day" in name}
    for name, content in everywhere.items():
        if not name.endswith((".png", "entry.json")):
            assert b"forms.example/register" not in content, name
    assert "By invitation" in built.text(PAGE)
    (data,) = built.page(PAGE).xpath("//script[@type='application/ld+json']/text()")
    assert "offers" not in data


def test_who_takes_it_on_sees_what_comes_from_the_network(meeting: Built) -> None:
    way = meeting.text("ways-in/apprenticeship/")
    told = way[way.index("From the network") :]
    assert "Need: The bakery wants two apprentices. The Bakery" in told
    assert "Spring at the harbour · Handed over 13 April 2026, Received 20 April 2026, Closed 4 May 2026" in told
    assert "What became of it: Two young people bake since May." in told
    assert "Round table" in meeting.text("calendar/harbour-spring/").split("What went on")[1]


def test_what_is_not_public_is_nowhere_on_the_site(meeting: Built) -> None:
    assert [name for name, content in meeting.files().items() if b"between two organisations" in content] == []


def test_values_are_told_with_their_kind_and_whose_they_are(meeting: Built) -> None:
    page = meeting.text("calendar/harbour-spring/")
    assert "Gave something to use: We know whom to call now. (Employer, Survey, 2026-04)".casefold() in page.casefold()
