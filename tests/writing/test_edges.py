"""What is easily off by one, in another order or zone, or escaped once too often: the values as they are written."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from tests.writing.conftest import MEETING, at, whole

from pakten.domain.event import Occasion
from pakten.domain.timespan import Timespan
from pakten.writing.calendar import ics
from pakten.writing.data.spreadsheet import as_csv
from pakten.writing.feeds import json_feed
from pakten.writing.letters.monthly import letter
from pakten.writing.publication import Feed, Publication

ALL = Feed("all", "Alla")
Publish = Callable[..., Publication]


def _lines(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("a;b,c:d", r"a\;b\,c:d"),
        (r"C:\Ny mapp", r"C:\\Ny mapp"),
        (r"slut\;", r"slut\\\;"),
        ("\"citat\" & <b> 'x'", "\"citat\" & <b> 'x'"),
        ("50 % {namn} #1", "50 % {namn} #1"),
        ("rad\nbrytning", "rad brytning"),
    ],
)
def test_a_calendar_escapes_four_signs_and_no_other(title: str, written: str, publish: Publish) -> None:
    event = replace(MEETING, title=title, summary=title)
    lines = _lines(ics.calendar([event], Feed("all", title), publish(event), date(2027, 1, 1)))
    described = written.replace("rad brytning", r"rad\nbrytning")
    assert f"SUMMARY:{written}" in lines
    assert f"X-WR-CALNAME:{written}" in lines
    assert any(line.startswith(rf"DESCRIPTION:{described}\n\n") for line in lines)


def test_events_of_one_moment_keep_one_order_whatever_order_they_are_given_in(publish: Publish) -> None:
    events = [replace(MEETING, id=id_, title=id_) for id_ in ("b-mote", "a-mote", "c-mote")]
    calendars = {ics.calendar(some, ALL, publish(*events), date(2027, 1, 1)) for some in permutations(events)}
    feeds = {json_feed.feed(whole(some, ALL), publish(*events)) for some in permutations(events)}
    (calendar,) = calendars
    assert len(feeds) == 1
    assert [line for line in _lines(calendar) if line.startswith("SUMMARY")] == [
        f"SUMMARY:{id_}" for id_ in ("a-mote", "b-mote", "c-mote")
    ]


def test_dates_of_one_moment_keep_the_order_of_their_ids(publish: Publish) -> None:
    dates = tuple(Occasion(id_, MEETING.span) for id_ in ("sal-b", "sal-a"))
    event = replace(MEETING, occasions=dates)
    assert [line[-5:] for line in _lines(ics.of_event(event, publish(event))) if line.startswith("URL")] == [
        *("sal-a", "sal-b")
    ]
    rows = csv.DictReader(StringIO(as_csv([event]), newline=""), delimiter=";")
    assert [row["occasion"] for row in rows] == ["sal-a", "sal-b"]


@pytest.mark.parametrize(
    ("zone", "published", "changed"),
    [
        ("Pacific/Auckland", "2026-11-02T00:00:00+13:00", "2027-01-18T20:15"),
        ("America/New_York", "2026-11-02T00:00:00-05:00", "2027-01-18T02:15"),
        ("UTC", "2026-11-02T00:00:00+00:00", "2027-01-18T07:15"),
    ],
)
def test_a_feed_tells_moments_in_the_zone_of_the_network(
    zone: str, published: str, changed: str, publish: Publish
) -> None:
    event = replace(MEETING, updated=at("2027-01-18", "08:15"))
    (item,) = json.loads(json_feed.feed(whole([event], ALL), publish(event, zone=ZoneInfo(zone))))["items"]
    assert item["date_published"] == published
    assert item["date_modified"].startswith(changed)
    behind = datetime.fromisoformat(item["date_modified"]) - event.updated
    assert timedelta() <= behind < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2027, 1, 31), date(2027, 1, 31), [1]),
        (date(2027, 1, 31), date(2027, 2, 1), [1, 2]),
        (date(2027, 2, 1), date(2027, 2, 28), [2]),
        (date(2026, 12, 31), date(2027, 3, 1), [1, 2, 3]),
    ],
)
def test_a_letter_tells_what_happens_on_some_day_of_its_month(
    first: date, last: date, months: list[int], publish: Publish
) -> None:
    event = replace(MEETING, span=Timespan.days(first, last), programme=())
    publication = publish(event)
    told = [
        month
        for month in range(1, 5)
        if any(section.items for section in letter(publication, 2027, month, date(2026, 11, 2)).sections)
    ]
    assert told == months


def test_an_example_is_news_in_the_month_in_which_it_was_published(publish: Publish) -> None:
    publication = publish(MEETING)
    headings = {
        month: [section.heading for section in letter(publication, 2026, month, date(2026, 11, 2)).sections]
        for month in (9, 10, 11)
    }
    assert {month for month, found in headings.items() if "Nya goda exempel" in found} == {10}
