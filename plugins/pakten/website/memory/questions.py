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
from enum import StrEnum
from functools import partial
from pickle import PicklingError
from typing import Any, ParamSpec, TypeVar, cast

from mkdocs.config.defaults import MkDocsConfig

from pakten.addresses.links import SiteLinks
from pakten.addresses.urls import Urls
from pakten.domain.agenda import Agenda
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.locale import Words
from pakten.reading.memory.store import digest_of

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
Question = tuple[Any, ...]
"""Who is asked, for what, and about what, in values that can be kept."""
Answered = tuple[Question, bytes]
"""With the digest of its answer: one for all who ask it."""
Reads = dict[Question, Answered]
"""What was asked. A question that could not be asked again is in it as one that nobody answers."""

OF_CONTENT = (
    *("areas", "themes", "goals", "ways_in", "activations", "work_years", "places", "wordings", "milestones"),
    *("former_goals", "vocabulary", "day"),
)
"""What pages of the content folder define: it changes seldom, and then all pages are made anew."""
_PASSED = frozenset(
    (
        *OF_CONTENT,
        *("area", "theme", "goal", "way_in", "activation", "work_year", "place"),
        *("wording", "tagline", "current_goals", "active", "ways_in_for", "leading_to"),
    )
)
"""What is answered from these alone."""


class Recorder:
    """Writes down what is asked while something is made."""

    def __init__(self) -> None:
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
            try:
                with self.apart():
                    self._asked[question[0]].again(question[1:])
            except (KeyError, IndexError, TypeError, AttributeError, ValueError):
                return None
        return self._answers.get(question)

    def digest_of(self, value: object) -> bytes:
        """An entry stands in many answers, and is written down once."""
        return self._of_entry(value) or digest_of(value, self._of_entry)

    def _of_entry(self, value: object) -> bytes | None:
        if type(value) not in _ENTRIES:
            return None
        if id(value) not in self._entries:
            self._entries[id(value)] = (value, digest_of(value))
        return self._entries[id(value)][1]


_NAME = "name"
_NOBODY: Question = ("",)
_FURNITURE = (Catalogue, Words, Urls, MkDocsConfig, SiteLinks, date)
"""What says nothing of single entries, or writes down itself what is asked."""


class Listed(Sequence[T]):
    """A list with somebody who takes notes when it is looked through."""

    def __init__(self, name: str, listed: Iterable[T], recorder: Recorder) -> None:
        self._name = name
        self._listed = tuple(listed)
        self._recorder = recorder

    def again(self, _: tuple[Any, ...] = ()) -> tuple[T, ...]:
        self._recorder.note((self._name,), self._listed)
        return self._listed

    def __getitem__(self, at: Any) -> Any:
        return self.again()[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self.again())

    def __len__(self) -> int:
        return len(self.again())


class _Names:
    def __init__(self, names: Mapping[str, object], recorder: Recorder) -> None:
        self._names = names
        self._recorder = recorder

    def again(self, about: tuple[Any, ...]) -> None:
        self._recorder.note((_NAME, *about), self._names[about[0]])


class View:
    """The catalogue, with somebody who takes notes; a changed copy of it is a plain one."""

    __dataclass_fields__ = Catalogue.__dataclass_fields__

    def __init__(self, name: str, real: Catalogue, recorder: Recorder) -> None:
        self._name = name
        self._real = real
        self._recorder = recorder

    @property  # type: ignore[misc] # whoever asks what it is takes it for one
    def __class__(self) -> type:
        return Catalogue

    def __getattr__(self, name: str) -> Any:
        """Asked once for what takes no notes, or takes them itself."""
        if name.startswith("_"):
            raise AttributeError(name)
        answer = getattr(self._real, name)
        if name in _PASSED:
            self.__dict__[name] = answer
        elif callable(answer):
            answer = self.__dict__[name] = partial(self._ask, name, answer)
        elif isinstance(answer, Mapping):
            answer = self.__dict__[name] = Answers((self._name, name), answer, self._recorder)
        else:
            answer = tuple(answer) if isinstance(answer, Iterator) else answer
            self._recorder.note((self._name, name), answer)
        return answer

    def follow(self, other: View) -> None:
        self.__dict__ = {"_name": self._name, "_real": other._real, "_recorder": self._recorder}

    def agenda(self, today: date, events: Iterable[Event] | None = None) -> Agenda:
        # Of events that somebody has it tells nothing that they do not.
        if events is not None:
            return Agenda.of(events, today)
        told: Agenda = self._ask("agenda", self._real.agenda, today)
        return told

    def past(self, today: date, events: Iterable[Event] | None = None) -> tuple[Event, ...]:
        if events is not None:
            return self._real.past(today, events)
        past: tuple[Event, ...] = self._ask("past", self._real.past, today)
        return past

    def again(self, about: tuple[Any, ...]) -> None:
        name, *rest = about
        answer = getattr(self, name)
        if not rest or not isinstance(answer, Answers):
            if rest or callable(answer):
                answer(*map(self._meant, rest))
            return
        for key in rest[:-1]:
            answer = answer[key]
        answer.again(rest[-1:])

    def _ask(self, name: str, ask: Callable[..., Any], *about: Any, **named: Any) -> Any:
        answer = ask(*about, **named)
        written = tuple(map(self._written, about))
        if named or None in written or isinstance(answer, Catalogue):
            self._recorder.cannot_tell()
            return answer
        answer = tuple(answer) if isinstance(answer, Iterator) else answer
        self._recorder.note((self._name, name, *written), answer)
        return answer

    def _written(self, value: Any) -> Any:
        """What is asked about as a plain value: an entry of this catalogue by its id."""
        if type(value) in _ENTRIES:
            kind = _ENTRIES[type(value)]
            return ("@", kind, value.id) if getattr(self._real, kind).get(value.id) is value else None
        if type(value) is date:
            return ("@", "day", value.isoformat())
        return (value,) if type(value) in (str, int, bool) else (str(value),) if isinstance(value, StrEnum) else None

    def _meant(self, written: Any) -> Any:
        if len(written) == 1:
            return written[0]
        _, kind, value = written
        return date.fromisoformat(value) if kind == "day" else getattr(self._real, kind)[value]


_ENTRIES: Mapping[type, str] = {Event: "event", Example: "example"}
_ALL = "*"
"""Asked for by who goes through all that is found; nobody has it for an id."""


class Answers(Mapping[str, Any]):
    """What is found by a key: whoever asks for one hangs on that one alone."""

    def __init__(self, question: Question, found: Mapping[Any, Any], recorder: Recorder) -> None:
        self._question = question
        self._found = found
        self._recorder = recorder
        self._within: dict[Any, Answers] = {}

    def __getitem__(self, key: Any) -> Any:
        if key in self._within:
            return self._within[key]
        answer = self._found.get(key)
        if isinstance(answer, dict):
            return self._within.setdefault(key, Answers((*self._question, key), answer, self._recorder))
        if type(key) is str:
            self._recorder.note((*self._question, key), answer)
        else:
            self._recorder.cannot_tell()
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[call-overload] # any key may be asked for

    def again(self, about: tuple[Any, ...]) -> None:
        list(self) if about[0] == _ALL else self.get(about[0])

    def __iter__(self) -> Iterator[Any]:
        self._recorder.note((*self._question, _ALL), tuple(self._found.items()))
        return iter(self._found)

    def __len__(self) -> int:
        return len(list(iter(self)))
