"""Days in words are what CLDR says of each of them, also where many days say the same."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pakten.locale import LANGUAGES, words
from pakten.writing.when import day_in

PATTERNS = ("EEEE", "EEE", "MMMM", "LLLL", "when.month", "when.date", "when.weekday_date")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pattern", PATTERNS)
@given(day=st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_said_as_babel_says_it(language: str, pattern: str, day: date) -> None:
    said = words(language)
    written = said(pattern) if pattern in said else pattern

    assert day_in(day, pattern, said) == format_date(day, written, locale=language)
