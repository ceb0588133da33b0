"""The index of a search: every word of the site with the records that it leads to, as files of JSON.

Words stand folded, as they are written. Inflections, parts of compounds and misspellings are found when somebody
searches, by comparing what was asked for with the words there are (theme/assets/matching.js): so there is only one
place that knows how words are compared, and the index stays small.

The first file has all words, and of each record what decides its place among the hits. What words lead to and what
hits show stand in parts, of which a question fetches those that it needs: so what a search costs hangs little on how
many years the site holds ([decision 66](../../../../docs/decisions/0066-a-search-in-parts.md)).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from typing import Any, TypeVar

from pakten.locale import Words, words
from pakten.reading.suggestion import fold
from pakten.website.search.postings import WORD, postings
from pakten.website.search.record import KINDS, Record
from pakten.website.site import Site
from pakten.writing.when import when

T = TypeVar("T")

MOST_NUMBERS = 1_500
"""Of a part that says where words lead: one of smaller ones more are fetched, of larger ones more kB."""
LEAST_LETTERS = 4
"""Of a word that compounds are made of, as in theme/assets/matching.js."""
MOST_RECORDS = 16
"""Of a part that says what hits show."""


def index(records: Sequence[Record], site: Site) -> Mapping[str, bytes]:
    """The files by their names, for the script of the search page. The same records give the same bytes."""
    kind = f"words-{site.words.language}"
    leading = postings(records, site.store.kept(kind))
    site.store.save(kind)  # whichever process makes it
    words = sorted(leading, key=lambda word: (_commonest(word, leading), word))
    begins = list(_begins(words, leading))
    shown = [_shown(record, site.words) for record in records]
    listed = [leading[word].tolist() for word in words]
    encoded = {
        **{name: _json(part) for name, part in _parts("words", listed, begins)},
        **{name: _json(part) for name, part in _parts("records", shown, range(0, len(shown), MOST_RECORDS))},
    }
    areas = {area.id: area.title for area in site.catalogue.areas}
    language = _language(site.words, {record.language for record in records if record.language})
    small = frozenset(chain.from_iterable(language["small"].values()))
    content = {
        "language": language,
        "kinds": {kind: site.words(f"search.kind.{kind}") for kind in KINDS},
        "areas": areas,
        "words": words,
        "begins": begins,
        "size": MOST_RECORDS,
        "records": _columns(records, list(areas), small),
    }
    about = _json(content)
    joined = b",".join(b'"%b":%b' % (name.encode(), text) for name, text in encoded.items())
    # Parts of one build go together; whoever has kept the first file of another sees it by this.
    whole = sha256(b"[%b,{%b}]" % (about, joined)).hexdigest()[:16].encode()
    named = {f"{name}.json": b'{"of":"%b","parts":%b}' % (whole, text) for name, text in encoded.items()}
    return {"index.json": b'{"of":"%b",%b' % (whole, about.removeprefix(b"{")), **named}


def _commonest(word: str, leading: Mapping[str, Sequence[int]]) -> str:
    """The word that most records have, of all that this one holds: who asks for it asks for its compounds as well."""
    ends = range(LEAST_LETTERS, len(word) + 1)
    held = (part for end in ends for begin in range(end - LEAST_LETTERS + 1) if (part := word[begin:end]) in leading)
    return max(held, key=lambda part: (len(leading[part]), part), default=word)


def _begins(words: Sequence[str], leading: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """The word with which each part begins."""
    numbers = MOST_NUMBERS
    for at, word in enumerate(words):
        if numbers >= MOST_NUMBERS:
            numbers = 0
            yield at
        numbers += len(leading[word])


def _parts(name: str, whole: Sequence[T], begins: Sequence[int]) -> Iterator[tuple[str, Sequence[T]]]:
    for number, (begin, end) in enumerate(zip(begins, (*begins[1:], len(whole)), strict=True)):
        yield f"{name}-{number}", whole[begin:end]


def _columns(records: Sequence[Record], areas: Sequence[str], small: frozenset[str]) -> dict[str, Any]:
    """What decides the place of records among the hits, and whether somebody's choice leaves them out."""
    return {
        "kinds": [KINDS.index(record.kind) for record in records],
        "areas": [[areas.index(area) for area in record.areas if area in areas] for record in records],
        "last": [_last(record) for record in records],
        "titles": [_length(record.title, small) for record in records],
        "also": {number: [fold(one) for one in record.also] for number, record in enumerate(records) if record.also},
        "since": {number: record.since.isoformat() for number, record in enumerate(records) if record.since},
        "lang": {number: record.language for number, record in enumerate(records) if record.language},
    }


def _length(title: str, small: frozenset[str]) -> tuple[int, int]:
    """How many words of a title say what it is about, all of them where they are all small, and how many there are."""
    words = frozenset(WORD.findall(fold(title)))
    return len(words - small or words), len(words)


def _last(record: Record) -> str:
    return record.span.last.isoformat() if record.span is not None and record.span.is_set else ""


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _shown(record: Record, words: Words) -> dict[str, Any]:
    """What a hit shows; what is empty is left out."""
    span = record.span
    shown = {
        "kind": record.kind,
        "path": record.path or "./",
        "title": record.title,
        "text": record.summary,
        "areas": list(record.areas),
        "lang": record.language,
    }
    if span is not None:
        shown |= {"when": when(span, words, weekday=False), "last": _last(record)}
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
