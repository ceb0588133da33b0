"""What is said in words or short: "halv nio", "två timmar", "-27". Read only where one thing can be meant."""

import re
from dataclasses import replace

from pakten.reading.forms.natural_dates.token import Token
from pakten.reading.forms.natural_dates.words import BEFORE_A_YEAR, CARDINALS, EARLIEST_SPOKEN

CARDINAL = "|".join(word for words in CARDINALS for word in words.split())
_NUMBER = {word: number for number, words in enumerate(CARDINALS, 1) for word in words.split()}
BY = {"fem": 5, "tio": 10, "kvart": 15, "tjugo": 20, "five": 5, "ten": 10, "quarter": 15, "twenty": 20, "half": 30}
LENGTH = rf"(?P<length>[0-9]{{1,3}}(?:[.,][05])?|{CARDINAL}|an?)(?P<more> och en halv| and a half)?"
_MONTH = "|".join(BEFORE_A_YEAR)
_SHORT_YEAR = re.compile(
    # Nothing that may be a range: "3 mars -26" has its year, "3 mars - 26 april" and "3/3 -26/3" have not.
    rf"(?P<before>(?:/ ?[0-9]{{1,2}}|(?<![^\W\d_])(?:{_MONTH})\.?),?)(?: ?-|[ -]?['’])(?P<y>[1-4][0-9])"
    rf"(?![0-9.:/-]| ?-| ?(?:{_MONTH}))"
)
_PLAUSIBLE = range(2010, 2050)
"""The years that two figures may mean; other figures are days, months or hours."""

Parts = dict[str, str]
"""What a pattern has found, by name."""


def with_long_years(text: str) -> str:
    """ "3 mars -27" as 3 March 2027."""
    return _SHORT_YEAR.sub(lambda found: f"{found['before']} 20{found['y']}", text)


def half_of(parts: Parts) -> str:
    """Of the day, in one of its names; as it is when there is none."""
    said = parts.get("half", "").replace(".", "")
    if said in ("fm", "am") or "morning" in said or said.endswith(("morgonen", "förmiddagen")):
        return "am"
    return "pm" if said else ""


def clock(token: Token, parts: Parts) -> Token | None:
    """Parts of the day in whole words say of 20 what is so anyhow, and leave open which 12 is meant."""
    if len(parts.get("half", "")) <= len("a.m."):
        return token
    if token.hour >= 12 and token.half == "pm":
        return replace(token, half="") if token.hour > 12 else None
    return token if token.hour < 12 else None


def spoken(token: Token, parts: Parts) -> Token | None:
    """ "Halv nio", "kvart över tio", "kl. nio": an hour of twelve, which must be said or be certain."""
    hour, half = _NUMBER.get(parts["spoken"]) or int(parts["spoken"]), half_of(parts)
    if not (1 if half else EARLIEST_SPOKEN) <= hour <= 12:
        return None
    by = BY.get(parts.get("by", ""), 0)
    minutes = hour * 60 - 30 * ("to" in parts) + (by if parts.get("way") in ("över", "past") else -by)
    return clock(replace(token, kind="C", hour=(minutes // 60) % 12 or 12, minute=minutes % 60, half=half), parts)


def length(parts: Parts) -> int:
    """Minutes."""
    said = parts.get("length", "")
    number = 0.5 if not said else 1 if said in ("a", "an") else _NUMBER.get(said) or float(said.replace(",", "."))
    return round((number + 0.5 * ("more" in parts)) * (1 if parts.get("unit", "").startswith("min") else 60))


def short(token: Token, figures: list[int], sep: str) -> Token | None:
    """A date whose year has two figures, in the only order in which it can be one; 1/3/26 may be in two."""
    first, second, third = figures
    ways = {(2000 + third, second, first)}
    ways |= {(2000 + first, second, third)} if sep != "." and len(token.text) - 2 * len(sep) == 6 else set()
    ways |= {(2000 + third, first, second)} if sep == "/" else set()
    likely = sorted(way for way in ways if way[0] in _PLAUSIBLE and 1 <= way[1] <= 12 and 1 <= way[2] <= 31)
    if len({year for year, _, _ in likely}) != 1:
        return None
    # The day first, as it is written here.
    year, month, day = next((way for way in likely if way[1:] == (second, first)), likely[0])
    other = (first, second) if len(likely) > 1 else (0, 0)
    return replace(token, kind="D", year=year, month=month, day=day, other=other)
