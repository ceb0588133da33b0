"""One state of an event, one file that a person can open, and the same meaning in every reader."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from tests.writing.conftest import DATED

from pakten.domain.event import Event, Online
from pakten.domain.occurrence import is_dated
from pakten.writing.calendar import ics
from pakten.writing.publication import Feed, Publication

TODAY = date(2026, 12, 1)
GOLDEN = Path(__file__).parents[2] / "golden" / "ics"


@pytest.mark.parametrize("state", DATED)
def test_each_state_is_a_file_to_open(
    state: str, life: Mapping[str, Event], publish: Callable[..., Publication], golden: Callable[[str, bytes], None]
) -> None:
    golden(f"ics/{state}.ics", ics.of_event(life[state], publish(life[state])))


def test_an_address_that_is_sent_later_is_no_conference(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    later = replace(life["online"], online=Online(note="The link is sent to those who register."))
    assert b"CONFERENCE" in ics.of_event(life["online"], publish(life["online"]))
    assert b"CONFERENCE" not in ics.of_event(later, publish(later))


def test_the_whole_network_is_a_file_to_open(publication: Publication, golden: Callable[[str, bytes], None]) -> None:
    about = Feed("all", "Hamnkretsen", "Allt som händer; vid kajen, och ombord.")
    golden("ics/all.ics", ics.calendar(publication.catalogue.events, about, publication, TODAY))


def test_an_area_has_its_own_colour_and_language(
    life: Mapping[str, Event], publish: Callable[..., Publication], golden: Callable[[str, bytes], None]
) -> None:
    english = publish(life["cancelled"], language="en")
    about = Feed("inre-hamnen", "Hamnkretsen i Inre hamnen", color="steelblue")
    golden("ics/inre-hamnen.en.ics", ics.calendar(english.catalogue.in_area("inre-hamnen"), about, english, TODAY))


def test_a_feed_without_entries_is_still_a_calendar(
    publication: Publication, golden: Callable[[str, bytes], None]
) -> None:
    golden("ics/empty.ics", ics.calendar((), Feed("sjoliv", "Sjöliv"), publication, TODAY))


@pytest.mark.parametrize("state", ["to_be_announced", "season"])
def test_what_has_no_day_is_absent(state: str, life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    publication = publish(life[state])
    feed = ics.calendar(publication.catalogue.events, Feed("all", "Alla"), publication, TODAY)
    assert _entries(feed) == []
    assert not is_dated(life[state])


FILES = sorted(GOLDEN.glob("*.ics"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_reader_finds_the_same(
    file: Path,
    faults: Callable[[bytes], list[str]],
    icaljs: Callable[..., Any],
    libical: Callable[[bytes], Any],
) -> None:
    content = file.read_bytes()
    assert faults(content) == []
    entries = _entries(content)
    assert [entry.errors for entry in entries if entry.errors] == []
    ours = [(str(entry["UID"]), str(entry["SUMMARY"]), int(entry["SEQUENCE"])) for entry in entries]
    starts = [_seconds(entry.start) for entry in entries]
    (thunderbird,) = icaljs(file)
    gnome = libical(content)
    assert [(one["uid"], one["summary"], one["sequence"]) for one in thunderbird] == ours
    assert [(one["uid"], one["summary"], one["sequence"]) for one in gnome] == ours
    assert [_seconds(datetime.fromisoformat(one["start"])) for one in thunderbird] == starts
    assert [one["start"] for one in gnome] == starts


def _seconds(start: date) -> int:
    """A whole day counts from midnight UTC, as libical has it."""
    if isinstance(start, datetime) and start.tzinfo:
        return int(start.timestamp())
    return int((datetime(start.year, start.month, start.day) - datetime(1970, 1, 1)).total_seconds())  # noqa: DTZ001


def test_a_reader_finds_the_whole_table(life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    """design.md, "One life, every channel", the column of iCalendar."""

    def told(state: str) -> tuple[str, str, str, str]:
        (entry,) = _entries(ics.of_event(life[state], publish(life[state])))
        return (entry["STATUS"], str(entry["SUMMARY"]), str(entry.get("LOCATION")), str(entry["TRANSP"]))

    title, quay = "Hamnmöte: jobb vid kajen, för fler", "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle"
    assert {state: told(state) for state in DATED if state != "occasions"} == {
        **dict.fromkeys(
            ("confirmed", "rescheduled", "full", "waiting_list", "closed", "no_end", "followed_up"),
            ("CONFIRMED", title, quay, "OPAQUE"),
        ),
        "tentative": ("TENTATIVE", title, quay, "OPAQUE"),
        "cancelled": ("CANCELLED", f"Inställt: {title}", quay, "TRANSPARENT"),
        "postponed": ("CANCELLED", f"Uppskjutet: {title}", quay, "TRANSPARENT"),
        "moved_online": ("CONFIRMED", title, "Digitalt i stället för på plats", "OPAQUE"),
        "whole_days": ("CONFIRMED", title, quay, "TRANSPARENT"),
        "online": ("CONFIRMED", title, "Digitalt", "OPAQUE"),
        "hybrid": ("CONFIRMED", title, f"{quay} och digitalt", "OPAQUE"),
    }


def test_a_meeting_keeps_its_identity_through_its_life_and_its_number_rises(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    told = [
        _entries(ics.of_event(life[state], publish(life[state])))[0]
        for state in ("confirmed", "tentative", "full", "rescheduled", "cancelled", "moved_online", "followed_up")
    ]
    assert len({entry["UID"] for entry in told}) == 1
    numbers = [int(entry["SEQUENCE"]) for entry in told]
    assert numbers == sorted(set(numbers))


def test_each_date_has_an_identity_of_its_own(life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    several = life["occasions"]
    entries = _entries(ics.of_event(several, publish(several)))
    assert [(entry.start.date().isoformat(), entry["STATUS"]) for entry in entries] == [
        ("2027-01-20", "CONFIRMED"),
        ("2027-01-27", "CANCELLED"),
        ("2027-02-03", "CONFIRMED"),
    ]
    assert len({entry["UID"] for entry in entries}) == 3


def _entries(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    calendar.validate()  # type: ignore[no-untyped-call] # the library's is not typed
    return calendar.events
