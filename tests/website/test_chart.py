"""A table becomes bars that say nothing that the table does not say."""

import pytest

from pakten.website.pages.texts.chart import Bar, Chart, Row, chart
from pakten.website.pages.texts.process_diagram import chain_of


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
    drawn = chain_of([["Who", "What"], ["Circle", "Invites"], ["Office", "Comes along"], ["Circle", "Thanks"]])
    assert [(step.who, step.what, step.from_lane, step.lane) for step in drawn.steps] == [
        ("Circle", "Invites", 1, 1),
        ("Office", "Comes along", 1, 2),
        ("Circle", "Thanks", 2, 1),
    ]
    assert drawn.lanes == 2


def test_a_chain_of_many_hands_stands_below_one_another() -> None:
    drawn = chain_of([["Who", "What"], *([f"Office {number}", "Takes it on"] for number in range(9))])
    assert (drawn.lanes, {step.lane for step in drawn.steps}) == (1, {1})


def test_a_chain_without_steps_is_drawn_as_none() -> None:
    assert chain_of([["Who", "What"]]).steps == ()
