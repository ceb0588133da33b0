"""Dates as people write them, and how the file wants them: "3 december 2026 kl 9" is `2026-12-03 09:00`.

Only what has one meaning is translated. Nothing here is used as a date: it is offered to the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mar", "mars", "march"),
    ("apr", "april", "april"),
    ("maj", "maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augusti", "august"),
    ("sep", "september", "sept"),
    ("okt", "oktober", "october", "oct"),
    ("nov", "november", "november"),
    ("dec", "december", "december"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAYS = (
    ("måndag", "mån", "monday", "mon"),
    ("tisdag", "tis", "tuesday", "tue"),
    ("onsdag", "ons", "wednesday", "wed"),
    ("torsdag", "tors", "thursday", "thu"),
    ("fredag", "fre", "friday", "fri"),
    ("lördag", "lör", "saturday", "sat"),
    ("söndag", "sön", "sunday", "sun"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_SEASON = {
    "våren": "vår",
    "vårens": "vår",
    "sommaren": "sommar",
    "hösten": "höst",
    "vintern": "vinter",
    **{word: word for word in ("vår", "sommar", "höst", "vinter", "spring", "summer", "autumn", "winter")},
    "fall": "autumn",
}

_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_CLOCK = re.compile(
    r"(?:\b(?:kl|klockan|at)\b\.?\s*)?\b(\d{1,2})[.:](\d{2})(?::\d{2})?\b|\b(?:kl|klockan|at)\b\.?\s*(\d{1,2})\b"
)
_ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\b(20\d{2})(\d{2})(\d{2})\b")
_NAMED = re.compile(rf"\b(\d{{1,2}})(?::?[ea]|st|nd|rd|th)?\.?\s*({_NAMES})\b\.?,?\s*(\d{{4}})?")
_ENGLISH = re.compile(rf"\b({_NAMES})\b\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s*(\d{{4}})?\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.\s-]+(\d{4}))?(?!\d)")
_MONTH_ONLY = re.compile(rf"({_NAMES})\.?\s+(\d{{4}})|(\d{{4}})\s+({_NAMES})|(\d{{4}})[/.](\d{{1,2}})|(\d{{4}})-(\d)")
_SEVERAL_DAYS = re.compile(
    rf"\b\d{{1,2}}\s*-\s*\d{{1,2}}\s*(?:{_NAMES}|/)|-\s*\d{{1,2}}\.?\s*(?:{_NAMES})\b|\b(?:och|and|till|to)\b"
)
_TO_BE_ANNOUNCED = re.compile(r"(?:tba|tbd|datum kommer|kommer senare|meddelas senare|ej bestämt|inte bestämt)\.?")


Between = tuple[date, date]
"""The first and the last day on which something can be."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What to write instead; empty when the text has no single meaning."""

    text: str = ""
    weekday: int | None = None
    """The weekday of the date (Monday is 0), when the author wrote another."""
    without_year: str = ""
    """What is known of a date that lacks its year: month and day, and perhaps the hour."""


def as_written(text: str, between: Between | None = None) -> Guess:
    """A date, a month, a season or an hour as the file wants it.

    A year that nobody wrote is known when the day can only be one of those between two others.
    """
    said = " ".join(text.casefold().replace("–", "-").split())
    if _TO_BE_ANNOUNCED.fullmatch(said):
        return Guess("TBA")
    if _SEVERAL_DAYS.search(said):
        return Guess()
    found = _found(said)
    if found is None:
        return Guess(_vague(said))
    year, month, day, rest = found
    clock = _clock(rest)
    if clock is None:
        return Guess()
    claimed = next((_WEEKDAY[word] for word in re.findall(r"[^\W\d_]+", said) if word in _WEEKDAY), None)
    if not year:
        possible = [] if between is None else list(_days(month, day, claimed, between))
        written = f"{possible[0]} {clock}".strip() if len(possible) == 1 else ""
        return Guess(written, without_year=f"{month:02}-{day:02} {clock}".strip())
    actual = date(year, month, day)
    return Guess(f"{actual} {clock}".strip(), None if claimed in (None, actual.weekday()) else actual.weekday())


def _found(said: str) -> tuple[int, int, int, str] | None:
    """Year (0 if there is none), month and day, and what is left of the text."""
    for pattern, order in ((_ISO, "ymd"), (_COMPACT, "ymd"), (_NAMED, "dmy"), (_ENGLISH, "mdy"), (_SLASHED, "dmy")):
        for found in pattern.finditer(said):
            parts = dict(zip(order, found.groups(), strict=True))
            year, month, day = int(parts["y"] or 0), _MONTH.get(parts["m"]) or int(parts["m"]), int(parts["d"])
            # A leap year lets 29 February pass where the year is not said.
            if _day(year or 2028, month, day) is not None:
                return year, month, day, said[: found.start()] + " " + said[found.end() :].removeprefix("t")
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(month: int, day: int, weekday: int | None, between: Between) -> Iterator[date]:
    for year in range(between[0].year, between[1].year + 1):
        one = _day(year, month, day)
        if one is not None and between[0] <= one <= between[1] and weekday in (None, one.weekday()):
            yield one


def _clock(rest: str) -> str | None:
    """The hour, empty when none is said; None when it does not exist."""
    found = _CLOCK.search(rest)
    if found is None:
        return ""
    hour, minute = int(found[1] or found[3]), int(found[2] or 0)
    return f"{time(hour, minute):%H:%M}" if hour < 24 and minute < 60 else None


def clock(text: str) -> str:
    """An hour alone: "9.00", "kl 9", "9" is `09:00`."""
    said = text.casefold().strip()
    return _clock(f"kl {said}" if said.isdigit() else said) or ""


def _vague(said: str) -> str:
    words = said.replace(",", " ").split()
    season = next((_SEASON[word] for word in words if word in _SEASON), "")
    year = next((word for word in words if re.fullmatch(r"(?:19|20)\d{2}", word)), "")
    if season and year and len(words) == 2:
        return f"{year} {season}"
    found = _MONTH_ONLY.fullmatch(said)
    if found is None:
        return ""
    year = found[2] or found[3] or found[5] or found[7]
    name = found[1] or found[4]
    if name == "jul":
        # July for some and Christmas for others.
        return ""
    month = _MONTH[name] if name else int(found[6] or found[8])
    return f"{year}-{month:02}" if 1 <= month <= 12 else ""
