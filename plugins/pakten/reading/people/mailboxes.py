"""Whose a mailbox is: a function's, as its words say, a person's, or perhaps a person's."""

import re
from collections.abc import Collection
from enum import Enum
from pathlib import Path

from pakten.reading.people.names import ALSO_WORDS, is_given, is_joined, is_surname
from pakten.reading.suggestion import fold, slug

PRIVATE_SERVICE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|icloud|me|mac|protonmail|proton|telia|spray|bredband2?|comhem|"
    r"home|passagen|gmx|aol|tele2|bahnhof|swipnet|glocalnet)\.(?:com|se|me|net|nu)",
    re.IGNORECASE,
)
_BEGINS, _ENDS = Path(__file__).with_name("words_of_functions.txt").read_text("utf-8").split("\n\n")
_FUNCTION = re.compile(rf"(?:{'|'.join(_BEGINS.split())}).*|.*(?:{'|'.join(_ENDS.split())})")
"""How words begin that name a function, and how others end."""


_STAND_FOR_NAMES = frozenset(("fornamn", "efternamn", "namn", "name", "firstname", "lastname"))


class Whose(Enum):
    PERSON = "person"
    PERHAPS = "perhaps"
    FUNCTION = "function"


def whose(local: str, domain: str, own: Collection[str] = ()) -> Whose:
    """Whose mailbox it is, by what stands before and after the @."""
    words = _words(local)
    if re.fullmatch(r"(?:no|do-?not)[._-]?reply.*", local, re.IGNORECASE):
        return Whose.FUNCTION
    if not words or _has_function(words, {*own, *slug(domain).split("-")}):
        whose_else = Whose.FUNCTION
    elif len(words) == 1:
        whose_else = Whose.PERSON if is_given(words[0]) or is_joined(words[0]) else Whose.FUNCTION
    elif any(is_given(word) or word in ALSO_WORDS for word in words) or any(map(is_surname, words)):
        whose_else = Whose.PERSON
    elif len(words) <= 3 and all(word.isalpha() for word in words):
        # An initial and a name; of two words that nobody knows, either may be meant.
        whose_else = Whose.PERSON if len(words[0]) == 1 and len(words[-1]) > 3 else Whose.PERHAPS
    else:
        whose_else = Whose.FUNCTION
    if whose_else is Whose.FUNCTION and PRIVATE_SERVICE.fullmatch(domain):
        return Whose.PERHAPS
    return whose_else


def _is_named(word: str) -> bool:
    return is_given(word) or is_surname(word)


def is_surely_function(mailbox: str) -> bool:
    """Whether a word before the @ names a function, and no part of it can be somebody's name or private address."""
    local, _, domain = mailbox.partition("@")
    words = _words(local)
    named = any(_is_named(word) or word in _STAND_FOR_NAMES for word in words)
    return _has_function(words, ()) and not (named or PRIVATE_SERVICE.fullmatch(domain))


def _words(local: str) -> list[str]:
    words = (re.sub(r"\d+$", "", fold(word)) for word in re.split(r"[._+-]", local))
    return [word for word in words if word]


def _has_function(words: list[str], known: Collection[str]) -> bool:
    return any(word in known or (_FUNCTION.fullmatch(word) and not _is_named(word)) for word in words)
