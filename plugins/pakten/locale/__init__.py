"""Words for people: a folder of PO files per language, keyed by what is said and not by how.

Swedish is written first and English is complete beside it. PO (GNU gettext) is what translators' tools read and what
knows plural forms. It is read here, since every command needs all of it at once: Babel takes ten times as long, and
judges this in the tests.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from babel import Locale

LANGUAGES = ("sv", "en")


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one language; there is one of each, so that it can be told apart by identity."""

    language: str
    _messages: Mapping[str, str | tuple[str, ...]]

    @cached_property
    def locale(self) -> Locale:
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
        text = self._messages[key]
        return (text,) if isinstance(text, str) else text

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """The sentence for `key`, in the plural form for `n`; raises KeyError for one that nobody wrote."""
        text = self._messages[key]
        if isinstance(text, tuple):
            text = text[_form(self.locale, n or 0)]
        return text.format(n=n, **values) if values or n is not None else text


@cache
def words(language: str) -> Words:
    """The words of `language`, or English for one that nobody has translated to yet."""
    name = language if language in LANGUAGES else "en"
    messages: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((Path(__file__).parent / name).glob("*.po")):
        messages.update(_messages(path.read_text("utf-8")))
    return Words(name, messages)


_PART = re.compile(r'^(msgid|msgstr)(_plural)?(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}


def _messages(text: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Key and text of each message of a PO file; where it has forms, all of them."""
    key, forms, many = "", list[str](), False
    for kind, plural, quoted in (*_PART.findall(text), ("msgid", "", "")):
        said = "".join(_QUOTED.findall(quoted))
        said = _ESCAPED.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), said) if "\\" in said else said
        if kind == "msgstr":
            forms.append(said)
        elif plural:
            many = True
        else:
            if key and any(forms):
                yield key, tuple(forms) if many else forms[0]
            key, forms, many = said, [], False


def _form(locale: Locale, n: int) -> int:
    """The index of the plural form: Swedish and English have two."""
    return 0 if locale.plural_form(n) == "one" else 1
