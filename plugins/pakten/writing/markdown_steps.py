"""Markdown without the steps that a text has no sign for.

Most texts are a few sentences, and Python-Markdown looks in each of them for all that it knows. A step is left out only
where it would find nothing, so the result is the same; with an extension that nobody here knows none is, since it may
put into a text what its author has not written.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markdown import Markdown


@dataclass(frozen=True, slots=True, eq=False)
class _Sign:
    """What must stand in a text for steps to find something."""

    letters: frozenset[str]
    """Any of these."""
    pattern: re.Pattern[str]
    """Or this, which begins with one of the letters below."""
    begins: frozenset[str]
    steps: tuple[str, ...]
    """Their names in the library."""

    def is_in(self, text: str, letters: set[str]) -> bool:
        found = not self.letters.isdisjoint(letters)
        return found or (not self.begins.isdisjoint(letters) and self.pattern.search(text) is not None)


def _sign(letters: str, begins: str, pattern: str, *steps: str) -> _Sign:
    return _Sign(frozenset(letters), re.compile(pattern, re.MULTILINE), frozenset(begins), steps)


_SIGNS = (
    _sign("[", "", "", "link", "footnote"),
    _sign("*_", "", "", "em_strong"),
    _sign("", "*+-", r"[*+-]\s", "ulist"),
    _sign("#<", "=-[", r"[=-] *$|\[[Tt][Oo][Cc]", "toc"),
    _sign("#<", "=*_-", "[=*_-] *$", "hashheader", "setextheader", "hr"),
    _sign("", "]!", r"\]:|!\[", "reference", "short_reference", "image_link", "image_reference", "short_image_ref"),
    _sign(
        "<&`\\|>{",
        ":/!",
        r"(?<!\w):\s|///|!!!",
        *("html_block", "markdown_block", "autolink", "automail", "html", "entity", "backtick", "escape", "quote"),
        *("table", "deflist", "defindent", "attr_list", "blocks", "admonition"),
    ),
)
_REPLACED = frozenset("\t\r\x02\x03")
"""Python-Markdown takes these out of a text or puts spaces there, so that a sign may come of what was none."""
_KNOWN = re.compile(
    r"(markdown\.extensions\.)?(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|md_in_html"
    r"|nl2br|sane_lists|smarty|tables|toc)|pymdownx\.blocks\.\w+"
)


class SparingMarkdown:
    """Converts as `make` does, which is asked once for each set of signs that texts hold; `extensions` are its own."""

    def __init__(self, make: Callable[[], Markdown], extensions: Iterable[str]) -> None:
        self._make = make
        self._signs = _SIGNS if all(map(_KNOWN.fullmatch, extensions)) else ()
        self._made: dict[tuple[_Sign, ...], Markdown] = {}

    def __call__(self, text: str) -> str:
        letters = set(text)
        if _REPLACED.isdisjoint(letters):
            missing = tuple(sign for sign in self._signs if not sign.is_in(text, letters))
        else:
            missing = ()
        if missing not in self._made:
            self._made[missing] = self._without(missing)
        return self._made[missing].reset().convert(text)

    def _without(self, missing: Iterable[_Sign]) -> Markdown:
        made = self._make()
        for name in (name for sign in missing for name in sign.steps):
            for steps in (made.preprocessors, made.parser.blockprocessors, made.inlinePatterns, made.treeprocessors):
                steps.deregister(name, strict=False)
        return made
