"""Markdown without the steps that a text has no sign for.

Most texts are a few sentences, and Python-Markdown looks in each of them for all that it knows. A step is left out only
where it would find nothing, so the result is the same; with an extension that nobody here knows none is, since it may
put into a text what its author has not written.
"""

import re
from collections.abc import Callable, Iterable

from markdown import Markdown

_SIGNS = (
    (r"\[", ("link", "footnote")),
    (r"[*_]", ("em_strong",)),
    (r"[*+-]\s", ("ulist",)),
    (r"[#<]|[=-] *$|\[TOC", ("toc",)),
    (r"[#<]|[=*_-] *$", ("hashheader", "setextheader", "hr")),
    (r"\]:|!\[", ("reference", "short_reference", "image_link", "image_reference", "short_image_ref")),
    (
        r"[<&`\\|>{]|(?<!\w):\s|///|!!!",
        (
            *("html_block", "markdown_block", "autolink", "automail", "html", "entity", "backtick", "escape", "quote"),
            *("table", "deflist", "defindent", "attr_list", "blocks", "admonition"),
        ),
    ),
)
"""What must stand in a text for steps to find something, and their names in the library."""
_REPLACED = r"[\t\r\x02\x03]"
"""Python-Markdown takes these out of a text or puts spaces there, so that a sign may come of what was none."""
_PATTERNS = tuple((re.compile(f"{sign}|{_REPLACED}", re.IGNORECASE | re.MULTILINE), names) for sign, names in _SIGNS)
_KNOWN = re.compile(
    r"(markdown\.extensions\.)?(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|footnotes|md_in_html"
    r"|nl2br|sane_lists|smarty|tables|toc)|pymdownx\.blocks\.\w+"
)


class SparingMarkdown:
    """Converts as `make` does, which is asked once for each set of signs that texts hold; `extensions` are its own."""

    def __init__(self, make: Callable[[], Markdown], extensions: Iterable[str]) -> None:
        self._make = make
        self._signs = _PATTERNS if all(map(_KNOWN.fullmatch, extensions)) else ()
        self._made: dict[tuple[bool, ...], Markdown] = {}

    def __call__(self, text: str) -> str:
        held = tuple(sign.search(text) is not None for sign, _ in self._signs)
        if held not in self._made:
            self._made[held] = self._without(
                name for kept, (_, names) in zip(held, self._signs, strict=True) if not kept for name in names
            )
        return self._made[held].reset().convert(text)

    def _without(self, names: Iterable[str]) -> Markdown:
        made = self._make()
        for name in names:
            for steps in (made.preprocessors, made.parser.blockprocessors, made.inlinePatterns, made.treeprocessors):
                steps.deregister(name, strict=False)
        return made
