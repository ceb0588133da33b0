"""Dates as people write them: what each of the table means, and what is known beside it."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.natural_dates import TABLE
from tests.reading.conftest import ZONE

from pakten.domain.code import Code
from pakten.reading.forms.natural_dates.interpretation import Interpretation, Span, hours, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.partial_date import partial_date


@pytest.mark.parametrize("case", TABLE, ids=[case["said"] for case in TABLE])
def test_what_is_said_is_what_is_meant(case: dict[str, Any]) -> None:
    found = interpret(case["said"], Known(ZONE))
    assert _as_in_the_table(case["said"], found) == case
    # Nothing is passed over in silence.
    assert found.spans or found.unread or found.mistake or not case["said"]


def _as_in_the_table(said: str, found: Interpretation) -> dict[str, Any]:
    told: dict[str, Any] = {"said": said}
    if found.spans:
        told["spans"] = [[one.start, one.end] if one.end else [one.start] for one in found.spans]
    if found.is_tentative:
        told["tentative"] = True
    if found.zone:
        told["zone"] = found.zone
    if found.mistake:
        told["mistake"] = found.mistake.code
    return told


@pytest.mark.parametrize("case", [case for case in TABLE if "spans" in case], ids=lambda case: case["said"])
def test_what_is_proposed_is_as_the_file_wants_it(case: dict[str, Any]) -> None:
    for one in case["spans"]:
        assert all(partial_date(moment) for moment in one)
        assert interpret(one[0], Known(ZONE)) == Interpretation((Span(one[0]),))


def test_words_that_are_not_understood_are_named() -> None:
    assert interpret("3 december 2026 efter lunch").unread == ("efter", "lunch")
    assert interpret("3 december 2026 kl 9 eller 10").unread == ("eller",)


@pytest.mark.parametrize(
    ("said", "first", "last", "written"),
    [
        ("2/12", "2026-10-20", "2027-01-20", "2026-12-02"),
        ("2/1 kl 9", "2026-10-20", "2027-01-20", "2027-01-02 09:00"),
        ("onsdag 2 december kl 18.30", "2026-10-20", "2030-10-20", "2026-12-02 18:30"),
        ("torsdag 2/12", "2026-10-20", "2030-10-20", "2027-12-02"),
        ("onsdag v. 48", "2026-10-20", "2027-01-20", "2026-11-25"),
        ("2/12", "2026-10-20", "2027-12-24", ""),
        ("2/12", "2026-12-03", "2027-01-20", ""),
        ("tisdag 2/12", "2026-10-20", "2027-01-20", ""),
        ("29/2", "2027-01-01", "2029-12-31", "2028-02-29"),
        ("29/2", "2027-01-01", "2027-12-31", ""),
    ],
)
def test_year_is_known_when_only_one_is_possible(said: str, first: str, last: str, written: str) -> None:
    assert interpret(said).spans == ()
    between = (date.fromisoformat(first), date.fromisoformat(last))
    assert interpret(said, Known(between=between)).spans == ((Span(written),) if written else ())


def test_span_over_new_year_is_completed_by_one_year() -> None:
    between = (date(2026, 10, 1), date(2027, 3, 1))
    assert interpret("30 december–2 januari", Known(between=between)).spans == (Span("2026-12-30", "2027-01-02"),)


def test_what_is_known_of_a_date_without_a_year() -> None:
    mistake = interpret("onsdag 2/12 kl 9").mistake
    assert mistake is not None
    assert (mistake.code, mistake.values["date"]) == (Code.NO_YEAR, "12-02 09:00")


def test_order_of_day_and_month_may_be_known() -> None:
    assert interpret("12/2/2026", Known(is_month_first=True)).spans == (Span("2026-12-02"),)
    assert interpret("12/2/2026", Known(is_month_first=False)).spans == (Span("2026-02-12"),)


def test_hours_alone_get_the_day_that_is_known() -> None:
    assert interpret("9–11", Known(day=date(2027, 2, 3))).spans == (Span("2027-02-03 09:00", "2027-02-03 11:00"),)


def test_without_a_zone_of_its_own_the_network_converts_nothing() -> None:
    mistake = interpret("2027-02-03 08:00 GMT").mistake
    assert mistake is not None
    assert mistake.code == Code.OTHER_ZONE


def test_another_network_has_other_clocks() -> None:
    helsinki = Known(ZoneInfo("Europe/Helsinki"))
    assert interpret("2027-02-03 08:00 svensk tid", helsinki).spans == (Span("2027-02-03 09:00"),)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("9", "09:00"), ("9.00", "09:00"), ("kl 9", "09:00"), ("kl. 9.00-9.30", "09:00–09:30"), ("9-10", "09:00–10:00"),
        ("9 am", "09:00"), ("1–3 em", "13:00–15:00"), ("mellan 9 och 10", "09:00–10:00"), ("mitt på dagen", ""),
        ("25:00", ""), ("2027-01-01", ""), ("9 prel.", ""),
    ],
)  # fmt: skip
def test_hours_of_a_programme(said: str, written: str) -> None:
    assert "–".join(hours(said)) == written
