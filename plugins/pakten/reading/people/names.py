"""Names that people in Sweden have, as far as a mailbox or a line of contact gives a person away.

No list is whole. Those here are common given names, of families from many countries, and how surnames end; names that
are words of everyday or of places are left out. Written without dots and accents.
"""

import re
from pathlib import Path

from pakten.reading.suggestion import fold


def listed(file: str) -> frozenset[str]:
    """The words of a file of this room."""
    return frozenset(Path(__file__).with_name(file).read_text("utf-8").split())


GIVEN = listed("given_names.txt")
_ALSO_WORDS = "bo dag stig sten liv vera my ros sol lo storm roy ines mans love gun eden nova stella may"
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
"""Given names that mean something else as well: with a second name they are names."""

_ENDING = (
    "sson|sen|strom|stroem|berg|bergh|lund|lundh|gren|qvist|quist|kvist|dahl|lind|lindh|holm|stedt|stad|blad|feldt|felt|"
    "fors|hagen|heim|nius|lius|ander|wall|vall|mark|borg|grip|krantz|wicz|oglu|zadeh|nejad|poulos|escu|enko|chuk"
)
_WHOLE = (
    "khan|ahmadi|ahmed|ali|hassan|hussein|ibrahim|mohamed|mohammadi|osman|omar|yusuf|abdi|nguyen|tran|pham|wang|zhang|chen|"
    "garcia|lopez|silva|santos|kaya|yilmaz|demir|celik|haddad|khalil|mansour|nasser|saleh|tesfaye|tekle|haile|ceesay|jallow|"
    "diallo|begum|rahman|singh|kaur|kumar|sharma|ek|falk|frisk|hjelm|bjork|alm|rask|hedin|norlin|wallin|sandin|melin|bolin|"
    "ohlin|molin|dalin|nordin|hellman|hedman|norman|backman|ekman|forsman|lindman|sundin|engdahl|hallen|norling|lundin"
)
_SURNAME = re.compile(rf"[a-z]{{2,}}(?:{_ENDING})|{_WHOLE}")
_PLACES = listed("places_like_surnames.txt")


def is_given(word: str) -> bool:
    return fold(word) in GIVEN


def is_surname(word: str) -> bool:
    """Whether it ends as surnames do, and is no place that ends so."""
    folded = fold(word)
    return folded not in _PLACES and _SURNAME.fullmatch(folded) is not None


def is_joined(word: str) -> bool:
    """A given name and a surname, or an initial and one, written together: `annasvensson`, `asvensson`."""
    folded = fold(word)
    heads = [folded[:length] for length in range(3, min(len(folded) - 2, 12)) if folded[:length] in GIVEN]
    if any(_SURNAME.fullmatch(folded[len(head) :]) for head in heads):
        return True
    return len(folded) > 5 and bool(re.fullmatch(r"[a-z]{3,}(?:sson|strom|qvist|kvist|gren|lund|berg)", folded))
