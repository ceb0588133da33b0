"""Pages that an earlier build has made and that would be the same now: they are put in place, and not made again.

A page is kept with the digest of all that it was given and with what it asked (website/memory/questions.py). What was
made by another process is told to this one, which keeps it all at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pakten.reading.memory.store import Kept, Store
from pakten.website.memory.fragments import Fragments, Told
from pakten.website.memory.questions import Answered, Recorder

T = TypeVar("T")
Made = tuple[bytes, tuple[Answered, ...], bytes]
"""The digest of all that was given, the questions with digests of their answers, and that of the content."""


class MadeBefore:
    def __init__(self, store: Store, recorder: Recorder, fragments: Fragments) -> None:
        self._store = store
        self._kept: Kept[tuple[tuple[Answered, ...], bytes]] = store.kept("made")
        self._recorder = recorder
        self._fragments = fragments
        self.made: list[Made] = []
        """What was found, and what was made."""

    def known(self, given: bytes) -> bytes | None:
        """Which content the page has, if all that it asked would be answered as it was."""
        reads, name = self._kept.known.get(given, ((), b""))
        if not name or not all(map(self._recorder.is_so, reads)):
            return None
        self.made.append((given, reads, name))
        return name

    def content(self, known: bytes) -> bytes | None:
        """None where somebody has taken it away or changed it: then it is made."""
        return self._store.content(known)

    def make(self, given: bytes, make: Callable[[], object]) -> bytes:
        """One file, with notes of what it asks."""
        with self._recorder.apart() as reads:
            made = make()
        assert isinstance(made, str | bytes)
        content = made.encode() if isinstance(made, str) else made
        if Recorder.can_be_asked_again(reads):
            self.made.append((given, tuple(reads.values()), self._store.put(content)))
        return content

    def make_unheard(self, make: Callable[[], T]) -> T:
        """A file that is made each time."""
        with self._recorder.unheard():
            return make()

    def told(self, since: int = 0) -> tuple[list[Made], Told]:
        """For the process that keeps what others have made; from this one on."""
        return self.made[since:], self._fragments.told()

    def take(self, told: tuple[list[Made], Told]) -> None:
        made, fragments = told
        self.made += made
        self._fragments.take(fragments)

    def begin_anew(self, other: MadeBefore) -> None:
        """Make from now on what another would make."""
        self._recorder.follow(other._recorder)
        self._fragments.begin_anew()

    def keep_so_far(self) -> None:
        """Of a build that is given up: what it has made, and what it has not come to."""
        self._fragments.take(self._fragments.told())
        self._kept.asked = self._kept.known | {given: (reads, content) for given, reads, content in self.made}
        self._store.save("made")

    def keep(self) -> None:
        """All that has been found and made is what the next build will know."""
        self._fragments.keep()
        self._kept.asked = {given: (reads, content) for given, reads, content in self.made}
        self._store.forget_all_but({content for _, _, content in self.made})
        self.made.clear()
        self._recorder.forget()
