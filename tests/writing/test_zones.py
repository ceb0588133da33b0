"""A network in another part of the world: every channel tells the time that its clocks show."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.writing.conftest import whole

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.timespan import Timespan
from pakten.reading.clock import today
from pakten.writing.calendar import add_links, ics
from pakten.writing.data import jsonld_event, open_data
from pakten.writing.data.open_data import Licence
from pakten.writing.feeds import atom, json_feed
from pakten.writing.publication import Feed, Publication

ZONES = {"Pacific/Auckland": "+13:00", "America/New_York": "-05:00", "Asia/Kolkata": "+05:30"}
ALL = Feed("all", "Everything")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> ZoneInfo:
    return ZoneInfo(request.param)


@pytest.fixture
def meeting(life: Mapping[str, Event], zone: ZoneInfo) -> Event:
    """From nine to half past eleven on the clocks of the place, entered there an hour after midnight."""
    hours = (datetime(2027, 1, 20, 9, tzinfo=zone), datetime(2027, 1, 20, 11, 30, tzinfo=zone))
    changed = datetime(2026, 12, 1, 1, tzinfo=zone)
    return replace(life["confirmed"], span=Timespan.between(*hours), updated=changed)


def test_every_channel_tells_the_zone_of_the_network(
    meeting: Event, zone: ZoneInfo, publish: Callable[..., Publication]
) -> None:
    publication, offset = publish(meeting, zone=zone), ZONES[zone.key]

    calendar = ics.calendar([meeting], ALL, publication, date(2027, 1, 1)).decode()
    assert f"DTSTART;TZID={zone.key}:20270120T090000\r\n" in calendar
    assert f"DTEND;TZID={zone.key}:20270120T113000\r\n" in calendar
    assert f"\r\nTZID:{zone.key}\r\n" in calendar
    assert f"X-WR-TIMEZONE:{zone.key}\r\n" in calendar

    page = jsonld_event.event(meeting, publication)
    assert page is not None
    assert (page["startDate"], page["endDate"]) == (f"2027-01-20T09:00{offset}", f"2027-01-20T11:30{offset}")

    (entry,) = json.loads(open_data.events(publication, Licence("CC0", "https://licence.example/")))["events"]
    assert (entry["start"], entry["end"]) == (f"2027-01-20T09:00:00{offset}", f"2027-01-20T11:30:00{offset}")

    changed = f"2026-12-01T01:00:{meeting.updated.second:02}{offset}"
    assert changed[:16] in atom.feed(whole([meeting], ALL), publication).decode()
    (item,) = json.loads(json_feed.feed(whole([meeting], ALL), publication))["items"]
    assert (item["date_modified"][:16], item["date_modified"][-6:]) == (changed[:16], offset)

    (one,) = event_state(meeting).dates
    assert f"ctz={zone.key.replace('/', '%2F')}" in add_links.google(one, publication)


def test_today_is_the_day_of_the_network_and_not_of_the_machine() -> None:
    at = {"SOURCE_DATE_EPOCH": str(int(datetime.fromisoformat("2027-01-20T11:30:00+00:00").timestamp()))}

    days = {name: today(at, ZoneInfo(name)) for name in ("Pacific/Auckland", "Europe/Stockholm", "Pacific/Pago_Pago")}

    assert days == {
        "Pacific/Auckland": date(2027, 1, 21),
        "Europe/Stockholm": date(2027, 1, 20),
        "Pacific/Pago_Pago": date(2027, 1, 20),
    }
