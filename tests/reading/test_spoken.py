"""Dates as people write them, with what the file wants instead; an empty answer where there is no single meaning."""

from __future__ import annotations

from datetime import date

import pytest

from pakten.reading.forms.natural_dates import Guess, as_written


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("3 december 2026 kl 9", "2026-12-03 09:00"),
        ("3 december 2026 kl. 9.30", "2026-12-03 09:30"),
        ("den 3:e december 2026 klockan 18", "2026-12-03 18:00"),
        ("torsdag 3 dec. 2026", "2026-12-03"),
        ("3/12 2026", "2026-12-03"),
        ("3/12-2026", "2026-12-03"),
        ("3.12.2026", "2026-12-03"),
        ("2026/12/03", "2026-12-03"),
        ("2026-12-3", "2026-12-03"),
        ("2026-12-03T09:00", "2026-12-03 09:00"),
        ("2026-12-03T09:00:00", "2026-12-03 09:00"),
        ("2026-12-03 kl 09.00", "2026-12-03 09:00"),
        ("2026-12-03  09:00", "2026-12-03 09:00"),
        ("2026-12-03, 09:00–11:00", "2026-12-03 09:00"),
        ("20261203", "2026-12-03"),
        ("December 3rd, 2026 at 9", "2026-12-03 09:00"),
        ("3 December 2026", "2026-12-03"),
        ("november 2021", "2021-11"),
        ("2021 november", "2021-11"),
        ("2021-1", "2021-01"),
        ("hösten 2027", "2027 höst"),
        ("Spring 2027", "2027 spring"),
        ("tba", "TBA"),
        ("datum kommer", "TBA"),
    ],
)
def test_what_has_one_meaning_is_written_out(said: str, written: str) -> None:
    assert as_written(said) == Guess(written)


@pytest.mark.parametrize(
    "said",
    ["", "snart", "9.00", "31 februari 2027", "2027-13-01", "20–21 januari 2027", "3 december 2026 kl 25", "jul 2021"],
)
def test_what_has_no_single_meaning_is_left_to_the_author(said: str) -> None:
    assert as_written(said) == Guess()


def test_weekday_that_differs_is_noticed() -> None:
    assert as_written("tisdag 2 december 2026") == Guess("2026-12-02", weekday=2)
    assert as_written("onsdag 2 december 2026") == Guess("2026-12-02")


@pytest.mark.parametrize(
    ("said", "first", "last", "written"),
    [
        ("2/12", "2026-10-20", "2027-01-20", "2026-12-02"),
        ("2/1 kl 9", "2026-10-20", "2027-01-20", "2027-01-02 09:00"),
        ("onsdag 2 december kl 18.30", "2026-10-20", "2030-10-20", "2026-12-02 18:30"),
        ("torsdag 2/12", "2026-10-20", "2030-10-20", "2027-12-02"),
        ("2/12", "2026-10-20", "2027-12-24", ""),
        ("2/12", "2026-12-03", "2027-01-20", ""),
        ("tisdag 2/12", "2026-10-20", "2027-01-20", ""),
        ("29/2", "2027-01-01", "2029-12-31", "2028-02-29"),
        ("29/2", "2027-01-01", "2027-12-31", ""),
    ],
)
def test_year_is_known_when_only_one_is_possible(said: str, first: str, last: str, written: str) -> None:
    assert as_written(said).text == ""
    assert as_written(said, (date.fromisoformat(first), date.fromisoformat(last))).text == written


def test_what_is_known_of_a_date_without_a_year() -> None:
    assert as_written("onsdag 2/12 kl 9") == Guess(without_year="12-02 09:00")
    assert as_written("30/2") == Guess()
