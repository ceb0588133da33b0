"""When something happens: days, minutes, and all that is known less exactly."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.domain.timespan import NonexistentTime, Precision, Season, Timespan, local_instant

ZONE = ZoneInfo("Europe/Stockholm")
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@st.composite
def instants(draw: st.DrawFn) -> datetime:
    """Any minute that clocks show, in the nights of summer time too."""
    minutes = draw(st.integers(0, 100 * 366 * 24 * 60))
    return (datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZONE)


@st.composite
def spans(draw: st.DrawFn) -> Timespan:
    kind = draw(st.sampled_from(Precision))
    day = draw(DAYS)
    if kind is Precision.MINUTE:
        start = draw(instants())
        minutes = draw(st.integers(0, 5000))
        return Timespan.between(
            start, (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZONE) if minutes else None
        )
    if kind is Precision.DAY:
        return Timespan.days(day, day + timedelta(days=draw(st.integers(0, 40))))
    if kind is Precision.MONTH:
        return Timespan.month(day.year, day.month)
    if kind is Precision.SEASON:
        return Timespan.season(day.year, draw(st.sampled_from(Season)))
    return Timespan.year(day.year) if kind is Precision.YEAR else Timespan.unset()


@given(spans(), DAYS)
def test_on_any_day_a_span_is_over_or_ahead_or_covers_it_and_only_one_of_them(span: Timespan, day: date) -> None:
    assert [span.is_over(day), span.first > day, span.covers(day)].count(True) == 1


@given(st.lists(spans(), max_size=12))
def test_spans_have_one_order(some: list[Timespan]) -> None:
    ordered = sorted(some)

    some.reverse()
    assert ordered == sorted(some)
    assert all(one.first <= next_.first for one, next_ in pairwise(ordered))


@given(spans(), spans())
def test_overlap_goes_both_ways(one: Timespan, other: Timespan) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(spans())
def test_a_span_that_has_a_date_overlaps_itself(span: Timespan) -> None:
    assert span.overlaps(span) == span.is_set


@given(DAYS, st.times())
def test_an_hour_that_clocks_show_is_read_back_as_it_was(day: date, clock: time) -> None:
    try:
        instant = local_instant(day, clock, ZONE)
    except NonexistentTime:
        assert day.month == 3
        assert day.weekday() == 6
    else:
        assert instant.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == datetime.combine(day, clock)


def test_the_hour_that_summer_time_skips_does_not_exist() -> None:
    with pytest.raises(NonexistentTime):
        local_instant(date(2027, 3, 28), time(2, 30), ZONE)


def test_the_first_of_two_equal_hours_is_meant_when_summer_time_ends() -> None:
    instant = local_instant(date(2026, 10, 25), time(2, 30), ZONE)

    assert instant.utcoffset() == timedelta(hours=2)


def test_a_night_over_the_end_of_summer_time_is_as_long_as_it_is() -> None:
    night = Timespan.between(
        local_instant(date(2026, 10, 24), time(23), ZONE), local_instant(date(2026, 10, 25), time(4), ZONE)
    )

    assert night.start is not None
    assert night.end is not None
    assert night.end.astimezone(UTC) - night.start.astimezone(UTC) == timedelta(hours=6)


def test_what_ends_at_midnight_belongs_to_the_day_before() -> None:
    evening = Timespan.between(
        local_instant(date(2027, 1, 20), time(18), ZONE), local_instant(date(2027, 1, 21), time(0), ZONE)
    )

    assert evening.last == date(2027, 1, 20)


def test_a_day_is_not_over_until_it_has_passed() -> None:
    day = Timespan.days(date(2027, 1, 20))

    assert not day.is_over(date(2027, 1, 20))
    assert day.is_over(date(2027, 1, 21))


def test_winter_runs_into_the_next_year() -> None:
    winter = Timespan.season(2023, Season.WINTER)

    assert (winter.first, winter.last) == (date(2023, 12, 1), date(2024, 2, 29))
    assert winter.which_season is Season.WINTER


def test_on_one_day_whole_days_come_before_hours_and_vaguer_spans_after() -> None:
    first = date(2027, 3, 1)
    whole = Timespan.days(first)
    morning = Timespan.between(local_instant(first, time(9), ZONE))
    month = Timespan.month(2027, 3)
    spring = Timespan.season(2027, Season.SPRING)

    assert sorted([spring, month, Timespan.unset(), morning, whole]) == [
        whole,
        morning,
        month,
        spring,
        Timespan.unset(),
    ]


def test_hours_that_only_touch_do_not_overlap() -> None:
    nine, ten, eleven = (local_instant(date(2027, 1, 20), time(hour), ZONE) for hour in (9, 10, 11))

    assert not Timespan.between(nine, ten).overlaps(Timespan.between(ten, eleven))
    assert Timespan.between(nine, eleven).overlaps(Timespan.between(ten, eleven))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Timespan.days(date(2027, 1, 2), date(2027, 1, 1)),
        lambda: Timespan.between(datetime.combine(date(2027, 1, 1), time(9))),
        lambda: Timespan.between(datetime(2027, 1, 1, 9, tzinfo=UTC), datetime(2027, 1, 1, 9, tzinfo=UTC)),
        lambda: Timespan(Precision.MINUTE, date(2027, 1, 1), date(2027, 1, 1)),
    ],
    ids=["ends before it begins", "no zone", "no length", "a minute without a time"],
)
def test_a_span_that_cannot_be_does_not_exist(wrong: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (each case has its own words)
        wrong()  # type: ignore[operator]  # all cases are functions
