"""Share pictures, decoded again, and the words that stand on them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pakten.domain.event import Event
from pakten.domain.palette import DEFAULT, palette
from pakten.writing.letters import share
from pakten.writing.pictures import card_entries, qr
from pakten.writing.pictures.cache import Store
from pakten.writing.pictures.share_card import SIZE, Card, Leaf, png
from pakten.writing.pictures.style import Look
from pakten.writing.pictures.text_fitting import Setting, fit, shrink
from pakten.writing.publication import Publication

COLOURS = palette(DEFAULT).light
ASSETS = resources.files("pakten.theme") / "assets"
CARD = Card("Nätverksträff · Inre hamnen", "Hamnmöte", "Alla i samma båt", ("kl. 9–11.30",), Leaf("onsdag", "20"))


def asset(name: str) -> str:
    file = ASSETS / name
    return file.read_text("utf-8") if file.is_file() else ""


@pytest.fixture(scope="session")
def look() -> Look:
    return Look(asset("pakten.css"), asset, "KK")


def tone(area: str) -> str:
    return {"inre-hamnen": "1"}.get(area, "all")


def picture(card: Card, look: Look) -> Image.Image:
    return Image.open(BytesIO(png(card, look))).convert("RGB")


def colours(image: Image.Image, box: tuple[int, int, int, int] = (0, 0, *SIZE)) -> set[str]:
    counted = image.crop(box).getcolors(1 << 20) or []
    return {"#{:02x}{:02x}{:02x}".format(*rgb) for _, rgb in counted if isinstance(rgb, tuple)}


def test_a_card_is_a_small_picture_of_the_size_that_networks_ask_for(look: Look) -> None:
    drawn = Image.open(BytesIO(png(CARD, look)))

    assert (drawn.format, drawn.mode, drawn.size) == ("PNG", "P", (1200, 630))
    assert len(png(CARD, look)) < 45_000


def test_the_same_card_gives_the_same_bytes(look: Look) -> None:
    assert png(CARD, look) == png(CARD, Look(asset("pakten.css"), asset, "KK"))


def test_a_card_stands_in_the_colours_of_its_area(look: Look) -> None:
    assert colours(picture(replace(CARD, tone="1"), look), (0, 0, 40, 40)) == {COLOURS["tone-1"]}
    assert colours(picture(CARD, look), (0, 0, 40, 40)) == {COLOURS["poster"]}
    assert colours(picture(CARD, look), (0, 600, 40, 630)) == {COLOURS["deep"]}


def test_each_area_has_a_drawing_of_its_own(look: Look) -> None:
    """They stand side by side in one file, and one on each card."""
    drawn = [look.drawing(tone) for tone in ("1", "2", "3", "4")]

    assert {round(one.height / one.width, 1) for one in drawn} == {2.7}
    assert len({one.tobytes() for one in drawn}) == len(drawn)


def test_only_a_card_of_what_is_off_is_alarming(look: Look) -> None:
    moved = replace(CARD, status="Ny tid")

    assert "#9c2413" in colours(picture(replace(moved, status="Inställt", is_off=True), look))
    assert "#9c2413" not in colours(picture(moved, look))


@pytest.mark.parametrize("letters", ["aåäàá", "oöôø", "AÅÄ", "OÖ", "eéè", "–-·", "žćłš"])
def test_letters_with_dots_and_rings_are_drawn_as_such(look: Look, letters: str) -> None:
    missing = bytes(look.bold(60).font.getmask("\U0010fffd"))
    drawn = [bytes(look.bold(60).font.getmask(letter)) for letter in letters]

    assert len(set(drawn)) == len(letters)
    assert missing not in drawn


@pytest.mark.parametrize("size", [26, 33, 88, 101])
def test_letters_set_one_by_one_stand_as_those_of_a_whole_text(look: Look, size: int) -> None:
    """A face with pairs of letters, or one whose letters begin between pixels, would have to be set as a whole."""
    text = "AVA: Tå Yx “fi” jfr. LT–Wö, e\u0301"
    for font in (look.bold(size), look.plain(size)):
        whole, single = Image.new("L", SIZE), Image.new("L", SIZE)
        ImageDraw.Draw(whole).text((20, 300), text, fill=255, font=font.font, anchor="lm")
        font.write(single, (20, 300), text)
        for left, word in enumerate(("AVA", "Tå", "Yx", "3", "27"), 1):
            ImageDraw.Draw(whole).text((left * 200, 100), word, fill=255, font=font.font, anchor="mm")
            font.write(single, (left * 200, 100), word, centred=True)

        assert font.length(text) == font.font.getlength(text)
        assert single.tobytes() == whole.tobytes()


TITLES = (
    "W" * 70,
    "Ö" * 35 + " " + "M" * 34,
    "Kompetensförsörjningsarbetsmarknadsinkluderingssamverkansdagen",
    "Arbetsmarknads- och vuxenutbildningsfrukost/kvällsmingel för småföretag",
    "Hej",
)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_never_touches_what_stands_around_it(look: Look, title: str) -> None:
    """The ground shows around the title: left and right of it, under the kicker and above the leaf."""
    around = replace(CARD, title=title, tone="1", kicker="", lines=())
    drawn = picture(around, look)

    assert colours(drawn, (0, 0, 60, 340)) == {COLOURS["tone-1"]}
    assert colours(drawn, (60, 302, 850, 319)) == {COLOURS["tone-1"]}
    assert colours(drawn, (60, 0, 850, 92)) == {COLOURS["tone-1"]}


@pytest.mark.thorough
@settings(max_examples=60)
@given(st.text(st.sampled_from("abcåäöWM-/ éi"), min_size=1, max_size=90).map(str.strip).filter(bool))
@example("W" * 70)
@example("Kompetensförsörjningsarbetsmarknadsinkluderingssamverkansdagen")
def test_every_letter_of_a_title_finds_room(text: str) -> None:
    look = Look(asset("pakten.css"), asset, "KK")
    room = fit(text, look.bold, width=700, height=200, largest=96, smallest=40, leading=1.04)

    assert room.height <= 200
    assert all(look.bold(room.size).length(line) <= 700 for line in room.lines)
    assert _letters("".join(room.lines)) == _letters(text)


def test_a_compound_breaks_where_a_syllable_begins_and_only_when_it_must(look: Look) -> None:
    short = fit("Samverkansdagen", look.bold, width=700, height=200, largest=96, smallest=40, leading=1)
    long = fit(TITLES[2], look.bold, width=700, height=200, largest=64, smallest=64, leading=1)

    assert short.lines == ("Samverkansdagen",)
    assert long.lines == ("Kompetensförsörjningsar-", "betsmarknadsinkluderings-", "samverkansdagen")


def test_hours_stay_together(look: Look) -> None:
    narrow = fit("kl. 13–16.30", look.bold, width=150, height=200, largest=42, smallest=42, leading=1)

    assert narrow.lines == ("kl.", "13–16.30")


def test_a_long_tagline_shrinks_until_it_stands_on_one_line(look: Look) -> None:
    assert shrink("Alla i samma båt", look.bold, width=1000, largest=34) == Setting(("Alla i samma båt",), 34, 34)
    assert shrink("Alla i samma båt " * 6, look.bold, width=1000, largest=34).size < 34


def test_a_meeting_says_when_where_and_for_which_area(publication: Publication, life: Mapping[str, Event]) -> None:
    assert card_entries.of_event(life["confirmed"], publication, tone) == Card(
        kicker="Nätverksträff · Inre hamnen",
        title="Hamnmöte: jobb vid kajen, för fler",
        foot="Alla i samma båt i Inre hamnen",
        lines=("kl. 9–11.30", "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle"),
        leaf=Leaf("onsdag", "20", "januari", "2027"),
        tone="1",
        alt=(
            "Hamnmöte: jobb vid kajen, för fler. Onsdag 20 januari 2027 kl. 9–11.30. "
            "Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle. Alla i samma båt i Inre hamnen."
        ),
    )


@pytest.mark.parametrize(
    ("state", "status", "is_off"),
    [
        ("confirmed", "", False),
        ("cancelled", "Inställt", True),
        ("postponed", "Uppskjutet", True),
        ("rescheduled", "Ny tid", False),
        ("moved_online", "Digitalt i stället", False),
        ("tentative", "Preliminärt", False),
        ("followed_up", "", False),
        ("full", "", False),
    ],
)
def test_a_card_says_what_has_been_decided(
    publication: Publication, life: Mapping[str, Event], state: str, status: str, is_off: bool
) -> None:
    card = card_entries.of_event(life[state], publication, tone)

    assert (card.status, card.is_off) == (status, is_off)
    assert card.alt.startswith(f"{status}. " if status else card.title)


def test_a_date_that_is_not_known_to_the_day_is_told_as_it_is_known(
    publication: Publication, life: Mapping[str, Event]
) -> None:
    season = card_entries.of_event(life["season"], publication, tone)
    unset = card_entries.of_event(life["to_be_announced"], publication, tone)
    days = card_entries.of_event(life["whole_days"], publication, tone)

    assert season.leaf == Leaf("våren", year="2027")
    assert unset.leaf == Leaf("datum", below="kommer")
    assert (days.leaf, days.lines[0]) == (Leaf("onsdag", "20", "januari", "2027"), "20–21 januari 2027")


def test_an_example_and_an_area_carry_the_tagline_of_the_area(publication: Publication) -> None:
    (example,), (area,) = publication.catalogue.examples, publication.catalogue.areas

    assert card_entries.of_example(example, publication, tone) == Card(
        kicker="Gott exempel · Inre hamnen",
        title="Matrosskolan lär ut yrket ombord",
        foot="Alla i samma båt i Inre hamnen",
        lines=("Rederi Nord AB",),
        tone="1",
        alt="Gott exempel. Matrosskolan lär ut yrket ombord. Rederi Nord AB. Alla i samma båt i Inre hamnen.",
    )
    assert card_entries.of_area(area, publication, tone) == Card(
        kicker="Hamnkretsen",
        title="Inre hamnen",
        foot="Alla i samma båt i Inre hamnen",
        tone="1",
        alt="Inre hamnen. Alla i samma båt i Inre hamnen.",
    )


def test_a_kept_picture_is_not_drawn_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "missing" / "cards")
    drawn = [store.get(CARD, "png", lambda: b"first") for _ in range(2)]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert drawn == [b"first", b"first"]
    assert store.get(CARD, "png", lambda: b"second") == b"first"
    assert store.get(replace(CARD, title="Annat"), "png", lambda: b"second") == b"second"
    assert [path.suffix for path in kept] == [".png"]


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("a file where the folder should be")
    store = Store(tmp_path / "cards")

    assert [store.get(CARD, "png", lambda: b"drawn") for _ in range(2)] == [b"drawn", b"drawn"]
    assert [path.name for path in tmp_path.iterdir()] == ["cards"]


def test_a_qr_code_is_a_picture_with_a_title_and_no_style() -> None:
    drawn = qr.svg("https://hamnkretsen.example/?a=1&b=2", "QR-kod till <mötet> & mer").decode()

    assert drawn == qr.svg("https://hamnkretsen.example/?a=1&b=2", "QR-kod till <mötet> & mer").decode()
    assert "<title>QR-kod till &lt;mötet&gt; &amp; mer</title>" in drawn
    assert not re.search(r"style|class|script", drawn)


def test_ready_words_say_what_has_happened_to_a_meeting(publication: Publication, life: Mapping[str, Event]) -> None:
    moved = share.of_event(life["rescheduled"], publication)

    assert moved.post == (
        "Ny tid: Hamnmöte: jobb vid kajen, för fler\n\n"
        "Ny tid, flyttat från onsdag 20 januari 2027 kl. 9–11.30.\n\n"
        "Rederier, föreningar och kommunen möts om jobb i hamnen.\n\n"
        "När: onsdag 3 februari 2027 kl. 9–11.30\n"
        "Var: Kajskjul 7, Norra Skeppsbron 7, 803 10 Gävle\n"
        "Anmäl dig på https://hamnkretsen.example/anmalan?id=7&plats=kaj\n"
        "Sista dag att anmäla sig är 13 januari 2027.\n"
        "Det finns 40 platser.\n"
        "Pris: kostnadsfritt\n\n"
        "Läs mer om träffen: https://hamnkretsen.example/kalender/hamnmote-2027/"
    )


def _letters(text: str) -> str:
    """A text without what a line break takes away or puts in."""
    return re.sub(r"[-\s]", "", text)
