"""What stands after # in a link: whether the page that it leads to has such a place, told before anything is built.

A text shows its places: headings, and ids that its author has given. What templates and lists add to a page is known
only as a whole, so a place of another page's kind passes here; the built pages are asked again before they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from urllib.parse import unquote

from pakten.addresses.pages import FORMS, page_path, terms
from pakten.addresses.urls import Urls
from pakten.domain.catalogue import Catalogue
from pakten.domain.organisation import Sector
from pakten.domain.term import Intent
from pakten.reading.network.catalogue import Reading
from pakten.reading.suggestion import near, slug

_ALWAYS = ("", "top")
"""Fragments that every page has (HTML, section 7.4.6.4)."""
_HEADING = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]*(?P<atx>.+?)[ \t]*#*|(?P<setext>\S.*)\n[ \t]*(?:=+|-+))[ \t]*$", re.MULTILINE
)
_GIVEN = re.compile(r"""\b(?:id|name)\s*[:=]\s*["']?([^\s"'{}>,]+)|\{[^{}\n]*?#([^\s{}]+)|\[\^([^\]\s]+)\]""")
_MARKS = re.compile(r"\{[^{}\n]*\}\s*$|<[^>]*>|\]\([^)]*\)|[*_`\[\]!]")
_OF_TEMPLATES = re.compile(r'\bid="([^"]+)"')
_FILLED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_LEAST = 3
"""So many letters must a template say itself for an id to be told from any word."""


class Fragments:
    """The places that pages of a network have, as far as its sources tell."""

    def __init__(self, reading: Reading, catalogue: Catalogue, urls: Urls, own_templates: Path | None = None) -> None:
        self._texts = {page_path(page.path): page.body for page in reading.pages}
        self._texts |= {urls.of(one): one.body for one in catalogue.examples}
        self._texts |= {urls.of(one): one.description for one in catalogue.events}
        self._forms = frozenset(urls.index(name) for name in (*FORMS, "data"))
        self._catalogue = catalogue
        self._own_templates = own_templates
        self._of_text = cache(lambda page: frozenset(_places(self._texts.get(page, ""))))

    def is_dead(self, page: str, fragment: str) -> bool:
        """Whether a page of this path surely has no such place."""
        wanted = unquote(fragment).partition(":~:")[0]
        if wanted in _ALWAYS or page in self._forms:
            return False
        return not (_matches(wanted, self._of_text(page)) or wanted in self._named or self._drawn.fullmatch(wanted))

    def nearest(self, page: str, fragment: str) -> str:
        return near(unquote(fragment), sorted(self._of_text(page)))

    @cached_property
    def _named(self) -> frozenset[str]:
        """The ids of all that is listed somewhere, and the words of fixed lists."""
        one = self._catalogue
        entries = (*one.events, *one.examples, *terms(one), *one.places, *one.organisations)
        words = (str(word).replace("_", "-") for word in (*Sector, *Intent))
        return frozenset((*(entry.id for entry in entries), *words))

    @cached_property
    def _drawn(self) -> re.Pattern[str]:
        """All ids that templates say, those of the network too; what they fill in may be anything."""
        with resources.as_file(resources.files("pakten.theme")) as theme:
            files = [path for place in (theme, self._own_templates) if place for path in place.rglob("*.html")]
            said = {id_ for path in files for id_ in _OF_TEMPLATES.findall(path.read_text("utf-8", errors="replace"))}
        parts = (_FILLED.split(id_) for id_ in said)
        known = {".+".join(map(re.escape, one)) for one in parts if len(one) == 1 or len(one[0]) >= _LEAST}
        return re.compile("|".join(sorted({*known, "occasion-.+"})))


def _matches(wanted: str, places: frozenset[str]) -> bool:
    """Headings count however their network writes them as ids, and the second of a name is numbered."""
    return wanted in places or slug(re.sub(r"[-_]\d+$", "", wanted)) in places or slug(wanted) in places


def _places(text: str) -> Iterator[str]:
    for heading in _HEADING.finditer(text):
        yield slug(_MARKS.sub("", heading["atx"] or heading["setext"]))
    for one, two, note in _GIVEN.findall(text):
        yield from (f"fn:{note}", f"fnref:{note}") if note else (one or two,)
