"""Everyone can use every kind of page: seen, heard, by keyboard, enlarged, in own colours, without scripts.

WCAG 2.2 AA and EN 301 549 V3.2.1, chapter 9, as far as a machine can tell; people judge the rest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import NOON
from tests.browser.kinds import ADDRESSES, ANSWERED
from tests.browsing import AXE, OF_COLOURS, refusals, violations, window
from tests.building import Builds

Visit = Callable[..., Page]

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


# Words that run past the edge of the window, where nothing can be drawn sideways to read them.
PAST = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(one => one.checkVisibility() && !one.children.length && one.textContent.trim())
  .filter(one => !one.closest('.pakten-hidden, svg, [tabindex="0"][role=region]'))
  .filter(one => { for (let box = one; box; box = box.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return false;
    const text = document.createRange();
    text.selectNodeContents(one);
    return [...text.getClientRects()].some(line => line.right > innerWidth + 1); })
  .map(one => `past: ${one.outerHTML.slice(0, 100)}`)"""

# Words that begin on one line and end on the next without a hyphen. Of an address none is parted, and five letters are
# never too long for a line.
BROKEN = """async () => {
  const LONG = /(?<![\\p{L}\\d@./_-])\\p{L}{6,}(?![\\p{L}\\d@/_]|[.-]\\p{L})/gu;
  const frame = () => new Promise(done => requestAnimationFrame(done));
  const range = document.createRange();
  const broken = () => {
    const texts = document.createTreeWalker(document.body, 4), found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (!text.parentElement.checkVisibility() || text.parentElement.closest('.pakten-hidden, svg, code')) continue;
      for (const { 0: word, index } of text.data.matchAll(LONG)) {
        const tops = [...word].map((_, at) => {
          range.setStart(text, index + at);
          range.setEnd(text, index + at + 1);
          return [...range.getClientRects()].at(-1)?.top ?? 0;
        });
        if (Math.max(...tops) - Math.min(...tops) > 9) found.push(`broken: ${word}`);
      }
    }
    return found;
  };
  await frame();
  // Hyphens come two frames after the size has changed, and later where much else is done.
  for (let more = 60; more; more--) {
    await frame();
    if (!broken().length) return [];
  }
  return broken();
}"""

# How many boxes there are to see, and of which size.
SEEN = """() => [...document.querySelectorAll('body *')].filter(one => one.checkVisibility())
  .map(one => one.getBoundingClientRect()).map(box => `${box.x} ${box.y} ${box.width} ${box.height}`).join()"""

# Whoever has been somewhere in a page comes back to its beginning, as if it had been opened again.
FROM_THE_TOP = """() => { const start = document.createElement('i'); start.tabIndex = -1;
  document.body.prepend(start); start.focus(); start.remove(); scrollTo(0, 0); }"""

Faults = Mapping[str, Mapping[str, Any]]
"""What is wrong, by question and by address."""

PARTS = 2
"""In so many parts all kinds of page are asked, so that whoever has nothing to do can ask those of a part."""


@pytest.fixture(scope="session")
def faults(browser: Browser, server: str, builds: Builds) -> Callable[[int], Faults]:
    """A part of the kinds of page as a server sends them, each opened once and asked everything at every width."""

    def found(part: int) -> Faults:
        faults: defaultdict[str, dict[str, Any]] = defaultdict(dict)
        with window(browser, NOON, locale="sv-SE", reduced_motion="reduce") as context:
            refused = refusals(context)
            context.add_init_script(path=AXE)
            page = context.new_page()
            page.set_viewport_size(NARROW)
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            for address in ADDRESSES[part::PARTS]:
                refused.clear()
                page.goto(f"{server}{address}", wait_until="networkidle" if address in ANSWERED else "load")
                page.evaluate("document.fonts.ready.then(() => null)")
                if refused:
                    faults["refused"][address] = list(refused)
                for question, said in answers(page):
                    if said:
                        faults[question][address] = said
            page.goto(f"{server}/")
            if left := kept(page, [url for url in asked if not url.startswith(f"{server}/")]):
                faults["left behind"] = left
        return dict(faults)

    return lambda part: builds.once(f"faults-{part}", lambda: found(part))


def answers(page: Page) -> Iterator[tuple[str, Any]]:
    """What is wrong with a page, by question; last what changes it, and leaves the window as it was."""
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])")
    steps = [later - earlier for earlier, later in pairwise(levels)]
    yield "headings", levels if levels.count(1) != 1 or max(steps, default=0) > 1 else []
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        for question, said in looks(page):
            yield f"{question} at {size['width']}", said
    yield "cut", list(enlarged(page))


