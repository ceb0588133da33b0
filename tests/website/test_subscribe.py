"""Following the network and putting an event into one's own calendar, by links alone."""

import posixpath
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import icalendar
from lxml import etree, html

from tests.website.conftest import Built, build

COMING = "2024-03-01"
"""A day on which a meeting with date and hours lies ahead."""


def _links(element: html.HtmlElement) -> list[str]:
    return [str(link) for link in element.xpath(".//a/@href")]


def _from(name: str, link: str) -> str:
    """The file that a link of this file leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), link))


def _section(page: html.HtmlElement, id_: str) -> html.HtmlElement:
    """The part of the page that an address with this anchor leads to."""
    (target,) = page.xpath("//*[@id=$id]", id=id_)
    (whole,) = target.xpath("ancestor-or-self::*[self::section or self::details][1]")
    return whole


def test_each_calendar_can_be_followed_in_every_common_program(neighbours: Built) -> None:
    page = neighbours.page("subscribe/")
    for name in ("all", "harbour", "hill", "apprentices"):
        part, address = _section(page, name), f"https://millcircle.example/feeds/{name}.ics"

        links = _links(part)

        (field,) = part.xpath(".//input[@readonly]")
        assert field.get("value") == address
        assert part.xpath(".//label[@for=$id]", id=field.get("id"))
        assert f"webcal://millcircle.example/feeds/{name}.ics" in links
        (google,) = (link for link in links if "calendar.google.com" in link)
        assert parse_qs(urlsplit(google).query) == {"cid": [f"webcal://millcircle.example/feeds/{name}.ics"]}
        outlook = [parse_qs(urlsplit(link).query)["url"] for link in links if "outlook." in link]
        assert outlook == [[address], [address]]
        assert {f"../feeds/{name}.xml", f"../feeds/{name}.json"} <= set(links)


def test_a_button_that_needs_a_script_is_not_there_without_it(neighbours: Built) -> None:
    buttons = neighbours.page("subscribe/").xpath("//main//button")

    assert buttons
    assert all(button.get("hidden") is not None for button in buttons)


def test_a_telephone_is_led_to_the_same_place_by_a_code(neighbours: Built) -> None:
    part = _section(neighbours.page("subscribe/"), "harbour")

    (image,) = part.xpath(".//img")

    assert image.get("alt") == "QR code that leads to the subscription The Harbour"
    code = etree.fromstring(neighbours.files()[_from("subscribe/index.html", image.get("src"))])
    assert code.xpath("string(//*[local-name()='title'])") == image.get("alt")


def test_an_area_speaks_of_itself_and_has_its_colour(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten(COMING)
    part = _section(site.page("prenumerera/"), "jarva")

    assert "för en mer inkluderande arbetsmarknad på Järva" in " ".join(part.text_content().split())
    assert "pakten-tone--1" in part.get("class")


def test_what_happens_when_something_changes_is_said(integrationspakten: Callable[[str], Built]) -> None:
    said = integrationspakten(COMING).text("prenumerera/")

    assert "Samma post byter dag. Du får den inte två gånger." in said
    assert "Posten står kvar men börjar med ordet Inställt eller Uppskjutet." in said
    assert "Välj Prenumerera från webben." in said


def test_every_anchor_that_other_pages_use_is_there(neighbours: Built) -> None:
    files = neighbours.files()
    anchors = set(neighbours.page("subscribe/").xpath("//main//@id"))

    used = {
        link.rpartition("#")[2]
        for name in files
        if name.endswith(".html")
        for link in _links(html.fromstring(files[name]))
        if "subscribe/#" in link
    }

    assert used
    assert used <= anchors


def test_an_event_ahead_can_be_put_into_a_calendar(neighbours: Built) -> None:
    page = neighbours.page("calendar/breakfast/")
    (box,) = page.xpath("//section[@aria-labelledby='add']")

    links = _links(box)

    assert "../../calendar/breakfast.ics" in links
    (google,) = (link for link in links if "google" in link)
    assert parse_qs(urlsplit(google).query)["dates"] == ["20260602T070000Z/20260602T083000Z"]
    assert [urlsplit(link).netloc for link in links if "outlook" in link] == ["outlook.office.com", "outlook.live.com"]
    assert not box.xpath(".//button|.//script")


def test_what_is_over_off_or_without_a_date_is_not_offered(network: Path) -> None:
    events = network / "events.yaml"
    breakfast = events.read_text().replace("start: 2026-06-02 08:00\n  end: 2026-06-02 09:30\n", "start: 2026-06\n")
    events.write_text(breakfast)

    site = build(network)

    assert site.status == 0, site.said
    for path in ("calendar/harbour-meeting/", "calendar/hill-evening/", "calendar/breakfast/"):
        assert not site.page(path).xpath("//section[@aria-labelledby='add']"), path
    assert "calendar/breakfast.ics" not in site.files()
    assert "calendar/breakfast.ics" not in (site.folder / "site/calendar/breakfast/index.html").read_text()


def test_each_date_of_several_is_offered_by_itself(network: Path) -> None:
    events = network / "events.yaml"
    occasions = """occasions:
    - {id: first, start: 2026-05-11 08:00, end: 2026-05-11 09:00}
    - {id: second, start: 2026-06-02 08:00, end: 2026-06-02 09:00}
    - {id: third, start: 2026-06-09 08:00, end: 2026-06-09 09:00, status: cancelled}
    - {id: fourth, start: 2026-06-16 08:00, end: 2026-06-16 09:00}
