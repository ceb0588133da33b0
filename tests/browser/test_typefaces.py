"""The theme brings its own typefaces, and pages look alike while those are on their way, or never come.

Seen in a browser on a machine that has no typeface but DejaVu, which is as wide as they come.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from pakten.website.pages.texts.word_fit import breakable, fit, whole
from tests.browser.conftest import NOON
from tests.browser.kinds import ADDRESSES
from tests.browsing import FLAGS, PATIENCE, chromium, window

WIDTHS = (320, 360, 390, 480, 600, 768, 900, 1024, 1120, 1280, 1440, 1600)
FIRST_VIEWS = (
    "/",
    "/omraden/jarva/",
    "/kalender/natverkstraff-jarva-2024/",
    "/goda-exempel/",
    "/om/historik/",
    "/kalender/",
)
MOST_JUMP = 0.001
LEAST_SIGN = 24
"""In px; below this the dots of the letters close."""

HARD = (
    "Arbetsmarknadsförvaltningen",
    "Hagsätra/Rågsved",
    "Kompetensförsörjnings- och utbildningsförvaltningen 2023–2024",
    "Kompetensförsörjningsarbetsmarknadsinkluderingssamverkansdagen",
    "MMMMMMMMMMMMMMMM möter wwwwwwwwwwwwwwwwwwwwww",
    "W" * 70,
)
TITLES = ".pakten-pagehead__title, .pakten-band__title, .pakten-hero__motto"
AREAS = ".pakten-area__name"
LISTED = ".pakten-card__title a, .pakten-event__title a, .pakten-terms__name"
WITH_TITLES = (
    "/",
    "/goda-exempel/",
    "/omraden/jarva/",
    "/kalender/2022/",
    "/vagar-in/",
    "/vagar-in/arbetsgivarnara-insatser/",
    "/kalender/natverkstraff-jarva-2024/",
)

# One frame is laid out at every width, with all that folds opened, and once with text of twice the size.
# A word is what stands between spaces, hyphens and slashes; addresses and code may break anywhere.
LOOK = r"""async ({addresses, widths, titles, least}) => {
  const hidden = 'script, style, template, code, pre, svg, textarea, .pakten-hidden, .pakten-skip, [hidden]';
  const word = /[^\s\-\u2010\u2013\u2014\/\u00ad\u200b]{4,}/g;
  const frame = document.createElement('iframe');
  frame.style = 'position: fixed; inset: 0 auto auto 0; border: 0; width: 320px; height: 800px';
  document.body.replaceChildren(frame);
  const faults = {};

  const look = (name, width) => {
    frame.style.width = `${width}px`;
    const view = frame.contentWindow, page = view.document, found = new Set(), range = page.createRange();
    page.querySelector('#menu')?.[width < 1024 ? 'showPopover' : 'hidePopover']();
    if (page.documentElement.scrollWidth > width) found.add(`${page.documentElement.scrollWidth} px wide`);
    const line = (text, place) => {
      range.setStart(text, place);
      range.setEnd(text, place + 1);
      return Math.round([...range.getClientRects()].at(-1)?.top);
    };
    const drawing = page.querySelector('.pakten-band__art > svg')?.getBoundingClientRect() ?? new DOMRect();
    const over = (line) => line.right > drawing.left && line.bottom > drawing.top && line.top < drawing.bottom;
    const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode, parent = text.parentElement;
      if (!text.data.trim() || parent.closest(hidden) || !parent.checkVisibility()) continue;
      if (/^(https?|webcal):/.test(parent.textContent.trim())) continue;
      const style = view.getComputedStyle(parent);
      if (style.fontFamily.startsWith('Sign') && parseFloat(style.fontSize) < least)
        found.add(`${style.fontSize}: ${text.data.trim().slice(0, 40)}`);
      range.selectNodeContents(text);
      if (parent.closest('.pakten-band') && drawing.width && [...range.getClientRects()].some(over))
        found.add(`${text.data.trim().slice(0, 40)} over the drawing`);
      if (range.getClientRects().length < 2) continue;
      for (const {0: letters, index} of text.data.matchAll(word))
        if (line(text, index) !== line(text, index + letters.length - 1))
          found.add(`${letters} in ${parent.tagName}.${parent.className}`);
    }
    if (found.size) faults[`${name} at ${width}`] = [...found].slice(0, 5);
  };

  for (const address of addresses) {
    await new Promise((done) => { frame.onload = done; frame.src = address; });
    const page = frame.contentDocument;
    await page.fonts.ready;
    for (const fold of page.querySelectorAll('details')) fold.open = true;
    for (const [title, change] of Object.entries(titles ?? {'': {}})) {
      for (const [chosen, [fits, text]] of Object.entries(change))
        for (const one of page.querySelectorAll(chosen)) {
          if (fits) one.className = `${one.className.split(' ')[0]} ${fits}`;
          one.innerHTML = text;
        }
      for (const width of widths) look(`${address} ${title}`, width);
    }
    page.documentElement.style.fontSize = '200%';
    look(`${address} twice the size`, 640);
  }
  return faults;
}"""

# Phones and most computers draw letters where they belong; this one would round each to whole pixels.
UNROUNDED = """<match target="pattern"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>"""
NOT_ROUNDED_EITHER = "--font-render-hinting=none"
"""For a browser without windows, which asks nobody how letters are drawn."""

HEADER = """() => {
  const bar = document.querySelector('.pakten-header__bar');
  const middles = [...bar.querySelectorAll('a, input, button')].filter(one => one.checkVisibility())
    .map(one => one.getBoundingClientRect()).map(box => (box.top + box.bottom) / 2);
  return [bar.parentElement.offsetHeight, Math.max(...middles) - Math.min(...middles)];
}"""

WATCH = (
    "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach(e => jumps += e.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)
SHOWN = "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))"
SETTLED = f"document.fonts.ready.then(() => {SHOWN})"
FETCHED = """performance.getEntriesByType('resource').filter(one => one.name.endsWith('.woff2'))
  .map(one => [one.name.split('/').at(-1).split('-')[0], one.transferSize])"""


@pytest.fixture(scope="module")
def machine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Browser]]:
    """A browser on a machine that has DejaVu only, with letters drawn in whole pixels or as they are."""
    dejavu = next(Path("/usr/share/fonts").rglob("DejaVuSans-Bold.ttf"), None)
    assert dejavu, "DejaVu is not here: install Debian's fonts-dejavu-core."
    with ExitStack() as open_:

        @cache
        def launched(drawn: str = "", *flags: str) -> Browser:
            folder = tmp_path_factory.mktemp("fontconfig")
            places = f"<dir>{dejavu.parent}</dir><cachedir>{folder}</cachedir>"
            (folder / "fonts.conf").write_text(f'<?xml version="1.0"?><fontconfig>{places}{drawn}</fontconfig>')
            env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
            args = (*FLAGS, *flags)
            return open_.enter_context(
                browser.browser_type.launch(executable_path=chromium(), args=args, env=env, timeout=PATIENCE)
            )

        yield launched


@pytest.fixture(params=["there", "blocked"])
def page(request: pytest.FixtureRequest, machine: Callable[..., Browser], site: str) -> Iterator[Page]:
    """A page of the site, with the theme's typefaces and without them."""
    # Pages are laid out in a frame here, which the site's policy allows to nobody.
    wide = {"width": 1600, "height": 900}
    with window(machine(), NOON, base_url=site, viewport=wide, bypass_csp=True) as context:
        if request.param == "blocked":
            context.route("**/*.woff2", lambda route: route.abort())
        page = context.new_page()
        page.goto("/404.html")
        yield page


