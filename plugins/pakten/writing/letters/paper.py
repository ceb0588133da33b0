"""The parts of a paper, which every form knows: a heading, a paragraph, a quotation, a list of links, a table."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "quotation", "list", "gaps", "table"]
"""Gaps are a list under a heading of its own, which is seen."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A title that leads somewhere, and a sentence that belongs to it."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    text: str = ""
    level: int = 2
    source: str = ""
    """Of a quotation."""
    items: tuple[Linked, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    url: str = ""
    """Where a heading leads."""
    tone: Literal["", "facts", "note", "decided"] = ""
    """What a paragraph holds, or a quotation is."""
