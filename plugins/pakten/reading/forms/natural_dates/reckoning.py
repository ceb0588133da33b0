"""What only the day tells on which a date is read: `imorgon`, `på torsdag kl 9`, `3–4 december` without a year.

It is told as reckoned, and never written without being asked: on another day it would be another date.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from pakten.domain.code import Code
from pakten.reading.forms.natural_dates.interpretation import Interpretation, interpret
from pakten.reading.forms.natural_dates.known import Between, Known
from pakten.reading.forms.natural_dates.recurrence import recurring
from pakten.reading.forms.natural_dates.tokens import normalised
from pakten.reading.forms.natural_dates.words import CARDINALS, WORDS

_LINES = Path(__file__).with_name("words_for_days.txt").read_text("utf-8").splitlines()
_DAYS = {word: int(days) for word, days in (one.split(": ") for one in _LINES if not one.startswith("#"))}
_NUMBERS = {word: str(number) for number, words in enumerate(CARDINALS, 1) for word in words.split()} | {"a": "1"}
_AHEAD = re.compile(r"(?:om|in) (?P<number>\w+) (?P<unit>dagar|veckor|days|weeks)\b")
_CLOCK = (
    r"(?=$|,? ?(?:kl|klockan|at|mellan|från|from|between|@)\b|"
    r",? (?:[0-9]{1,2}(?:[:.][0-9]{2})?-)?[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m|"
    # Beyond twelve it is no month.
    r",? [0-9]{1,2}(?::[0-9]{2}|\.(?:00|1[3-9]|[2-5][0-9])))"
)
"""Behind a weekday another number may be its date."""
_WEEKDAY = re.compile(
    rf"(?P<way>(?:nu )?på|nu|nästa|kommande|den här|next|this(?: coming)?|on)? ?(?P<day>[^\W\d]+?)\.?{_CLOCK}"
)
_LAST = re.compile(rf"(?:i (?P<past>[^\W\d]+dag)s|(?:förra|last) (?P<day>[^\W\d]+)){_CLOCK}")
_PERIOD = re.compile(r"(?:(?:nu )?i|till|under|in|the|this|next|nästa) |$")
_PART = re.compile(
    r"(?:i |in |at |the |runt |omkring |around )*(?:(?:första|andra) halvan|halva|början|mitten|slutet|"
    r"tidigt?|sent?|senare|beginning|start|middle|mid|end|early|late(?:r)?)(?: av| på| of| i| in)?(?: the)?[ -]"
)
_ABOUT = re.compile(r"(?:ca|c:a|cirka|omkring|runt|kring|ungefär|around|about|approximately)\.? ")
_SOME_DAYS = timedelta(days=4)
"""As far as what is about a day may be from it."""
_BESIDE_SUMMER = re.compile(
    r"(?P<way>efter|före|innan|after|before) (?:the )?"
    r"(?:sommaren|semest\w+|sommaruppehållet|summer(?: holidays?| break)?)(?P<year>,? 20[0-9]{2})?"
)
_BESIDE = {"efter": "höst", "före": "vår", "innan": "vår", "after": "autumn", "before": "spring"}
_UNIT = re.compile(
    r"\b(?:(?P<next>nästa|next)|(?:den )?här|denna|detta|this|i(?= (?:år|veckan)\b)) "
    r"(?P<unit>veckan?|månad(?:en)?|år(?:et)?|week|month|year)\b(?! ?[0-9])",
    re.IGNORECASE,
)
_WEEK = re.compile(r"(?:(?:under|i|in) )?(?:vecka|v|week|w)\.? ?(?P<week>[0-9]{1,2})(?:,? (?P<year>20[0-9]{2}))?")
_QUARTER = re.compile(r"(?:kvartal|q|quarter) ?[1-4],? (?P<year>20[0-9]{2})")
_BEFORE = re.compile(
    rf"(?:senast |the )?(?:(?P<number>[0-9]{{1,2}}|a|{'|'.join(_NUMBERS)}) )?"
    r"(?P<unit>dag(?:en|ar)?|veck(?:an|a|or)|days?|weeks?) (?:före|innan|before)(?: (?:träffen|mötet|the event))?"
)
_A_YEAR = timedelta(days=364)
_TO_SUNDAY = timedelta(days=3)


def reckoned(text: str, known: Known, today: date, *, is_past: bool = False) -> Interpretation:
    """What the text says if it was written today; a mistake when the date that it says has another weekday then."""
    written, said = text, normalised(text)
    text = spelt_out(said, today)
    if text != said and (found := interpret(re.sub("^(?:på|on) ", "", text), known)).spans:
        return found
    for year in (0, today.year, today.year + 1):
        found = recurring(text, known, year)
        if found.spans and found.spans[0].start >= f"{today}":
            return found
    said = _with_day(text, today)
    if said:
        return interpret(said, known)
    found = interpret(text, known)
    if found.spans:
        return found
    if found.mistake is None or found.mistake.code not in (Code.NO_YEAR, Code.WEEK_WITHOUT_DAY):
        return Interpretation()
    first, last = (today - _A_YEAR, today) if is_past else _coming(known.between, today)
    month_and_day = str(found.mistake.values.get("date", ""))
    found = interpret(text, replace(known, between=(first, last)))
    for year in () if found.spans else (first.year, last.year):
        dated = interpret(f"{written} {year}", known)
        if dated.mistake and dated.mistake.code == Code.WRONG_WEEKDAY and f"{first}" <= f"{year}-{month_and_day}":
            return dated
    return found


def beforehand(text: str, start: date) -> str:
    """A day that is counted back from the one on which something begins: `en vecka före`; empty for anything else."""
    found = _BEFORE.fullmatch(normalised(text))
    if found is None:
        return ""
    number = int(_NUMBERS.get(found["number"] or "en", found["number"] or "1"))
    return f"{start - timedelta(days=number * (7 if found['unit'][0] in 'vw' else 1))}"


def spelt_out(text: str, today: date) -> str:
    """Weeks, months and years that only today explains as what they are: `nästa vecka` is `vecka 49 2026`."""

    def named(found: re.Match[str]) -> str:
        unit, is_next = found["unit"].casefold(), bool(found["next"])
        if unit[0] == "m":
            return f"{today.replace(day=1) + timedelta(days=31 * is_next):%Y-%m}"
        if unit[0] in "åy":
            return f"{today.year + is_next}"
        year, week, _ = (today + timedelta(days=7 * is_next)).isocalendar()
        return f"{'week' if unit == 'week' else 'vecka'} {week} {year}"

    return _UNIT.sub(named, text)


def vaguely(text: str, today: date | None) -> tuple[str, bool]:
    """What a date can hold of a week, a quarter, a part of a month or what is about a day, and whether its year is
    reckoned."""
    said = normalised(text)
    if today and (meant := spelt_out(said, today)) != said:
        return vaguely(meant, today)[0], True
    if week := _WEEK.fullmatch(said):
        years = [int(week["year"])] if week["year"] else [today.year, today.year + 1] if today else []
        try:
            days = [date.fromisocalendar(year, int(week["week"]), 4) for year in years]
        except ValueError:
            return "", False
        coming = (day for day in days if week["year"] or (today and day + _TO_SUNDAY >= today))
        return next((f"{day:%Y-%m}" for day in coming), ""), not week["year"]
    if quarter := _QUARTER.fullmatch(said):
        return quarter["year"], False
    if beside := _BESIDE_SUMMER.fullmatch(said):
        is_next = beside["way"] in ("efter", "after")
        return _as_vague(f"{_BESIDE[beside['way']]}{beside['year'] or ''}", today, is_next=is_next)
    if about := _ABOUT.match(said):
        found = interpret(said[about.end() :])
        is_reckoned = not found.spans
        if is_reckoned and today:
            found = reckoned(said[about.end() :], Known(), today)
        day = date.fromisoformat(found.only.start[:_DAY]) if found.only and found.only.has_day else None
        is_there = day and (day - _SOME_DAYS).month == (day + _SOME_DAYS).month
        return (f"{day:%Y-%m}", is_reckoned) if is_there else ("", False)
    part = _PART.match(said)
    return _as_vague(said[part.end() :], today) if part else ("", False)


_DAY = len("2027-01-20")


def _as_vague(said: str, today: date | None, *, is_next: bool = False) -> tuple[str, bool]:
    """A month or a season as a date has it, and whether its year is reckoned."""
    found = interpret(said)
    is_reckoned = not found.spans
    if is_reckoned and today:
        found = interpret(_with_year(said, today, is_next=is_next))
    return found.only.start if found.only and not found.only.has_day else "", is_reckoned


def _with_day(said: str, today: date) -> str:
    """The text with a date in place of the words that only today explains; empty when it has none."""
    for word, after in _DAYS.items():
        if found := re.search(rf"^{word}(?=$|[ ,])|(?<=[0-9] ){word}$", said):
            return f"{said[: found.start()]}{today + timedelta(days=after)}{said[found.end() :]}"
    if ahead := _AHEAD.match(said):
        number = _NUMBERS.get(ahead["number"], ahead["number"])
        days = int(number) * (7 if ahead["unit"][0] in "vw" else 1) if re.fullmatch("[0-9]{1,2}", number) else 0
        return f"{today + timedelta(days=days)}{said[ahead.end() :]}" if days else ""
    for found, step in ((_LAST.match(said), -1), (_WEEKDAY.match(said), 1)):
        parts = found.groupdict() if found else {}
        weekday = WORDS.get(parts.get("past") or parts.get("day") or "")
        if found and weekday and weekday.kind == "weekday":
            after = (step * (weekday.value - today.weekday()) - 1) % 7 + 1
            # Next Wednesday is that of the next week.
            is_next = parts.get("way") in ("nästa", "next")
            day = today + timedelta(days=7 - today.weekday() + weekday.value if is_next else step * after)
            return f"{day}{said[found.end() :]}"
    period = _PERIOD.match(said)
    is_next = bool(period and period[0] in ("till ", "nästa ", "next "))
    return _with_year(said[period.end() :] if period else said, today, is_next=is_next)


def _with_year(said: str, today: date, *, is_next: bool = False) -> str:
    """A month or a season that comes next, with its year: this one as long as it lasts, or the one after it."""
    word = WORDS.get(said)
    if word is None or word.kind not in ("month", "season"):
        return ""
    for year in (today.year, today.year + 1):
        found = interpret(f"{said} {year}").only
        last = _LAST_MONTHS.get(word.text) or int(found.start[5:]) if found else 0
        # A season has three months; what is said to come has not begun.
        begins = last - 2 * (word.kind == "season") if is_next else last + 1
        if found and (year, begins) > (today.year, today.month):
            return f"{said} {year}"
    return ""


_LAST_MONTHS = {"vår": 5, "spring": 5, "sommar": 8, "summer": 8, "höst": 11, "autumn": 11, "vinter": 12, "winter": 12}


def _coming(between: Between | None, today: date) -> Between:
    """The year that begins today, as far as the dates around it let it go."""
    first = max(between[0], today) if between else today
    return first, min(between[1], first + _A_YEAR) if between else first + _A_YEAR
