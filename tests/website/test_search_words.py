"""A text is found by the same words, whether it is folded whole or word by word."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from pakten.website.search.index import fold, words_of


def whole(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", fold(text)) if len(word) > 1 or word.isdigit()]


def test_every_sign_between_words_parts_or_joins_them_as_in_the_whole_text() -> None:
    for sign in map(chr, range(0x2100)):
        text = f"Kök{sign}ÅR 3{sign} {sign}vid ÖN"

        assert list(words_of(text)) == whole(text), f"U+{ord(sign):04X}"


@given(st.text(max_size=80))
@example("e\u0301cole")
@example("3½ km² ﬁnns")
@example("25 ₨")
def test_any_text_is_found_by_the_words_of_the_whole(text: str) -> None:
    assert list(words_of(text)) == whole(text)
