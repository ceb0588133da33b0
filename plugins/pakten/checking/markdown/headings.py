"""The ids that a link may name after #: those of headings, as Python-Markdown makes them, and those of a page."""

import re
import unicodedata
from functools import cache
from html import unescape
from importlib import resources
from pathlib import Path

from pakten.checking.markdown.bodies import Body
from pakten.checking.markdown.structure import headings

_OWN = re.compile(r"\{:?[^{}\n]*#(?P<id>[^\s{}]+)[^{}\n]*\}|\b(?:id|name)\s*=\s*[\"'](?P<quoted>[^\"']+)[\"']")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}\n]*\}\s*$")
_LINK = re.compile(r"!?\[(?P<label>[^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_NOTE = re.compile(r"\[\^[^\]]+\]")
_TAG = re.compile(r"<[^>]+>")
_ID = re.compile(r'\bid="(?P<id>[a-z][^"]*)"')
_FILLED = re.compile(r"\{\{.*?\}\}")


def ids_of(body: Body) -> set[str]:
    """Of a text: a second heading of the same words has a number after it."""
    found = {one["id"] or one["quoted"] for one in _OWN.finditer(body.text)}
    for heading in headings(body):
        id_ = _slug(body.text[heading.line.start : heading.line.end].strip("# "))
        number, free = 0, id_
        while free in found:
            number += 1
            free = f"{id_}_{number}"
        # The theme may have the first, and then the heading is given the next.
        found |= {free, id_}
    return found


def _slug(title: str) -> str:
    said = _TAG.sub("", _NOTE.sub("", _LINK.sub(r"\g<label>", _ATTRIBUTES.sub("", title))))
    plain = unicodedata.normalize("NFKD", unescape(re.sub(r"[*`]|(?<!\w)_|_(?!\w)", "", said)))
    kept = re.sub(r"[^\w\s-]", "", plain.encode("ascii", "ignore").decode("ascii")).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def is_of_theme(fragment: str) -> bool:
    """Whether some page may have it beside its text; what a template fills in may be anything."""
    return fragment == "main" or _ids_of_theme().fullmatch(fragment) is not None


@cache
def _ids_of_theme() -> re.Pattern[str]:
    templates = Path(str(resources.files("pakten") / "theme")).rglob("*.html")
    said = {found["id"] for path in templates for found in _ID.finditer(path.read_text("utf-8"))}
    ids = {".+".join(map(re.escape, _FILLED.split(id_))) for id_ in said}
    return re.compile("|".join(sorted(ids | {"occasion-.+"})))
