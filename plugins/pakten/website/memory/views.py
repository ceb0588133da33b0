"""What stands in for the catalogue and for lists while pages are made: it answers as they do, and takes notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, Protocol, TypeVar

from pakten.domain.agenda import Agenda
from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.example import Example

T = TypeVar("T")
Question = tuple[Any, ...]
"""Who is asked, for what, and about what, in values that can be kept."""

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


ENTRIES: Mapping[type, str] = {Event: "event", Example: "example"}


class Notes(Protocol):
    """Who writes down what is asked, and what was answered."""

    def note(self, question: Question, answer: object) -> None: ...

    def cannot_tell(self) -> None:
        """Of a question that cannot be asked again."""


class Listed(Sequence[T]):
    """A list with somebody who takes notes when it is looked through."""

    def __init__(self, name: str, listed: Iterable[T], notes: Notes) -> None:
        self._name = name
        self._listed = tuple(listed)
        self._notes = notes

    def again(self, _: tuple[Any, ...] = ()) -> tuple[T, ...]:
        self._notes.note((self._name,), self._listed)
        return self._listed

    def __getitem__(self, at: Any) -> Any:
        return self.again()[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self.again())

    def __len__(self) -> int:
        return len(self.again())


class View:
    """The catalogue, with somebody who takes notes; a changed copy of it is a plain one."""

    __dataclass_fields__ = Catalogue.__dataclass_fields__

    def __init__(self, name: str, real: Catalogue, notes: Notes) -> None:
        self._name = name
        self._real = real
        self._notes = notes

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
            answer = self.__dict__[name] = Answers((self._name, name), answer, self._notes)
        else:
            answer = tuple(answer) if isinstance(answer, Iterator) else answer
            self._notes.note((self._name, name), answer)
        return answer

    def follow(self, other: View) -> None:
        self.__dict__ = {"_name": self._name, "_real": other._real, "_notes": self._notes}

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
            self._notes.cannot_tell()
            return answer
        answer = tuple(answer) if isinstance(answer, Iterator) else answer
        self._notes.note((self._name, name, *written), answer)
        return answer

    def _written(self, value: Any) -> Any:
        """What is asked about as a plain value: an entry of this catalogue by its id."""
        if type(value) in ENTRIES:
            kind = ENTRIES[type(value)]
            return ("@", kind, value.id) if getattr(self._real, kind).get(value.id) is value else None
        if type(value) is date:
            return ("@", "day", value.isoformat())
        return (value,) if type(value) in (str, int, bool) else (str(value),) if isinstance(value, StrEnum) else None

    def _meant(self, written: Any) -> Any:
        if len(written) == 1:
            return written[0]
        _, kind, value = written
        return date.fromisoformat(value) if kind == "day" else getattr(self._real, kind)[value]


_ALL = "*"
"""Asked for by who goes through all that is found; nobody has it for an id."""


class Answers(Mapping[str, Any]):
    """What is found by a key: whoever asks for one hangs on that one alone."""

    def __init__(self, question: Question, found: Mapping[Any, Any], notes: Notes) -> None:
        self._question = question
        self._found = found
        self._notes = notes
        self._within: dict[Any, Answers] = {}
        self._told: dict[str, tuple[Question, Any]] = {}
        """What has been asked for so far, with its question."""

    def __getitem__(self, key: Any) -> Any:
        if type(key) is str and key in self._told:
            question, told = self._told[key]
            self._notes.note(question, told)
            return told
        if key in self._within:
            return self._within[key]
        answer = self._found.get(key)
        if isinstance(answer, dict):
            return self._within.setdefault(key, Answers((*self._question, key), answer, self._notes))
        if type(key) is str:
            question = (*self._question, key)
            self._notes.note(question, answer)
            if key in self._found:
                self._told[key] = question, answer
        else:
            self._notes.cannot_tell()
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[call-overload] # any key may be asked for

    def again(self, about: tuple[Any, ...]) -> None:
        list(self) if about[0] == _ALL else self.get(about[0])

    def __iter__(self) -> Iterator[Any]:
        self._notes.note((*self._question, _ALL), tuple(self._found.items()))
        return iter(self._found)

    def __len__(self) -> int:
        return len(list(iter(self)))
