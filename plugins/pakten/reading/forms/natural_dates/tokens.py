"""The tokens of a date: its figures and words, each with what it can be. What is no token is kept as unread."""

import re
from dataclasses import replace

from pakten.reading.forms.natural_dates.spoken import (
    BY,
    CARDINAL,
    LENGTH,
    clock,
    half_of,
    length,
    short,
    spoken,
    with_long_years,
)
from pakten.reading.forms.natural_dates.token import Token
from pakten.reading.forms.natural_dates.words import WORDS, Word

HOME = "svensk tid"
"""A zone as people name it who live there."""

_QUOTES = " “”„\"'"
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−→"), "-")
# In English, whose months have a capital letter, they are no weekdays.
_SHORT_DAY = re.compile(
    r"(^|[-/,&] ?|\boch )([Oo][Nn]|[Tt][Oo])(?=\.? ?(?:[-/,&]|den |[0-9]))(?!.*[A-Z][a-z])", re.ASCII
)
_LONG_DAY = {"on": "onsdag", "to": "torsdag"}
_END = r"(?![^\W_])"
_PART = r"på (?:morgonen|förmiddagen|eftermiddagen|kvällen)|in the (?:morning|afternoon|evening)"
_HALF = rf"(?: ?(?P<half>[ap]\.?m\.?|[fe]\.?m\.?|{_PART}){_END}\.?)"
_YEAR = "(?P<y>(?:19|20|21)[0-9]{2})"
_AT = "(?:kl|klockan|at)[.:]? ?"
_SPOKEN = rf"(?P<spoken>{CARDINAL}|[0-9]{{1,2}}){_END}{_HALF}?"
_FIRST_TO_FOURTH = "första|andra|tredje|fjärde|first|second|third|fourth|[1-4](?::?[ae]|st|nd|rd|th)?"
_MINUTES = r"(?P<minute>[0-9]{2})(?:[.:]00(?:[.,]0+)?)?"


_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # As Outlook names the zone of its own language.
        ("home", r"\(utc\+01:00\) amsterdam, berlin, bern, rom[ae]?, \w+, (?:vienna|wien)"),
        ("home", rf"\(?(?:svensk tid|swedish time){_END}\)?"),
        ("offset", r"\(?(?:utc|gmt) ?(?P<sign>[+-])(?P<hour>[0-9]{1,2})(?::?(?P<minute>[0-9]{2}))?(?![0-9])\)?"),
        # With a minus it could as well be the end of a span of hours.
        ("offset", r"(?P<sign>\+)(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?![0-9:.])"),
        ("ymd", rf"{_YEAR}(?P<sep>[-/.])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})(?![0-9])"),
        ("ymd", r"(?P<y>20[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?![0-9])"),
        ("short", r"(?P<a>[0-9]{1,2})(?P<sep>[-/.])(?P<b>[0-9]{1,2})(?P=sep)(?P<c>[0-9]{2})(?![0-9])"),
        ("short", r"(?P<a>[0-9]{2})(?P<sep>)(?P<b>[0-9]{2})(?P<c>[0-9]{2})(?![0-9])"),
        ("week", rf"{_YEAR}-?w(?P<week>[0-9]{{2}})(?![0-9])"),
        ("O", rf"{_YEAR}[-/.](?P<m>[0-9]{{1,2}})(?![0-9./-])"),
        ("dmy", rf"(?P<d>[0-9]{{1,2}}) ?(?P<sep>[/.]) ?(?P<m>[0-9]{{1,2}})(?: ?- ?|,? ){_YEAR}(?![0-9.:/]|-[0-9])"),
        ("dmy", rf"(?P<d>[0-9]{{1,2}})\. ?(?P<m>[0-9]{{1,2}})\. ?{_YEAR}(?![0-9])"),
        ("either", rf"(?P<d>[0-9]{{1,2}})(?P<sep>[/-])(?P<m>[0-9]{{1,2}})(?P=sep){_YEAR}(?![0-9])"),
        ("S", r"(?P<d>[0-9]{1,2}) ?/ ?(?P<m>[0-9]{1,2})(?![0-9/])"),
        # In German, Finnish and Norwegian a dot stands behind both; only before the end of a span, where no hour is.
        ("S", r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\.(?= ?- ?[0-9]{1,2}\. ?[0-9]{1,2}\.)"),
        # An hour of the clock, where hours of a length are fewer.
        ("C", rf"(?P<hour>0[0-9]|1[0-9]|2[0-4])h(?P<minute>[0-5][0-9])?{_END}"),
        ("L", rf"(?:(?:i|for|under) )?{LENGTH} ?(?P<unit>h|tim(?:me|mar|ma)?|hours?|hrs?|min(?:uter|utes)?){_END}\.?"),
        ("L", rf"(?:(?:i|for|under) )?(?P<half>en halvtimme|half an hour|en halv timme){_END}"),
        ("X", r"(?:kvartal|q|quarter) ?(?P<quarter>[1-4])(?![0-9.:])"),
        ("X", rf"(?:{_FIRST_TO_FOURTH}) (?:kvartalet|quarter){_END}"),
        ("spoken", rf"(?:{_AT})?(?:(?P<by>fem|tio|kvart|tjugo) (?P<way>över|i) )?(?P<to>halv ){_SPOKEN}"),
        ("spoken", rf"(?:{_AT})?(?:an? )?(?P<by>{'|'.join(BY)}) (?P<way>över|i|past|to) {_SPOKEN}"),
        ("spoken", rf"{_AT}(?P<spoken>{CARDINAL}){_END}(?: o.clock{_END})?{_HALF}?"),
        ("spoken", rf"(?P<spoken>{CARDINAL})(?: o.clock{_END}|{_HALF})"),
        ("C", rf"(?P<hour>[0-9]{{1,2}})[.:]{_MINUTES}(?![0-9:/]|\.[0-9]){_HALF}?"),
        ("C", rf"(?P<hour>[0-9]{{1,2}})(?:{_HALF}| ?o.clock{_END})"),
        ("C", rf"(?:kl|klockan|at|@)[.:]? ?(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})(?![0-9]){_HALF}?"),
        ("C", rf"(?:{_AT}|(?<=-)|(?<=- ))(?P<hour>[0-9]{{1,2}}),(?P<minute>[0-5][0-9])(?![0-9]){_HALF}?"),
        ("Y", rf"{_YEAR}(?![0-9])"),
        ("N", rf"(?P<n>[0-9]{{1,2}})(?::?[ea]|st|nd|rd|th)?{_END}\.?(?![0-9])"),
        ("week", r"(?:(?:hela )?veckan?|v|week|w)\.? ?(?P<week>[0-9]{1,2})(?![0-9])"),
        ("A", rf"(?:hela dag(?:en|arna)|all[- ]day|whole day){_END}"),
        ("-", rf"(?:till och med|t\.? ?o\.? ?m\.?|-){_END}|-"),
        ("&", r"&|\+"),
        (",", r"[,;·•|]"),
        ("K", r"@"),
        ("", r"[().]"),
        ("word", r"(?:twenty|thirty)[- ][a-z]+"),
        ("word", r"[^\W\d_]+(?:\.|:(?= ))?"),
    )
)
_KINDS = {"month": "M", "weekday": "W", "each": "P", "season": "Q", "zone": "Z", "between": "B", "kl": "K", "from": "F"}
_KINDS |= {"tentative": "T", "all day": "A", "number": "N"}


