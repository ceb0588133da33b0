"""Everything by kind and letter: what the search page shows to those whose browser runs no script."""

from collections.abc import Iterable
from itertools import groupby

from pakten.locale import Words
from pakten.website.search.record import KINDS, Record

Letters = list[tuple[str, list[Record]]]


def search_list(records: Iterable[Record], words: Words) -> list[tuple[str, Letters]]:
    """Kind, then letter, then title, in the order of the alphabet of the language."""
    records = tuple(records)
    return [
        (kind, _by_letter([record for record in records if record.kind == kind], words))
        for kind in KINDS
        if any(record.kind == kind for record in records)
    ]


def _by_letter(records: list[Record], words: Words) -> Letters:
    ordered = sorted(records, key=lambda record: (words.place(record.title), record.path))
    return [(letter, list(group)) for letter, group in groupby(ordered, lambda record: words.initial(record.title))]
