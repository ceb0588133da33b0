"""Personal data that has slipped into a text: identity numbers, and mailboxes and telephones of private persons.

A network tells of organisations and functions. Nothing here proves that a person is meant; it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum import luhn

Span = tuple[int, int]

# A cheap look: a text without these digits holds no such number.
_DIGITS = re.compile(r"[0-9]{6}[-+‐‑–−]?[0-9]{4}")
# Ten digits in a row that begin with 0 are a telephone number.
_NUMBER = re.compile(
    r"(?<![\w/=.-])(?:(?:19|20)?[0-9]{6}[-+‐‑–−][0-9]{4}|(?:19|20)[0-9]{10}|[1-9][0-9]{9})(?![\w-]|[.,][0-9])"
)
_MAILBOX = re.compile(
    r"[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|protonmail|proton|telia|spray|"
    r"bredband2?|comhem|home|passagen)\.(?:com|se|me|net|nu)(?![\w.]*\w)",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"(?:\+(?<![\w/=.+-]\+)46[ -]?\(?0?\)?[ -]?|0(?<![\w/=.+-]0)(?:046[ -]?)?)7[02369](?:[ -]?\d){7}(?!\d)"
)


def identity_numbers(text: str) -> Iterator[Span]:
    """Swedish personal identity numbers and coordination numbers: a day of birth, and a check digit that agrees."""
    for found in _NUMBER.finditer(text) if _DIGITS.search(text) else ():
        digits = re.sub(r"\D", "", found.group())
        if _is_birthday(digits[:-4]) and luhn.is_valid(digits[-10:]):
            yield found.span()


def private_mailboxes(text: str) -> Iterator[Span]:
    """Addresses at services where people have their own mail; no organisation answers there."""
    return (found.span() for found in _MAILBOX.finditer(text)) if "@" in text else iter(())


def mobile_phones(text: str) -> Iterator[Span]:
    """Swedish mobile numbers: somebody's pocket, and seldom a function's desk."""
    return (found.span() for found in _MOBILE.finditer(text))


def _is_birthday(digits: str) -> bool:
    """Coordination numbers have 60 added to the day (Folkbokföringslagen, 18 c §)."""
    # Without a century any will do: only 29 February asks for it, and the last one that lacked it was 1900.
    written = digits if len(digits) == 8 else f"20{digits}"
    year, month, day = int(written[:4]), int(written[4:6]), int(written[6:])
    try:
        date(year, month, day - 60 if day > 60 else day)
    except ValueError:
        return False
    return True
