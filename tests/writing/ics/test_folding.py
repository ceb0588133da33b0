"""Long lines of calendar files are folded as icalendar folds them, letter for letter."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar.parser import Contentline
from icalendar.prop import vDatetime

from pakten.domain.occurrence import occurrences
from pakten.domain.timespan import Timespan
from pakten.writing.calendar.folding import folded, written
from pakten.writing.calendar.vevent import vevent
from pakten.writing.publication import Publication

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))


@given(st.text(st.one_of(LETTERS, st.sampled_from("\\^å😀;, ")), min_size=1, max_size=400))
@example("x" * 74)
@example("x" * 75)
@example("x" * 73 + "\\n" * 40)
@example("å" * 80)
@example("x" * 73 + "😀" * 30)
def test_a_line_is_folded_as_the_library_folds_it(text: str) -> None:
    theirs: bytes = Contentline(text).to_ical() + b"\r\n"  # type: ignore[no-untyped-call]  # icalendar has no types

    assert folded([text.encode()]) == theirs


@given(st.lists(st.text(LETTERS, min_size=1, max_size=120), min_size=1, max_size=5))
def test_no_line_is_longer_than_the_standard_allows(texts: list[str]) -> None:
    content = [f"X:{text}".encode() for text in texts]
    file = folded(content)
    lines = file.split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert file.replace(b"\r\n ", b"") == b"".join(line + b"\r\n" for line in content)
    for line in lines:
        line.decode()  # no letter is cut in two


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "UTC", "Africa/Abidjan", "America/St_Johns"])
def test_moments_are_written_as_the_library_writes_them(publication: Publication, zone: str) -> None:
    """Winter, summer and the hour that clocks show twice, in a zone with seasons, without, and in universal time."""
    there = replace(publication, zone=ZoneInfo(zone))
    meeting = publication.catalogue.event["hamnmote-2027"]
    for month, day, hour in ((1, 20, 9), (7, 1, 23), (10, 31, 0), (10, 31, 1), (11, 7, 5)):
        start = datetime(2027, month, day, hour, 30, tzinfo=UTC)
        (date,) = occurrences(replace(meeting, span=Timespan.between(start, start + timedelta(hours=1))))
        entry = vevent(date, there)

        for name in ("DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED"):
            ours: Any = entry[name]
            theirs: Any = vDatetime(ours.dt)
            assert (ours.to_ical(), ours.params.to_ical()) == (theirs.to_ical(), theirs.params.to_ical()), name


def test_an_entry_is_written_as_the_library_writes_it(publication: Publication) -> None:
    dates = [date for event in publication.catalogue.events for date in occurrences(event) if date.span.is_dated]
    theirs: list[bytes] = [vevent(date, publication).to_ical() for date in dates]

    assert dates
    assert [written(vevent(date, publication)) for date in dates] == theirs
