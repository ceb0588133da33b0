"""The day of a meeting: what comes when, how long it lasts, and what belongs together."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pakten.domain.event import Event, Format
from pakten.domain.event_parts.meeting import EventPart, ProgrammeItem
from pakten.domain.schedule import Point, schedule
from pakten.domain.timespan import Timespan

ZONE = ZoneInfo("Europe/Stockholm")
MEETING = Timespan.between(datetime(2027, 3, 18, 13, tzinfo=ZONE), datetime(2027, 3, 18, 16, 30, tzinfo=ZONE))


def told(parts: tuple[EventPart, ...], programme: tuple[ProgrammeItem, ...], span: Timespan = MEETING) -> list[object]:
    event = Event(
        id="meeting", title="Meeting", summary="-", span=span, published=date(2027, 1, 1),
        updated=datetime(2027, 1, 1, tzinfo=ZONE), type="meeting", format=Format.ON_SITE, areas=(),
        organisers=("mill",), parts=parts, programme=programme,
    )  # fmt: skip
    return [_said(point) for point in schedule(event, span, ZONE)]


def _said(point: Point) -> object:
    hours = "–".join(f"{one:%H:%M}" for one in (point.start, point.end) if one)
    said = f"{point.what.title} {hours}".strip()
    return (said, [_said(inner) for inner in point.points]) if point.points else said


def part(id_: str, time: str = "", day: date | None = None) -> EventPart:
    return EventPart(id=id_, title=id_.title(), time=time, day=day)


def item(title: str, time: str = "", of: str = "") -> ProgrammeItem:
    return ProgrammeItem(title=title, time=time, part=of)


def test_what_follows_ends_what_has_no_end() -> None:
    assert told((), (item("Welcome", "13:00"), item("Talk", "13:15"), item("Goodbye", "16:15–16:30"))) == [
        "Welcome 13:00–13:15", "Talk 13:15–16:15", "Goodbye 16:15–16:30",
    ]  # fmt: skip


def test_points_stand_in_their_part_and_last_no_longer() -> None:
    parts = (part("fair", "14:30"), part("stage", "13:00–14:30"))
    points = (item("Welcome", "13:00", "stage"), item("Talk", "13:15", "stage"), item("Coffee", "14:30", "fair"))
    assert told(parts, points) == [
        ("Stage 13:00–14:30", ["Welcome 13:00–13:15", "Talk 13:15–14:30"]),
        ("Fair 14:30–16:30", ["Coffee 14:30–16:30"]),
    ]


def test_what_has_no_hour_stays_after_what_it_was_written_after() -> None:
    assert told((), (item("Coffee"), item("Talk", "13:30"), item("Questions"), item("Welcome", "13:00"))) == [
        "Coffee", "Welcome 13:00–13:30", "Talk 13:30–16:30", "Questions",
    ]  # fmt: skip


def test_parts_of_several_days_come_day_by_day() -> None:
    days = Timespan.days(date(2027, 3, 18), date(2027, 3, 19))
    parts = (part("second", "09:00", date(2027, 3, 19)), part("first", "13:00"), part("evening", "22:30–00:30"))
    assert told(parts, (), days) == ["First 13:00–22:30", "Evening 22:30–00:30", "Second 09:00"]


@pytest.mark.parametrize("span", [Timespan.unset(), Timespan.month(2027, 3), Timespan.year(2027)])
def test_without_a_day_there_are_no_moments(span: Timespan) -> None:
    assert told((part("stage", "13:00"),), (item("Talk", "13:15", "stage"),), span) == [("Stage", ["Talk"])]


def test_an_hour_that_clocks_skip_is_no_moment() -> None:
    night = Timespan.days(date(2027, 3, 28))
    assert told((), (item("Night", "02:30"), item("Morning", "08:00")), night) == ["Night", "Morning 08:00"]


def test_a_point_of_a_part_that_there_is_not_stands_between_the_parts() -> None:
    assert told((part("stage", "13:00"),), (item("Lost", "14:00", "nowhere"),)) == [
        "Stage 13:00–14:00",
        "Lost 14:00–16:30",
    ]
