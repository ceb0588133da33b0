"""On paper, a page keeps what it says and leaves out what can only be pressed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]

PAGES = {
    "/kalender/natverkstraff-jarva-2024/": ("I korthet", "När", "Var", "Anmälan", "Program", "Medverkande", "Källor"),
    "/kalender/medlemstraff-ukraina-2022/": ("I korthet", "Så blev det", "Program", "Medverkande", "Källor"),
    "/omraden/jarva/": ("Träffar på Järva", "Goda exempel på Järva", "Lokala aktörer", "Vägar in", "Källor"),
    "/goda-exempel/nobina-jobbgaranti/": ("Gör så här", "Vad det gav", "Så säkert är det", "Vem", "Källor"),
}
PRESSED_ONLY = ", ".join(
    ("nav, button, form, input, textarea, summary:not(.pakten-fold > *)", ".pakten-skip, .pakten-share, .pakten-add")
)

# The address that stands after a link, as a reader of paper sees it.
AFTER = "links => links.map(link => [link.href, getComputedStyle(link, '::after').content])"

# Text wider than the paper, or cut by a box.
CUT = """() => [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility()
    && getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
    && !one.closest('.pakten-hidden')).map((one) => one.outerHTML.slice(0, 100))"""

A4 = 658
"""The width in CSS px of what is printed on: 210 mm less two margins of 18 mm."""


@pytest.fixture
def paper(visit: Visit) -> Callable[[str], Page]:
    def show(address: str) -> Page:
        page = visit(address, width=A4, color_scheme="dark")
        page.emulate_media(media="print", color_scheme="dark")
        return page

    return show


@pytest.mark.parametrize("address", PAGES)
def test_what_matters_is_printed_and_what_is_pressed_is_not(address: str, paper: Callable[[str], Page]) -> None:
    page = paper(address)

    for said in ("h1", ".pakten-brand__name", ".pakten-footer__note"):
        assert page.locator(said).first.is_visible(), said
    told = page.locator("main h2:visible, main dt:visible").all_inner_texts()
    assert [said for said in PAGES[address] if said not in told] == []
    shown = page.locator(PRESSED_ONLY).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.className)"
    )
    assert shown == []


@pytest.mark.parametrize("address", PAGES)
def test_the_address_of_each_source_is_printed_beside_it(address: str, paper: Callable[[str], Page]) -> None:
    links = paper(address).locator(".pakten-sources a").evaluate_all(AFTER)

    assert [content for _, content in links] == [f'" ({href})"' for href, _ in links]


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_and_it_is_dark_on_white(address: str, paper: Callable[[str], Page]) -> None:
    page = paper(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= A4
    assert page.evaluate(CUT) == []
    look = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert page.locator("body").evaluate(look) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.locator("h1").evaluate(look)[0] == "rgb(0, 0, 0)"
