"""Weeks after they were made, pages say what is true on the visitor's day (website/pages/freshness.py)."""

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DAY, MADE
from tests.browsing import served, unadorned, visitor

LATER = ("2026-05-30", "2026-06-10", "2026-07-01")
"""The last day of a fair, with a call out; the day of a round table, with a walk behind; nothing with a date left."""

NEW_YEAR = "2027-01-01"
"""A year begins of which nothing is known; it has pages, and nothing led to them before."""

SAID = r"""(whole) => {
  const said = [];
  const silent = 'template, script, style, .pakten-footer__note';
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, ' ').trim();
      if (text) said.push(text);
    } else if (node.nodeType === Node.ELEMENT_NODE && !node.hidden && !node.matches(silent)) {
      if (/^(H\d|LI|ARTICLE|SECTION|P|TD|TR)$/.test(node.tagName)) said.push(`${node.tagName} ${node.className}`);
      if (node.tagName === 'A') said.push(node.getAttribute('href'));
      node.childNodes.forEach(read);
    }
  };
  read(whole);
  return said;
}"""

# Whole pages but for the day they were made, and the posters that they lead to: they are opened in frames, some at a
# time, as their scripts leave them; a list that is fetched is waited for.
ALL_SAID = f"""async (addresses) => {{
  const said = {SAID}, all = {{}}, left = [...addresses];
  const awaited = 'main a.pakten-embed:not([data-events=shown], [data-events=blocked])';
  const look = async () => {{
    const frame = document.createElement('iframe');
    document.body.append(frame);
    while (left.length) {{
      const address = left.pop();
      await new Promise((done) => {{ frame.onload = done; frame.src = address; }});
      const page = frame.contentDocument;
      while (page.querySelector(awaited)) await new Promise((done) => setTimeout(done, 20));
      all[address] = said(page.documentElement);
      for (const {{pathname}} of page.querySelectorAll('main a[href$="/poster/"]'))
        if (!(pathname in all) && !left.includes(pathname)) left.push(pathname);
    }}
  }};
  await Promise.all(Array.from({{length: 6}}, look));
  return all;
}}"""


@pytest.mark.long
@pytest.mark.parametrize("day", [*LATER[:2], NEW_YEAR, "some day"])
def test_pages_say_weeks_later_what_a_new_build_would_say(
    day: str, seasons_on: Callable[[str], str], browser: Browser
) -> None:
    if day == "some day":  # of a year; which one follows from the seed of the run
        day = str(date.fromisoformat(MADE) + timedelta(random.randrange(1, 365)))
    said: list[dict[str, list[str]]] = []
    for site in (seasons_on(day), seasons_on(MADE)):
        # Its policy allows frames to nobody.
        with visitor(browser, day, bypass_csp=True) as page:
            unadorned(page)
            page.goto(f"{site}/sitemap.xml")
            paths = {*re.findall(r"<loc>https://millcircle\.example(/[^<]*)", page.content()), *chain(*said)}
            page.goto(f"{site}/404.html")
            said.append(page.evaluate(ALL_SAID, sorted(paths)))
    new, old = said

    assert {path.split("/")[1] for path in new} >= {"", "calendar", "areas", "follow-up", "activity-plan", "goals"}
    assert any(path.endswith("/poster/") for path in new)
    assert {path: old.get(path) for path in new} == new, day
    if day >= NEW_YEAR:
        assert {f"/{one}/2027/" for one in ("calendar", "follow-up", "activity-plan")} <= set(new)


def test_the_calendar_shows_what_has_been_as_soon_as_nothing_lies_ahead(
    site_on: Callable[[str], str], browser: Browser
) -> None:
    quiet = "2024-05-29"
    shown = {}
    for made, day in ((DAY, DAY), (DAY, quiet), (quiet, quiet)):
        with visitor(browser, day) as page:
            page.goto(f"{site_on(made)}/kalender/")
            shown[made, day] = page.locator("section[aria-labelledby=past]").is_visible()
            if day == quiet:
                assert page.locator("#past, h3").nth(1).inner_text() == "100 företagsbesök på Järva"

    assert shown == {(DAY, DAY): False, (DAY, quiet): True, (quiet, quiet): True}


@pytest.mark.parametrize("day", LATER)
def test_lists_on_pages_of_partners_say_weeks_later_what_a_new_build_would_say(
    day: str, seasons_on: Callable[[str], str], browser: Browser, tmp_path: Path
) -> None:
    said: dict[str, list[str]] = {}
    with served(tmp_path) as partner, visitor(browser, day) as page:
        for made in (MADE, day):
            site = seasons_on(made)
            links = "".join(f'<a class="pakten-embed" href="{site}/{path}">Meetings</a>' for path in EMBEDDED)
            script = f'<script src="{site}/assets/embed.js" defer></script>'
            (tmp_path / f"{made}.html").write_text(f"<!doctype html><title>Partner</title><main>{links}{script}</main>")
            page.goto(f"{partner}/{made}.html", wait_until="networkidle")
            assert page.locator("a[data-events=shown]").count() == len(EMBEDDED)
            said[made] = [str(line).replace(site, "") for line in page.locator("main").evaluate(SAID)]

    assert said[MADE] == said[day]


EMBEDDED = ("calendar/", "areas/harbour/", "areas/hill/", "themes/apprentices/")


def test_a_call_is_put_up_on_the_front_page_on_its_first_day_and_taken_down_after_its_last(
    seasons_on: Callable[[str], str], browser: Browser
) -> None:
    shown = {}
    for day in ("2026-05-24", "2026-05-25", "2026-06-05", "2026-06-06"):
        with visitor(browser, day) as page:
            page.goto(f"{seasons_on(MADE)}/")
            shown[day] = page.get_by_role("heading", name="Bread before the holidays").is_visible()

    assert shown == {"2026-05-24": False, "2026-05-25": True, "2026-06-05": True, "2026-06-06": False}


def test_on_the_day_they_were_made_pages_are_left_alone(seasons_on: Callable[[str], str], browser: Browser) -> None:
    untouched = "document.querySelector('main').outerHTML"
    for path in ("/", "/areas/harbour/", "/calendar/breakfast/", "/calendar/2026/06/"):
        with visitor(browser, MADE) as page:
            page.goto(seasons_on(MADE) + path)
            with_script = page.evaluate(untouched)
        with visitor(browser, MADE) as page:
            page.route("**/fresh.js", lambda route: route.abort())
            page.goto(seasons_on(MADE) + path)
            assert page.evaluate(untouched) == with_script


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_jumps_when_old_pages_are_brought_up_to_date(
    width: int, seasons_on: Callable[[str], str], browser: Browser
) -> None:
    for path in ("/", "/calendar/", "/calendar/?area=harbour", "/areas/harbour/", "/calendar/breakfast/"):
        with visitor(browser, LATER[1], viewport={"width": width, "height": 800}) as page:
            page.add_init_script(
                "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach(e => jumps += e.value))"
                ".observe({type: 'layout-shift', buffered: true})"
            )
            page.goto(seasons_on(MADE) + path)
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            assert page.evaluate("jumps") == 0, path
