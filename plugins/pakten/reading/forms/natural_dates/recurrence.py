"""Weekdays of a month or of a longer time: `första torsdagen i april`, `varje torsdag 4–25 mars kl 9–11`.

They are days of the calendar where both ends of the time are said, and otherwise nothing that can be written.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from pakten.reading.forms.natural_dates.interpretation import Interpretation, Span, hours, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.natural_dates.tokens import normalised
from pakten.reading.forms.natural_dates.words import WORDS

_NTH = {word: one.value for word, one in WORDS.items() if one.kind == "number" and one.value <= 4}
_NTH |= {"sista": -1, "last": -1, "näst sista": -2}
_EACH = re.compile(
    r"(?:(?:den|the|på|on) )?(?:(?P<other>var ?annan|every (?:other|second)) |(?P<each>varje|var|alla|every|each) )?"
    rf"(?:(?P<nth>{'|'.join(_NTH)}) )?(?P<day>[^\W\d]+)"
    r"(?P<monthly>,? (?:i |in |of )?(?:varje månad|månaden|var månad|(?:every|each|the) month))?(?=$|[ ,])"
)
_WEEKS = re.compile(r"(?:v|vecka|veckorna|weeks?)\.? ?([0-9]{1,2}) ?- ?(?:v\.? ?)?([0-9]{1,2}),? (20[0-9]{2})")
_AROUND = re.compile(r"^[ ,]*(?:(?:under|i|in|of|during) )*|[ ,.]+$")
_DAY = len("2027-01-20")
_MOST = 60
"""Those of a whole year; who writes more of them means it otherwise."""


def is_series(text: str) -> bool:
    """Whether it names a weekday that comes again."""
    return any(one["other"] or one["monthly"] or _is_each(one) for one in _named(normalised(text)))


def recurring(text: str, known: Known, year: int = 0) -> Interpretation:
    """The days that are meant; none where the time in which they lie is not said, or its year, which may be given."""
    said = normalised(text)
    for found in _named(said):
        words = f"{said[: found.start()]} {said[found.end() :]}".replace(",", " ").split()
        # All of it is the time in which they lie, or the hours stand before or after it.
        for cut in range(len(words) + 1):
            for clock, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                own = hours(" ".join(clock)) if clock else ()
                bare = _AROUND.sub("", " ".join(rest))
                is_whole = (own or not clock) and (bare or not year)
                time = _time(f"{bare} {year}" if year else bare, known) if is_whole else None
                days = [*_days(found, *time)] if time else []
                if days and own == tuple(sorted(own)):
                    return Interpretation(tuple(Span(*([f"{day} {one}" for one in own] or [f"{day}"])) for day in days))
    return Interpretation()


def _named(said: str) -> Iterator[re.Match[str]]:
    """Weekdays of which the text says which ones: each, or the first of a month."""
    for start in (0, *(one.end() for one in re.finditer(r"[ ,]+", said))):
        found = _EACH.match(said, start)
        is_weekday = found and getattr(WORDS.get(found["day"]), "kind", "") in ("weekday", "each")
        if found and is_weekday and (found["nth"] or found["other"] or _is_each(found)):
            yield found


def _is_each(found: re.Match[str]) -> bool:
    return bool(found["each"]) or WORDS[found["day"]].kind == "each"


def _days(found: re.Match[str], first: date, last: date) -> Iterator[date]:
    weekday, nth = WORDS[found["day"]].value, _NTH.get(found["nth"], 0)
    days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    days = [day for day in days if day.weekday() == weekday]
    if nth:
        # Of its month, counted from the first or, below zero, from the last.
        days = [day for day in days if nth in ((day.day + 6) // 7, -((_last_of_month(day).day - day.day) // 7 + 1))]
    # Of every other the first must be said, and of a month one is meant.
    is_open = found["other"] and days[:1] != [first]
    is_one = nth and not found["monthly"]
    if not is_open and len(days) <= _MOST and (len(days) == 1 if is_one else len(days) > 1):
        yield from days[:: 2 if found["other"] else 1]


def _time(said: str, known: Known) -> tuple[date, date] | None:
    """The first and the last day of a span, of a month or of several, of weeks, of a year."""
    if weeks := _WEEKS.fullmatch(said):
        try:
            first, last = (date.fromisocalendar(int(weeks[3]), int(weeks[one]), 1) for one in (1, 2))
        except ValueError:
            return None
        return first, last + timedelta(days=6)
    found = interpret(said, known).only
    if found and len(found.start) == len(found.end) == _DAY:
        return date.fromisoformat(found.start), date.fromisoformat(found.end)
    year = re.search(r"20[0-9]{2}$", said)
    ends = [found] * 2 if found else [interpret(f"{one} {year[0]}").only for one in _ends(said)] if year else []
    if len(ends) != 2 or not all(one and re.fullmatch("[0-9]{4}(-[0-9]{2})?", one.start) for one in ends):
        return None
    begin, end = (one.start for one in ends if one)
    return date.fromisoformat(f"{begin}-01-01"[:_DAY]), _last_of_month(date.fromisoformat(f"{end}-12-01"[:_DAY]))


def _ends(said: str) -> list[str]:
    """`mars–maj 2027`."""
    return re.split(r" ?- ?| (?:till|to) ", re.sub(r",? 20[0-9]{2}$", "", re.sub("^(?:från|from) ", "", said)))


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
