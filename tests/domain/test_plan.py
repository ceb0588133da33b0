"""The activity plan says the quarter where it is known, and says so where it is not."""

from datetime import date

import pytest

from pakten.domain.catalogue import Catalogue
from pakten.domain.overviews.plan import Quarter, activity_plan, quarter_of
from pakten.domain.timespan import Season, Timespan
from tests.domain.conftest import TODAY, event


def test_a_year_has_four_quarters_and_a_last_part_for_what_has_none() -> None:
    first = event("first", Timespan.days(date(2027, 2, 1)))
    some_day = event("some-day", Timespan.season(2027, Season.AUTUMN))
    undated = event("undated", Timespan.unset())
    catalogue = Catalogue(events=(first, some_day, undated))
    empty = tuple(Quarter(number, ()) for number in (2, 3, 4))
    assert activity_plan(catalogue, 2027, TODAY) == (Quarter(1, (first,)), *empty, Quarter(None, (some_day, undated)))


def test_a_year_that_is_over_waits_for_nothing_more() -> None:
    catalogue = Catalogue(events=(event("undated", Timespan.unset()),))
    assert activity_plan(catalogue, 2026, TODAY) == tuple(Quarter(number, ()) for number in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("span", "quarter"),
    [
        (Timespan.days(date(2027, 3, 31)), 1),
        (Timespan.days(date(2027, 3, 31), date(2027, 4, 2)), 1),
        (Timespan.days(date(2026, 12, 30), date(2027, 1, 2)), 1),
        (Timespan.month(2027, 8), 3),
        (Timespan.season(2027, Season.SPRING), None),
        (Timespan.year(2027), None),
        (Timespan.unset(), None),
    ],
)
def test_a_span_belongs_to_the_quarter_in_which_it_begins(span: Timespan, quarter: int | None) -> None:
    assert quarter_of(span, 2027) == quarter
