"""Which good examples stand first."""

from datetime import date

from pakten.domain.example import Evidence, Example, Progress, foremost
from pakten.domain.organisation import Sector


def example(id_: str, sector: Sector, evidence: Evidence, reviewed: date | None = None) -> Example:
    return Example(
        id=id_,
        title=id_,
        summary=id_,
        organisations=(),
        sector=sector,
        status=Progress.ONGOING,
        evidence=evidence,
        published=date(2026, 1, 1),
        reviewed=reviewed,
    )


IDEA = example("idea", Sector.PRIVATE, Evidence.IDEA)
TRIED = example("tried", Sector.PRIVATE, Evidence.TRIED)
SPREAD = example("spread", Sector.PUBLIC, Evidence.SPREAD)
EVALUATED = example("evaluated", Sector.PUBLIC, Evidence.EVALUATED)
NEWLY_REVIEWED = example("newly-reviewed", Sector.PRIVATE, Evidence.TRIED, date(2026, 5, 1))


def test_the_best_known_of_each_sector_stand_before_a_second_of_the_same() -> None:
    assert foremost([IDEA, EVALUATED, SPREAD, TRIED], 3) == [SPREAD, TRIED, EVALUATED]


def test_of_two_that_are_as_well_known_the_newest_stands_first() -> None:
    assert foremost([TRIED, NEWLY_REVIEWED], 1) == [NEWLY_REVIEWED]


def test_there_may_be_fewer_than_asked_for() -> None:
    assert foremost([IDEA], 3) == [IDEA]
    assert foremost([], 3) == []
