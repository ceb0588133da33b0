"""Every code has its words in every language, and something that people write leads to it."""

import re
from pathlib import Path
from string import Formatter

import pytest

from pakten.domain.code import Code
from pakten.locale import LANGUAGES, words

HERE = Path(__file__).parent
SHOWN = re.compile(r"\b[EW]\d{3}\b")
TESTS = HERE.parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    known = words(language)
    assert [code for code in Code if code not in known] == []


def test_both_languages_say_the_same_values() -> None:
    swedish, english = words("sv"), words("en")
    for code in Code:
        for key in (str(code), f"{code}.instead"):
            assert (key in swedish) == (key in english), key
            if key in swedish:
                assert holes(str(swedish.forms(key))) == holes(str(english.forms(key))), key


def test_every_code_is_shown_by_a_test() -> None:
    answers = [path.read_text("utf-8", "replace").partition("--- svar")[2] for path in TESTS.glob("*/cases/*.txt")]
    others = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")]
    shown = set(SHOWN.findall("\n".join([*answers, *others])))
    assert [code for code in Code if code not in shown] == []


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
