"""A problem: what is wrong in what somebody wrote, where, and what to write instead.

A problem is data. It carries a code and the values of its sentence, never the sentence itself:
people read it in their own language, and `locale/` holds the words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the site from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: lines and columns count from 1, columns in code points, `end_column` is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Location("")
"""Of what was not read from a file."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend."""

    location: Location
    code: str
    values: tuple[tuple[str, str], ...] = ()
    """The words of the sentence, by name, sorted."""
    instead: str = field(default="", compare=False)
    """What to write in the place that the location marks; empty when only the author can know."""
    severity: Severity = Severity.ERROR

    @classmethod
    def of(cls, code: str, location: Location, *, instead: str = "", **values: object) -> Problem:
        """A problem whose sentence is filled with these values; its code says how grave it is."""
        words = tuple(sorted((name, str(value)) for name, value in values.items()))
        return cls(location, code, words, instead, Severity.WARNING if code.startswith("W") else Severity.ERROR)
