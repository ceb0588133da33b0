"""An event's life, state by state, as every channel must tell it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pakten.domain.event import Event, Format, Occasion, Online, Status
from pakten.domain.event_parts.recap import Recap
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.event_state import EventState, event_state, is_off, is_over
from pakten.domain.occurrence import occurrences
from pakten.domain.place import Place
from pakten.domain.state import Mark, State
from pakten.domain.timespan import Timespan
from tests.domain.conftest import TODAY, event

FEBRUARY = Timespan.days(date(2027, 2, 1))
JANUARY = Timespan.days(date(2027, 1, 10))
RECAP = Recap("Neighbours agreed.")
FULL = Registration(True, state=RegistrationState.FULL)
ONLINE: Mapping[str, Any] = {"format": Format.ONLINE, "previous_format": Format.ON_SITE}
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
        (event(**ONLINE), (Mark.MOVED_ONLINE,)),
        (event(**ONLINE, previous=(JANUARY,)), (Mark.RESCHEDULED, Mark.MOVED_ONLINE)),
        (event(registration=FULL), (Mark.FULL,)),
        (event(registration=Registration(True, state=RegistrationState.WAITING_LIST)), (Mark.WAITING_LIST,)),
        (event(registration=Registration(True, closes=date(2027, 1, 19))), (Mark.CLOSED,)),
        (event(span=JANUARY), (Mark.HELD,)),
        (event(span=JANUARY, recap=RECAP), (Mark.RECAPPED,)),
        (event(span=JANUARY, recap=replace(RECAP, values=("A plan.",))), (Mark.RECAPPED,)),
        (event(span=JANUARY, recap=replace(RECAP, outcome="It was done.")), (Mark.RECAPPED,)),
        (event(span=JANUARY, recap=replace(RECAP, values=("A plan.",), outcome="It was done.")), (Mark.FOLLOWED_UP,)),
        (event(**ONLINE, span=JANUARY), (Mark.MOVED_ONLINE, Mark.HELD)),
        (event(span=JANUARY, status=Status.CANCELLED, recap=RECAP), (Mark.CANCELLED,)),
        (event(status=Status.CANCELLED, registration=FULL), (Mark.CANCELLED,)),
    ],
)
def test_each_state_has_its_words(told: Event, marks: tuple[Mark, ...]) -> None:
    assert event_state(told, TODAY).marks == marks


def test_an_event_that_ends_today_has_not_been_held() -> None:
    assert not event_state(event(span=Timespan.days(TODAY)), TODAY).is_held


def test_a_recap_does_not_tell_of_what_has_not_been_held() -> None:
    assert not event_state(event(recap=RECAP), TODAY).is_recapped


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


def test_an_event_with_several_dates_lies_ahead_by_its_next_also_when_that_is_off() -> None:
    dates = (
        Occasion("first", Timespan.days(date(2027, 1, 10))),
        Occasion("second", Timespan.days(date(2027, 1, 25)), Status.CANCELLED),
        Occasion("third", Timespan.days(date(2027, 1, 30))),
    )
    series = event(span=Timespan.days(date(2027, 1, 10), date(2027, 1, 30)), occasions=dates)

    told = event_state(series, TODAY)

    assert (told.span, told.marks) == (Timespan.days(date(2027, 1, 25)), (Mark.CANCELLED,))
    assert event_state(series, date(2027, 1, 26)).span == Timespan.days(date(2027, 1, 30))


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


HALL, CABIN = Place("The hall", "hall"), Place("The cabin", "cabin")


def only(told: Event, day: date | None = TODAY) -> State:
    (one,) = event_state(told, day).dates
    return one


def test_what_moved_online_and_was_then_postponed_and_got_a_new_date_stays_online() -> None:
    moved = event(place=HALL, **ONLINE)
    postponed = replace(moved, status=Status.POSTPONED)
    again = replace(moved, span=FEBRUARY, previous=(moved.span,))

    assert only(postponed).marks == (Mark.POSTPONED,)
    assert only(again).marks == (Mark.RESCHEDULED, Mark.MOVED_ONLINE)
    assert only(again).place is None, "nobody is sent to the hall"


def test_another_place_and_another_way_are_told_beside_what_they_were() -> None:
    moved = only(event(place=CABIN, previous_place=HALL))
    also = only(event(place=HALL, format=Format.HYBRID, previous_format=Format.ON_SITE))

    assert (moved.marks, moved.previous_place) == ((Mark.NEW_PLACE,), HALL)
    assert (also.marks, also.previous_format) == ((Mark.NEW_FORMAT,), Format.ON_SITE)
    same = only(event(place=HALL, previous_place=HALL, previous_format=Format.ON_SITE))
    assert (same.marks, same.previous_place, same.previous_format) == ((), None, None)


def test_one_comes_along_from_elsewhere_only_to_what_takes_place_and_is_online() -> None:
    online = Online("https://mill.example/")
    for form, status, there in (
        (Format.ONLINE, Status.CONFIRMED, online),
        (Format.HYBRID, Status.TENTATIVE, online),
        (Format.ON_SITE, Status.CONFIRMED, None),
        (Format.ONLINE, Status.CANCELLED, None),
    ):
        assert only(event(format=form, status=status, online=online)).online is there


def test_a_place_that_is_still_to_be_said_is_neither_a_place_nor_none() -> None:
    early = only(event(place_open=True))
    on_the_net = only(event(place_open=True, **ONLINE))

    assert (early.place, early.place_is_open) == (None, True)
    assert not on_the_net.place_is_open


def test_each_date_has_a_life_of_its_own() -> None:
    seats = Registration(True, closes=date(2027, 1, 21))
    dates = (
        Occasion("a", Timespan.days(date(2027, 1, 25)), format=Format.ONLINE, previous_format=Format.ON_SITE),
        Occasion("b", Timespan.days(date(2027, 1, 26)), Status.CANCELLED, "The roof leaks."),
        Occasion("c", Timespan.days(date(2027, 1, 27)), place=CABIN, previous_place=HALL, registration=FULL),
        Occasion("d", Timespan.days(date(2027, 1, 28)), previous=(JANUARY,)),
    )
    told = event_state(event(place=HALL, registration=seats, occasions=dates, span=FEBRUARY), TODAY)

    assert [one.marks for one in told.dates] == [
        (Mark.MOVED_ONLINE,),
        (Mark.CANCELLED,),
        (Mark.NEW_PLACE, Mark.FULL),
        (Mark.RESCHEDULED,),
    ]
    assert [one.place for one in told.dates] == [None, HALL, CABIN, HALL]
    assert [one.note for one in told.dates] == ["", "The roof leaks.", "", ""]
    assert [one.standing for one in told.dates] == [
        RegistrationState.OPEN,
        None,
        RegistrationState.FULL,
        RegistrationState.OPEN,
    ]
    assert told.decided == (), "nothing is so of every date"


def test_the_note_of_the_event_explains_the_date_that_is_off_and_not_the_others() -> None:
    dates = (Occasion("a", JANUARY), Occasion("b", FEBRUARY, Status.CANCELLED))
    told = event_state(event(status_note="The roof leaks.", occasions=dates))

    assert [one.note for one in told.dates] == ["", "The roof leaks."]


def test_a_cancelled_last_date_keeps_the_event_ahead_until_it_has_passed() -> None:
    dates = (Occasion("a", JANUARY), Occasion("b", FEBRUARY, Status.CANCELLED))
    series = event(span=JANUARY, occasions=dates)

    assert not event_state(series, TODAY).is_over
    assert event_state(series, TODAY).lead.occurrence.key == "b"
    assert event_state(series, date(2027, 2, 2)).marks == (Mark.HELD,)


def test_it_turns_when_a_date_passes_or_the_registration_of_one_closes() -> None:
    dates = (
        Occasion("a", Timespan.days(date(2027, 1, 25))),
        Occasion("b", FEBRUARY, registration=Registration(True, closes=date(2027, 1, 22))),
    )
    series = event(span=FEBRUARY, occasions=dates)

    def shown(told: EventState) -> object:
        return [(one.is_over, one.span.covers(told.day), one.marks) for one in told.dates if told.day]

    assert event_state(series, TODAY).turns(shown)[:2] == (date(2027, 1, 23), date(2027, 1, 25))
    assert event_state(series).turns(shown) == (), "what must not hang on the day does not turn"


@pytest.mark.parametrize("whole", Status)
@pytest.mark.parametrize("first", [Status.CONFIRMED, Status.CANCELLED])
@pytest.mark.parametrize("last", Status)
def test_what_is_asked_of_many_events_at_once_is_what_their_states_say(
    whole: Status, first: Status, last: Status
) -> None:
    dates = (Occasion("a", JANUARY, first), Occasion("b", FEBRUARY, last))
    for told in (event(status=whole), event(status=whole, occasions=dates), event(status=whole, occasions=dates[:1])):
        assert is_off(told) == event_state(told, TODAY).is_off
        assert is_over(told, TODAY) == event_state(told, TODAY).is_over


def test_without_a_day_nothing_is_over_and_seats_are_as_written() -> None:
    told = only(event(span=JANUARY, recap=RECAP, registration=Registration(True, closes=date(2027, 1, 1))), None)

    assert not told.is_over
    assert told.standing is RegistrationState.OPEN


def test_only_what_was_held_can_have_been_told_about() -> None:
    held = event(span=JANUARY)
    assert not event_state(held, TODAY).is_recapped
    assert event_state(replace(held, recap=RECAP), TODAY).is_recapped
    assert not event_state(replace(held, recap=RECAP, status=Status.CANCELLED), TODAY).is_recapped
    assert not event_state(event(recap=RECAP), TODAY).is_recapped


def test_a_meeting_is_today_on_a_day_that_is_told_and_that_it_takes_place_on() -> None:
    day = Timespan.days(TODAY)
    assert event_state(event(span=day), TODAY).is_today
    assert not event_state(event(span=day)).is_today
    assert not event_state(event(span=FEBRUARY), TODAY).is_today
    assert not event_state(event(span=day, status=Status.CANCELLED), TODAY).is_today
    assert not event_state(event(span=Timespan.month(TODAY.year, TODAY.month)), TODAY).is_today


def test_dates_say_one_thing_where_there_is_one_or_all_are_off_for_one_reason() -> None:
    def says(*notes: str, **more: Any) -> bool:
        dates = tuple(Occasion(f"d{n}", FEBRUARY, Status.CANCELLED, note) for n, note in enumerate(notes))
        return event_state(event(occasions=dates, **more), TODAY).says_one_thing

    assert says()
    assert says("Rain.", "Rain.")
    assert not says("Rain.", "Snow.")
    both = (Occasion("a", FEBRUARY), Occasion("b", FEBRUARY))
    assert not event_state(event(occasions=both), TODAY).says_one_thing


def test_all_of_it_is_over_after_the_last_of_its_dates() -> None:
    dates = (Occasion("a", FEBRUARY), Occasion("b", JANUARY))
    assert event_state(event(occasions=dates), TODAY).last_day == FEBRUARY.last
    open_ = (*dates, Occasion("c", Timespan.unset()))
    assert event_state(event(occasions=open_), TODAY).last_day is None
