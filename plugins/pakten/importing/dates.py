"""When a row is: what its cells say together, as the file of events has it."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, timedelta

from pakten.domain.code import Code
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.interpretation import hours, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.suggestion import fold

KEYS = ("day", "clock", "last_day", "end_clock", "whole_day", "start", "end")
"""The cells that tell when; the beginning and the end may stand in several."""

_NUMBERS = re.compile(r"\s*(\d{1,2})(?:[/.-](\d{1,2})[/.-]\d{4}|/(\d{1,2})/\d{2})\b")
"""Excel writes years of two figures too, with slashes."""
_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_FRACTION = re.compile(r"0?[.,]\d+|0|1[.,]0+")
_YES = ("true", "sant", "ja", "yes", "1", "x", "heldag", "all day", "wahr", "sann", "sand", "tosi", "kylla")


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether a column writes 12/31 for the last day of the year, proved by one of its dates; None when none proves."""
    pairs = [(int(found[1]), int(found[2] or found[3])) for text in texts if (found := _NUMBERS.match(text))]
    if any(second > 12 >= first for first, second in pairs):
        return None if any(first > 12 for first, _ in pairs) else True
    return False if any(first > 12 for first, _ in pairs) else None


def times(cells: Mapping[str, str], known: Known) -> dict[str, str]:
    """The beginning and the end, and what they say besides: that it is tentative, or the zone that they were in."""
    day, begin = cells.get("day", ""), cells.get("start", "")
    if day and (hours(_hour(begin)) or fold(begin) in _YES):
        # Beside a column of days, one that is called "Start" holds hours.
        begin = _joined(day, begin)
    begins = _joined(begin or day, cells.get("clock", ""))
    start, until, said = _span(begins, known)
    last = cells.get("end", "") or cells.get("last_day", "")
    clock = hours(_hour(cells.get("end_clock", "") or last))
    if start and clock and (not last or (not cells.get("end_clock") and hours(last))):
        end = f"{start[:10]} {clock[0]}"
    else:
        ends = _joined(last, cells.get("end_clock", ""))
        end = _span(ends, known)[0] if ends else until
    if fold(cells.get("whole_day", "")) in _YES:
        with suppress(ValueError):
            first, final = date.fromisoformat(start[:10]), date.fromisoformat((end or start)[:10])
            if end.endswith("00:00") and final > first:
                # Outlook ends a whole day at midnight of the day after.
                final -= timedelta(days=1)
            return {**said, "start": first.isoformat(), "end": final.isoformat() if final > first else ""}
        return {**said, "start": start, "end": end}
    if len(start) == 10 and len(end) > 10:
        raise Mistake(Code.UNEQUAL_END, start=start, value=end)
    return {**said, "start": start, "end": "" if end == start else end}


def _joined(day: str, hour: str) -> str:
    """A day and an hour from two cells; Excel writes a day with a midnight, and an hour with a day that is none."""
    bare = re.sub(r"[ T]00:00(?::00)?$", "", day.strip()) if hour.strip() else day.strip()
    return f"{bare} {_hour(hour.strip())}".strip()


def _hour(text: str) -> str:
    if _FRACTION.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * 24 * 60) % (24 * 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if re.fullmatch(r"\d{1,2}|\d{4}", text):
        return f"{int(text[:-2] if len(text) == 4 else text):02}:{text[2:] or '00'}"
    # Americans write "10p-2a"; elsewhere a letter behind a figure makes it an ordinal, but never in a column of hours.
    halved = re.sub(r"(?<=\d)([ap])(?= ?(?:[-–—]|$))", r"\1m", text, flags=re.IGNORECASE)
    return re.sub(r"^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01)[ T]", "", halved)


def serial(text: str, first_day: date) -> str:
    """The day that a spreadsheet has counted, when it has not said that a number is a day."""
    found = _SERIAL.fullmatch(text.strip())
    day = first_day + timedelta(days=int(found[1])) if found else date.min
    if found is None or not 2000 <= day.year <= 2099:
        return text
    return f"{day} {_hour('0.' + found[2])}" if found[2] else day.isoformat()


def _span(text: str, known: Known) -> tuple[str, str, dict[str, str]]:
    """What a text means, with its end when it says one. Raises Mistake when that could be several things."""
    if not text:
        return "", "", {}
    try:
        return str(partial_date(text)), "", {}
    except Mistake as mistake:
        found = interpret(text, known)
        if found.mistake is not None:
            raise found.mistake from None
        if found.only is None:
            raise mistake from None
        said = {"status": "tentative" if found.is_tentative else "", "zone": found.zone}
        return found.only.start, found.only.end, {key: one for key, one in said.items() if one}
