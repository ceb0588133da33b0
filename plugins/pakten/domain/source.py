"""Where a fact comes from, and other things that point out of the network."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document or page that says what we say; not every document has an address."""

    title: str
    url: str = ""
    date: str = ""


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
