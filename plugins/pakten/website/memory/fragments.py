"""What writers make of an entry and what an earlier build has made of it: fragments of calendars, feeds and open data.

Those of one entry are kept together, under the digest of the entry and of all that a publication says of itself, with
all that writing them has asked of the catalogue. They are as they would be written now when all of that would be
answered as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from pakten.domain.news import Entry
from pakten.locale import Words
from pakten.reading.memory.store import Kept, Store, digest, digest_of
from pakten.website.memory.questions import Answered, Reads, Recorder
from pakten.website.memory.views import OF_CONTENT
from pakten.writing.publication import Publication, WrittenOnce

T = TypeVar("T")
Forms = dict[str, Any]
"""What has been written, by what it is."""
Written = tuple[tuple[Answered, ...], Forms]
Told = Mapping[bytes, tuple[Collection[str], tuple[Answered, ...], Forms]]
"""What has been used of that which was kept, and what is new."""

_PARTS = 16
"""They are kept in so many files, of which only those are written anew that hold something else."""


@dataclass(slots=True)
class _Fragments:
    entry: Entry
    """Held, since the number of an object is its own only as long as it is there."""
    key: bytes
    known: Forms
    used: set[str] = field(default_factory=set)
    reads: Reads = field(default_factory=dict)
    new: Forms = field(default_factory=dict)


class Fragments(WrittenOnce):
    def __init__(self, store: Store, recorder: Recorder, publication: Publication) -> None:
        self._kept: Sequence[Kept[Written]] = [store.kept(f"fragments-{part}") for part in range(_PARTS)]
        self._recorder = recorder
        said = (getattr(publication, one.name) for one in fields(publication) if one.name not in ("catalogue", "once"))
        plain = tuple(value.language if isinstance(value, Words) else value for value in said)
        self._ground = digest_of((plain, tuple(getattr(publication.catalogue, name) for name in OF_CONTENT)))
        self._of: dict[int, _Fragments] = {}

    def __call__(self, what: str, entry: Entry, write: Callable[[], T]) -> T:
        own = self._of.get(id(entry))
        if own is None:
            own = self._of[id(entry)] = self._known(entry)
        if what in own.known:
            own.used.add(what)
            made: T = own.known[what]
        elif what in own.new:
            made = own.new[what]
        else:
            with self._recorder.apart() as reads:
                made = own.new[what] = write()
            own.reads |= reads
        return made

    def _known(self, entry: Entry) -> _Fragments:
        key = digest(self._ground, self._recorder.digest_of(entry))
        reads, forms = self._part(key).known.get(key, ((), {}))
        return _Fragments(entry, key, forms if all(map(self._recorder.is_so, reads)) else {})

    def _part(self, key: bytes) -> Kept[Written]:
        return self._kept[key[0] % _PARTS]

    def begin_anew(self) -> None:
        """What the catalogue is asked may be answered otherwise from now on."""
        self._of.clear()

    def told(self) -> Told:
        """For the process that keeps what others have written."""
        return {
            own.key: (sorted(own.used), tuple(own.reads.values()), own.new)
            for own in self._of.values()
            if Recorder.can_be_asked_again(own.reads)
        }

    def take(self, told: Told) -> None:
        for key, (used, reads, new) in told.items():
            kept = self._part(key)
            before, forms = kept.asked.get(key, ((), {}))
            known, old = kept.known.get(key, ((), {})) if used else ((), {})
            asked = tuple(dict.fromkeys((*before, *known, *reads)))
            kept.asked[key] = (asked, forms | {what: old[what] for what in used} | new)

    def keep(self) -> None:
        """All that has been used is what the next build will know."""
        self.take(self.told())
        self._of.clear()
