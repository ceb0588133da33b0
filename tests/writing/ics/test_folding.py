"""Long lines of calendar files are folded as icalendar folds them, letter for letter."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from pakten.domain.occurrence import occurrences
from pakten.writing.edition import Edition
from pakten.writing.folding import folded, written
from pakten.writing.ics_entry import vevent

LETTERS = st.characters(exclude_categories=("Cs", "Cc"))


@given(st.text(st.one_of(LETTERS, st.sampled_from("\\^å😀;, ")), min_size=1, max_size=400))
@example("x" * 74)
@example("x" * 75)
@example("x" * 73 + "\\n" * 40)
@example("å" * 80)
@example("x" * 73 + "😀" * 30)
def test_a_line_is_folded_as_the_library_folds_it(text: str) -> None:
    theirs: bytes = Contentline(text).to_ical() + b"\r\n"  # type: ignore[no-untyped-call]  # icalendar has no types

    assert folded([text.encode()]) == theirs


@given(st.lists(st.text(LETTERS, min_size=1, max_size=120), min_size=1, max_size=5))
def test_no_line_is_longer_than_the_standard_allows(texts: list[str]) -> None:
    lines = folded(text.encode() for text in texts).split(b"\r\n")

    assert max(map(len, lines)) <= 75
    assert b"".join(line.removeprefix(b" ") if line[:1] == b" " else line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two


def test_an_entry_is_written_as_the_library_writes_it(edition: Edition) -> None:
    dates = [date for event in edition.catalogue.events for date in occurrences(event) if date.span.is_dated]
    theirs: list[bytes] = [vevent(date, edition).to_ical() for date in dates]

    assert dates
    assert [written(vevent(date, edition)) for date in dates] == theirs
