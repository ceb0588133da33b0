"""Nothing in a text can break out of where it stands: what readers get back is what was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pakten.domain.event import Event
from pakten.domain.event_parts.registration import Registration
from pakten.domain.event_state import event_state
from pakten.domain.timespan import Timespan
from pakten.writing.calendar import ics
from pakten.writing.calendar.vevent import description
from pakten.writing.publication import Feed, Publication
from pakten.writing.text import clean, one_line

NASTY = [
    "Slut\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    r"C:\Ny mapp\; och, \\n",
    "a;b,c:d\"e'f\\",
    "Möte 🚢👩‍✈️ i hamnen " * 9,
    "\u202eommöt\u202c och \u2067שלום",
    "مرحبا بكم في الميناء",
    "\x00\x07nul\x7f\x85\u2028rad\u2029",
    "å" * 400,
    "\ud800 halv",
]
text = st.one_of(st.sampled_from(NASTY), st.text(max_size=200))
spans = st.one_of(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)).flatmap(
        lambda first: st.integers(0, 9).map(lambda days: Timespan.days(first, first + timedelta(days=days)))
    ),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).flatmap(  # noqa: DTZ001 - given the zone below
        lambda start: st.integers(1, 3000).map(lambda minutes: _span(start, minutes))
    ),
)


def _span(start: datetime, minutes: int) -> Timespan:
    zone = ZoneInfo("Europe/Stockholm")
    instant = start.replace(second=0, microsecond=0, tzinfo=UTC)
    return Timespan.between(instant.astimezone(zone), (instant + timedelta(minutes=minutes)).astimezone(zone))


def _entry(event: Event, publication: Publication, faults: Callable[[bytes], list[str]]) -> tuple[bytes, Any]:
    content = ics.calendar([event], Feed("all", event.title, event.summary), publication, date(2020, 1, 1))
    assert faults(content) == []
    assert _unescaped(_value(content, "NAME", inside="VCALENDAR")) == one_line(event.title)
    (entry,) = _entries(content)
    return content, entry


@settings(max_examples=120)
@given(title=text, summary=text, note=text, span=spans)
@example(title=NASTY[0], summary=NASTY[1], note=NASTY[6], span=Timespan.days(date(2027, 1, 1)))
def test_what_is_read_is_what_was_written(
    publication: Publication, faults: Callable[[bytes], list[str]], title: str, summary: str, note: str, span: Timespan
) -> None:
    meeting = replace(publication.catalogue.event["hamnmote-2027"], title=title, summary=summary, span=span)
    meeting = replace(meeting, registration=Registration(needed=True, note=note), status_note=note)
    content, entry = _entry(meeting, publication, faults)
    assert str(entry["SUMMARY"]) == one_line(title)
    told = icalendar.vText.from_ical(_unescaped(_value(content, "DESCRIPTION", inside="VEVENT")))
    (one,) = event_state(meeting).dates
    assert told == description(one, publication)
    assert clean(summary) in told
    if span.start is None:
        assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (span.first, span.last + timedelta(days=1))
    else:
        assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (span.start, span.end)


def _value(content: bytes, name: str, inside: str) -> str:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    begin = lines.index(f"BEGIN:{inside}")
    return next(line.partition(":")[2] for line in lines[begin:] if line.startswith(f"{name}:"))


def _unescaped(value: str) -> str:
    """RFC 5545, section 3.3.11, read from left to right."""
    out, characters = [], iter(value)
    for character in characters:
        follower = next(characters) if character == "\\" else ""
        out.append({"": character, "n": "\n", "N": "\n"}.get(follower, follower))
    return "".join(out)


def test_a_title_of_five_thousand_letters_is_whole(
    publication: Publication, faults: Callable[[bytes], list[str]], libical: Callable[[bytes], Any]
) -> None:
    title = "åäö;\\N🚢," * 625
    meeting = replace(publication.catalogue.event["hamnmote-2027"], title=title)
    content, entry = _entry(meeting, publication, faults)
    assert [str(entry["SUMMARY"]), libical(content)[0]["summary"]] == [title, title]


@settings(max_examples=15)
@given(titles=st.lists(text.filter(one_line), min_size=1, max_size=40))
@example(titles=NASTY)
def test_three_readers_agree_on_every_title(
    publication: Publication,
    icaljs: Callable[..., Any],
    libical: Callable[[bytes], Any],
    tmp_path: Path,
    titles: list[str],
) -> None:
    meeting = publication.catalogue.event["hamnmote-2027"]
    events = [replace(meeting, id=f"m-{number:02}", title=title) for number, title in enumerate(titles)]
    content = ics.calendar(events, Feed("all", "Alla"), publication, date(2027, 1, 1))
    file = tmp_path / "nasty.ics"
    file.write_bytes(content)
    written = [one_line(title) for title in titles]
    assert [entry["summary"] for entry in icaljs(file)[0]] == written
    assert [entry["summary"] for entry in libical(content)] == written
    assert [str(entry["SUMMARY"]) for entry in _entries(content)] == written


def _entries(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    return calendar.events
