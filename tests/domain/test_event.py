"""An event's life, state by state, as every channel must tell it."""

from __future__ import annotations

from datetime import date

import pytest

from pakten.domain.event import Mark, Occasion, Recap, Status
from pakten.domain.occurrence import occurrences
from pakten.domain.registration import Registration, RegistrationState
from pakten.domain.timespan import Timespan
from tests.domain.conftest import TODAY, event

FEBRUARY = Timespan.days(date(2027, 2, 1))
JANUARY = Timespan.days(date(2027, 1, 10))
RECAP = Recap("Neighbours agreed.")
FULL = Registration(True, state=RegistrationState.FULL)
NETWORK = "https://network.example/"


@pytest.mark.parametrize(
    ("told", "marks"),
    [
        (event(), ()),
        (event(status=Status.TENTATIVE), (Mark.TENTATIVE,)),
        (event(span=Timespan.unset()), (Mark.TO_BE_ANNOUNCED,)),
        (event(status=Status.CANCELLED), (Mark.CANCELLED,)),
        (event(status=Status.POSTPONED), (Mark.POSTPONED,)),
        (event(previous=(JANUARY,)), (Mark.RESCHEDULED,)),
        (event(status=Status.MOVED_ONLINE), (Mark.MOVED_ONLINE,)),
        (event(status=Status.MOVED_ONLINE, previous=(JANUARY,)), (Mark.RESCHEDULED, Mark.MOVED_ONLINE)),
        (event(registration=FULL), (Mark.FULL,)),
        (event(registration=Registration(True, state=RegistrationState.WAITING_LIST)), (Mark.WAITING_LIST,)),
        (event(registration=Registration(True, closes=date(2027, 1, 19))), (Mark.CLOSED,)),
        (event(span=JANUARY), (Mark.HELD,)),
        (event(span=JANUARY, recap=RECAP), (Mark.FOLLOWED_UP,)),
        (event(span=JANUARY, status=Status.MOVED_ONLINE), (Mark.MOVED_ONLINE, Mark.HELD)),
        (event(span=JANUARY, status=Status.CANCELLED, recap=RECAP), (Mark.CANCELLED,)),
        (event(status=Status.CANCELLED, registration=FULL), (Mark.CANCELLED,)),
    ],
)
def test_each_state_has_its_words(told: object, marks: tuple[Mark, ...]) -> None:
    assert told.marks(TODAY) == marks  # type: ignore[attr-defined]  # every case is an event


def test_an_event_that_ends_today_has_not_been_held() -> None:
    assert not event(span=Timespan.days(TODAY)).is_held(TODAY)


def test_a_recap_does_not_follow_up_what_has_not_been_held() -> None:
    assert not event(recap=RECAP).is_followed_up(TODAY)


@pytest.mark.parametrize(
    ("registration", "standing"),
    [
        (Registration(False), RegistrationState.NOT_NEEDED),
        (Registration(True), RegistrationState.OPEN),
        (Registration(True, opens=date(2027, 1, 21)), RegistrationState.NOT_YET),
        (Registration(True, opens=TODAY, closes=TODAY), RegistrationState.OPEN),
        (Registration(True, closes=date(2027, 1, 19)), RegistrationState.CLOSED),
        (Registration(True, closes=date(2027, 1, 19), state=RegistrationState.FULL), RegistrationState.CLOSED),
        (Registration(True, state=RegistrationState.CLOSED), RegistrationState.CLOSED),
    ],
)
def test_what_somebody_who_wants_to_register_today_meets(
    registration: Registration, standing: RegistrationState
) -> None:
    assert registration.standing(TODAY) is standing


def test_an_event_with_several_dates_lies_ahead_by_its_next() -> None:
    dates = (
        Occasion("first", Timespan.days(date(2027, 1, 10))),
        Occasion("second", Timespan.days(date(2027, 1, 25)), Status.CANCELLED),
        Occasion("third", Timespan.days(date(2027, 1, 30))),
    )
    series = event(span=Timespan.days(date(2027, 1, 10), date(2027, 1, 30)), occasions=dates)

    assert series.span_ahead(TODAY) == Timespan.days(date(2027, 1, 30))


def test_a_date_keeps_its_identity_when_it_is_moved_cancelled_and_renamed() -> None:
    before = occurrences(event())[0].uid(NETWORK)
    after = occurrences(event(span=JANUARY, title="Another name", status=Status.CANCELLED, previous=(FEBRUARY,)))[0]

    assert after.uid(NETWORK) == before


def test_an_occasion_keeps_its_identity_when_another_is_put_before_it() -> None:
    late = Occasion("late", FEBRUARY)
    alone = occurrences(event(occasions=(late,)))[0]
    second = occurrences(event(occasions=(Occasion("early", JANUARY), late)))[1]

    assert second.uid(NETWORK) == alone.uid(NETWORK)
    assert second.uid(NETWORK) != occurrences(event())[0].uid(NETWORK)


def test_two_networks_never_share_an_identity() -> None:
    (date_,) = occurrences(event())

    assert date_.uid(NETWORK) != date_.uid("https://other.example/")


def test_when_the_event_is_off_so_is_each_of_its_dates() -> None:
    both = event(status=Status.CANCELLED, occasions=(Occasion("a", JANUARY), Occasion("b", FEBRUARY)))

    assert [one.status for one in occurrences(both)] == [Status.CANCELLED, Status.CANCELLED]
