"""When a row is: what its cells say together, as the file of events has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pakten.domain.code import Code
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates import as_written, clock
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.suggestion import fold

KEYS = ("day", "clock", "last_day", "end_clock", "whole_day", "start", "end")
"""The cells that tell when; the beginning and the end may stand in several."""

_NUMBERS = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b(.*)", re.DOTALL)
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_FRACTION = re.compile(r"0?[.,]\d+|0|1[.,]0+")
_YES = ("true", "sant", "ja", "yes", "1", "x", "heldag", "all day", "wahr")


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether a column writes 12/31 for the last day of the year, proved by one of its dates; None when none proves."""
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _NUMBERS.match(text))]
    if any(second > 12 >= first for first, second in pairs):
        return None if any(first > 12 for first, _ in pairs) else True
    return False if any(first > 12 for first, _ in pairs) else None


def times(cells: Mapping[str, str], months_first: bool | None) -> dict[str, str]:
    """The beginning and the end. Raises Mistake for what has no single meaning."""
    begins = _joined(cells.get("start", "") or cells.get("day", ""), cells.get("clock", ""))
    start, until = _span(begins, months_first)
    last = cells.get("end", "") or cells.get("last_day", "")
    if not last and cells.get("end_clock"):
        last = start[:10]
    end = _span(_joined(last, cells.get("end_clock", "")), months_first)[0] if last else until
    if last and re.fullmatch(r"\d{2}:\d{2}", clock(last)) and len(start) > 10 and not re.search(r"\d{3}|[/]", last):
        end = f"{start[:10]} {clock(last)}"
    if fold(cells.get("whole_day", "")) in _YES:
        return _whole_days(start, end)
    if len(start) == 10 and len(end) > 10:
        raise Mistake(Code.UNEQUAL_END, start=start, value=end)
    return {"start": start, "end": "" if end == start else end}


def _whole_days(start: str, end: str) -> dict[str, str]:
    """Outlook ends a whole day at midnight of the day after."""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat((end or start)[:10])
    except ValueError:
        return {"start": start, "end": end}
    if end.endswith("00:00") and last > first:
        last -= timedelta(days=1)
    return {"start": first.isoformat(), "end": last.isoformat() if last > first else ""}


def _joined(day: str, hour: str) -> str:
    """A day and an hour from two cells; Excel writes a day with a midnight, and an hour with a day that is none."""
    bare = re.sub(r"[ T]00:00(?::00)?$", "", day.strip()) if hour.strip() else day.strip()
    return f"{bare} {_hour(hour.strip())}".strip()


def _hour(text: str) -> str:
    if _FRACTION.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * 24 * 60) % (24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return re.sub(r"^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)[ T]", "", text)


def serial(text: str, first_day: date) -> str:
    """The day that a spreadsheet has counted, when it has not said that a number is a day."""
    found = _SERIAL.fullmatch(text.strip())
    day = first_day + timedelta(days=int(found[1])) if found else date.min
    if found is None or not 2000 <= day.year <= 2099:
        return text
    return f"{day} {_hour('0.' + found[2])}" if found[2] else day.isoformat()


def _span(text: str, months_first: bool | None) -> tuple[str, str]:
    """What a text means, with its end when it says one; only what has one meaning is taken over."""
    if not text:
        return "", ""
    found = _NUMBERS.match(text)
    if found and months_first:
        text = f"{found[3]}-{found[1]:0>2}-{found[2]:0>2}{found[4]}"
    unclear = found and months_first is None and found[1] != found[2] and int(found[1]) <= 12 and int(found[2]) <= 12
    try:
        return str(partial_date(text)), ""
    except Mistake as mistake:
        guess = as_written(_twelve_hours(text))
        if unclear or not guess.text or guess.weekday is not None or not guess.text[:4].isdigit():
            raise mistake from None
        return str(partial_date(guess.text)), ""


def _twelve_hours(text: str) -> str:
    def in_24(found: re.Match[str]) -> str:
        hour = int(found[1]) % 12 + (12 if found[3].casefold().startswith("p") else 0)
        return f"{hour:02}:{found[2] or '00'}"

    return re.sub(r"(?i)\b(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?\s*([ap])\.?m\b\.?", in_24, text)
