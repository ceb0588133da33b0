"""The checked-in typefaces are what their sources give, and their stand-ins have their measure."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.theme.typefaces import FOLDER, NAMED_IN, SOURCES, Cut, cuts, digest

CSS = NAMED_IN[0].read_text("utf-8")
STAND_IN = re.compile(
    r'@font-face \{ font-family: "(Sign|Text) \w+"; src: local.*?'
    r"size-adjust: ([\d.]+)%; ascent-override: ([\d.]+)%; descent-override: ([\d.]+)%; line-gap-override: 0% \}"
)
SWEDISH = "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789 .,:;!?()–-/”’…→\u00a0\u00ad"


@pytest.mark.thorough
@pytest.mark.parametrize("cut", cuts(), ids=lambda cut: cut.name)
def test_a_file_is_what_the_script_makes(cut: Cut) -> None:
    """If not, `make fonts` makes it anew."""
    made = cut.bytes()

    assert (FOLDER / cut.name).read_bytes() == made
    assert cut.digest == digest(made)


def test_nothing_else_lies_beside_them_but_their_licences() -> None:
    files = {path.name for path in FOLDER.iterdir()}

    assert {name for name in files if name.endswith(".woff2")} == {cut.name for cut in cuts()}
    assert {(FOLDER / name).read_text("utf-8") for name in files if name.endswith(".txt")} == {
        source.licence for source in SOURCES.values()
    }


def test_pages_ask_at_once_for_the_two_files_that_all_of_them_need() -> None:
    for page in NAMED_IN[1:]:
        asked = re.findall(r'rel="preload" href="\{\{ href\(\'assets/fonts/(\S+)\'\)', page.read_text("utf-8"))

        assert asked == [cut.name for cut in cuts() if cut.stem in ("sign", "text")]


def test_a_swedish_page_needs_no_other_file() -> None:
    for cut in cuts():
        if cut.stem in ("sign", "text"):
            assert {letter for letter in SWEDISH if ord(letter) not in cut.letters} == set()


def test_a_stand_in_makes_lines_as_high() -> None:
    """What is asked of a stand-in is a share of its own size, which is adjusted to the width of our letters."""
    measures = {family: (hhea.ascent / 10, -hhea.descent / 10) for family, hhea in _lines()}
    found = STAND_IN.findall(CSS)

    assert len(found) == 10
    for family, *shares in found:
        size, ascent, descent = map(float, shares)
        assert (ascent * size / 100, descent * size / 100) == pytest.approx(measures[family], abs=0.1)


def _lines() -> Iterator[tuple[str, Any]]:
    for cut in cuts():
        font = TTFont(BytesIO((FOLDER / cut.name).read_bytes()))
        assert font["head"].unitsPerEm == 1000
        yield cut.family, font["hhea"]
