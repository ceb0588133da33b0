"""Titles are as large as their words allow, and a word that no window can hold is parted where a syllable begins."""

from io import BytesIO
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont

from pakten.website.pages.texts.word_fit import WIDEST, breakable, fit, whole
from pakten.writing.hyphenation import syllables
from tests.theme.typefaces import FOLDER, NAMED_IN, cuts

LONGEST = "Arbetsmarknadsförvaltningen"
FAR_TOO_LONG = "Kompetensförsörjningsarbetsmarknadsinkluderingssamverkansdagen"


def steps(title: str) -> int:
    return int(fit(title).removeprefix("pakten-fit--"))


def parts(title: str) -> list[str]:
    return str(whole(title)).split("\u00ad")


def test_the_widest_word_decides() -> None:
    assert fit("Historik") == fit("Om Historik") != fit("Historikerna")
    assert fit("illill") < fit("mmmmmm")


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Hagsätra/Rågsved", "Hagsätra/"),
        ("Utbildnings- och jobbmässa", "Utbildnings-"),
        ("Arbete – utbildning", "utbildning"),
    ],
)
def test_a_title_may_break_after_a_slash_and_a_hyphen(title: str, word: str) -> None:
    assert fit(title) == fit(word)


@pytest.mark.parametrize("held", ["2023-2024", "kl.\u00a013–16.30"[:8]])
def test_what_a_browser_keeps_together_is_one_word(held: str) -> None:
    assert steps(held * 3) > steps(held) == steps(f"om {held}")
    assert steps(held) > steps(held[:4])


def test_the_style_sheet_knows_every_class() -> None:
    css = NAMED_IN[0].read_text("utf-8")

    assert fit("") in css
    for width in range(steps(""), WIDEST + 1):
        assert f".pakten-fit--{width} {{ --ems: {width / 2:g} }}" in css
    assert steps("W" * 70) == WIDEST


def test_letters_are_no_wider_than_the_sign_face_draws_them() -> None:
    (sign,) = (TTFont(BytesIO((FOLDER / cut.name).read_bytes())) for cut in cuts() if cut.stem == "sign")
    names = sign.getBestCmap()
    for letter in "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.,&":
        drawn = sign["hmtx"][names[ord(letter)]][0] / 1000
        assert steps(letter * 14) >= min(drawn * 28, WIDEST), letter


def test_the_longest_word_of_an_ordinary_title_stays_whole() -> None:
    assert whole("Vuxenutbildningscentrum") == "Vuxenutbildningscentrum"
    assert steps(LONGEST) == WIDEST


def test_a_word_too_wide_for_a_phone_is_parted_where_syllables_begin() -> None:
    assert parts(FAR_TOO_LONG)[:4] == ["Kompe", "tens", "för", "sörj"]
    assert "".join(parts(FAR_TOO_LONG)) == FAR_TOO_LONG
    assert max(map(steps, parts("W" * 70))) <= WIDEST


@pytest.mark.parametrize(
    "word",
    ["nätverks-träff", "arbets-plats-för-lagt", "runda-bords-samtal", "samver-kans-pro-jekt", "programmet", "mentorer"],
)
def test_two_consonants_that_begin_a_syllable_stay_together(word: str) -> None:
    letters = word.replace("-", "")
    assert [letters[start:end] for start, end in pairwise([0, *syllables(letters), None])] == word.split("-")


def test_a_list_may_part_what_a_page_keeps_whole() -> None:
    assert "\u00ad" not in whole("Kompetensförsörjningen")
    assert breakable("Kompetensförsörjningen").split("\u00ad") == ["Kompe", "tens", "för", "sörj", "ningen"]
    assert breakable("Nätverksträff på Järva") == "Nätverksträff på Järva"


def test_a_title_is_text_and_never_code() -> None:
    assert str(whole("<b>Jobb & studier</b>")) == "&lt;b&gt;Jobb &amp; studier&lt;/<wbr>b&gt;"
