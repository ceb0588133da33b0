"""A text is found by the same words, whether it is folded whole or word by word."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st

from pakten.reading.memory.store import Kept
from pakten.reading.suggestion import fold
from pakten.website.search.postings import postings, words_of
from pakten.website.search.record import Record


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


def leading(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Records, which stand by how far they come after the one before, each with its weight."""
    return list(zip(accumulate(numbers[::2]), numbers[1::2], strict=True))


def test_words_lead_to_the_same_records_whoever_was_there_before() -> None:
    records = [Record("events", f"{n}/", f"Walk {n}", text="by the mill " * (n % 5)) for n in range(700)]
    kept: Kept[Mapping[str, str]] = Kept()
    whole = postings(records, kept)

    assert leading(whole["walk"]) == [(n, 21) for n in range(700)]
    assert leading(whole["mill"]) == [(n, 2 * min(n % 5, 3)) for n in range(700) if n % 5]
    for others in (records[1:], [*records[:300], Record("events", "new/", "Mill"), *records[300:]], records[::-1]):
        assert postings(others, Kept(lambda: kept.asked)) == postings(others, Kept())