def looks(page: Page) -> Iterator[tuple[str, Any]]:
    """What is wrong with a page in a window of this size."""
    yield "small", page.evaluate(SMALL)
    yield "moving", page.evaluate(MOVING)
    yield "wide", page.evaluate(WIDER) if page.evaluate(SCROLLS) else []
    yield "light", violations(page)
    seen = page.evaluate(SEEN)
    page.emulate_media(color_scheme="dark")
    yield "other in the dark", page.evaluate(SEEN) != seen
    yield "dark", violations(page, OF_COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    yield "bare", page.evaluate(BARE)
    page.emulate_media(forced_colors="none")
    page.evaluate(FROM_THE_TOP)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    then = page.evaluate("document.activeElement.id")
    yield "first stop", [] if (first, then) == ("pakten-skip", "main") else [first, then]


def enlarged(page: Page) -> Iterator[str]:
    """What leaves the page or is cut where text has twice the size (SC 1.4.4), in half a wide window and on phones."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    for width in (640, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        yield from page.evaluate(WIDER) if page.evaluate(SCROLLS) else []
        yield from page.evaluate(CUT)
        yield from page.evaluate(PAST)
        yield from page.evaluate(BROKEN)


def kept(page: Page, asked: list[str]) -> dict[str, Any]:
    """What a browser has left of all the pages, and whom they asked."""
    left = {
        "requests": asked,
        "cookies": page.context.cookies(),
        "storage": page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"),
        "databases": page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))"),
    }
    return {name: found for name, found in left.items() if found}


SCROLLS = "document.documentElement.scrollWidth > innerWidth"
NARROW: ViewportSize = {"width": 320, "height": 800}
WIDE: ViewportSize = {"width": 1280, "height": 800}

of_every_part = pytest.mark.parametrize("part", range(PARTS))


def told(faults: Faults, *questions: str) -> dict[str, Any]:
    return {one: found for one, found in faults.items() if one.partition(" at ")[0] in questions}


@of_every_part
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(faults: Callable[[int], Faults], part: int, scheme: str) -> None:
    assert told(faults(part), scheme) == {}


@pytest.mark.long
@of_every_part
def test_nothing_comes_goes_or_moves_in_the_dark(faults: Callable[[int], Faults], part: int) -> None:
    """So that in the dark only colours have to be asked about."""
    assert told(faults(part), "other in the dark") == {}


@of_every_part
def test_under_its_policy_no_kind_of_page_is_refused_anything(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "refused") == {}


@of_every_part
def test_no_kind_of_page_scrolls_sideways(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "wide") == {}


@of_every_part
def test_what_is_pressed_is_large_enough_for_a_finger(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "small") == {}


@of_every_part
def test_the_first_tab_stop_skips_to_the_content(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "first stop") == {}


@of_every_part
def test_headings_stand_in_order_under_one_first(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "headings") == {}


@of_every_part
def test_in_forced_colours_what_is_pressed_keeps_an_edge_or_an_underline(
    faults: Callable[[int], Faults], part: int
) -> None:
    """Where backgrounds go, a button still looks like one and a link in a sentence like a link."""
    assert told(faults(part), "bare") == {}


@of_every_part
def test_nothing_moves_for_those_who_ask_for_less_motion(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "moving") == {}


@of_every_part
def test_no_cookie_no_storage_and_no_request_to_anyone_else(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "left behind") == {}


@of_every_part
def test_text_of_twice_the_size_stays_on_the_page_and_is_not_cut(faults: Callable[[int], Faults], part: int) -> None:
    assert told(faults(part), "cut") == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_words_that_have_room_are_not_parted(width: int, visit: Visit) -> None:
    page = visit("/om/historik/", width=width)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert "\u00ad" not in page.locator("main").inner_text()


def test_hyphens_that_were_put_in_are_not_copied(visit: Visit) -> None:
    page = visit("/om/historik/", width=320)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_function("document.querySelector('main').textContent.includes('\u00ad')")
    copied = page.evaluate("""() => new Promise(done => {
      document.addEventListener('copy', ({ clipboardData }) =>
        done(['text/plain', 'text/html'].map(kind => clipboardData.getData(kind))));
      getSelection().selectAllChildren(document.querySelector('main'));
      document.execCommand('copy');
    })""")
    assert all("arbetsmarknadsnämnden" in text.lower() and "\u00ad" not in text for text in copied)


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


def test_status_is_told_by_a_word_in_forced_colours_too(visit: Visit) -> None:
    page = visit("/kalender/natverkstraff-jarva-2024/", forced_colors="active")
    page.goto("/kalender/2022/")

    status = page.locator(".pakten-status").first
    assert status.is_visible()
    assert status.inner_text().strip()


def test_all_text_is_there_without_a_script(visit: Visit) -> None:
    with_script, without = visit("/"), visit("/", java_script_enabled=False)
    for address in ("/", "/kalender/", "/kalender/natverkstraff-jarva-2024/", "/omraden/jarva/", "/om/historik/"):
        with_script.goto(address)
        without.goto(address)
        assert without.get_by_role("heading").all_inner_texts() == with_script.get_by_role("heading").all_inner_texts()