def tokens_of(text: str) -> list[Token]:
    """All tokens of a text, in their order; words that say nothing are left out."""
    said = normalised(text)
    found: list[Token] = []
    at = 0
    while at < len(said):
        token, length = _token(said, at)
        at += length
        if token.kind:
            found.append(token)
        while said[at : at + 1] == " ":
            at += 1
    return found


def normalised(text: str) -> str:
    """Small letters, plain dashes and spaces; a T between a date and an hour is no word."""
    plain = " ".join(text.translate(_DASHES).strip(_QUOTES).split())
    plain = _SHORT_DAY.sub(lambda found: found[1] + _LONG_DAY[found[2].casefold()], plain).casefold()
    plain = re.sub(r"(?<=[0-9])t(?=[0-9]{2})", " ", plain)
    # In German the word for a clock comes after the hour, and a day begins with what is half a day in English.
    plain = re.sub(r"(?:um )?([0-9]{1,2}(?:[.:][0-9]{2})?) uhr\b", r"kl \1", plain)
    plain = re.sub(r"^am ", "", plain)
    return with_long_years(plain)


def _token(said: str, at: int) -> tuple[Token, int]:
    for kind, pattern in _PATTERNS:
        found = pattern.match(said, at)
        token = _of(kind, found) if found else None
        if found and token:
            return token, len(found.group())
    rest = re.match(r"\S[^\s,;]*", said[at:])
    word = rest.group() if rest else said[at]
    return Token("U", word), len(word)


def _of(kind: str, found: re.Match[str]) -> Token | None:
    """The token that a pattern has found; None when its figures cannot be what they look like."""
    parts = {name: part for name, part in found.groupdict().items() if part}
    number = {name: int(part) for name, part in parts.items() if part.isdecimal()}
    token = Token(kind, found.group(), number.get("y", 0), number.get("m", 0), number.get("d", 0))
    if kind == "C":
        return clock(replace(token, hour=number["hour"], minute=number.get("minute", 0), half=half_of(parts)), parts)
    if kind == "spoken":
        return spoken(token, parts)
    if kind == "L":
        return replace(token, value=length(parts))
    if kind == "short":
        return short(token, [number[name] for name in "abc"], parts.get("sep", ""))
    if kind in ("dmy", "either", "S"):
        return _day_and_month(token, parts.get("sep", "/"))
    if kind == "word":
        known = WORDS.get(token.text.rstrip(".:"), Word("U"))
        return Token(_KINDS.get(known.kind, known.kind), known.text or token.text, value=known.value)
    if kind == "home":
        return replace(token, kind="Z", text=HOME)
    if kind == "offset":
        minutes = number["hour"] * 60 + number.get("minute", 0)
        return replace(token, kind="Z", value=minutes if parts["sign"] == "+" else -minutes)
    if kind == "week":
        return replace(token, kind="V", value=number["week"])
    if kind == "ymd":
        return replace(token, kind="D")
    if kind == "O" and not 1 <= token.month <= 12:
        return None
    return replace(token, value=number.get("n", token.year))


def _day_and_month(token: Token, sep: str) -> Token | None:
    """Day and month where the order is not certain: 25/12 can only be Christmas, 12/25 too."""
    first, second = token.day, token.month
    kind = "S" if token.kind == "S" else "D"
    if second > 12 and first <= 12:
        return None if sep == "." else replace(token, kind=kind, month=first, day=second)
    if sep == "." and not 1 <= second <= 12:
        return None
    if token.kind == "either" and first <= 12 and first != second:
        return replace(token, kind=kind, other=(first, second))
    return replace(token, kind=kind)
