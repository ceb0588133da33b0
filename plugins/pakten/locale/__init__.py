"""Words for people: a folder of PO files per language, keyed by what is said and not by how.

Swedish is written first and English is complete beside it. PO (GNU gettext) is what translators' tools read and what
knows plural forms; Babel reads it without a compile step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

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
        with path.open("rb") as file:
            for message in read_po(file, locale=name):
                key = message.id if isinstance(message.id, str) else message.id[0]
                if key and message.string:
                    forms = message.string
                    messages[key] = forms if isinstance(forms, str) else tuple(forms)
    return Words(name, messages)


def _form(locale: Locale, n: int) -> int:
    """The index of the plural form: Swedish and English have two."""
    return 0 if locale.plural_form(n) == "one" else 1
