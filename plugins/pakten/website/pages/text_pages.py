"""Pages of text as an earlier build has drawn them, where they would be drawn alike.

They hang on what pages from data hang on, on their text, and on what is so of all pages of text: titles, what heads
them, and the menu. Templates see the page through somebody who takes notes: one that asks for more than that of another
page, whose text it could say, is drawn each time.
"""

from collections.abc import Callable, Iterable, Mapping
from pickle import PicklingError
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pakten.addresses.pages import as_index
from pakten.reading.memory.store import digest, digest_of
from pakten.website.memory.made_before import MadeBefore
from pakten.website.memory.views import Notes

OF_ITSELF = ("url", "title", "meta", "content", "toc", "canonical_url", "is_homepage")
OF_OTHERS = ("url", "title", "meta")


class Watched:
    """A page with somebody who takes notes when more is asked than is known to all who draw it."""

    def __init__(self, real: Page, known: Iterable[str], notes: Notes) -> None:
        self.real = real
        self._known = frozenset(known)
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        if name not in self._known:
            self._notes.cannot_tell()
        return getattr(self.real, name)


class TextPages:
    def __init__(self, before: MadeBefore, nav: Navigation, pages: Iterable[Page]) -> None:
        self._before = before
        self._around = _written_down((str(nav), [_said(page, OF_OTHERS) for page in pages]))

    def drawn(self, page: Page, ground: bytes | None, shown: Mapping[str, Any], draw: Callable[[], str]) -> str:
        """`shown` is what its template is given beside it and what all pages are given."""
        own = _written_down((_said(page, OF_ITSELF), dict(shown)))
        if ground is None or own is None or self._around is None:
            return draw()
        given = digest(b"text", ground, self._around, own)
        known = self._before.known(given)
        found = self._before.content(known) if known else None
        return (self._before.make(given, draw) if found is None else found).decode()


def siblings(page: Page | Watched, pages: Iterable[Page], notes: Notes) -> list[Page | Watched]:
    """The pages of the same folder below the first level, in their order: the neighbours of a page of text."""
    real = page.real if isinstance(page, Watched) else page
    folder = page.url.partition("/")[0]
    if page.url.count("/") + as_index(real.file.src_uri).endswith("/index.md") < 2:
        return []
    near = [other for other in pages if other.url.startswith(f"{folder}/")]
    near.sort(key=lambda other: (int(other.meta.get("order", 0)), other.url))
    return [page if other is real else Watched(other, OF_OTHERS, notes) for other in near]


def _said(page: Page, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(page, name) for name in names)


def _written_down(value: object) -> bytes | None:
    """Its digest; none of what somebody has put there that cannot be written down."""
    try:
        return digest_of(value)
    except (PicklingError, TypeError, AttributeError):
        return None
