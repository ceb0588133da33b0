"""A token of a date: a figure or a word, and what it can be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One of the kinds that the letters of the grammar stand for."""

    kind: str
    """D full date, O month of a year, S day and month, N number, M month, Y year, W weekday, P weekday of all days,
    V week, X quarter, C clock, L length, Q season, K "kl", F "från", B "mellan", Z zone, T tentative, A all day, "-",
    "&" and ","; U is unread."""
    text: str
    year: int = 0
    month: int = 0
    day: int = 0
    other: tuple[int, int] = (0, 0)
    """Month and day, when they may also be the other way around."""
    value: int = 0
    """Of a weekday, week, month, year or number; minutes of a zone or a length."""
    hour: int = 0
    minute: int = 0
    half: str = ""
    """Of the day: "am" or "pm"."""
