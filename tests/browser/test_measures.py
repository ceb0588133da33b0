"""What a page may cost whoever reads it, in px: its height, the way to the first entry of its list, where to press."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NOON
from tests.browser.kinds import ADDRESSES
from tests.browsing import window

PHONE, SCREEN = (390, 844), (1280, 800)
HIGHEST = {PHONE: 9_000, SCREEN: 6_000}
MORE_THAN = 30
"""Lists of more entries than this are as high as they are."""

LISTS = ("/kalender/", "/goda-exempel/", "/teman/", "/typ/", "/platser/", "/vagar-in/", "/kalender/2022/")
FIRST_ENTRY = 500
TEXTS = (
    "/om/historik/",
    "/om/utvardering-2020/",
    "/om/lokalt-koncept/",
    "/kontakt/",
    "/integritet/",
    "/tillganglighet/",
)
AHEAD, PAST = "/kalender/natverkstraff-jarva-2024/", "/kalender/frukostmingel-breddad-rekrytering-2023/"
DRAWN = ("/teman/etablering/", "/vagar-in/apl/", "/goda-exempel/foretagsbesok-jarva/")
AREAS = ("/omraden/jarva/", "/omraden/farsta/", "/omraden/skarholmen/", "/omraden/hagsatra-ragsved/")

Measured = tuple[tuple[int, int], dict[str, dict[str, float]]]

MEASURE = r"""async (addresses) => {
  const frame = document.createElement('iframe'), all = {};
  frame.style = `position: fixed; inset: 0; border: 0; width: ${innerWidth}px; height: ${innerHeight}px`;
  document.body.replaceChildren(frame);
  for (const address of addresses) {
    await new Promise((done) => { frame.onload = done; frame.src = address; });
    const page = frame.contentDocument, main = page.querySelector('main');
    await page.fonts.ready;
    const seen = (selector) => [...main.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const top = (one) => one.getBoundingClientRect().top;
    const words = page.createTreeWalker(main, NodeFilter.SHOW_TEXT), range = page.createRange();
    const head = page.querySelector('.pakten-pagehead')?.getBoundingClientRect().bottom ?? 0;
    let right = 0;
    while (words.nextNode()) {
      if (!words.currentNode.data.trim() || !words.currentNode.parentElement.checkVisibility()) continue;
      range.selectNodeContents(words.currentNode);
      for (const line of range.getClientRects())
        if (line.top >= head && line.top < head + 600) right = Math.max(right, line.right);
    }
    const filled = (one) => frame.contentWindow.getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)';
    const buttons = seen('.pakten-button').filter(filled).map(top).sort((a, b) => a - b);
    const entries = seen('.pakten-cards > li, .pakten-events > li, .pakten-orgs > li');
    const [drawn, said] = ['horizon', 'band__tagline'].map((name) =>
      page.querySelector(`.pakten-${name}`)?.getBoundingClientRect());
    const leaf = page.querySelector('.pakten-band .pakten-date');
    const line = page.querySelector('.pakten-band__art > .pakten-picto > .pakten-picto__stalk');
    all[address] = {
      drawn: Boolean(line?.checkVisibility()) && frame.contentWindow.getComputedStyle(line).stroke !== 'none',
      straw: leaf && frame.contentWindow.getComputedStyle(leaf).backgroundColor === 'rgb(244, 196, 48)',
      beside: leaf && leaf.getBoundingClientRect().right < main.querySelector('h1').getBoundingClientRect().left,
      behind: Boolean(drawn && said && said.bottom > drawn.top && said.right > drawn.left),
      height: page.documentElement.scrollHeight,
      entries: entries.length,
      first: Math.min(...[...entries, ...seen('.pakten-terms > li')].map(top)),
      crowded: buttons.some((place, index) => place - buttons[index - 1] < 800),
      sideways: seen('.pakten-scroll').some((one) => one.scrollWidth > one.clientWidth + 1),
      right,
    };
  }
  return all;
}"""


@pytest.fixture(params=[PHONE, SCREEN], ids=["phone", "screen"])
def measured(request: pytest.FixtureRequest, browser: Browser, site: str) -> Measured:
    width, height = size = request.param
    # Its policy allows frames to nobody.
    with window(browser, NOON, base_url=site, viewport={"width": width, "height": height}, bypass_csp=True) as context:
        page = context.new_page()
        page.goto("/404.html")
        return size, page.evaluate(MEASURE, sorted({*ADDRESSES, *AREAS, *DRAWN, AHEAD, PAST}))


def test_pages_cost_no_more_than_they_give(measured: Measured) -> None:
    size, pages = measured
    limits = {"/": 8 * size[1], **dict.fromkeys(AREAS, 6 * size[1])} if size == PHONE else {}
    high = {
        address: page["height"]
        for address, page in pages.items()
        if page["height"] > limits.get(address, HIGHEST[size]) and page["entries"] <= MORE_THAN
    }

    assert high == {}
    assert [address for address in LISTS if pages[address]["first"] > FIRST_ENTRY] == []
    assert [address for address, page in pages.items() if page["crowded"]] == []
    assert [address for address in AREAS if pages[address]["behind"]] == []
    assert [pages[address]["straw"] for address in (AHEAD, PAST)] == [True, False]
    if size == SCREEN:
        assert pages[AHEAD]["beside"]
        assert [address for address in DRAWN if not pages[address]["drawn"]] == []
        assert pages["/"]["first"] < 720
        assert [address for address, page in pages.items() if page["sideways"]] == []
        assert [address for address in TEXTS if pages[address]["right"] < 64 + (1280 - 128) * 2 / 3] == []
