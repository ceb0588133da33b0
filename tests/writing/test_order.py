"""What is equal in time has an order all the same, which does not hang on the order in the files."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import permutations

import icalendar
import pytest

from pakten.domain.event import Event
from pakten.writing.calendar import ics
from pakten.writing.data import open_data
from pakten.writing.data.open_data import Licence
from pakten.writing.feeds import atom, json_feed
from pakten.writing.feeds.part import parts
from pakten.writing.publication import Feed, Publication

ALL = Feed("all", "Everything")
NAMES = ("b", "c", "a")


@pytest.fixture
def publications(life: Mapping[str, Event], publish: Callable[..., Publication]) -> list[Publication]:
    """Three meetings at one time, changed in one minute, in every order in which they may be written."""
    meetings = [replace(life["confirmed"], id=name, title=name.upper()) for name in NAMES]
    return [publish(*some) for some in permutations(meetings)]


def test_calendars_and_data_are_the_same_bytes_whatever_the_order_in_the_files(
    publications: list[Publication],
) -> None:
    written = {
        (
            ics.calendar(one.catalogue.events, ALL, one, date(2027, 1, 1)),
            ics.calendar(reversed(one.catalogue.events), ALL, one, date(2027, 1, 1)),
            open_data.events(one, Licence("CC0", "https://licence.example/")),
        )
        for one in publications
    }

    ((there, back, _),) = written
    assert there == back
    calendar = icalendar.Calendar.from_ical(there)
    assert isinstance(calendar, icalendar.Calendar)
    assert [str(event["SUMMARY"]) for event in calendar.events] == ["A", "B", "C"]


def test_news_are_the_same_bytes_whatever_the_order_in_the_files(publications: list[Publication]) -> None:
    written = {
        (atom.feed(part, one), json_feed.feed(part, one))
        for one in publications
        for part in parts(one.catalogue.news("all"), ALL)
    }

    assert len(written) == 1


def test_lists_of_a_day_follow_the_ids(publications: list[Publication]) -> None:
    for one in publications:
        catalogue = one.catalogue
        agenda = catalogue.agenda(date(2027, 1, 1))
        assert [event.id for event in agenda.all] == ["a", "b", "c"]
        assert [event.id for event in catalogue.past(date(2028, 1, 1))] == ["c", "b", "a"]
        assert [event.id for event in catalogue.in_year(2027)] == ["a", "b", "c"]
        assert [catalogue.before(event) for event in agenda.all][1:] == list(agenda.all)[:-1]
