"""The questions that pages ask of a catalogue."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.domain.concept import Stage
from pakten.domain.event import Occasion, Status, Step
from pakten.domain.event_parts.recap import Recap
from pakten.domain.event_parts.registration import Registration
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.term import Activation, Area
from pakten.domain.timespan import Timespan
from pakten.domain.vocabulary import Vocabulary
from tests.domain.conftest import TODAY, catalogue, event, example
from tests.domain.test_timespan import spans

YESTERDAY = Timespan.days(TODAY - timedelta(days=1))
TODAY_SPAN = Timespan.days(TODAY)
TOMORROW = Timespan.days(TODAY + timedelta(days=1))
WEEK = Timespan.days(TODAY - timedelta(days=1), TODAY + timedelta(days=5))


@given(st.lists(spans(), max_size=15), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_every_event_is_either_past_or_on_the_agenda(some: list[Timespan], today: date) -> None:
    all_ = catalogue(*(event(f"event-{number}", span) for number, span in enumerate(some)))

    agenda, past = all_.agenda(today), all_.past(today)

    assert sorted([*agenda.all, *past], key=lambda one: one.id) == sorted(all_.events, key=lambda one: one.id)
    assert all(not one.span.is_over(today) for one in agenda.all)


def test_the_agenda_tells_what_goes_on_what_comes_and_what_has_no_date() -> None:
    going, today = event("going", WEEK), event("today", TODAY_SPAN)
    later, some_day = event("later", Timespan.month(2027, 3)), event("some-day", Timespan.unset())

    agenda = catalogue(event("gone", YESTERDAY), going, today, later, some_day).agenda(TODAY)

    assert (agenda.ongoing, agenda.coming, agenda.to_be_announced) == ((going,), (today, later), (some_day,))


@pytest.mark.parametrize("ahead", [WEEK, TOMORROW, Timespan.unset()], ids=["going on", "coming", "some day"])
def test_an_agenda_holds_something_as_soon_as_anything_lies_ahead(ahead: Timespan) -> None:
    assert catalogue(event("ahead", ahead)).agenda(TODAY)


def test_an_agenda_of_what_has_been_holds_nothing() -> None:
    assert not catalogue(event("gone", YESTERDAY)).agenda(TODAY)


def test_a_cancelled_event_stays_on_the_agenda_until_its_day_has_passed() -> None:
    off = event("off", TODAY_SPAN, status=Status.CANCELLED)

    assert catalogue(off).agenda(TODAY).coming == (off,)
    assert not catalogue(off).agenda(TODAY + timedelta(days=1))


def test_the_next_citywide_event_is_one_that_takes_place() -> None:
    off = event("off", TODAY_SPAN, status=Status.CANCELLED)
    local = event("local", TODAY_SPAN, areas=("harbour",))
    real = event("real", TOMORROW)

    assert catalogue(off, local, real).next_citywide(TODAY) == real


def test_before_and_after_follow_time() -> None:
    first, second = event("b", YESTERDAY), event("a", TOMORROW)
    all_ = catalogue(second, first)

    assert (all_.before(first), all_.after(first)) == (None, second)
    assert (all_.before(second), all_.after(second)) == (first, None)


def test_a_month_shows_its_days_its_vague_dates_and_what_moved_away() -> None:
    dated = event("dated", Timespan.days(date(2027, 1, 30), date(2027, 2, 2)))
    vague = event("vague", Timespan.month(2027, 2))
    moved = event("moved", Timespan.days(date(2027, 3, 5)), previous=(Timespan.days(date(2027, 2, 5)),))
    season = event("season", Timespan.year(2027))
    all_ = catalogue(dated, vague, moved, season)

    assert all_.months == ((2027, 1), (2027, 2), (2027, 3))
    assert set(all_.in_month(2027, 2)) == {dated, vague, moved}


def test_a_multi_year_event_belongs_to_each_of_its_years() -> None:
    long = event("long", Timespan.days(date(2026, 12, 30), date(2027, 1, 2)))

    assert catalogue(long).years == (2027, 2026)


def test_a_year_of_which_nothing_is_known_begins_on_its_first_day() -> None:
    known = Timespan.year(2025)
    all_ = replace(catalogue(event("old", Timespan.year(2025))), vocabulary=Vocabulary(known_until=known))

    assert all_.years_on(None) == (2025,)
    assert all_.years_on(date(2026, 12, 31)) == (2026, 2025)
    assert all_.years_on(date(2027, 1, 1)) == (2027, 2026, 2025)


def test_a_year_has_a_plan_while_it_goes_on_and_afterwards_where_something_was_told_of_before() -> None:
    told = event("told", Timespan.days(date(2025, 5, 1)), published=date(2025, 4, 30))
    gathered = event("gathered", Timespan.days(date(2026, 5, 1)), published=date(2026, 5, 2))
    all_ = catalogue(told, gathered)

    assert all_.planned_on(date(2025, 12, 31)) == (2026, 2025)
    assert all_.planned_on(date(2026, 12, 31)) == (2026, 2025)
    assert all_.planned_on(date(2027, 1, 1)) == all_.planned_on(None) == (2025,)


def test_events_and_examples_find_each_other_whichever_names_the_other() -> None:
    naming = event("naming", YESTERDAY, recap=Recap("It went well.", examples=("named",)))
    named, pointing = example("named"), example("pointing", events=("naming",))
    all_ = catalogue(naming, examples=(named, pointing))

    assert all_.examples_of(naming) == (named, pointing)
    assert all_.events_of(named) == all_.events_of(pointing) == (naming,)


def test_organisations_are_listed_for_what_they_did_and_for_nothing_else() -> None:
    did, idle = Organisation("council", "Council", Sector.PUBLIC), Organisation("idle", "Idle", Sector.PRIVATE)

    assert catalogue(event(), organisations=(did, idle)).acting == (did,)


def test_local_actors_are_those_at_home_and_companies_and_associations_that_acted_there() -> None:
    home = Organisation("library", "Library", Sector.PUBLIC, areas=("harbour",))
    guest = Organisation("bakery", "Bakery", Sector.PRIVATE)
    office = Organisation("council", "Council", Sector.PUBLIC)
    meeting = event(areas=("harbour",), participants=("bakery",))

    all_ = catalogue(meeting, organisations=(home, guest, office))

    assert all_.organisations_in("harbour") == (home, guest)


def test_the_concept_of_an_area_follows_its_events() -> None:
    meeting = event("meeting", YESTERDAY, areas=("harbour",), steps=(Step.MEETING,), recap=Recap("Done."))
    table = event("table", YESTERDAY, areas=("harbour",), steps=(Step.ROUND_TABLE,))
    off = event("off", TOMORROW, areas=("harbour",), steps=(Step.FOLLOW_UP,), status=Status.CANCELLED)

    steps = catalogue(meeting, table, off).concept("harbour", TODAY)

    assert [step.stage for step in steps] == ["recapped", "held", "not_begun"]


def test_what_nobody_knows_is_neither_planned_nor_not_begun() -> None:
    known = Timespan.month(TODAY.year - 1, 6)
    all_ = replace(catalogue(event("old", Timespan.year(known.first.year))), vocabulary=Vocabulary(known_until=known))

    assert all_.horizon().knows(known.last)
    assert not all_.horizon().knows(known.last + timedelta(days=1))
    assert not all_.horizon("harbour").knows(TODAY)
    assert {step.stage for step in all_.concept("harbour", TODAY)} == {Stage.UNKNOWN}


def test_an_entry_about_a_later_day_moves_what_is_known() -> None:
    known, here = Timespan.month(TODAY.year - 1, 6), event("new", TOMORROW, areas=("harbour",))
    all_ = replace(catalogue(here), vocabulary=Vocabulary(known_until=known))

    assert (all_.horizon().until, all_.horizon("harbour").until, all_.horizon("hill").until) == (
        TOMORROW,
        TOMORROW,
        known,
    )


def test_an_area_may_be_known_for_longer_than_the_network() -> None:
    known, longer = Timespan.month(TODAY.year - 1, 6), Timespan.month(TODAY.year, 12)
    harbour = Area(id="harbour", title="The harbour", summary="Ships.", local_form="in the harbour", known_until=longer)
    all_ = replace(catalogue(), areas=(harbour,), vocabulary=Vocabulary(known_until=known))

    assert (all_.horizon().until, all_.horizon("harbour").until) == (known, longer)


def test_what_an_event_gave_is_not_known_before_it_has_been_held() -> None:
    all_ = catalogue(
        event("ahead", TOMORROW, recap=Recap("Too early.")), event("gone", YESTERDAY, recap=Recap("Told."))
    )

    told = all_.as_of(TODAY)

    assert [one.recap for one in told.events] == [Recap("Told."), None]


def test_the_next_change_is_the_first_day_on_which_something_begins_ends_opens_or_closes() -> None:
    seats = Registration(True, closes=TODAY + timedelta(days=2))
    later = event("later", Timespan.days(TODAY + timedelta(days=30)), registration=seats)

    assert catalogue(later).next_change(TODAY) == TODAY + timedelta(days=3)
    assert catalogue(event("now", TODAY_SPAN)).next_change(TODAY) == TODAY + timedelta(days=1)
    assert catalogue(event("vague", Timespan.month(2026, 1))).next_change(TODAY) is None


def test_the_next_change_counts_what_leaves_the_calendars_and_every_date_of_several() -> None:
    gone = catalogue(event("gone", YESTERDAY))
    dates = (Occasion("a", YESTERDAY), Occasion("b", Timespan.days(date(2027, 3, 1)), Status.CANCELLED))
    several = catalogue(replace(event("several", Timespan.days(date(2027, 3, 1))), occasions=dates))

    assert gone.next_change(TODAY) == date(2028, 1, 20)
    assert gone.next_change(date(2028, 1, 20)) is None
    assert several.next_change(TODAY) == date(2027, 3, 1)
    assert several.next_change(date(2027, 3, 2)) == date(2028, 1, 20)


@pytest.mark.parametrize(
    ("last", "leaves"),
    [
        (date(2026, 3, 1), date(2027, 3, 2)),
        (date(2027, 2, 28), date(2028, 3, 1)),
        (date(2024, 2, 28), date(2025, 3, 1)),
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2026, 12, 31), date(2028, 1, 1)),
    ],
)
def test_a_date_stays_in_calendars_for_twelve_months(last: date, leaves: date) -> None:
    assert Timespan.days(date(2024, 1, 1), last).leaves_calendars == leaves
    calling = Activation(
        id="call", title="Call", summary="", first=Timespan.days(TODAY), last=Timespan.days(TODAY), message="Come."
    )
    assert catalogue(activations=(calling,)).next_change(TODAY) == TODAY + timedelta(days=1)


def test_an_area_is_asked_by_its_id() -> None:
    harbour = Area(id="harbour", title="Harbour", summary="", local_form="at the harbour")
    there = event("there", TOMORROW, areas=("harbour",))

    all_ = catalogue(there, event("everywhere", TOMORROW), areas=(harbour,))

    assert all_.in_area("harbour") == (there,)
    assert all_.area["harbour"] is harbour


def test_an_event_with_several_dates_comes_at_the_next_of_them() -> None:
    dates = (Occasion("one", YESTERDAY), Occasion("two", Timespan.days(TODAY + timedelta(days=9))))
    series = event("series", Timespan.days(YESTERDAY.first, dates[1].span.last), occasions=dates)
    between = event("between", TOMORROW)

    assert catalogue(series, between).agenda(TODAY).coming == (between, series)
