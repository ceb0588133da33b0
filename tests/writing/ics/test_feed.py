"""A feed as a whole: what is in it, and that it only changes when the network does."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from pakten.domain.event import Event
from pakten.domain.timespan import Timespan
from pakten.writing.calendar import ics
from pakten.writing.calendar.vtimezone import vtimezone
from pakten.writing.publication import Feed, Publication

ALL = Feed("all", "Hamnkretsen")


def _titles(feed: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in _entries(feed)]


@pytest.mark.parametrize(
    ("today", "titles"),
    [
        (date(2026, 12, 1), ["Seglats mot Limön", "Hamnmöte: jobb vid kajen, för fler"]),
        (date(2027, 8, 29), ["Seglats mot Limön", "Hamnmöte: jobb vid kajen, för fler"]),
        (date(2027, 8, 30), ["Hamnmöte: jobb vid kajen, för fler"]),
        (date(2028, 2, 29), []),
    ],
)
def test_it_holds_the_past_twelve_months_and_everything_to_come(
    publication: Publication, today: date, titles: list[str]
) -> None:
    assert _titles(ics.calendar(publication.catalogue.events, ALL, publication, today)) == titles


def test_another_day_alone_changes_no_byte(publication: Publication) -> None:
    days = [date(2026, 11, 30) + timedelta(days=number) for number in range(0, 240, 7)]
    feeds = {ics.calendar(publication.catalogue.events, ALL, publication, day) for day in days}
    assert len(feeds) == 1


def test_entries_come_in_time_order_whatever_order_they_were_given_in(publication: Publication) -> None:
    events, today = publication.catalogue.events, date(2026, 12, 1)
    assert ics.calendar(events, ALL, publication, today) == ics.calendar(reversed(events), ALL, publication, today)


def test_two_changes_on_one_day_are_two_numbers(publication: Publication, publish: Callable[..., Publication]) -> None:
    meeting = publication.catalogue.event["hamnmote-2027"]
    morning = replace(meeting, updated=datetime(2027, 1, 18, 7, 15, tzinfo=UTC))
    noon = replace(meeting, updated=datetime(2027, 1, 18, 11, 0, tzinfo=UTC))
    numbers = [_number(event, publish) for event in (meeting, morning, noon)]
    assert numbers == sorted(set(numbers))


def _number(event: Event, publish: Callable[..., Publication]) -> int:
    return int(_entries(ics.of_event(event, publish(event)))[0]["SEQUENCE"])


@pytest.mark.parametrize(
    "zone", ["Europe/Stockholm", "America/New_York", "Australia/Sydney", "Asia/Tokyo", "Africa/Cairo"]
)
def test_every_reader_sees_the_hours_of_the_zone(
    zone: str,
    publication: Publication,
    publish: Callable[..., Publication],
    libical: Callable[[bytes], Any],
    icaljs: Callable[..., Any],
    tmp_path: Any,
) -> None:
    """Around each change of the clocks, every hour: the time zone in the file says what the zone says."""
    place, meeting = ZoneInfo(zone), publication.catalogue.event["hamnmote-2027"]
    moments = [
        datetime(2027, month, day, tzinfo=UTC) + timedelta(hours=step)
        for month, day in ((3, 13), (3, 27), (4, 2), (4, 29), (10, 2), (10, 28), (10, 30), (11, 6))
        for step in range(48)
    ]
    spans = [Timespan.between(moment.astimezone(place)) for moment in moments]
    events = [replace(meeting, id=f"m-{number}", span=span) for number, span in enumerate(spans)]
    content = ics.calendar(events, ALL, publish(meeting, zone=place), date(2027, 1, 1))
    expected = sorted(int(moment.timestamp()) for moment in moments)
    assert sorted(entry["start"] for entry in libical(content)) == expected
    file = tmp_path / "feed.ics"
    file.write_bytes(content)
    read = sorted(int(datetime.fromisoformat(entry["start"]).timestamp()) for entry in icaljs(file)[0])
    assert read == expected


def test_the_time_zone_says_when_clocks_change_and_not_when_they_have_changed() -> None:
    text = vtimezone(ZoneInfo("Europe/Stockholm"), 2027, 2028).decode()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\n" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\n" in text


def test_a_zone_that_changed_its_mind_is_written_date_by_date() -> None:
    text = vtimezone(ZoneInfo("Africa/Casablanca"), 2022, 2024).decode()
    assert text.count("DTSTART:") == 8, "two changes in each year, and in the one before"
    assert "RDATE" not in text
    assert "RRULE" not in text


@pytest.mark.parametrize("zone", ["Europe/Dublin", "Africa/Casablanca", "Europe/Stockholm", "Pacific/Auckland"])
def test_what_is_ahead_of_the_usual_time_is_called_daylight_everywhere(zone: str) -> None:
    """Ireland and Morocco count the other way round in tzdata; few calendars can."""
    text = vtimezone(ZoneInfo(zone), 2026, 2028).decode()
    parts = re.findall(r"BEGIN:(DAYLIGHT|STANDARD).*?TZOFFSETFROM:(\S+)\s+TZOFFSETTO:(\S+)", text, re.DOTALL)
    assert {name: int(after) > int(before) for name, before, after in parts if before != after} == {
        "DAYLIGHT": True,
        "STANDARD": False,
    }


def _entries(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar.events
