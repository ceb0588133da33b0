"""Everything by kind and letter: what the search page shows to those whose browser runs no script."""

from collections.abc import Iterable
from itertools import groupby

from pakten.website.search.record import KINDS, Record

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzåäö"

Letters = list[tuple[str, list[Record]]]


def search_list(records: Iterable[Record]) -> list[tuple[str, Letters]]:
    """Kind, then letter, then title, in the order of the alphabet (å, ä and ö come last)."""
    records = tuple(records)
    return [
        (kind, _by_letter([record for record in records if record.kind == kind]))
        for kind in KINDS
        if any(record.kind == kind for record in records)
    ]


def _by_letter(records: list[Record]) -> Letters:
    ordered = sorted(records, key=lambda record: (_key(record.title), record.path))
    return [(letter, list(group)) for letter, group in groupby(ordered, _letter)]


def _letter(record: Record) -> str:
    first = record.title[:1].upper()
    return "0–9" if first.isdigit() else first


def _key(title: str) -> list[int]:
    """Where it stands in the alphabet; letters that are not in it come after, other signs do not count."""
    letters = (letter for letter in title.casefold() if letter.isalnum())
    return [_ALPHABET.find(letter) if letter in _ALPHABET else 100 + ord(letter) for letter in letters]
