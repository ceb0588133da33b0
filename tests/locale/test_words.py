"""Words for people: each that is asked for stands in both languages, with the same holes to fill."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from pakten import locale
from pakten.locale import LANGUAGES, words

PACKAGE = Path(__file__).parents[2] / "plugins" / "pakten"

ASKED = re.compile(r"""(?:\bt|\bwords|\blanguage|\.words)\(\s*["']([a-z_]+\.[\w.]+)["']\s*[,)]""")
"""A word asked for by its whole name; names put together from a part and a value are covered by the pages' tests."""


def test_every_word_that_is_asked_for_stands_in_both_languages() -> None:
    missing = {
        (path.relative_to(PACKAGE).as_posix(), key, language)
        for path in PACKAGE.rglob("*")
        if path.suffix in (".py", ".html")
        for key in ASKED.findall(path.read_text("utf-8"))
        for language in LANGUAGES
        if key not in words(language)
    }

    assert missing == set()


def test_files_are_read_as_the_tools_of_translators_read_them(tmp_path: Path) -> None:
    folder = Path(locale.__file__).parent
    hard = tmp_path / "hard.po"
    hard.write_text(HARD, "utf-8")
    for path in (hard, *folder.glob("*/*.po")):
        with path.open("rb") as file:
            judged = {_key(message.id): message.string for message in read_po(file) if message.id and message.string}

        assert dict(locale._messages(path.read_text("utf-8"))) == judged, path


HARD = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# a note with "msgid" in it
#, python-format
#: somewhere.py:12
msgid "quoted"
msgstr "\"a\\\"b\" \\n\n\tåäö {value!r} msgid \"x\""
msgid "in.lines"
msgstr ""
"one "
"two\n"

"three"

msgid "counted"
msgid_plural "counted"
msgstr[0] "one"
msgstr[1] ""
"{n} of "
"them"

msgid "nothing"
msgstr ""
"""


def _key(name: str | Sequence[str]) -> str:
    return name if isinstance(name, str) else name[0]


def test_both_languages_have_the_same_words() -> None:
    swedish, english = (_keys(language) for language in LANGUAGES)

    assert swedish.symmetric_difference(english) == set()


def test_a_word_has_the_same_holes_in_both_languages() -> None:
    swedish, english = (words(language) for language in LANGUAGES)

    different = {
        key: (holes, other)
        for key in sorted(_keys("sv"))
        if (holes := _holes(swedish.text(key))) != (other := _holes(english.text(key)))
    }

    assert different == {}


def test_each_word_is_written_once() -> None:
    for language in LANGUAGES:
        keys = [
            key
            for path in sorted((PACKAGE / "locale" / language).glob("*.po"))
            for key in re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
        ]
        assert {key for key in keys if keys.count(key) > 1} == set()


def _keys(language: str) -> set[str]:
    return set(words(language).keys())


def _holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
