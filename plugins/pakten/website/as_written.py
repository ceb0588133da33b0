"""Texts of authors on pages in another language than theirs: marked where they enter, spoken rightly where they stand.

A template shows a title in many places: in a sentence, in an attribute, in the title of the window. The mark goes with
the text through all of them; in the end it becomes an element with `lang` where there may be one (WCAG 3.1.2), and is
taken away elsewhere.
"""

import re
from collections.abc import Callable

from markupsafe import Markup

# Two signs that no text has: Unicode keeps them for use inside programs.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARKS = dict.fromkeys(map(ord, (_BEGIN, _END)))
_MARKED = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_NO_ELEMENT = re.compile(r"<(title|option|textarea|script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
"""Where no element can stand: inside these, and inside a tag."""


def as_written(text: str) -> str:
    """A text in the language of its author."""
    return f"{_BEGIN}{text}{_END}"


def unmarked(text: str) -> str:
    return text.translate(_MARKS)


def spoken(html: str, language: str) -> str:
    """Elements in the place of marks."""
    if _BEGIN not in html:
        return html
    html = _NO_ELEMENT.sub(lambda found: unmarked(found[0]), html)
    while (inside := _MARKED.sub(rf'<span lang="{language}">\1</span>', html)) != html:
        html = inside
    return unmarked(html)


def spoken_text(markdown: Callable[[str, str, bool], Markup], language: str) -> Callable[[str, str, bool], Markup]:
    """Markdown that may be marked: what its author has written is one element with all its paragraphs."""

    def text(written: str, base: str, is_below_picture: bool = False) -> Markup:
        html = markdown(unmarked(written), base, is_below_picture)
        return Markup(f'<div lang="{language}">{html}</div>') if written.startswith(_BEGIN) else html

    return text
