"""What a visitor reads about an event on different days of its life."""

from collections.abc import Callable
from pathlib import Path

from tests.website.conftest import Built, build

MEETING = "kalender/natverkstraff-jarva-2024/"


def test_a_meeting_ahead_is_told_as_coming_everywhere(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten("2024-03-01")

    assert "Har varit" not in site.text(MEETING)
    assert "Så blev det" not in site.text(MEETING)
    assert "Lokal nätverksträff på Järva" in site.text("kalender/")
    assert "Lokal nätverksträff på Järva" in site.text("").partition("Områden")[0]
    assert "Planerat" in site.text("omraden/jarva/")
    assert "Över 130" not in (site.folder / "site/feeds/jarva.xml").read_text("utf-8")


def test_the_day_after_it_has_been_held(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten("2024-03-27")

    assert "Har varit, läs hur det blev" in site.text(MEETING)
    assert "Så blev det" in site.text(MEETING)
    assert "Lokal nätverksträff på Järva" not in site.text("kalender/").partition("År för år")[0]
    assert "Genomfört, läs hur det blev" in site.text("omraden/jarva/")


def test_on_its_own_day_a_meeting_is_still_coming(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten("2024-03-26")

    assert "Har varit" not in site.text(MEETING)
    assert "Lokal nätverksträff på Järva" in site.text("kalender/")


def test_an_area_without_meetings_says_so_and_shows_the_next_for_everyone(neighbours: Built) -> None:
    hill = neighbours.text("areas/hill/")

    assert "Evening on the hill" in hill
    assert "Cancelled" in hill


def test_an_area_with_nothing_planned_shows_the_next_meeting_for_everyone(neighbours: Built) -> None:
    harbour = neighbours.text("areas/harbour/")

    assert "No meeting is planned at the Harbour right now" in harbour
    assert "Breakfast for everyone" in harbour


def test_a_cancelled_meeting_stays_on_its_day_and_offers_no_registration(neighbours: Built) -> None:
    page = neighbours.text("calendar/hill-evening/")

    assert "The school hall is being repaired." in page
    assert "There is nothing to register for." in page
    assert "Cancelled: Evening on the hill" in neighbours.text("calendar/2026/06/")


def test_a_moved_meeting_leaves_a_trace_on_the_day_it_left(network: Path) -> None:
    events = network / "events" / "hill-evening.yaml"
    events.write_text(
        events.read_text().replace("status: cancelled\nstatus_note: The school hall is being repaired.\n", "")
    )

    site = build(network)

    assert site.status == 0, site.said
    (day,) = site.page("calendar/2026/06/").xpath("//td[time/@datetime='2026-06-13']")
    assert "Moved to 20 June 2026, 18:00: Evening on the hill" in " ".join(day.text_content().split())
    assert "New date, moved from Saturday 13 June 2026" in site.text("calendar/hill-evening/")


def test_events_and_examples_point_to_each_other(neighbours: Built) -> None:
    assert "Apprentices in the bakery" in neighbours.text("calendar/harbour-meeting/")
    assert "Meeting at the harbour" in neighbours.text("examples/bakery-apprentices/")


def test_a_page_made_from_data_leads_to_its_line_on_the_git_host(neighbours: Built) -> None:
    page = neighbours.page("calendar/breakfast/")
    lines = (neighbours.folder / "events.yaml").read_text().splitlines()
    line = lines.index("- id: breakfast") + 1

    hosts = page.xpath("//a[contains(@href, 'github.com')]/@href")

    root = "https://github.com/example/mill-circle"
    assert hosts == [f"{root}/blob/main/events.yaml?plain=1#L{line}", f"{root}/edit/main/events.yaml"]


def test_an_old_address_leads_on_to_the_new_one(neighbours: Built) -> None:
    old = neighbours.page("calendar/morning-coffee/")

    assert old.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../calendar/breakfast/"]
    assert old.xpath("//a/@href") == ["../../calendar/breakfast/"]
