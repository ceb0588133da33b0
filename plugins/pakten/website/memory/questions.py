"""What is asked of the catalogue, by whom, and what was answered: so that it is known which changes concern a page.

Entries reach pages only through the catalogue. The one that pages are given passes every question on to the real one,
and writes down the question with a digest of its answer: for the page that is being made, or for all of them when none
is. A page that was made before is as it would be made now when all its questions would be answered as they were.
Nothing has to be declared, and so nothing can be forgotten. What cannot be written down as a question, such as one
about a list that somebody has put together, leaves the page to be made each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pickle import PicklingError
from typing import Any, ParamSpec, TypeVar, cast

from mkdocs.config.defaults import MkDocsConfig

from pakten.addresses.links import SiteLinks
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Location
from pakten.locale import Words
from pakten.reading.memory.store import digest, digest_of
from pakten.website.memory.views import ENTRIES, Answers, Listed, Question, View

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
Answered = tuple[Question, bytes]
"""With the digest of its answer: one for all who ask it."""
Reads = dict[Question, Answered]
"""What was asked. A question that could not be asked again is in it as one that nobody answers."""


class Recorder:
    """Writes down what is asked while something is made."""

    def __init__(
        self, said: Callable[[Any], tuple[str, ...] | None] = lambda _: None, *, with_lines: bool = False
    ) -> None:
        self._said = said
        """All texts that an entry follows from; none of one that has been changed since it was read."""
        self._with_lines = with_lines
        """Whether somebody may ask on which line an entry stands: all below a line that is added have others."""
        self.everywhere: Reads = {}
        """What was asked while no single page was made: all of them hang on it."""
        self._current: Reads | None = self.everywhere
        self._answers: dict[Question, Answered] = {}
        self._asked: dict[str, Any] = {}
        self._entries: dict[int, tuple[object, bytes]] = {}
        self._found: dict[int, tuple[Answered, bool]] = {}

    @contextmanager
    def apart(self) -> Iterator[Reads]:
        """What is asked meanwhile is written down by itself."""
        reads: Reads = {}
        before, self._current = self._current, reads
        try:
            yield reads
        finally:
            self._current = before

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """Nothing is written down: what is made meanwhile is made each time, or is told apart by what it holds."""
        before, self._current = self._current, None
        try:
            yield
        finally:
            self._current = before

    def close(self) -> None:
        """From now on only what single pages ask matters."""
        self._current = None

    def view(self, name: str, real: Catalogue) -> Catalogue:
        self._asked[name] = view = View(name, real, self)
        return cast(Catalogue, view)

    def texts(self, pages: Iterable[T]) -> Sequence[T]:
        """The pages of the content folder: whoever looks through them hangs on all that they say."""
        self._asked["texts"] = listed = Listed("texts", pages, self)
        return listed

    def by_key(self, name: str, found: Mapping[str, T]) -> Mapping[str, T]:
        """What is found under a name by a key."""
        self._asked[name] = answers = Answers((name,), found, self)
        return answers

    def follow(self, other: Recorder) -> None:
        """From now on answer from the catalogues of another."""
        self._said = other._said
        for name, view in self._asked.items():
            if isinstance(view, View):
                view.follow(other._asked[name])
        self.forget()

    def forget(self) -> None:
        """What has been answered so far; whoever asks again is answered anew."""
        for known in (self._answers, self._entries, self._found):
            known.clear()

    def is_as_it_was(self) -> bool:
        """Whether what concerns all pages is answered as it was."""
        return all(map(self.is_so, tuple(self.everywhere.values())))

    def names(self, names: Mapping[str, object]) -> None:
        """What templates know by name; see `used`."""
        self._asked[_NAME] = _Names(names, self)

    def used(self, name: str, value: object) -> None:
        """A template asks for what somebody has given all of them under a name."""
        if self._current is not None and not callable(value) and not isinstance(value, (*_FURNITURE, Answers)):
            self.note((_NAME, name), value)

    def note(self, question: Question, answer: object) -> None:
        if self._current is None or question in self._current:
            return
        answered = self._answers.get(question)
        if answered is None:
            try:
                answered = self._answers[question] = question, self.digest_of(answer)
            except (PicklingError, TypeError, AttributeError):
                self.cannot_tell()  # nothing that can be written down
                return
        self._current[question] = answered

    @staticmethod
    def can_be_asked_again(reads: Reads) -> bool:
        return _NOBODY not in reads

    def cannot_tell(self) -> None:
        """Something was asked that no later build could ask again."""
        if self._current is not None:
            self._current[_NOBODY] = _NOBODY, b""

    def untold(self, function: Callable[P, R]) -> Callable[P, R]:
        """A function whose answers are not written down, so that no page that calls it is kept."""

        def called(*given: P.args, **named: P.kwargs) -> R:
            self.cannot_tell()
            return function(*given, **named)

        return called

    def is_so(self, answered: Answered) -> bool:
        """Whether today's answer is the same; many pages ask the same, and it is found out once."""
        found = self._found.get(id(answered))
        if found is None:
            found = self._found[id(answered)] = answered, self._again(answered[0]) == answered
        return found[1]

    def _again(self, question: Question) -> Answered | None:
        if question not in self._answers:
            # As `apart` does it, which takes longer than most answers; there are tens of thousands.
            before, self._current = self._current, {}
            try:
                self._asked[question[0]].again(question[1:])
            except (KeyError, IndexError, TypeError, AttributeError, ValueError):
                return None
            finally:
                self._current = before
        return self._answers.get(question)

    def digest_of(self, value: object) -> bytes:
        """An entry stands in many answers, and is written down once."""
        return _NOTHING if value == () else self._of_entry(value) or digest_of(value, self._of_entry)

    def _of_entry(self, value: object) -> bytes | None:
        if type(value) not in ENTRIES:
            return self._of_place(value)
        if id(value) not in self._entries:
            said = self._said(value) if not self._with_lines else None
            found = digest(*map(str.encode, said)) if said else digest_of(value, self._of_place)
            self._entries[id(value)] = (value, found)
        return self._entries[id(value)][1]

    def _of_place(self, value: object) -> bytes | None:
        return value.file.encode() if type(value) is Location and not self._with_lines else None


_NOTHING = digest_of(())
"""What is answered most."""
_NAME = "name"
_NOBODY: Question = ("",)
_FURNITURE = (Catalogue, Words, Urls, MkDocsConfig, SiteLinks, date)
"""What says nothing of single entries, or writes down itself what is asked."""


class _Names:
    def __init__(self, names: Mapping[str, object], recorder: Recorder) -> None:
        self._names = names
        self._recorder = recorder

    def again(self, about: tuple[Any, ...]) -> None:
        self._recorder.note((_NAME, *about), self._names[about[0]])
