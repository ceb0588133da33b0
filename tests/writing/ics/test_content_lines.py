"""Lines of calendar files are what icalendar writes, octet by octet: it is the judge of our own writer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vDatetime, vText, vUTCOffset

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.source import Contact
from pakten.writing.calendar import ics
from pakten.writing.calendar.content_lines import folded, line, moment, text
from pakten.writing.calendar.vevent import description
from pakten.writing.calendar.vtimezone import vtimezone
from pakten.writing.publication import Feed, Publication
from pakten.writing.text import one_line

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("\\;,:^\"'\n\r\t n å😀")), max_size=120).map(
    # The library takes `\N` in a text for a line break.
    lambda some: some.replace("\\N", "\\n")
)


@given(st.text(st.one_of(LETTERS, st.sampled_from("\\^å😀;, ")), min_size=1, max_size=400))
@example("x" * 74)
@example("x" * 75)
@example("x" * 73 + "\\n" * 40)
@example("å" * 80)
@example("x" * 73 + "😀" * 30)
def test_a_line_is_folded_as_the_library_folds_it(written: str) -> None:
    theirs: bytes = Contentline(written).to_ical() + b"\r\n"  # type: ignore[no-untyped-call]  # icalendar has no types

    assert folded([written]) == theirs


@given(st.lists(st.text(LETTERS, min_size=1, max_size=120), min_size=1, max_size=5))
def test_no_line_is_longer_than_the_standard_allows(texts: list[str]) -> None:
    content = [f"X:{text}" for text in texts]
    file = folded(content)
    lines = file.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert file.replace(b"\r\n ", b"") == b"".join(line.encode() + b"\r\n" for line in content)
    for one in lines:
        one.decode()  # no letter is cut in two


@given(st.text(st.one_of(LETTERS, st.sampled_from("\\;,:^\"'\n")), max_size=40).filter(lambda one: "’" not in one))
@example('^"så";\n')
def test_a_parameter_is_quoted_as_the_library_quotes_it(value: str) -> None:
    """But for ’, which it quotes though RFC 5545 does not ask for it."""
    theirs: bytes = Parameters({"LABEL": value}).to_ical()

    assert line("X", "", LABEL=value) == f"X;{theirs.decode()}:"


@given(TEXTS)
def test_a_text_is_escaped_as_the_library_escapes_it(some: str) -> None:
    theirs: bytes = vText(one_line(some)).to_ical()

    assert text(one_line(some)).encode() == theirs


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "UTC", "Africa/Abidjan", "America/St_Johns", "Europe/London"])
def test_moments_are_written_as_the_library_writes_them(zone: str) -> None:
    """Winter and summer, in a zone with seasons, without, and in universal time."""
    for month, day in ((1, 20), (7, 1), (10, 31)):
        instant = datetime(2027, month, day, 9, 30, tzinfo=UTC)
        theirs: Any = vDatetime(instant.astimezone(ZoneInfo(zone)))
        name = theirs.params.to_ical().decode()

        assert moment("X", instant, ZoneInfo(zone)) == f"X{name and f';{name}'}:{theirs.to_ical().decode()}"


@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Kathmandu", "Africa/Monrovia", "Pacific/Marquesas"])
def test_offsets_are_written_as_the_library_writes_them(zone: str) -> None:
    """West, to the quarter of an hour, and to the second before clocks were set by whole ones."""
    for year in (1900, 1965, 2027):
        told: Any = icalendar.Timezone.from_ical(vtimezone(ZoneInfo(zone), year, year)).subcomponents
        offsets = {vUTCOffset(part["TZOFFSETTO"].td).to_ical() for part in told}
        there = datetime(year, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset()

        assert there is not None
        assert vUTCOffset(there).to_ical() in offsets


def _again(content: bytes) -> bytes:
    """What the library reads, as it writes it."""
    again: bytes = icalendar.Calendar.from_ical(content).to_ical()
    return again


def test_files_are_what_the_library_would_have_written(publication: Publication, life: Mapping[str, Event]) -> None:
    feed = Feed("all", "Hamn; och, så: \\vidare", "Rad\noch rad", "teal")
    files = [
        ics.calendar(publication.catalogue.events, feed, publication, date(2026, 12, 1)),
        ics.calendar([], feed, publication, date(2026, 12, 1)),
        *(ics.of_event(event, publication) for event in life.values()),
    ]

    assert [_again(file) for file in files] == files


@settings(max_examples=60)
@given(
    texts=st.tuples(*[TEXTS] * 4),
    geo=st.none() | st.tuples(st.floats(-90, 90, width=32), st.floats(-180, 180, width=32)),
    start=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001 - given its zone below
    zone=st.sampled_from(("", "America/New_York", "Asia/Kathmandu", "UTC")),
)
def test_any_entry_is_what_the_library_would_have_written(
    publication: Publication,
    texts: tuple[str, str, str, str],
    geo: tuple[float, float] | None,
    start: datetime,
    zone: str,
) -> None:
    title, summary, name, extra = texts
    meeting = publication.catalogue.event["hamnmote-2027"]
    assert meeting.place is not None
    begin = start.replace(microsecond=0, tzinfo=UTC).astimezone(publication.zone)
    event = replace(
        meeting,
        title=title,
        summary=summary,
        span=type(meeting.span).between(begin, begin + timedelta(hours=2)),
        place=replace(meeting.place, name=name, geo=geo),
        contact=Contact(name, "kansli@hamnkretsen.example"),
        timezone=zone,
        extra={"x_egen_fraga": extra, "x_a": "1"},
    )
    content = ics.of_event(event, publication)
    entry: Any = icalendar.Calendar.from_ical(content).walk("VEVENT")[0]
    (one,) = event_state(event).dates

    assert _again(content) == content
    assert (entry["SUMMARY"], entry["DESCRIPTION"]) == (one_line(title), description(one, publication))
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (event.span.start, event.span.end)
    assert "GEO" not in entry if geo is None else (entry["GEO"].latitude, entry["GEO"].longitude) == geo


def test_of_own_fields_short_texts_on_one_line_are_told(publication: Publication) -> None:
    extra = {"x_short": "a" * 500, "x_long": "a" * 501, "x_lines": "a\nb", "x_list": ("a",)}
    event = replace(publication.catalogue.event["hamnmote-2027"], extra=extra)
    (entry,) = icalendar.Calendar.from_ical(ics.of_event(event, publication)).walk("VEVENT")

    assert [name for name in entry if name.startswith("X-")] == ["X-SHORT"]
