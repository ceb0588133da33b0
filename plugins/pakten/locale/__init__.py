"""Words for people: a folder of PO files per language, keyed by what is said and not by how.

Swedish is written first and English is complete beside it. PO (GNU gettext) is what translators' tools read and what
knows plural forms. It is read here, since every command needs all of it at once: Babel takes ten times as long, and
judges this in the tests. Some catalogues are what visitors read, the others what
authors read: a language needs the first to be offered, and authors are spoken to in English where it has no others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import c2py
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from babel import Locale

FOLDER = Path(__file__).parent
LANGUAGES = ("sv", "en")
"""Those that are whole, for authors as well."""
FALLBACK = "en"
_MADE_OF = {"æ": "ae", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "œ": "oe"}
"""Letters that Unicode does not take apart."""
_DIGITS = 10
_ALL_CATEGORIES = 121
"""Up to here whole numbers of every category occur."""
VISITORS = frozenset(
    ("feeds", "fields", "finding", "gaps", "goals", "letters", "share", "site", "statement", "subscribe", "when")
)
"""The catalogues of what visitors read, by the names of their files."""


@dataclass(eq=False)  # not frozen, since there are thousands
class Message:
    """What a PO file says below a key, read when somebody asks: one call says few of all messages."""

    _entry: str
    form: Callable[[int], int]
    """Which of its forms a number takes, where it has several."""

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """One for all, or one for each plural form."""
        return tuple(map(_said, _FORM.findall(self._entry)))

    @cached_property
    def is_plural(self) -> bool:
        return "\nmsgid_plural " in self._entry


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language; there is one of each, so that it can be told apart by identity."""

    language: str
    _messages: Mapping[str, Message]

    @cached_property
    def locale(self) -> Locale:
        from babel import Locale  # noqa: PLC0415 (most commands never ask, and it takes as long as all the words)

        return Locale.parse(self.language)

    def __contains__(self, key: str) -> bool:
        return key in self._messages

    def keys(self) -> Iterable[str]:
        return self._messages.keys()

    def text(self, key: str) -> str:
        """As it is written, in the form for many."""
        return self.forms(key)[-1]

    def forms(self, key: str) -> tuple[str, ...]:
        """As it is written: one for all, or one for each plural form."""
        return self._messages[key].forms

    def categories(self, key: str) -> dict[str, str]:
        """As it is written, for scripts: a text for each category that CLDR has of numbers, `other` among them."""
        message = self._messages[key]
        if not message.is_plural:
            return {"other": message.forms[0]}
        told = {self.locale.plural_form(n): message.forms[message.form(n)] for n in range(_ALL_CATEGORIES)}
        return {"other": message.forms[-1], **told}

    def place(self, text: str) -> list[int]:
        """Where a text stands in the order of the alphabet; signs that are no letters do not count."""
        return [place for letter in text.casefold() for place in _places(letter, self._alphabet)]

    def initial(self, text: str) -> str:
        """The letter that a text stands under in an index."""
        first = next(iter(self.place(text)), 0)
        if first < _DIGITS:
            return "0–9"
        known = first < len(self._alphabet)
        return (self._alphabet[first] if known else chr(first - len(self._alphabet))).upper()

    @cached_property
    def _alphabet(self) -> str:
        return f"0123456789{self.text('search.alphabet')}"

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """The sentence for `key`, in the plural form for `n`; raises KeyError for one that nobody wrote."""
        message = self._messages[key]
        text = message.forms[message.form(n or 0) if message.is_plural else 0]
        return text.format(n=n, **values) if values or n is not None else text


def known_as(language: str) -> str:
    """What a language is called here: `sv` for `sv-SE`; empty where nobody has written words in it."""
    whole = language.replace("-", "_")
    return next((name for name in (whole, whole.partition("_")[0]) if name in languages()), "")


def languages() -> tuple[str, ...]:
    """Every language that somebody has written words in, whole or not; those that are whole come first."""
    others = sorted(path.parent.name for path in FOLDER.glob("*/when.po"))
    return (*LANGUAGES, *(name for name in others if name not in LANGUAGES))


@cache
def words(language: str) -> Words:
    """The words of `language`, with English for what nobody has translated."""
    name = known_as(language) or FALLBACK
    messages = {**({} if name in LANGUAGES else words(FALLBACK)._messages)}
    for path in sorted((FOLDER / name).glob("*.po")):
        messages |= _messages(path.read_text("utf-8"))
    return Words(name, messages)


def authors_language(language: str) -> str:
    """In which language those are spoken to who write a site in `language`."""
    return name if (name := known_as(language)) in LANGUAGES else FALLBACK


def first_weekday(language: str, country: str = "") -> int:
    """The day that weeks begin with by CLDR, 0 for Monday: in a country, else where a language is spoken."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (as above)
    from babel.languages import get_official_languages  # noqa: PLC0415

    said = Locale.parse(language.replace("-", "_"))
    territory = country or said.territory
    if not territory:
        return Locale.parse(words(language)("share.locale")).first_week_day
    for spoken in (said.language, *get_official_languages(territory, de_facto=True)):
        with suppress(UnknownLocaleError):
            return Locale(spoken, territory).first_week_day
    return 0


@cache
def _places(letter: str, alphabet: str) -> tuple[int, ...]:
    """A letter of another alphabet stands with the one that it is made of, or after all."""
    if letter in alphabet:
        return (alphabet.index(letter),)
    parts = [part for part in _MADE_OF.get(letter) or normalize("NFKD", letter) if part.isalnum()]
    return tuple(alphabet.index(part) if part in alphabet else len(alphabet) + ord(part) for part in parts)


_FORM = re.compile(r'^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL = re.compile(r"plural=(.+?);?$", re.MULTILINE)
_form_of = cache(c2py)


def _messages(text: str) -> Iterator[tuple[str, Message]]:
    """Key and text of each message of a PO file; where it has forms, all of them."""
    form = _form_of("n != 1")
    for entry in f"\n{text}".split("\nmsgid ")[1:]:
        key = entry.partition("\nmsg")[0].replace('"\n"', "").strip()[1:-1]
        message = Message(entry, form)
        if not key and (told := _PLURAL.search(message.forms[0])):
            form = _form_of(told[1])
        # Where two quotes stand alone, there may be no text behind them.
        if key and ('""' not in entry or all(message.forms)):
            yield key, message


def _said(quoted: str) -> str:
    said = "".join(_QUOTED.findall(quoted))
    return _ESCAPED.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), said) if "\\" in said else said
