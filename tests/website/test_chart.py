"""A table becomes bars that say nothing that the table does not say."""

import pytest

from pakten.website.pages.texts.chart import Bar, Chart, Row, chart
from pakten.website.pages.texts.process_diagram import diagram


def test_shares_are_drawn_against_the_whole() -> None:
    assert chart([["Who", "Share"], ["Firms", "58 %"], ["Others", "not printed"]]) == Chart(
        ("Who",), ("Share",), (Row(("Firms",), (Bar("58 %", 58.0),)), Row(("Others",), (Bar("not printed", None),)))
    )


def test_counts_are_drawn_against_the_largest_of_all_columns() -> None:
    drawn = chart([["Year", "Before", "After"], ["2020", "about 50", "200"], ["2021", "1 000", "2,5"]], columns=2)
    assert drawn.series == ("Before", "After")
    assert [[bar.width for bar in row.bars] for row in drawn.rows] == [[5.0, 20.0], [100.0, 0.2]]


@pytest.mark.parametrize("table", [[["Who", "Share"]], [["Who", "Share"], ["Firms", "none"]]])
def test_a_table_without_figures_has_no_bars(table: list[list[str]]) -> None:
    assert all(bar.width is None for row in chart(table).rows for bar in row.bars)


def test_a_chain_keeps_every_step_in_the_lane_of_who_takes_it() -> None:
    drawn = diagram([["Who", "What"], ["Circle", "Invites"], ["Office", "Comes along"], ["Office", "Takes it on"]])
    assert [lane.words.lines for lane in drawn.lanes] == [("Circle",), ("Office",)]
    lanes = [next(at for at, lane in enumerate(drawn.lanes) if lane.x <= box.words.x < lane.x + lane.width)
             for box in drawn.boxes]  # fmt: skip
    assert lanes == [0, 1, 1]
    assert all(one.y + one.height < other.y for one, other in zip(drawn.boxes, drawn.boxes[1:], strict=False))
    assert drawn.steps == (("Circle", "Invites"), ("Office", "Comes along"), ("Office", "Takes it on"))
