"""Every kind of page by keyboard alone, opened where it opens: WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import ADDRESSES, ANSWERED

Visit = Callable[..., Page]

# Notes each stop where Tab has led when it is pressed again: then the browser has moved and scrolled there.
NOTE = r"""async () => {
  const name = (one) => one.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
  const seen = (one) => {
    const look = getComputedStyle(one);
    const outlined = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
    const inside = (box) => box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const box = [...one.getClientRects()].find(inside);
    if (!outlined) return 'no outline';
    if (!box) return 'not on the screen';
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    const top = document.elementFromPoint(x, y);
    return top && (one.contains(top) || top.contains(one)) ? '' : `under ${top && name(top)}`;
  };
  document.querySelectorAll('main details').forEach((part) => { part.open = true; });
  // What opening brings about has come.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const pressed = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const isStop = (one) => one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]')
    && one.checkVisibility({visibilityProperty: true});
  const all = [...document.querySelectorAll(pressed)].filter(isStop);
  // Of radio buttons that belong together, Tab stops at one and arrows lead to the others.
  const alone = all.filter((one) => one.type !== 'radio' || one === (document.querySelector(
    `[name="${one.name}"]:checked`) ?? document.querySelector(`[name="${one.name}"]`)));
  window.walk = {expected: alone.map(name), reached: [], lost: [], over: false};
  let begun = false;
  addEventListener('keydown', () => {
    if (!begun) { begun = true; return; }
    const one = document.activeElement;
    // After the last stop a browser leaves the page, or begins again where it has nothing else to go to.
    const again = walk.reached.length >= walk.expected.length && name(one) === walk.expected[0];
    walk.over ||= again || one === document.body;
    if (walk.over) return;
    // Browsers stop at boxes that scroll, so that arrows can scroll them; those have nothing to press.
    if (one.matches(pressed)) walk.reached.push(name(one));
    const fault = seen(one);
    if (fault) walk.lost.push(`${fault}: ${name(one)}`);
  });
  return alone.length;
}"""


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 1280])
def test_tab_leads_through_every_kind_of_page_and_the_focus_is_always_seen(visit: Visit, width: int) -> None:
    page = visit("about:blank", width=width, reduced_motion="reduce")
    faults: dict[str, Any] = {}
    for address in ADDRESSES:
        page.goto(address, wait_until="networkidle" if address in ANSWERED else "load")
        # Held down it leads through all of them, and nobody has to be asked for each.
        page.keyboard.press("+".join(["Tab"] * page.evaluate(NOTE)))
        for _ in range(SCROLLED):
            if page.evaluate("walk.over"):
                break
            page.keyboard.press("Tab")
        walk = page.evaluate("walk")
        if not walk["over"] or walk["lost"] or walk["reached"] != walk["expected"]:
            missed = [one for one in walk["expected"] if one not in walk["reached"]]
            faults[address] = {"left": walk["over"], "lost": walk["lost"][:3], "missed": missed[:3]}

    assert faults == {}


SCROLLED = 21
"""How many more stops than things to press a page may have: boxes that scroll, and the end, which is noted last."""


def test_the_menu_of_a_phone_is_walked_and_left_by_keyboard(visit: Visit) -> None:
    page = visit("/kalender/", width=320)
    button = page.get_by_role("button", name="Meny")
    button.focus()
    page.keyboard.press("Enter")

    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.innerText.split('\\n')[0] || document.activeElement.name"))

    assert stops == ["Stäng", "Kalender", "Goda exempel", "Områden", "Vägar in", "Om nätverket", "Delta", "q", "Sök"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.innerText") == "Meny"
