"""Patterns are tried where their words stand, and find what they would find in the whole text."""

import re
from pathlib import Path

import pytest

from pakten.checking import finding, personal_data, secrets
from pakten.checking.addresses import links
from pakten.checking.finding import WordsOf, sign_of
from pakten.checking.markdown import markup, pasted
from pakten.checking.wordings.claims import Claims
from pakten.checking.wordings.proofreading import Usage
from pakten.locale import words

ROOT = Path(__file__).parents[2]
USAGE = Usage({}, frozenset(), re.compile("(?!)"), 60, re.compile(words("sv")("advice.archive"), re.I), "content/")
CLAIMS, IN_ENGLISH = (Claims(words(language), USAGE) for language in ("sv", "en"))
SAID = """Vi ordnar
jobb åt 40
NYA PRAKTIKPLATSER. Enligt våra källor: anna.svensson
(AT) exempel.se, 070-123 45 67, +46 8 508 00 000
https://LOCALHOST:8000/x C:\\Mappen  https://kalla.example/ägg
20000101-2384 800101 2384 ghp_0123456789abcdefghijABCDEFGHIJ0123456789 Fel! Bokmärket saknas
K\u0410 och \u212aBA, mailto:x%40y.se hundreds
of new JOBS, Många hundra jobb, 1 200 avtal, (~40) medlemmar, ~40 medlemmar"""


@pytest.mark.parametrize(
    ("pattern", "sign", "lines"),
    [
        (secrets._SECRET, None, 0),
        (personal_data._NUMBER, personal_data._DIGITS, 0),
        (personal_data._MAILBOX, personal_data._AT_SIGN, 1),
        (personal_data._MOBILE, None, 0),
        (personal_data._TELEPHONE, None, 0),
        (markup._HOST, None, 0),
        (links._ADDRESS, None, 0),
        (links._OF_A_MACHINE, None, 0),
        (pasted._FOLLOWED, None, 0),
        (pasted._CLOSED, None, 0),
        (USAGE.archive, None, 1),
        (CLAIMS._figure, CLAIMS._number, 1),
        (IN_ENGLISH._figure, IN_ENGLISH._number, 1),
        (CLAIMS._promise(True), None, 1),
    ],
)
def test_what_is_found_in_the_whole_text_is_found(
    pattern: re.Pattern[str], sign: re.Pattern[str] | None, lines: int
) -> None:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.md"))[::3]]

    for text in (SAID, SAID.replace("\n", "\r\n"), "\n".join(texts), *SAID.split("\n"), ""):
        found = [one.span() for one in WordsOf(text).found(pattern, sign=sign, lines=lines)]
        assert found == [one.span() for one in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bkäll(?:a|or)\b|\bframgår (?:inte|ej)\b", "framgår|källa|källor"),
        (r"(?:Anna|Bo) \w+ (?:ordnar|fixar) (?:jobb)?", "fixar|ordnar"),
        (r"(?<!x)STORA s?", "stora"),
        (r"(?:jobb)+\d", "jobb"),
    ],
)
def test_a_pattern_is_known_by_the_longest_words_that_it_must_hold(pattern: str, needed: str) -> None:
    sign = sign_of(re.compile(pattern))

    assert sign is not None
    assert sign.pattern == needed


@pytest.mark.parametrize("pattern", [r"(?:jobb)?", r"\d+", r"jobb|\w+", " +"])
def test_a_pattern_that_needs_no_word_is_tried_everywhere(pattern: str) -> None:
    assert sign_of(re.compile(pattern)) is None


@pytest.mark.parametrize("parser", [None, re])
def test_where_patterns_cannot_be_read_they_are_tried_everywhere(
    parser: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_parser", parser)
    sign_of.cache_clear()

    assert sign_of(personal_data._MOBILE) is None
    assert [one.group() for one in WordsOf(SAID).found(personal_data._MOBILE)] == ["070-123 45 67"]
    sign_of.cache_clear()
