"""What writers make of an entry and what an earlier build has made of it: fragments of calendars, feeds and open data.

Those of one entry are kept together, under the digest of the entry and of all that a publication says of itself, with
all that writing them has asked of the catalogue. They are as they would be written now when all of that would be
answered as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from pakten.domain.news import Entry
from pakten.locale import Words
from pakten.reading.memory.store import Store, digest, digest_of
from pakten.website.memory.questions import OF_CONTENT, Answered, Reads, Recorder
from pakten.writing.publication import Publication, WrittenOnce

T = TypeVar("T")
Forms = dict[str, Any]
"""What has been written, by what it is."""
Kept = tuple[tuple[Answered, ...], Forms]
Told = Mapping[bytes, Kept | None]
"""What somebody has used, and what was new of it."""


@dataclass(slots=True)
class _Fragments:
    entry: Entry
    """Held, since the number of an object is its own only as long as it is there."""
    key: bytes
    reads: Reads
    forms: Forms
    are_new: bool = False


class Fragments(WrittenOnce):
    def __init__(self, store: Store, recorder: Recorder, publication: Publication) -> None:
        self._kept = store.kept("fragments")
        self._recorder = recorder
        said = (getattr(publication, one.name) for one in fields(publication) if one.name not in ("catalogue", "once"))
        plain = tuple(value.language if isinstance(value, Words) else value for value in said)
        self._ground = digest_of((plain, tuple(getattr(publication.catalogue, name) for name in OF_CONTENT)))
        self._of: dict[int, _Fragments] = {}

    def __call__(self, what: str, entry: Entry, write: Callable[[], T]) -> T:
        own = self._of.get(id(entry))
        if own is None:
            own = self._of[id(entry)] = self._known(entry)
        if what not in own.forms:
            with self._recorder.apart() as reads:
                own.forms[what] = write()
            own.reads |= reads
            own.are_new = True
        made: T = own.forms[what]
        return made

    def _known(self, entry: Entry) -> _Fragments:
        key = digest(self._ground, self._recorder.digest_of(entry))
        reads, forms = self._kept.known.get(key, ((), {}))
        if not all(map(self._recorder.is_so, reads)):
            reads, forms = (), {}
        return _Fragments(entry, key, {answered[0]: answered for answered in reads}, dict(forms))

    def begin_anew(self) -> None:
        """What the catalogue is asked may be answered otherwise from now on."""
        self._of.clear()

    def told(self) -> Told:
        """For the process that keeps what others have written."""
        return {
            own.key: (tuple(own.reads.values()), own.forms) if own.are_new else None
            for own in self._of.values()
            if Recorder.can_be_asked_again(own.reads)
        }

    def take(self, told: Told) -> None:
        for key, new in told.items():
            reads, forms = new or self._kept.known[key]
            others_reads, others = self._kept.asked.get(key, ((), {}))
            self._kept.asked[key] = (tuple(dict.fromkeys((*others_reads, *reads))), others | forms)

    def keep(self) -> None:
        """All that has been used is what the next build will know."""
        self.take(self.told())
        self._of.clear()
