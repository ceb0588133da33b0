"""Words for people: each that is asked for stands in Swedish and English, and a language is as whole as it says."""

import re
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.plurals import get_plural

from pakten import locale
from pakten.locale import (
    FOLDER,
    LANGUAGES,
    VISITORS,
    authors_language,
    known_as,
    languages,
    words,
)
from pakten.locale.completeness import catalogue_in, flaws, forms_of, key_of, standing

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


def test_pages_for_visitors_say_nothing_that_is_for_authors() -> None:
    """Else a page would be in two languages where authors are spoken to in English."""
    for_visitors = {
        key_of(message) for name in VISITORS for message in catalogue_in(FOLDER / "en" / f"{name}.po") if message.id
    }
    pages = [
        path for path in (PACKAGE / "theme").rglob("*.html") if not path.name.startswith(("form", "picture-steps"))
    ]
    asked = {key for path in pages for key in ASKED.findall(path.read_text("utf-8"))}

    assert asked - for_visitors == set()


def test_files_are_read_as_the_tools_of_translators_read_them(tmp_path: Path) -> None:
    hard = tmp_path / "en" / "hard.po"
    hard.parent.mkdir()
    hard.write_text(HARD, "utf-8")
    for path in (hard, *FOLDER.glob("*/*.po")):
        judged = {key_of(one): forms_of(one) for one in catalogue_in(path) if one.id and all(forms_of(one))}
        read = dict(locale._messages(path.read_text("utf-8")))

        assert {key: one.forms for key, one in read.items()} == judged, path


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

msgid ""
"a.key."
"in.lines"
msgstr "so"
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_swedish_and_english_are_whole(language: str) -> None:
    assert [one for one in standing(language) if one.marked or one.missing] == []
    assert set(words(language).keys()) == set(words(LANGUAGES[0]).keys())


@pytest.mark.parametrize("language", languages())
def test_no_language_has_a_flaw(language: str) -> None:
    assert list(flaws(language)) == []


@pytest.mark.parametrize("language", languages())
def test_each_word_is_written_once(language: str) -> None:
    keys = [
        key
        for path in sorted((FOLDER / language).glob("*.po"))
        for key in re.findall(r'^msgid "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
    ]

    assert {key for key in keys if keys.count(key) > 1} == set()


def test_other_languages_have_every_word_that_visitors_read() -> None:
    lacking = {
        language: missing
        for language in languages()
        if (missing := [one for one in standing(language) if one.catalogue in VISITORS and one.missing])
    }

    assert lacking == {}


ENGLISH = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"

"""


def test_what_is_marked_or_missing_is_counted_and_every_flaw_is_told(tmp_path: Path) -> None:
    copytree(FOLDER / "en", tmp_path / "en")
    polish = get_plural("pl")
    head = ENGLISH.format(language="pl", plural=polish.plural_forms)
    (tmp_path / "pl").mkdir()
    (tmp_path / "pl" / "when.po").write_text(
        head + 'msgid "when.month"\nmsgstr "LLLL y"\n\n#, fuzzy\nmsgid "when.at"\nmsgstr "{day}"\n'
    )
    (tmp_path / "pl" / "site.po").write_text(
        head
        + 'msgid "event.dates"\nmsgid_plural "event.dates"\nmsgstr[0] "{n} data"\nmsgstr[1] "{n} daty"\n\n'
        + 'msgid "shell.nobody"\nmsgstr "Nikt"\n\nmsgid "mark.full"\nmsgstr " {kto} "\n'
    )
    (tmp_path / "pl" / "finding.po").write_text(
        head + 'msgid "segment.calendar"\nmsgstr "kalendarz"\n\nmsgid "segment.areas"\nmsgstr "kalendarz"\n\n'
        'msgid "segment.goals"\nmsgstr "Cele główne"\n'
    )
    (tmp_path / "pl" / "cinema.po").write_text(head)

    found = {one.catalogue: one for one in standing("pl", tmp_path)}
    whole = len(set(words("en").keys()))
    assert (found["when"].whole, found["when"].marked) == (1, 1)
    assert sum(one.whole + one.marked + one.missing for one in found.values()) == whole
    assert list(flaws("pl", tmp_path)) == [
        "cinema.po: there is no such catalogue",
        "finding.po: segment.areas is the same word as segment.calendar",
        "finding.po: segment.goals is a word of addresses: only a–z, digits and hyphens",
        "site.po: event.dates needs 3 forms and has 2",
        "site.po: shell.nobody is not there in English",
        "site.po: mark.full has holes ['kto'] where the English has none",
        "site.po: mark.full has spaces at its ends (' ', ' ') where the English has ('', '')",
        "site.po: mark.full has holes ['kto'] that nobody fills",
        "when.po: when.at has holes ['day'] where the English has ['day', 'time']",
    ]


@pytest.mark.parametrize(
    ("written", "known", "authors"),
    [
        ("sv", "sv", "sv"),
        ("sv-FI", "sv", "sv"),
        ("en_GB", "en", "en"),
        ("tlh", "", "en"),
        ("../sv", "", "en"),
        ("", "", "en"),
    ],
)
def test_a_language_of_a_country_is_the_language(written: str, known: str, authors: str) -> None:
    assert (known_as(written), authors_language(written)) == (known, authors)


def test_titles_stand_in_the_order_of_the_alphabet() -> None:
    titles = [
        "Öresund",
        "Zinkensdamm",
        "Åre",
        "Ärla",
        "É, ett namn",
        "Eda",
        "Ebba",
        "42 frågor",
        "”Bra”",
        "Ørsted",
        "Ωmega",
    ]

    ordered = sorted(titles, key=words("sv").place)

    assert ordered == [
        "42 frågor",
        "”Bra”",
        "Ebba",
        "Eda",
        "É, ett namn",
        "Ørsted",
        "Zinkensdamm",
        "Åre",
        "Ärla",
        "Öresund",
        "Ωmega",
    ]
    assert [words("sv").initial(one) for one in ordered] == ["0–9", *"BEEEOZÅÄÖΩ"]
    assert sorted(["Zoo", "Åre", "Apa"], key=words("en").place) == ["Apa", "Åre", "Zoo"]
