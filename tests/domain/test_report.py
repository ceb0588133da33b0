"""The report of a year gathers what was told, goal by goal, and names what nobody has told."""

from datetime import date

import pytest

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Role, Status
from pakten.domain.event_parts.recap import Recap
from pakten.domain.overviews.report import Chapter, carried, year_report, years_of
from pakten.domain.term import Area, Goal, Level, Standing
from pakten.domain.timespan import Timespan
from tests.domain.conftest import TODAY, event, example

GAVE = Recap("Neighbours found each other.", examples=("bakery",))
HARBOUR = Area(id="harbour", title="Harbour", summary="", local_form="at the Harbour")
HILL = Area(id="hill", title="Hill", summary="", local_form="on the Hill")
LOCAL = Goal(id="local", title="Local", summary="", wording="Meet near home", level=Level.LOCAL)
OLD = Goal(id="old", title="Old", summary="", wording="Count", level=Level.LOCAL, status=Standing.SUPERSEDED)

TOLD = event("told", Timespan.days(date(2026, 3, 1)), goals=("local",), areas=("harbour",), recap=GAVE)
SILENT = event("silent", Timespan.days(date(2026, 4, 1)), goals=("local",), areas=("harbour",))
OFF = event("off", Timespan.days(date(2026, 5, 1)), goals=("local",), status=Status.CANCELLED)
HEARD = event("heard", Timespan.days(date(2026, 6, 1)), role=Role.REPORTED)
BESIDE = event("beside", Timespan.days(date(2026, 7, 1)), goals=("old",))
COMING = event("coming", Timespan.days(date(2027, 2, 1)), goals=("local",), areas=("hill",))
BAKERY = example("bakery")
MILL = example("mill", goals=("local",), period="2025–2027")

CATALOGUE = Catalogue(
    events=(TOLD, SILENT, OFF, HEARD, BESIDE, COMING),
    examples=(BAKERY, MILL),
    areas=(HARBOUR, HILL),
    goals=(LOCAL, OLD),
)


def test_each_goal_that_holds_has_a_chapter_and_the_rest_stands_beside() -> None:
    assert year_report(CATALOGUE, 2026, TODAY).chapters == (
        Chapter(LOCAL, (TOLD,), (SILENT,), (OFF,), (), (BAKERY, MILL), (HILL,)),
        Chapter(None, (), (BESIDE,), (), (), (), ()),
    )


def test_what_lies_ahead_is_no_gap_before_its_day_is_over() -> None:
    (towards, beside) = year_report(CATALOGUE, 2027, TODAY).chapters
    assert (towards.told, towards.untold, towards.ahead) == ((), (), (COMING,))
    assert not beside


def test_a_chapter_says_something_as_soon_as_there_is_anything_to_say() -> None:
    one_thing = ("told", "untold", "called_off", "ahead", "examples")
    assert [name for name in one_thing if not Chapter(LOCAL, **{name: (TOLD,)})] == []  # type: ignore[arg-type]  # any
    assert not Chapter(LOCAL, without=(HILL,))


def test_nothing_is_missing_from_years_before_anything_was_done_towards_a_goal() -> None:
    early = event("early", Timespan.days(date(2020, 3, 1)))
    whole = Catalogue(events=(early, *CATALOGUE.events), areas=(HARBOUR, HILL), goals=(LOCAL,))
    assert year_report(whole, 2020, TODAY).towards[0].without == ()


def test_a_goal_is_carried_by_every_year_the_latest_first() -> None:
    later = event("later", Timespan.days(date(2027, 1, 2)), goals=("local",), recap=GAVE)
    whole = Catalogue(
        events=(TOLD, SILENT, later, COMING), examples=(BAKERY, MILL), areas=(HARBOUR, HILL), goals=(LOCAL,)
    )
    assert carried(whole, LOCAL, (TODAY,))[TODAY] == Chapter(
        LOCAL, (later, TOLD), (SILENT,), (), (COMING,), (BAKERY, MILL), (HILL,)
    )


@pytest.mark.parametrize(
    ("period", "years"),
    [("2022", {2022}), ("2019–2021", {2019, 2020, 2021}), ("since 2014", {2014}), ("2018 och 2020", {2018, 2020})],
)
def test_a_period_covers_the_years_that_it_names_and_those_between(period: str, years: set[int]) -> None:
    assert years_of(period) == years
