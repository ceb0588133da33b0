"""What people have in other programs, row by row: each is understood, left out on purpose or told about, never lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from pakten.reading.forms.mistake import Mistake
from pakten.reading.suggestion import slug
from pakten.reading.yaml.values import Value


@dataclass(frozen=True, slots=True)
class Terms:
    """How a file is to be read: where and when the network is, and what somebody has answered before."""

    zone: ZoneInfo
    today: date
    until: date
    """The last day up to which a series is written out."""
    zones: Mapping[str, str] = field(default_factory=dict)
    """What the names of zones mean that nobody knows."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What columns hold, by their heading; empty for one that is not to be read."""
    country: str = ""
    """In which places are that do not say it (ISO 3166)."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was done or seen on the way. It is the sentence `import.told.KEY` with these values."""

    key: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, key: str, **values: object) -> Note:
        return cls(key, tuple((name, str(value)) for name, value in values.items()))


@dataclass(frozen=True, slots=True)
class Row:
    """One row or calendar entry as it was found."""

    number: int
    """Of the row in its sheet; of a calendar's entry the line on which it begins."""
    cells: Mapping[str, str]
    """By key; the beginning and the end may stand in several cells."""
    mistake: Mistake | None = None
    """Why the row as a whole cannot be an event."""
    notes: tuple[Note, ...] = ()
    left_out: str = ""
    """Why it is no business of the network: `private`, `confidential`."""
    uid: str = ""
    """By which the other program knows it, for ever."""
    cancels: bool = False
    """It only says that something does not take place."""
    occasion: str = ""
    """The id of the one date of a series that it is about."""
    occasions: tuple[dict[str, Value], ...] = ()
    """The dates of a series, as they are written."""
    months_first: bool | None = False
    """Whether 12/3 is 3 December; None when nobody knows."""
    sheet: str = ""
    """Of a workbook with several."""

    @property
    def title(self) -> str:
        return self.cells.get("title", "")

    @property
    def label(self) -> str:
        return f"{self.number} ({self.sheet})" if self.sheet else str(self.number)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was found: its heading, what stands in it, and the key that it becomes; empty when not read."""

    heading: str
    example: str
    key: str = ""
    is_known: bool = True
    """Whether its program is known to have it, or somebody has said that it is not to be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a file, its columns, and what is to be told of the file itself."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...] = ()
    notes: tuple[Note, ...] = ()


def id_for(title: str, start: str, taken: Collection[str]) -> str:
    """A name that nobody has yet: the title and the year."""
    year = start[:4] if re.match(r"\d{4}", start) else ""
    words = slug(title)[:60].strip("-") or "event"
    base = words if not year or year in words else f"{words}-{year}"
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return base if base not in taken else next(one for one in numbered if one not in taken)
