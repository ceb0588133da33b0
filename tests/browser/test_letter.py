"""The letter on a telephone and in the window of a mail program: nobody has to scroll sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

LETTER = Path(__file__).parents[1] / "golden" / "letter" / "2027-01.html"
LONG = "https://hamnkretsen.example/" + "anmalan" * 30


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("is_dark", [False, True])
def test_a_letter_fits_into_its_window(browser: Browser, width: int, is_dark: bool) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if is_dark else "light")
    text = LETTER.read_text("utf-8")
    assert "Rederier, föreningar" in text
    page.set_content(text.replace("Rederier, föreningar", f"{LONG} Arbetsmarknadspolitiska{'besparings' * 12}"))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    colors = page.evaluate(
        "(() => { const of = getComputedStyle(document.querySelector('td td')); return of.color })()"
    )
    assert colors == "rgb(29, 29, 29)"
    page.close()
