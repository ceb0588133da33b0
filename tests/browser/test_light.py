"""A first view is light: few files, few bytes, and nothing moves once it is seen."""

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]

FIRST_VIEWS = (
    "/",
    "/kalender/",
    "/kalender/natverkstraff-jarva-2024/",
    "/omraden/jarva/",
    "/goda-exempel/nobina-jobbgaranti/",
)
MOST_REQUESTS = 8
MOST_BYTES = 45_000
"""Of everything that is fetched before anybody scrolls or presses anything, drawings included, as sent with gzip."""
MOST_TYPEFACES = 2
MOST_TYPEFACE_BYTES = 30_000
"""On top of that, once: the browser keeps them for a year (test_typefaces.py)."""

WATCH = (
    "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach(e => jumps += e.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", FIRST_VIEWS)
def test_a_first_view_is_few_files_and_few_bytes(address: str, width: int, visit: Visit) -> None:
    page = visit("about:blank", width=width)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    # Browsers fetch the icon of a tab by themselves and do not tell.
    asked.append(page.evaluate("document.querySelector('link[rel=icon]').href"))

    sent = {url: len(gzip.compress(page.request.get(url).body(), 9)) for url in asked}

    typefaces = [sent.pop(url) for url in list(sent) if url.endswith(".woff2")]
    assert len(typefaces) <= MOST_TYPEFACES
    assert sum(typefaces) <= MOST_TYPEFACE_BYTES
    assert len(sent) <= MOST_REQUESTS, sent
    assert sum(sent.values()) <= MOST_BYTES, sent


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", FIRST_VIEWS)
def test_nothing_moves_in_a_first_view(address: str, width: int, visit: Visit) -> None:
    page = visit("about:blank", width=width)
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.evaluate(TWO_FRAMES)

    assert page.evaluate("jumps") == 0
