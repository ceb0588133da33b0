"""Links that put an event into a web calendar, without a script on our side."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.writing.calendar import add_links
from pakten.writing.publication import Publication

FEED = "https://hamnkretsen.example/feeds/all.ics"


def _query(url: str) -> dict[str, str]:
    return {key: value for key, (value,) in parse_qs(urlsplit(url).query, strict_parsing=True).items()}


@pytest.mark.parametrize(
    ("state", "dates"),
    [
        ("confirmed", "20270120T080000Z/20270120T103000Z"),
        ("whole_days", "20270120/20270122"),
        ("no_end", "20270120T080000Z/20270120T090000Z"),
    ],
)
def test_google_gets_utc_or_whole_days(
    state: str, dates: str, life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    (one,) = event_state(life[state]).dates
    assert _query(add_links.google(one, publish(life[state]))) == {
        "action": "TEMPLATE",
        "text": "Hamnmöte: jobb vid kajen, för fler",
        "dates": dates,
        "ctz": "Europe/Stockholm",
        "details": "Rederier, föreningar och kommunen möts om jobb i hamnen.\n\n"
        "Läs mer: https://hamnkretsen.example/kalender/hamnmote-2027/",
        "location": "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle",
    }


@pytest.mark.parametrize(
    ("state", "start", "end", "allday"),
    [
        ("confirmed", "2027-01-20T08:00:00Z", "2027-01-20T10:30:00Z", "false"),
        ("whole_days", "2027-01-20", "2027-01-22", "true"),
    ],
)
def test_outlook_gets_utc_or_whole_days(
    state: str, start: str, end: str, allday: str, life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    (one,) = event_state(life[state]).dates
    link = add_links.outlook(one, publish(life[state]), add_links.OUTLOOK_AT_WORK)
    query = _query(link)
    assert link.startswith("https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose")
    assert (query["startdt"], query["enddt"], query["allday"]) == (start, end, allday)
    assert "+" not in link


def test_what_is_not_known_stands_in_no_link(life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    nowhere = replace(life["confirmed"], place=None)
    (one,) = event_state(nowhere).dates
    assert "location" not in add_links.google(one, publish(nowhere))


def test_a_cancelled_meeting_is_not_added_as_if_nothing_had_happened(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    (one,) = event_state(life["cancelled"]).dates
    assert _query(add_links.google(one, publish(life["cancelled"])))["text"].startswith("Inställt: ")


def test_a_feed_is_followed_and_not_only_copied() -> None:
    assert add_links.webcal(FEED) == "webcal://hamnkretsen.example/feeds/all.ics"
    google = add_links.google_subscription(FEED)
    assert google.startswith("https://calendar.google.com/calendar/r?cid=webcal%3A")
    assert _query(google) == {"cid": add_links.webcal(FEED)}
    assert _query(add_links.outlook_subscription(FEED, "Träffar & samtal")) == {"url": FEED, "name": "Träffar & samtal"}
