"""Where words lead: each word of the site with the records that have it, and how much it says about each.

Records that stand together and have not changed are not asked again. Where such a group ends hangs on the records
alone, so that one more or one less leaves all other groups as they are.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from pakten.reading.memory.store import Kept, digest
from pakten.reading.suggestion import fold
from pakten.website.search.record import Record

_TITLE, _KEYWORD, _SUMMARY = 10, 5, 4
_OFTEN = 3
"""A word that stands more often than this in a text says no more about it."""

WORD = re.compile(r"[^\W_]+")

_WITHIN = 64
"""How many records stand together, in the middle."""
_MOST = 256
"""As many of them as there are; a sign says which of them and the weight."""


_CLOSED = re.compile(r"[\0-\u02ff\u2000-\u203f\u20ac]*")
"""Signs of which none combines with the letter before it, nor becomes a letter of the word beside it."""


def postings(records: Iterable[Record], known: Kept[Mapping[str, str]]) -> Mapping[str, "array[int]"]:
    """Of each word its records in their order: how far each comes after the one before, and its weight beside it."""
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    before, first = defaultdict[str, int](int), 0
    for some, key in _together(records):
        for word, signs in known.get(key, partial(_of_group, some)).items():
            numbers, last = found[word], before[word]
            for sign in signs:
                weight, place = divmod(ord(sign), _MOST)
                numbers.append(first + place - last)
                numbers.append(weight)
                last = first + place
            before[word] = last
        first += len(some)
    return found


def _together(records: Iterable[Record]) -> Iterator[tuple[Sequence[Record], bytes]]:
    """Groups, each with a digest of what its records say."""
    group, said = list[Record](), list[bytes]()
    for record in records:
        texts = (record.title, record.summary, record.keywords, record.text, *record.also)
        group.append(record)
        said.append(digest(*map(str.encode, texts)))
        if said[-1][0] % _WITHIN == 0 or len(group) == _MOST:
            yield group, digest(*said)
            group, said = [], []
    yield group, digest(*said)


def _of_group(records: Sequence[Record]) -> Mapping[str, str]:
    found = defaultdict[str, str](str)
    for number, record in enumerate(records):
        for word, weight in _weights(record).items():
            found[word] += chr(weight * _MOST + number)
    return dict(found)


def _weights(record: Record) -> Mapping[str, int]:
    """Each word of a record and how much it says about it, doubled, and one more where it stands in the title."""
    weights = {
        word: 2 * (count if count < _OFTEN else _OFTEN) for word, count in Counter(words_of(record.text)).items()
    }
    keywords = " ".join((record.keywords, *record.also))
    for weight, text in ((2 * _TITLE + 1, record.title), (2 * _KEYWORD, keywords), (2 * _SUMMARY, record.summary)):
        for word in set(words_of(text)):
            weights[word] = weights.get(word, 0) + weight
    return weights


def words_of(text: str) -> Iterable[str]:
    """Folded word by word where words are the same before and after: most of them have been seen before."""
    lower = text.casefold()
    if _CLOSED.fullmatch(lower):
        return chain.from_iterable(map(_of_word, WORD.findall(lower)))
    return _folded(text)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(fold(text)) if len(word) > 1 or word.isdigit())


_of_word = cache(_folded)
