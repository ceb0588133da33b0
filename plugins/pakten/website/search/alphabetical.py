"""Everything by kind and letter: what the search page shows to those whose browser runs no script."""

from collections.abc import Iterable
from itertools import groupby

from pakten.locale import Words
from pakten.website.search.record import KINDS, Record

Letters = list[tuple[str, list[Record]]]


MOST_EVENTS = 600
"""The latest are listed; all of them stand year by year in the calendar."""


def search_list(records: Iterable[Record], words: Words) -> list[tuple[str, Letters]]:
    """Kind, then letter, then title, in the order of the alphabet of the language."""
    by_kind = {kind: list[Record]() for kind in KINDS}
    for record in records:
        by_kind[record.kind].append(record)
    by_kind["events"] = by_kind["events"][-MOST_EVENTS:]
    return [(kind, _by_letter(some, words)) for kind, some in by_kind.items() if some]


def _by_letter(records: list[Record], words: Words) -> Letters:
    ordered = sorted(records, key=lambda record: (words.place(record.title), record.path))
    return [(letter, list(group)) for letter, group in groupby(ordered, lambda record: words.initial(record.title))]
