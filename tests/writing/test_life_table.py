"""design.md, "One life, every channel": every row, of an event with one date and of one date among several."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import icalendar
import pytest
from lxml import html
from tests.writing.conftest import MEETING, QUAY, at, whole

from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.recap import Recap
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.place import Place
from pakten.domain.timespan import Timespan
from pakten.writing.calendar import ics
from pakten.writing.data import jsonld_event
from pakten.writing.feeds import json_feed
from pakten.writing.publication import Feed, Publication

Publish = Callable[..., Publication]
LOFT = Place("Segelloftet", "segelloftet", "Varvsgatan 3", city="Gävle")
LINK = Online("https://mote.example/hamn")
DAY = Timespan.between(at("2027-02-03", "09:00"), at("2027-02-03", "11:30"))
BEFORE = Timespan.between(at("2027-01-27", "09:00"))
ASKED = Registration(True, "https://anmal.example/hamn")
ON_QUAY, ON_LOFT = "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle", "Segelloftet, Varvsgatan 3, Gävle"
WAS = "onsdag 27 januari 2027 kl. 9"


def _seats(state: RegistrationState) -> dict[str, Any]:
    return {"registration": replace(ASKED, state=state)}


@dataclass(frozen=True)
class Row:
    """A state as it is written, and what each channel says of it."""

    written: Mapping[str, Any]
    calendar: tuple[str, str, str] | None
    """STATUS, what stands before the title, LOCATION."""
    data: tuple[str, str, str] | None
    """eventStatus, type or name of the place, availability."""
    title: str
    """What stands before the title of a post."""
    alone: str
    """What the post of an event with this date alone says."""
    among: str
    """What stands beside the date when there are several."""


IN_PLACE = ("CONFIRMED", "", ON_QUAY)
AS_PLANNED = ("EventScheduled", "Kajskjul 7", "InStock")
ROWS = {
    "confirmed": Row({}, IN_PLACE, AS_PLANNED, "", ON_QUAY, ""),
    "tentative": Row(
        {"status": Status.TENTATIVE},
        ("TENTATIVE", "", ON_QUAY),
        AS_PLANNED,
        "Preliminärt: ",
        "Preliminärt: datumet kan ändras.",
        " (preliminärt)",
    ),
    "no date yet": Row({"span": Timespan.unset()}, None, None, "", "datum kommer", ""),
    "cancelled": Row(
        {"status": Status.CANCELLED, "status_note": "Isen ligger kvar."},
        ("CANCELLED", "Inställt: ", ON_QUAY),
        ("EventCancelled", "Kajskjul 7", ""),
        "Inställt: ",
        "skulle ha varit onsdag 3 februari 2027",
        " (inställt) · Isen ligger kvar",
    ),
    "postponed": Row(
        {"status": Status.POSTPONED, "status_note": "Isen ligger kvar."},
        ("CANCELLED", "Uppskjutet: ", ON_QUAY),
        ("EventPostponed", "Kajskjul 7", ""),
        "Uppskjutet: ",
        "Uppskjutet. Ett nytt datum är inte bestämt.",
        " (uppskjutet) · Isen ligger kvar",
    ),
    "another day": Row(
        {"previous": (BEFORE,)},
        IN_PLACE,
        ("EventRescheduled", "Kajskjul 7", "InStock"),
        "Ny tid: ",
        f"Ny tid, flyttat från {WAS}.",
        f" (flyttat från {WAS})",
    ),
    "online instead": Row(
        {"format": Format.ONLINE, "previous_format": Format.ON_SITE, "online": LINK},
        ("CONFIRMED", "", "Digitalt i stället för på plats"),
        ("EventMovedOnline", "VirtualLocation", "InStock"),
        "Digitalt i stället: ",
        "Digitalt i stället för på plats",
        " (digitalt i stället) · Delta digitalt: https://mote.example/hamn",
    ),
    "another place": Row(
        {"place": LOFT, "previous_place": QUAY},
        ("CONFIRMED", "", ON_LOFT),
        ("EventScheduled", "Segelloftet", "InStock"),
        "Ny plats: ",
        f"Ny plats. Träffen skulle ha varit här: {ON_QUAY}.",
        f" (ny plats, skulle ha varit här: {ON_QUAY}) · {ON_LOFT}",
    ),
    "another form": Row(
        {"format": Format.HYBRID, "previous_format": Format.ON_SITE, "online": LINK},
        ("CONFIRMED", "", f"{ON_QUAY} och digitalt"),
        ("EventScheduled", "Kajskjul 7", "InStock"),
        "Ny form: ",
        "Träffen hålls nu både på plats och digitalt, tidigare på plats.",
        f" (nu både på plats och digitalt, tidigare på plats) · {ON_QUAY} och digitalt"
        " · Delta digitalt: https://mote.example/hamn",
    ),
    "a place to come": Row(
        {"place": None, "place_open": True},
        ("CONFIRMED", "", "Plats kommer"),
        ("EventScheduled", "", "InStock"),
        "",
        "Plats kommer",
        " · Plats kommer",
    ),
    "full": Row(
        _seats(RegistrationState.FULL),
        IN_PLACE,
        ("EventScheduled", "Kajskjul 7", "SoldOut"),
        "",
        "Fullbokat.",
        " · Fullbokat",
    ),
    "waiting list": Row(
        _seats(RegistrationState.WAITING_LIST),
        IN_PLACE,
        ("EventScheduled", "Kajskjul 7", "SoldOut"),
        "",
        "du kan ställa dig på väntelistan",
        " · Fullbokat, men du kan ställa dig på väntelistan · Anmäl dig på https://anmal.example/hamn",
    ),
    "closed": Row(
        _seats(RegistrationState.CLOSED),
        IN_PLACE,
        ("EventScheduled", "Kajskjul 7", "OutOfStock"),
        "",
        "Anmälan är stängd.",
        " · Anmälan är stängd",
    ),
}
NAMES = list(ROWS)
ON_OCCASIONS = [name for name in NAMES if name != "no date yet"]


def _alone(row: Row) -> Event:
    return replace(MEETING, **{"span": DAY, "registration": ASKED, "programme": (), **row.written})


def _among(row: Row) -> Event:
    """Between two plain dates, with the same shared values around them."""
    plain = [Timespan.between(at(day, "17:00"), at(day, "19:00")) for day in ("2027-01-20", "2027-02-10")]
    one = Occasion("mitt", **{"span": DAY, **row.written})
    dates = (Occasion("forst", plain[0]), one, Occasion("sist", plain[1]))
    hull = Timespan.days(date(2027, 1, 20), date(2027, 2, 10))
    return replace(MEETING, span=hull, occasions=dates, registration=ASKED, programme=())


def _in_calendar(event: Event, key: str, publish: Publish) -> tuple[str, str, str] | None:
    publication = publish(event)
    content = ics.calendar([event], Feed("all", "Alla"), publication, date(2026, 12, 1))
    calendar: Any = icalendar.Calendar.from_ical(content)
    found = [one for one in calendar.events if not key or str(one["URL"]).endswith(f"#{key}")]
    if not found:
        return None
    (one,) = found
    return (str(one["STATUS"]), str(one["SUMMARY"]).removesuffix(event.title), str(one.get("LOCATION", "")))


def _in_data(event: Event, key: str, publish: Publish) -> tuple[str, str, str] | None:
    data: Any = jsonld_event.event(event, publish(event))
    if data is not None and key:
        (data,) = (one for one in data["subEvent"] if one["@id"].endswith(f"#{key}"))
    if data is None:
        return None
    place = data.get("location", {})
    place = place[0] if isinstance(place, list) else place
    words = (data["eventStatus"], data.get("offers", {}).get("availability", ""))
    status, seats = (word.removeprefix("https://schema.org/") for word in words)
    return (status, place.get("name", place.get("@type", "")), seats)


def _post(event: Event, publish: Publish) -> Any:
    (item,) = json.loads(json_feed.feed(whole([event], Feed("all", "Alla")), publish(event)))["items"]
    return item


@pytest.mark.parametrize("name", NAMES)
def test_an_event_with_one_date(name: str, publish: Publish) -> None:
    row = ROWS[name]
    event = _alone(row)
    post = _post(event, publish)

    assert _in_calendar(event, "", publish) == row.calendar
    assert _in_data(event, "", publish) == row.data
    assert post["title"] == f"{row.title}{event.title}"
    assert row.alone in post["content_html"]


@pytest.mark.parametrize("name", ON_OCCASIONS)
def test_one_date_of_several(name: str, publish: Publish) -> None:
    row = ROWS[name]
    event = _among(row)
    post = _post(event, publish)

    assert _in_calendar(event, "mitt", publish) == row.calendar
    assert _in_data(event, "mitt", publish) == row.data
    assert post["title"] == event.title, "what is so of one date is not said of all"
    assert _told(post["content_html"], 1) == f"onsdag 3 februari 2027 kl. 9–11.30{row.among}"
    assert [_told(post["content_html"], number) for number in (0, 2)] == [
        "onsdag 20 januari 2027 kl. 17–19",
        "onsdag 10 februari 2027 kl. 17–19",
    ], "the others are as they were"


def _told(content: str, number: int) -> str:
    """The text of a date in the list of dates."""
    items: list[str] = [item.text_content() for item in html.fragment_fromstring(content, "div").find("ul")]
    return items[number]


def test_an_occasion_without_a_date_waits_for_it_in_the_feed_and_is_in_no_calendar(publish: Publish) -> None:
    event = _among(Row({"span": Timespan.unset()}, None, None, "", "", ""))
    assert _in_calendar(event, "mitt", publish) is None
    assert _told(_post(event, publish)["content_html"], 2) == "datum kommer"


@pytest.mark.parametrize("key", ["", "mitt"])
def test_what_has_been_held_stays_for_twelve_months_and_is_told_as_it_is(key: str, publish: Publish) -> None:
    event = _among(ROWS["confirmed"]) if key else _alone(ROWS["confirmed"])
    publication = publish(event)
    feeds = [
        ics.calendar([event], Feed("all", "Alla"), publication, day)
        for day in (date(2026, 12, 1), date(2028, 2, 3), date(2028, 2, 4))
    ]
    held = [b"20270203T090000" in feed for feed in feeds]
    assert held == [True, True, False]


@pytest.mark.parametrize("key", ["", "mitt"])
def test_what_has_been_followed_up_leads_to_what_it_gave(key: str, publish: Publish) -> None:
    event = replace(_among(ROWS["confirmed"]) if key else _alone(ROWS["confirmed"]), recap=Recap("Tre rederier."))
    data: Any = jsonld_event.event(event, publish(event))
    assert b"Vad m\xc3\xb6tet gav st\xc3\xa5r p\xc3\xa5 dess sida." in ics.of_event(event, publish(event)).replace(
        b"\r\n ", b""
    )
    assert data["subjectOf"][0]["abstract"] == "Tre rederier."
    assert "Tre rederier." in _post(event, publish)["content_html"]
