"""One colour, and a site that can be read in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pakten.domain.palette import DEFAULT, Colours, contrast, is_colour, palette, readable, reads

TEXTS = (
    *(("ink", ground) for ground in ("paper", "sheet", "tone", "poster", "tone-1", "tone-2", "tone-3", "tone-4")),
    *(("soft", ground) for ground in ("paper", "sheet")),
    *(("link", ground) for ground in ("paper", "sheet", "poster")),
    *(("on-tone", f"tone-{number}") for number in range(1, 5)),
    ("on-poster", "poster"),
    ("motto", "poster"),
    ("on-deep", "deep"),
    ("alert", "paper"),
    ("alert", "sheet"),
)
HEX = some.integers(0, 0xFFFFFF).map("#{:06x}".format)


def _poor(colours: Colours, pairs: tuple[tuple[str, str], ...], least: float) -> list[tuple[str, str, float]]:
    return [(on, ground, found) for on, ground in pairs if (found := contrast(colours[on], colours[ground])) < least]


@given(HEX)
def test_text_can_be_read_in_every_colour_that_is_taken(accent: str) -> None:
    made = palette(accent)

    for colours in (made.light, made.dark):
        assert _poor(colours, TEXTS, 4.5) == []
        assert _poor(colours, (("line", "paper"), ("line", "sheet")), 3) == []
    assert _poor(made.light, (("on-highlight", "highlight"), ("in-highlight", "on-highlight")), 4.5) == []


@given(HEX)
def test_a_colour_that_is_refused_comes_with_one_that_is_taken(accent: str) -> None:
    assert reads(accent) or reads(readable(accent))


@pytest.mark.parametrize(
    ("accent", "taken"),
    [("#005a9c", True), ("#7a1f5c", True), ("#000000", True), (DEFAULT, True), ("#fc0", False), ("#ffffff", False)],
)
def test_a_pale_colour_is_refused(accent: str, taken: bool) -> None:
    assert reads(accent) is taken


def test_only_a_colour_in_hexadecimal_is_one() -> None:
    written = ("#abc", "#A1b2C3", "abc", "#abcd", "red", "", "#12345g", "#abc;}")

    assert [one for one in written if is_colour(one)] == ["#abc", "#A1b2C3"]
