"""A network in any zone, around the hours that clocks skip and show twice: readers see the moments that were meant."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from tests.writing.conftest import MEETING

from pakten.domain.event_state import event_state
from pakten.domain.timespan import Timespan, is_odd
from pakten.writing.calendar import add_links, ics
from pakten.writing.data import jsonld_event
from pakten.writing.publication import Feed, Publication

ZONES = ("Europe/Stockholm", "America/New_York", "Pacific/Auckland", "UTC", "Africa/Casablanca", "Australia/Lord_Howe")
HOUR = timedelta(hours=1)


def _changes(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The whole half hours at which the clocks of a zone change."""
    moment = datetime(year, 1, 1, tzinfo=UTC)
    while moment.year == year:
        later = moment + HOUR / 2
        if moment.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            yield later
        moment = later


def _spans(zone: ZoneInfo) -> list[Timespan]:
    """From each quarter of an hour around a change, for a quarter, an hour and a night."""
    around = [*_changes(zone, 2027)] or [datetime(2027, 3, 28, 1, tzinfo=UTC)]
    begins = [change + step * HOUR / 4 for change in around for step in range(-9, 9, 2)]
    return [
        Timespan.between(begin.astimezone(zone), (begin + length).astimezone(zone))
        for begin in begins
        for length in (HOUR / 4, HOUR, 7 * HOUR)
    ]


@pytest.mark.parametrize("zone", ZONES)
def test_beginning_and_end_mean_the_same_to_every_reader(
    zone: str,
    publish: Callable[..., Publication],
    faults: Callable[[bytes], list[str]],
    libical: Callable[[bytes], Any],
    icaljs: Callable[..., Any],
    tmp_path: Path,
) -> None:
    place = ZoneInfo(zone)
    spans = _spans(place)
    events = [replace(MEETING, id=f"m-{number:03}", span=span) for number, span in enumerate(spans)]
    content = ics.calendar(events, Feed("all", "Alla"), publish(*events, zone=place), date(2027, 1, 1))
    file = tmp_path / "feed.ics"
    file.write_bytes(content)

    meant = sorted((int(one.start.timestamp()), int(one.end.timestamp())) for one in spans if one.start and one.end)
    calendar: Any = icalendar.Calendar.from_ical(content)
    ours = [(one["DTSTART"].dt.timestamp(), one["DTEND"].dt.timestamp()) for one in calendar.events]

    assert faults(content) == []
    assert sorted(ours) == meant
    assert sorted((one["start"], one["end"]) for one in libical(content)) == meant
    assert sorted((_seconds(one["start"]), _seconds(one["end"])) for one in icaljs(file)[0]) == meant


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


@pytest.mark.parametrize("zone", ZONES)
def test_an_end_is_never_told_in_another_zone_than_the_beginning(
    zone: str, publish: Callable[..., Publication]
) -> None:
    place = ZoneInfo(zone)
    for span in _spans(place):
        event = replace(MEETING, span=span)
        lines = ics.of_event(event, publish(event, zone=place)).decode().split("BEGIN:VEVENT")[1]
        (start, end) = (re.search(rf"^DT{name}(;TZID=[^:]+)?:\d+T\d+(Z?)\r$", lines, re.M) for name in ("START", "END"))
        assert start
        assert end
        assert start.groups() == end.groups()
        is_doubted = zone == "UTC" or any(is_odd(moment) for moment in (span.start, span.end) if moment)
        assert start.groups() == ((None, "Z") if is_doubted else (f";TZID={zone}", ""))


@pytest.mark.parametrize("zone", ZONES)
def test_links_and_data_tell_the_zone_of_the_network(zone: str, publish: Callable[..., Publication]) -> None:
    place = ZoneInfo(zone)
    start = datetime(2027, 7, 1, 18, 30, tzinfo=place)
    event = replace(MEETING, span=Timespan.between(start))
    publication = publish(event, zone=place)
    (one,) = event_state(event).dates
    begin, end = start.astimezone(UTC), start.astimezone(UTC) + HOUR
    data: Any = jsonld_event.event(event, publication)

    assert f"{begin:%Y%m%dT%H%M%SZ}%2F{end:%Y%m%dT%H%M%SZ}" in add_links.google(one, publication)
    assert f"{end:%Y-%m-%dT%H%%3A%M%%3A%SZ}" in add_links.outlook(one, publication)
    assert datetime.fromisoformat(data["startDate"]) == start
    assert "endDate" not in data, "nobody has said when it ends"
    assert "DTEND" not in ics.of_event(event, publication).decode()
