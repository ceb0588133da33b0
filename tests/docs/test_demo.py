"""The demo network shows each state that an event can be in, and names nobody who exists."""

import re
from datetime import date

import pytest

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Format, Status, Step
from pakten.domain.event_parts.registration import RegistrationState
from pakten.domain.event_state import EventState, event_state
from pakten.domain.state import Mark
from pakten.domain.timespan import Precision
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from tests.building import REPOSITORY, Builds

pytestmark = pytest.mark.thorough

DEMO = REPOSITORY / "examples" / "demo"
DAY = date(2027, 3, 1)
PUBLIC_HOSTS = ("demo.example.org", "forms.example")


@pytest.fixture(scope="module")
def demo() -> Catalogue:
    known = read_settings(DEMO / "mkdocs.yml", {})
    reading = read(known.layout, known.vocabulary, known.zone)
    assert not reading.problems, reading.problems
    assert reading.catalogue is not None
    return reading.catalogue


@pytest.fixture(scope="module")
def states(demo: Catalogue) -> dict[str, EventState]:
    return {event.id: event_state(event, DAY) for event in demo.events}


def test_everything_that_may_have_to_be_said_is_said_of_an_event(states: dict[str, EventState]) -> None:
    assert {mark for state in states.values() for mark in state.marks} == set(Mark)


def test_every_status_form_and_answer_about_seats_is_there(states: dict[str, EventState]) -> None:
    dates = [one for state in states.values() for one in state.dates]
    assert {one.occurrence.status for one in dates} == set(Status)
    assert {one.format for one in dates} == set(Format)
    assert {one.standing for one in dates} == {*RegistrationState, None}
    assert {step for state in states.values() for step in state.event.steps} == set(Step)


def test_dates_are_as_exact_as_they_can_be(demo: Catalogue) -> None:
    spans = {event.id: event.span for event in demo.events}
    assert not spans["no-date"].is_set
    exactness = {Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.UNSET}
    assert {span.precision for span in spans.values()} == exactness
    assert spans["several-days"].first < spans["several-days"].last
    assert spans["whole-day"].first == spans["whole-day"].last


def test_dates_of_a_series_have_lives_of_their_own(states: dict[str, EventState]) -> None:
    marks = [one.marks for one in states["series"].dates]
    assert marks == [
        (),
        (Mark.CANCELLED,),
        (Mark.RESCHEDULED,),
        (Mark.MOVED_ONLINE,),
        (Mark.NEW_PLACE, Mark.FULL),
    ]


def test_what_has_been_may_have_been_cancelled_told_of_or_neither(states: dict[str, EventState]) -> None:
    past = {id_: state.marks for id_, state in states.items() if state.is_over}
    assert past == {
        "long-ago": (Mark.HELD,),
        "followed-up": (Mark.FOLLOWED_UP,),
        "recapped": (Mark.RECAPPED,),
        "was-cancelled": (Mark.CANCELLED,),
        "held": (Mark.HELD,),
    }


def test_a_place_may_be_still_to_be_said(states: dict[str, EventState]) -> None:
    assert [id_ for id_, state in states.items() if state.lead.place_is_open] == ["no-place"]


def test_nobody_in_it_exists() -> None:
    for path in sorted(path for path in DEMO.rglob("*") if path.is_file() and not {"site", ".cache"} & set(path.parts)):
        hosts = set(re.findall(r"(?:https?://|@)([\w.-]+)", path.read_text("utf-8")))
        assert hosts <= set(PUBLIC_HOSTS), path


def test_it_builds_and_says_that_it_is_a_demo(builds: Builds) -> None:
    built = builds.good(DEMO, DAY.isoformat())
    assert "A demo of no real network" in built.text("")
    assert "invented" in built.page("").text_content()
