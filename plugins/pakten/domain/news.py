"""News: entries in the order in which they last changed, each at a moment of its own, cut into documents.

Many entries are written with a day alone, and readers of feeds want to know which of two is newer. So each gets some
seconds that hang on its id: they stay the same whatever comes before or after it. A day without an hour begins at
midnight, and the seconds pass for a quarter of an hour: a build that publishes the entries of a day comes later.

The newest document is the one that people follow. What no longer fits is kept by the year of the change (RFC 5005):
`updated` only moves forward, so a document of a year that is past only loses entries, to the newest, and nobody who has
read it must read it again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby
from zlib import crc32

from pakten.domain.event import Event
from pakten.domain.example import Example

Entry = Event | Example

PAGE = 50
"""How many entries a document holds; the newest holds at least as many, if there are, and fewer than twice that."""

_OF_A_DAY, _OF_A_MINUTE = 15 * 60, 60
"""Among how many seconds entries are spread that were written with a day alone, or with the minute."""


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    """Empty for the newest; else its year, and its number within the year from the second on: `2024-2`."""
    entries: tuple[Entry, ...]
    """The latest change first."""


def delays(entries: Iterable[Entry]) -> Mapping[str, timedelta]:
    """By key: how long after the moment that is written an entry counts as changed, so that no two are alike."""
    taken: set[datetime] = set()
    found = {}
    for entry in sorted(entries, key=lambda one: (_written(one), one.published, key(one))):
        written = _written(entry)
        spread = _OF_A_DAY if written.time() == time() else _OF_A_MINUTE
        moment = written + timedelta(seconds=crc32(key(entry).encode()) % spread)
        while moment in taken:
            moment += timedelta(seconds=1)
        taken.add(moment)
        found[key(entry)] = moment - written
    return found


def key(entry: Entry) -> str:
    """An event and an example may have the same id."""
    return f"{type(entry).__name__.lower()}:{entry.id}"


def documents(entries: Iterable[Entry], delayed: Mapping[str, timedelta]) -> Sequence[Document]:
    """The newest first. Together they hold every entry once."""
    keyed = ((key(one), one) for one in entries)
    stamped = sorted((_written(one) + delayed.get(name, timedelta()), name, one) for name, one in keyed)
    kept: list[Document] = []
    for year, of_year in groupby((one for _, _, one in stamped), key=lambda one: one.updated.year):
        some = tuple(of_year)
        for number, first in enumerate(range(0, len(some), PAGE), 1):
            name = f"{year:04}" if number == 1 else f"{year:04}-{number}"
            kept.append(Document(name, some[first : first + PAGE][::-1]))
    newest: tuple[Entry, ...] = ()
    while kept and len(newest) < PAGE:
        newest += kept.pop().entries
    return (Document("", newest), *reversed(kept))


def _written(entry: Entry) -> datetime:
    """The time on the clock, as the author wrote it."""
    return entry.updated.replace(tzinfo=None) if isinstance(entry, Event) else datetime.combine(entry.updated, time())
