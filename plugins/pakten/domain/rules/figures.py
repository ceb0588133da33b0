"""A figure: a number that counts something. Years, dates and hours are numbers too, but count nothing."""

import re

_COUNTED = re.compile(
    r"(?<![\w.,:–-])(?P<number>\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+(?:[.,]\d+)?)"
    r"(?:\s?(?P<percent>%)|\s(?P<unit>[^\W\d_]{3,}))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CALENDAR = re.compile(
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october|jan|feb|mar|apr|jun|jul|aug|sep|okt|oct|nov|dec"
)
"""What follows the number of a day; the languages that the site has words for."""


def holds_figure(text: str) -> bool:
    """Whether the text counts something: `92 000 people`, `12 %`, `3 av 10` with what follows."""
    return any(
        found["percent"] or (not _YEAR.fullmatch(found["number"]) and not _CALENDAR.fullmatch(found["unit"].casefold()))
        for found in _COUNTED.finditer(text)
    )
