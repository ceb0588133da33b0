"""Letters arrive whole, or are told about: encodings are proved by what comes out of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakten.importing.calendar.components import components
from pakten.importing.decoding import damage, decoded, put_right
from pakten.reading.refusal import Refusal

SENTENCES = (
    "Träff på Järva",
    "Öppet hus för alla som vill åka båt",
    "Frukost – ”kom som du är”",
    "Café Åsögatan, 3 år",
    "Smörgås och räksallad på Gröna Lund",
)
PAGES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "cp850")
WORDS = st.text("abcdefghijklmnoprstuvyåäöé", min_size=2, max_size=12)
PROSE = st.lists(WORDS, min_size=4, max_size=12).map(" ".join)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_encoding_of_an_office_is_read(sentence: str, page: str) -> None:
    try:
        data = f"Rubrik;Datum\n{sentence};2027-02-03\n".encode(page)
    except UnicodeEncodeError:
        assert page == "cp850"
        return
    assert decoded(data, "x.csv") == f"Rubrik;Datum\n{sentence};2027-02-03\n"


@pytest.mark.parametrize(
    ("text", "page"), [("Привет мир", "cp1251"), ("Łódź spotkanie", "cp1250"), ("čeština", "cp1250")]
)
def test_letters_that_nobody_here_writes_are_refused(text: str, page: str) -> None:
    with pytest.raises(Refusal) as refused:
        decoded(text.encode(page), "x.csv")
    assert refused.value.reason == "no_text"


@given(prose=PROSE, page=st.sampled_from(("cp1252", "latin-1", "mac_roman")))
def test_what_was_decoded_wrongly_is_put_right_or_left(prose: str, page: str) -> None:
    """`latin-1` keeps all bytes; Windows' own page loses five of them, which then are told."""
    wrong = prose.encode().decode(page, "ignore")
    if wrong.encode(page) == prose.encode():
        assert put_right(wrong) == prose


@given(prose=PROSE)
def test_what_is_right_is_left_alone(prose: str) -> None:
    assert put_right(prose) == prose
    assert damage(prose) == ""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_lost_letters_are_seen(sentence: str) -> None:
    assert damage(sentence.encode("ascii", "replace").decode())
    assert damage(sentence.encode("cp1252").decode("utf-8", "replace"))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Vad är det? Jo.",
            "Vad?Hur",
            "Kommer du? Ja",
            "https://exempel.se/a?b=c",
            "Frukost (?)",
            "Är du med??",
            "När?",
        ),
        *("Läs exempel.se/sida.html?id=7", "Vem vet? Alla.", "AT&T", "Mer: www.exempel.se/?q=1", "Tio frågor?"),
    ],
)
def test_a_question_is_no_damage(text: str) -> None:
    assert damage(text) == ""
    assert put_right(text) == text


def test_entities_are_letters() -> None:
    assert put_right("Tr&auml;ff p&aring; J&#228;rva &amp; Husby") == "Träff på Järva & Husby"


@given(text=PROSE, width=st.integers(5, 30), line_end=st.sampled_from((b"\r\n", b"\n")))
def test_text_is_whole_wherever_a_program_folds_it(text: str, width: int, line_end: bytes) -> None:
    """Programs count bytes, and fold in the middle of a letter."""
    data = f"SUMMARY:{text}".encode()
    folded = (line_end + b" ").join(data[at : at + width] for at in range(0, len(data), width))
    lines = (b"BEGIN:VEVENT", folded, b"END:VEVENT", b"")
    (event,) = components(line_end.join(lines), "x.ics")
    assert event.text("SUMMARY") == text
