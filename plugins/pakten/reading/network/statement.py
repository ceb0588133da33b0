"""What an accessibility statement must say before it may be published: its options held against what the law asks for.

A statement that lacks something is worse than none, because it looks complete. All that is missing is told at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

STATUSES = ("full", "partial", "none")
POINT = ("text", "reason", "alternative", "wcag")
"""What a point of a list may say."""
POINTS: Mapping[str, tuple[str, ...]] = {
    "shortcomings": ("text", "reason"),
    "burdens": ("text", "reason"),
    "outside": ("text",),
}
"""The lists, and what each of their points must say."""
NAMED: Mapping[str, tuple[str, ...]] = {"feedback": ("text",), "authority": ("text", "url"), "law": ("text",)}
"""What is told by its name and address, and what must be told of it."""


class Unfinished(NamedTuple):
    """One thing that keeps the statement from being published."""

    field: str
    kind: str
    """What to do about it, where that is not clear from the field."""
    number: int = 0
    """Of a point of the list, counted from 1."""


def unfinished(written: Mapping[str, Any]) -> Iterator[Unfinished]:
    """Everything; an option that is missing or empty says nothing."""
    for name in ("publisher", "method"):
        if not _is_text(written.get(name)):
            yield Unfinished(name, name)
    if written.get("status") not in STATUSES:
        yield Unfinished("status", "status")
    for name in ("assessed", "updated"):
        if day(written.get(name)) is None:
            yield Unfinished(name, name)
    for name, keys in NAMED.items():
        if not _says(written.get(name), keys, ("text", "url")):
            yield Unfinished(name, name)
    for name, keys in POINTS.items():
        for number, point in enumerate(_listed(written.get(name)), 1):
            if not _says(point, keys, POINT):
                yield Unfinished(name, name, number)
    if written.get("status") == "full" and _listed(written.get("shortcomings")):
        yield Unfinished("status", "full")
    is_told = any(_listed(written.get(name)) for name in ("shortcomings", "burdens"))
    if written.get("status") in ("partial", "none") and not is_told:
        yield Unfinished("shortcomings", "partial")


def day(written: object) -> date | None:
    """The day that is written, as YAML reads one or as text."""
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def _listed(written: object) -> Sequence[object]:
    return written if isinstance(written, list) else ()


def _says(written: object, required: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a group says what it must, and nothing that nobody would show."""
    if not isinstance(written, dict) or not set(written) <= set(known):
        return False
    return all(_is_text(written.get(key)) for key in required) and all(
        value is None or value == "" or _is_text(value) for value in written.values()
    )


def _is_text(written: object) -> bool:
    """YAML reads a criterion such as 1.1 as a number; a list or a group would be shown with its brackets."""
    return isinstance(written, str | int | float | date) and bool(str(written).strip())