def look(page: Page, addresses: Iterable[str], widths: Iterable[int], titles: object = None) -> dict[str, list[str]]:
    """What is wrong, by address, title and width."""
    asked = {"addresses": list(addresses), "widths": list(widths), "titles": titles, "least": LEAST_SIGN}
    found: dict[str, list[str]] = page.evaluate(LOOK, asked)
    return found


@pytest.mark.long
def test_no_word_breaks_inside_and_nothing_is_wider_than_the_window(page: Page) -> None:
    assert look(page, ADDRESSES, WIDTHS) == {}


def test_the_words_of_any_title_stay_whole_or_are_parted_by_a_hyphen(page: Page) -> None:
    titles = {
        title: {
            TITLES: (fit(title), whole(title)),
            AREAS: (fit(title), breakable(title)),
            LISTED: ("", breakable(title)),
        }
        for title in HARD
    }

    assert look(page, WITH_TITLES, (320, 480, 768, 1280), titles) == {}


def test_the_header_is_one_low_line_in_wide_windows(page: Page) -> None:
    for address, width in product(("/", "/om/historik/"), (1024, 1280, 1600)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        height, apart = page.evaluate(HEADER)
        assert height <= 72, (address, width)
        assert apart <= 2, (address, width)


def test_nothing_moves_when_the_typefaces_come_late(machine: Callable[..., Browser], site: str) -> None:
    held: list[Route] = []
    pages = {}
    with window(machine(UNROUNDED, NOT_ROUNDED_EITHER), NOON, base_url=site) as context:
        context.route("**/*.woff2", lambda route: held.append(route))
        context.add_init_script(WATCH)
        for address, width in product(FIRST_VIEWS, (390, 1280)):
            page = pages[address, width] = context.new_page()
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(address, wait_until="domcontentloaded")
        # Every page has asked for both, and shows its text in what it has (font-display: optional).
        for _ in range(PATIENCE // 50):
            if len(held) >= 2 * len(pages):
                break
            page.wait_for_timeout(50)
        for page in pages.values():
            page.evaluate(SHOWN)
        for route in held:
            route.continue_()
        jumps = {key: page.evaluate(f"{SETTLED}.then(() => jumps)") for key, page in pages.items()}

    assert len(held) >= 2 * len(pages)
    assert {key: jump for key, jump in jumps.items() if jump > MOST_JUMP} == {}


def test_two_files_are_fetched_and_only_once(browser: Browser, site: str) -> None:
    # A clock that is set knows nothing of how files came.
    with browser.new_context(base_url=site) as context:
        page = context.new_page()
        page.goto("/", wait_until="networkidle")
        first = page.evaluate(FETCHED)
        page.goto("/kalender/", wait_until="networkidle")
        second = page.evaluate(FETCHED)

    assert sorted(name for name, _ in first) == ["sign", "text"]
    assert [sent for _, sent in second] == [0, 0]


def test_a_rarer_letter_fetches_the_rest_of_its_typeface(browser: Browser, site: str) -> None:
    with window(browser, NOON, base_url=site) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto("/om/", wait_until="networkidle")
        before = [url for url in asked if "-more-" in url]
        page.locator("h1").evaluate("one => one.textContent = 'Łódź'")
        page.evaluate(SETTLED)

    assert before == []
    assert [url for url in asked if "/sign-more-" in url] != []
