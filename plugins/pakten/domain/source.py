"""Where a fact comes from, and other things that point out of the network."""

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from unicodedata import normalize

from pakten.domain.problem import NOWHERE, Location


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str = ""


class SourceStanding(StrEnum):
    """What weight a document has: what somebody proposes, what was decided, what somebody tells."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does who wants something: opens a page or form, writes to a mailbox or calls, and somebody answers.

    It is no source: a source says what is so, an action leads to those who can do something about it.
    """

    text: str
    read: date
    """The day on which it was seen to be right."""
    url: str = ""
    email: str = ""
    phone: str = ""

    @property
    def ways(self) -> tuple[str, ...]:
        """Where it leads; an action leads to one place."""
        return tuple(way for way in (self.url, self.email and f"mailto:{self.email}", dialled(self.phone)) if way)


def dialled(phone: str) -> str:
    """The address of a telephone (RFC 3966): empty when what is written is no number."""
    digits = re.sub(r"[\s()/.\u2010-\u2015-]", "", phone.replace("(0)", ""))
    return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{3,15}", digits) else ""


class Lack(StrEnum):
    """What visitors lack while something is not known, what hurts most first."""

    CONTACT = "contact"
    """Whom to turn to."""
    VISIT = "visit"
    """When, where and how to come to what lies ahead."""
    OUTCOME = "outcome"
    """What came of it."""
    SOURCE = "source"
    """Where it is known from, and whether it was decided."""
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Source:
    """A document or page that says what we say; not every document has an address."""

    title: str
    url: str = ""
    date: str = ""
    number: str = ""
    """The registration number."""
    standing: SourceStanding | None = None
    id: str = ""
    """Its name in the register of sources, when it stands there."""
    origin: Location = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """In one line, where only a text has room."""
        return f"{self.title} ({self.number})" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that nobody here knows yet."""

    what: str
    who_may_know: str = ""
    field: str = ""
    """The key of the entry that will hold it."""
    about: Lack | None = None
    """What it makes visitors lack, where the field does not say that."""


@dataclass(frozen=True, slots=True)
class Material:
    """Something to read or see afterwards. `alternative` is the accessible way to the same content."""

    title: str
    url: str
    format: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    file: str
    alt: str
    credit: str = ""
    basis: str = ""
    """The legal basis for publishing the people in it."""
    remove_by: date | None = None
    """The day from which it must not be shown."""

    @property
    def path(self) -> str:
        """Where it lies below the content folder, in one way of writing: programs write `å` in two."""
        return normalize("NFC", posixpath.normpath(self.file.lstrip("/")))

    def is_gone(self, today: date) -> bool:
        return self.remove_by is not None and self.remove_by <= today


@dataclass(frozen=True, slots=True)
class Contact:
    """A function and its mailbox, not a person."""

    name: str
    email: str = ""
    phone: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What an organisation said, as printed in a source."""

    text: str
    organisation: str = ""
    source: str = ""
