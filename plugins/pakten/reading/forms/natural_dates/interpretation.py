"""An interpretation: what a text says of when something happens, written as the file wants it, or why nothing can be.

Nothing is guessed. Every figure and every word is accounted for, or there is no span; where a date could be two, is
not in the calendar, or does not fall on the weekday that is said, it is told and left to the author.

What reads it is imported when the first is read: where all dates stand as the file wants them, nobody asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pakten.domain.code import Code
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.known import Known

if TYPE_CHECKING:
    from pakten.reading.forms.natural_dates.grammar import Statement
    from pakten.reading.forms.natural_dates.token import Token


@dataclass(frozen=True, slots=True)
class Span:
    """A beginning and perhaps an end, as the file wants them: `2027-02-03 09:00`, `2027-02-03`, `2021-11`, `TBA`."""

    start: str
    end: str = ""

    @property
    def has_day(self) -> bool:
        """Whether it says a day, and not only a month or a season."""
        return len(self.start) >= len("2027-01-20") and self.start[4] == "-"


@dataclass(frozen=True, slots=True)
class Interpretation:
    spans: tuple[Span, ...] = ()
    """One, or several when several dates are said; none when there is a mistake or something is not understood."""
    is_tentative: bool = False
    zone: str = ""
    """The zone that is written, when hours have been read as those of its clocks."""
    unread: tuple[str, ...] = ()
    """What is not understood: words, or the whole when they say nothing together."""
    mistake: Mistake | None = None
    """Why the date cannot be written: it does not exist, lacks its year, could be two."""

    @property
    def only(self) -> Span | None:
        """The one span, when exactly one is said."""
        return self.spans[0] if len(self.spans) == 1 else None

    @property
    def is_moment(self) -> bool:
        """Whether it says when something is, and nothing else."""
        return self.only is not None and not (self.only.end or self.is_tentative or self.zone)


_NOTHING = Known()
_LONGEST = 200
_MOST_DAYS, _MIDNIGHT = 5, 24 * 60
_SOME_DAY = Known(day=date(2027, 1, 1))


def interpret(text: str, known: Known = _NOTHING) -> Interpretation:
    """What the text says of when something happens."""
    from pakten.reading.forms.natural_dates.tokens import normalised, tokens_of  # noqa: PLC0415 - see above
    from pakten.reading.forms.natural_dates.words import TO_BE_ANNOUNCED  # noqa: PLC0415

    if normalised(text[:_LONGEST]).rstrip(".") in TO_BE_ANNOUNCED:
        return Interpretation((Span("TBA"),))
    tokens = tokens_of(text) if len(text) <= _LONGEST else []
    if any(one.kind == "X" for one in tokens):
        return Interpretation(mistake=Mistake(Code.QUARTER, value=text))
    unread = tuple(one.text for one in tokens if one.kind == "U")
    if unread or not tokens:
        return Interpretation(unread=unread or (text,))
    try:
        spans = tuple(_spans(tokens, known, text))
    except Mistake as mistake:
        return Interpretation(mistake=mistake)
    if not spans:
        return Interpretation(unread=(text,))
    zone = next((one.text for one in tokens if one.kind == "Z"), "")
    return Interpretation(spans, any(one.kind == "T" for one in tokens), zone)


def hours(text: str) -> tuple[str, ...]:
    """Hours alone, the beginning and perhaps the end: "kl 9–10.30" is 09:00 and 10:30; nothing if it says more."""
    said = f"kl {text.strip()}" if text.strip().isdigit() else text
    found = interpret(said, _SOME_DAY)
    if found.only is None or found.is_tentative or found.zone or not found.only.start.startswith(f"{_SOME_DAY.day} "):
        return ()
    return tuple(one[11:] for one in (found.only.start, found.only.end) if one)


def _spans(tokens: Sequence[Token], known: Known, text: str) -> Iterator[Span]:
    """The spans that are said; none when the tokens say nothing together."""
    from pakten.reading.forms.natural_dates.clocks import minutes_of, moment  # noqa: PLC0415 - see above
    from pakten.reading.forms.natural_dates.days import calendar_days  # noqa: PLC0415
    from pakten.reading.forms.natural_dates.grammar import SpokenDay, statement  # noqa: PLC0415

    plain = _without_marks(tokens)
    marks = [one for one in tokens if one.kind in "AZPL"]
    if vague := _vague(plain):
        if not marks:
            yield Span(vague)
        return
    said = statement(plain)
    if said is not None and not said.days and known.day:
        said = replace(said, days=(SpokenDay(known.day.year, known.day.month, known.day.day),))
    if said is None or not said.days or not _fit(marks, said):
        return
    minutes = [minutes_of(one) for one in said.hours]
    if any(len(one) != len(found) for one, found in zip(said.hours, minutes, strict=True)):
        return
    for length in (one.value for one in marks if one.kind == "L"):
        minutes = [(own[0], own[0] + length) for own in minutes]
    each = tuple(one.value for one in marks if one.kind == "P")
    zone = next((one for one in marks if one.kind == "Z"), None)
    days = calendar_days(
        [replace(day, weekdays=(*day.weekdays, *each)) for day in said.days],
        known,
        is_span=said.is_span,
        text=text,
        clock=f"{minutes[0][0] // 60:02}:{minutes[0][0] % 60:02}" if list(map(len, minutes)) == [1] else "",
    )
    is_each = said.is_span and bool(days) and len(minutes[0]) > 1
    if is_each:
        # "2–3 december kl 9–16". What goes on for longer is open rather than held, and through a night it is one.
        days = [days[0] + timedelta(days=after) for after in range((days[1] - days[0]).days + 1)]
        minutes = [minutes[0]] * len(days)
        if len(days) > _MOST_DAYS or minutes[0][1] > _MIDNIGHT:
            return
    moments = [
        [moment(day, minute, known.zone, zone, text) for minute in own] or [str(day)]
        for day, own in zip(days, minutes[: len(days)], strict=True)
    ]
    if not said.is_span or is_each:
        yield from (Span(*one) for one in moments)
    elif moments and moments[0][0] < moments[1][0]:
        yield Span(moments[0][0], moments[1][0])


def _without_marks(tokens: Sequence[Token]) -> list[Token]:
    """The days and hours, without what is said beside them and the commas around it."""
    plain: list[Token] = []
    for one in tokens:
        if one.kind not in "TAZPL" and not (one.kind == "," and (not plain or plain[-1].kind == ",")):
            plain.append(one)
    return plain[:-1] if plain and plain[-1].kind == "," else plain


def _fit(marks: Sequence[Token], said: Statement) -> bool:
    """Whether what is said beside days and hours makes sense with them."""
    has_hours = any(said.hours)
    zones = {(one.text, one.value) for one in marks if one.kind == "Z"}
    each = {one.value for one in marks if one.kind == "P"}
    if any(one.kind == "A" for one in marks) and has_hours:
        return False
    lengths = [one.value for one in marks if one.kind == "L"]
    if lengths and (len(lengths) > 1 or said.is_span or any(len(own) != 1 for own in said.hours)):
        return False
    return len(zones) <= has_hours and len(each) <= (len(said.days) > 1 and not said.is_span)


def _vague(tokens: Sequence[Token]) -> str:
    """A month, a season or a year."""
    kinds = "".join(one.kind for one in tokens)
    year = next((one.value for one in tokens if one.kind == "Y"), 0)
    if kinds in ("MY", "YM"):
        month = next(one for one in tokens if one.kind == "M")
        # July for some and Christmas for others.
        return "" if month.text == "jul" else f"{year}-{month.value:02}"
    if kinds in ("QY", "YQ"):
        return f"{year} {next(one.text for one in tokens if one.kind == 'Q')}"
    return f"{tokens[0].year}-{tokens[0].month:02}" if kinds == "O" else f"{year}" if kinds == "Y" else ""