"""
    events.write_text(
        events.read_text().replace(
            "start: 2026-06-02 08:00\n  end: 2026-06-02 09:30\n", occasions.replace("\n    ", "\n  ")
        )
    )

    site = build(network)

    assert site.status == 0, site.said
    (box,) = site.page("calendar/breakfast/").xpath("//section[@aria-labelledby='add']")
    google = [parse_qs(urlsplit(link).query)["dates"] for link in _links(box) if "google" in link]
    assert google == [["20260602T070000Z/20260602T080000Z"], ["20260616T070000Z/20260616T080000Z"]]
    names = [" ".join(link.text_content().split()) for link in box.xpath(".//a")]
    assert len(names) == len(set(names))
    calendar = icalendar.Calendar.from_ical(site.files()["calendar/breakfast.ics"])
    fragments = [urlsplit(str(entry["URL"])).fragment for entry in calendar.walk("VEVENT")]
    assert len(set(fragments)) == 4
    assert all(site.page("calendar/breakfast/").xpath("//*[@id=$id]", id=fragment) for fragment in fragments)


def test_pages_announce_their_own_feeds_before_those_of_everybody(neighbours: Built) -> None:
    def announced(path: str) -> list[str]:
        return [str(link) for link in neighbours.page(path).xpath("//head/link[@rel='alternate' and @type]/@href")]

    everybody = [f"../../feeds/all.{suffix}" for suffix in ("xml", "json", "ics")]
    assert announced("areas/harbour/") == [*(one.replace("all", "harbour") for one in everybody), *everybody]
    assert announced("themes/apprentices/") == [*(one.replace("all", "apprentices") for one in everybody), *everybody]
    assert announced("calendar/breakfast/") == ["../../calendar/breakfast.ics", *everybody]
    assert announced("organisations/bakery/") == everybody


def test_what_pages_announce_is_there(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten(COMING)
    files = site.files()

    missing = {
        (name, link)
        for name in files
        if name.endswith("index.html")
        for link in site.page(name).xpath("//head/link[@rel='alternate' and @type]/@href")
        if _from(name, link) not in files
    }

    assert missing == set()


def test_open_data_is_described_from_its_schema(neighbours: Built) -> None:
    page = neighbours.page("data/")

    assert {"../data/events.json", "../data/events.schema.json", "../data/examples.json"} <= set(_links(page))
    rows = page.xpath("//details[summary/h2/@id='events']//tbody/tr")
    told = {row.xpath("string(th)"): " ".join(row.text_content().split()) for row in rows}
    assert told["status"] == (
        "status Whether the meeting takes place as planned. Always there. "
        "one of the words: confirmed, tentative, cancelled, postponed"
    )
    assert told["place"] == "place The place. the fields: id, name, address, postal_code, city, geo, station, url, note"
    assert "CC BY 4.0" in neighbours.text("data/")
    assert "1.3. The same number stands in the files." in neighbours.text("data/")
