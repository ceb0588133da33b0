"""Everyone can use every kind of page: seen, heard, by keyboard, enlarged, in own colours, without scripts.

WCAG 2.2 AA and EN 301 549 V3.2.1, chapter 9, as far as a machine can tell; people judge the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import ADDRESSES

AXE = Path(__file__).parents[1] / "node" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Visit = Callable[..., Page]


FOUND = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
}"""

WIDER = """() => [...document.querySelectorAll('body *')]
  .filter(one => !one.closest('[tabindex="0"][role=region]') && one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map(one => `${one.tagName}.${one.className}`)"""

# Targets smaller than 24 CSS px that are not part of a sentence (SC 2.5.8 excepts those).
SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
  .filter(one => one.checkVisibility() && !one.closest('p, li > p, .pakten-prose, dd, figcaption, .pakten-sources'))
  .filter(one => !one.classList.contains('pakten-skip'))
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 23.5 || box.width < 23.5))
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${Math.round(box.width)}x${Math.round(box.height)}`)"""


# Buttons and fields without an edge, and links in running text without a line below, by their computed looks.
BARE = """() => [...document.querySelectorAll('button, input, select, textarea, .pakten-button, main p a[href]')]
  .filter(one => one.checkVisibility() && !['checkbox', 'radio'].includes(one.type))
  .filter(one => { const look = getComputedStyle(one);
    return parseFloat(look.borderBlockEndWidth) < 1 && !look.textDecorationLine.includes('underline'); })
  .map(one => one.outerHTML.slice(0, 100))"""

MOVING = """() => [document.documentElement, ...document.querySelectorAll('body *')]
  .filter(one => { const look = getComputedStyle(one);
    return look.transitionDuration !== '0s' || look.animationName !== 'none' || look.scrollBehavior !== 'auto'; })
  .slice(0, 3).map(one => one.outerHTML.slice(0, 100))"""

# Boxes that hide a part of their text. A drawing may be cut, and what only screen readers read.
CUT = """() => [...document.querySelectorAll('body *')].filter(one => one.checkVisibility())
  .filter(one => ['hidden', 'clip'].includes(getComputedStyle(one).overflowY) && !one.closest('.pakten-hidden, svg'))
  .filter(one => { const box = one.getBoundingClientRect();
    const inside = [...one.querySelectorAll('h1, h2, h3, p, a, dd')]
      .map(part => part.getBoundingClientRect()).filter(part => part.width);
    return inside.some(part => part.bottom > box.bottom + 1 || part.right > box.right + 1); })
  .map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_kind_of_page(visit: Visit, width: int, scheme: str) -> None:
    page = visit("/", width=width, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    faults: dict[str, Any] = {}
    for address in ADDRESSES:
        page.goto(address)
        page.add_script_tag(path=str(AXE))
        if found := page.evaluate(FOUND, RULES):
            faults[address] = found

    assert faults == {}


def test_no_kind_of_page_scrolls_sideways_on_a_phone(visit: Visit) -> None:
    page = visit("/", width=320)
    wide = {}
    for address in ADDRESSES:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide[address] = page.evaluate(WIDER)

    assert wide == {}


def test_text_of_twice_the_size_stays_on_the_page_and_is_not_cut(visit: Visit) -> None:
    page = visit("/", width=640)
    wide = {}
    for address in ADDRESSES:
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide[address] = page.evaluate(WIDER)
        if found := page.evaluate(CUT):
            wide[address] = found

    assert wide == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_large_enough_for_a_finger(visit: Visit, width: int) -> None:
    page = visit("/", width=width)
    small = {}
    for address in ADDRESSES:
        page.goto(address)
        if found := page.evaluate(SMALL):
            small[address] = found

    assert small == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_tab_stop_skips_to_the_content(visit: Visit, width: int) -> None:
    page = visit("/", width=width)
    for address in ADDRESSES:
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "pakten-skip", address
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main", address


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard_without_a_script(visit: Visit) -> None:
    page = visit("/", width=320, java_script_enabled=False)
    button = page.get_by_role("button", name="Meny")

    button.focus()
    page.keyboard.press("Enter")

    link = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Kalender")
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()


def test_a_month_is_a_table_that_can_be_read_by_its_headings(visit: Visit) -> None:
    page = visit("/kalender/2024/03/")

    assert page.get_by_role("table").get_by_role("columnheader").count() == 7
    day = page.locator("td", has=page.locator("time[datetime='2024-03-26']"))
    assert day.get_by_role("link", name="Lokal nätverksträff på Järva").count() == 1


def test_nothing_happens_by_a_single_letter(visit: Visit) -> None:
    """SC 2.1.4: there are no shortcuts of one key."""
    page = visit("/kalender/")
    before = (page.url, page.content())

    for letter in "fsnp/.,?k":
        page.keyboard.press(letter)

    assert (page.url, page.content()) == before


def test_headings_stand_in_order_under_one_first(visit: Visit) -> None:
    page = visit("/")
    wrong = {}
    for address in ADDRESSES:
        page.goto(address)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])")
        steps = [later - earlier for earlier, later in pairwise(levels)]
        if levels.count(1) != 1 or max(steps, default=0) > 1:
            wrong[address] = levels

    assert wrong == {}


def test_status_is_told_by_a_word_in_forced_colours_too(visit: Visit) -> None:
    page = visit("/kalender/natverkstraff-jarva-2024/", forced_colors="active")
    page.goto("/kalender/2022/")

    status = page.locator(".pakten-status").first
    assert status.is_visible()
    assert status.inner_text().strip()


def test_in_forced_colours_what_is_pressed_keeps_an_edge_or_an_underline(visit: Visit) -> None:
    """Where backgrounds go, a button still looks like one and a link in a sentence like a link."""
    page = visit("/", forced_colors="active")
    bare = {}
    for address in ADDRESSES:
        page.goto(address)
        if found := page.evaluate(BARE):
            bare[address] = found

    assert bare == {}


def test_nothing_moves_for_those_who_ask_for_less_motion(visit: Visit) -> None:
    page = visit("/", reduced_motion="reduce")
    moving = {}
    for address in ADDRESSES:
        page.goto(address)
        if found := page.evaluate(MOVING):
            moving[address] = found

    assert moving == {}


def test_all_text_is_there_without_a_script(visit: Visit) -> None:
    with_script, without = visit("/"), visit("/", java_script_enabled=False)
    for address in ("/", "/kalender/", "/kalender/natverkstraff-jarva-2024/", "/omraden/jarva/", "/om/historik/"):
        with_script.goto(address)
        without.goto(address)
        assert without.get_by_role("heading").all_inner_texts() == with_script.get_by_role("heading").all_inner_texts()


def test_no_cookie_no_storage_and_no_request_to_anyone_else(visit: Visit, site: str) -> None:
    page = visit("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ADDRESSES:
        page.goto(address)

    assert [url for url in asked if not url.startswith(f"{site}/")] == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0


def test_a_strict_security_policy_blocks_nothing(visit: Visit) -> None:
    """No inline script, no inline style: `script-src 'self'; style-src 'self'` is enough for every kind of page."""
    page = visit("/")
    own = ("script-src", "style-src", "font-src", "img-src", "connect-src", "form-action")
    policy = "; ".join(("default-src 'none'", *(f"{kind} 'self'" for kind in own)))
    blocked: list[str] = []
    page.on("console", lambda line: blocked.append(line.text) if "Content Security Policy" in line.text else None)
    page.route(
        "**/*",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), headers={**answer.headers, "content-security-policy": policy}
        ),
    )
    for address in ADDRESSES:
        page.goto(address)

    assert blocked == []
