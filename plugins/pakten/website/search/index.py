"""The index of a search: every word of the site with the records that it leads to, as one file of JSON.

Words stand folded, as they are written. Inflections, parts of compounds and misspellings are found when somebody
searches, by comparing what was asked for with the words there are (theme/assets/matching.js): so there is only one
place that knows how words are compared, and the index stays small.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pakten.locale import Words, words
from pakten.website.search.record import KINDS, Record
from pakten.website.site import Site
from pakten.writing.when import when

_TITLE, _KEYWORD, _SUMMARY = 10, 5, 4
_OFTEN = 3
"""A word that stands more often than this in a text says no more about it."""

_WORD = re.compile(r"[^\W_]+")


class _Marks(dict[int, int | None]):
    """A table for `str.translate` that takes away all marks that combine with a letter."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _Marks()


def fold(text: str) -> str:
    """The text without case and dots: what somebody writes whose keyboard lacks a letter."""
    lower = text.casefold()
    return lower if lower.isascii() else unicodedata.normalize("NFKD", lower).translate(_WITHOUT_MARKS)


def index(records: Iterable[Record], site: Site) -> bytes:
    """The file, for the script of the search page. The same records give the same bytes."""
    records = tuple(records)
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for word, weight in _weights(record).items():
            postings[word] += [number, weight]
    words = sorted(postings)
    content = {
        "language": _language(site.words, {record.language for record in records if record.language}),
        "kinds": {kind: site.words(f"search.kind.{kind}") for kind in KINDS},
        "areas": {area.id: area.title for area in site.catalogue.areas},
        "records": [_shown(record, site.words) for record in records],
        "words": words,
        "postings": [postings[word] for word in words],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _weights(record: Record) -> Mapping[str, int]:
    """Each word of a record and how much it says about it."""
    weights = {word: min(count, _OFTEN) for word, count in Counter(_words(record.text)).items()}
    keywords = " ".join((record.keywords, *record.also))
    for weight, text in ((_TITLE, record.title), (_KEYWORD, keywords), (_SUMMARY, record.summary)):
        for word in set(_words(text)):
            weights[word] = weights.get(word, 0) + weight
    return weights


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if len(word) > 1 or word.isdigit()]


def _shown(record: Record, words: Words) -> dict[str, Any]:
    """What a hit shows; what is empty is left out."""
    span = record.span
    shown = {
        "kind": record.kind,
        "path": record.path or "./",
        "title": record.title,
        "also": [fold(one) for one in record.also],
        "text": record.summary,
        "areas": list(record.areas),
        "lang": record.language,
    }
    if span is not None:
        shown |= {"when": when(span, words, weekday=False), "last": span.last.isoformat() if span.is_set else ""}
    return {key: value for key, value in shown.items() if value}


def _language(own: Words, others: set[str]) -> dict[str, Any]:
    """What the comparison of words needs to know about the language, with the small words of all that is written."""
    return {
        "own": own.language,
        "endings": sorted((fold(ending) for ending in own("search.endings").split()), key=lambda one: (-len(one), one)),
        "small": {
            one.language: sorted({fold(word) for word in one("search.small_words").split()})
            for one in (own, *map(words, sorted(others)))
        },
    }
