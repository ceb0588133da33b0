"""What an author may have meant: a key in Swedish, a word without its dots, a slip of the finger."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

_CLOSE = 0.6
"""How alike two words must be, by difflib's measure; below this, suggestions are more often wrong than right."""

_CLOSE_WHEN_SHORT, _VERY_CLOSE, _NEARLY_SAME = 0.65, 0.8, 0.85
_SHORT = 5


def _words(file: str) -> dict[str, str]:
    """Folded words, and for each what it may mean, the likeliest first."""
    lines = Path(__file__).with_name(file).read_text("utf-8").splitlines()
    return dict(line.split(": ") for line in lines if line and not line.startswith("#"))


_KEYS, _VALUES = _words("words_for_keys.txt"), _words("words_for_values.txt")


def key_for(written: str, keys: Iterable[str]) -> str:
    """The key that somebody may have meant; empty when nothing is near."""
    allowed = list(keys)
    word = _as_key(written)
    # A key of another form, or a word for one, is no slip of the finger, but may be one of many that belong here.
    return synonym(written, allowed) or near(word, allowed, close=_VERY_CLOSE if word in _OF_OTHERS else _CLOSE)


def synonym(written: str, keys: Iterable[str]) -> str:
    """The key that a word stands for, such as one in another language; the likeliest of several."""
    return next(iter(synonyms(written, keys)), "")


def synonyms(written: str, keys: Iterable[str]) -> list[str]:
    allowed = list(keys)
    return [meant for meant in _KEYS.get(_as_key(written), "").split() if meant in allowed]


def _as_key(written: str) -> str:
    return fold(written).replace("-", "_").replace(" ", "_")


_FIELDS = frozenset(meant for meanings in _KEYS.values() for meant in meanings.split())
_OF_OTHERS = _FIELDS | _KEYS.keys()


def is_key(word: str) -> bool:
    """Whether some form has a key of this name."""
    return word in _FIELDS


def other_names(keys: Iterable[str]) -> dict[str, list[str]]:
    """For each of the keys, the folded words that stand for it here; words that are keys themselves do not."""
    allowed = list(keys)
    found: dict[str, list[str]] = {}
    for word, meanings in _KEYS.items():
        meant = next((meaning for meaning in meanings.split() if meaning in allowed), "")
        if meant and word not in allowed:
            found.setdefault(meant, []).append(word)
    return found


def value_for(written: str, choices: Iterable[str]) -> str:
    """The choice that somebody may have meant; empty when nothing is near."""
    allowed = list(choices)
    return value_named(written, allowed) or near(written, allowed)


_WAYS = re.compile(r"\s*[,+&/]\s*|\s+(?:och|eller|samt|and|or)\s+")


def value_named(written: str, choices: Iterable[str]) -> str:
    """The choice that a word stands for, such as one in another language; nothing is guessed."""
    allowed = list(choices)
    said = fold(written).rstrip(" .!").removeprefix("bade ").removeprefix("both ")
    meant = (*_VALUES.get(said, "").split(), slug(written).replace("-", "_"))
    found = next((one for one in meant if one in allowed), "")
    # Two ways of meeting that have a choice for both.
    if not found and "hybrid" in allowed and len(ways := _WAYS.split(said)) == 2:
        found = "hybrid" if {value_named(way, allowed) for way in ways} == {"on_site", "online"} else ""
    return found


def near(written: str, choices: Iterable[str], titles: Iterable[str] = (), close: float = _CLOSE) -> str:
    """The nearest of the choices, also when it is written with dots, capitals, spaces or as its title."""
    allowed = list(choices)
    by_title = dict(zip((slug(title) for title in titles), allowed, strict=False))
    wanted = slug(written)
    folded = {slug(choice): choice for choice in allowed}
    if wanted in folded or wanted in by_title:
        return folded.get(wanted) or by_title[wanted]
    # What is named by its first words is that; of several nobody knows which.
    begun = {id_ for name, id_ in {**by_title, **folded}.items() if name.startswith(f"{wanted}-")}
    if begun and len(wanted) >= _SHORT:
        return begun.pop() if len(begun) == 1 else ""
    # Of several that are listed in one text, one alone would lose the others.
    is_word = len(wanted) <= _LONGEST and not re.search(r"[,;]\s*\S", written)
    matches = get_close_matches(wanted, [*folded, *by_title], 3, close) if is_word else []
    if len(wanted) <= _SHORT:
        # Easily alike, if they do not begin alike.
        matches = [one for one in matches if one[:3] == wanted[:3] or _likeness(one, wanted) >= _CLOSE_WHEN_SHORT]
    meant = next((match for match in matches if _same_words(wanted, match)), "")
    bare, other = (re.sub("[0-9]", "", one) for one in (wanted, meant))
    is_alike_in_years = _likeness(bare, other) < _CLOSE
    return "" if not meant or is_alike_in_years else folded.get(meant) or by_title[meant]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()


def _same_words(one: str, other: str) -> bool:
    """Whether each word of the shorter name is near one of the other, or both are hardly to be told apart.

    Names of places and organisations share words (house, school, network), and are not the same for that.
    """
    if _likeness(one, other) >= _NEARLY_SAME or not ("-" in one and "-" in other):
        return True
    few, many = sorted((one.split("-"), other.split("-")), key=len)
    # Where one has a word more, nothing may differ besides.
    close = _CLOSE if len(few) == len(many) else _VERY_CLOSE
    return all(get_close_matches(word, many, 1, close) for word in few)


_WITH = r"\b(?:i samarbete|i samverkan|tillsammans|in cooperation|together) (?:med|with)\b"
_BETWEEN_IDS = rf"[,;&+\n/]|\boch\b|\band\b|\bsamt\b| - |^- |{_WITH}"


def ids_apart(text: str) -> list[str]:
    """What a text lists, whatever it is."""
    return [part.strip() for part in re.split(_BETWEEN_IDS, text, flags=re.MULTILINE) if part.strip()]


def ids_in(text: str, titles: Mapping[str, str]) -> list[str]:
    """The ids of all that a text lists, by id or title ("the harbour and the hill"); none when a part has no id."""
    by_name = {slug(name): id_ for id_, title in titles.items() for name in (title, id_)}
    for signs in (r"$", r"[,;\n]", _BETWEEN_IDS, r"\s"):
        parts = [slug(part) for part in re.split(signs, text, flags=re.MULTILINE) if slug(part)]
        found = [by_name.get(part) or value_named(part.replace("-", " "), titles) for part in parts]
        if found and all(found):
            return list(dict.fromkeys(found))
    return []


_LONGEST = 80
"""Longer texts are no misspelt words, and comparing them takes time that grows with the square of their length."""


def fold(text: str) -> str:
    """Small letters without dots and accents: `Tillgänglighet` is `tillganglighet`."""
    small = text.casefold().strip()
    if small.isascii():
        return small
    return "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """A text as an id: `Hammarby och Sjöstaden` is `hammarby-och-sjostaden`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
