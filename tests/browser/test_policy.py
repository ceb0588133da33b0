"""Under the headers that are computed from the site every page works as before, and nothing is refused."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect

from tests.browser.conftest import NOON
from tests.browsing import refusals, served, window
from tests.building import Built


@pytest.fixture
def visitors(browser: Browser, server: str) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A window on the site, and everything that a page was refused or that went wrong in it."""
    with window(browser, NOON, base_url=server, locale="sv-SE") as context:
        yield context, refusals(context)


def headers(address: str, **asked: str) -> dict[str, str]:
    with urlopen(Request(address, headers=asked)) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def test_forms_and_posters_are_refused_nothing(visitors: tuple[BrowserContext, list[str]]) -> None:
    """All other kinds of page: test_everyone.py."""
    context, refused = visitors
    page = context.new_page()
    for path in ("/ny-handelse/", "/nytt-exempel/", "/omraden/jarva/affisch/"):
        page.goto(path, wait_until="networkidle")

    assert refused == []


BREAKING = {
    "an inline script": ("<script>window.ran = 1</script>", "script-src-elem inline"),
    "a script of somebody else": ('<script src="https://elsewhere.example/x.js"></script>', "script-src-elem https://"),
    "a handler": ('<button onclick="window.ran = 1">x</button>', "script-src-attr inline"),
    "a picture of somebody else": ('<img src="https://elsewhere.example/x.png" alt="">', "img-src https://"),
    "an inline style": ("<style>main { color: red }</style>", "style-src-elem inline"),
    "a style attribute": ('<p style="color: red">x</p>', "style-src-attr inline"),
    "a frame": ('<iframe src="https://elsewhere.example/"></iframe>', "frame-src https://"),
    "a base": ('<base href="https://elsewhere.example/">', "base-uri https://"),
}


def test_what_breaks_the_policy_is_refused_and_noticed(visitors: tuple[BrowserContext, list[str]]) -> None:
    """So that nothing refused, elsewhere in these tests, says something."""
    context, refused = visitors
    all_wrong = "".join(wrong for wrong, _ in BREAKING.values())

    def breaking(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{all_wrong}</main>"))

    context.route(lambda url: urlsplit(url).path == "/om/", breaking)
    page = context.new_page()
    page.goto("/om/")

    assert page.evaluate("window.ran ?? null") is None
    passed = [
        name for name, (_, told) in BREAKING.items() if not any(one.startswith(f"refused {told}") for one in refused)
    ]
    assert passed == []


def test_a_text_that_a_script_takes_for_html_is_refused(visitors: tuple[BrowserContext, list[str]]) -> None:
    context, _ = visitors
    page = context.new_page()
    page.goto("/om/")

    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.querySelector('main').innerHTML = '<b>x</b>'")


def test_search_filter_form_share_and_embed_work(visitors: tuple[BrowserContext, list[str]]) -> None:
    context, refused = visitors
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()

    page.goto("/sok/")
    page.locator("#finder").fill("praktik")
    page.locator("#finder").press("Enter")
    page.locator(".pakten-hit a").first.wait_for()

    page.goto("/kalender/")
    page.locator("details.pakten-narrow__facet").first.locator("summary").click()
    page.locator("details.pakten-narrow__facet").first.locator("a").first.click()
    page.locator(".pakten-narrow__chosen").wait_for()

    page.goto("/ny-handelse/")
    page.locator("form.pakten-form").wait_for()
    page.locator("form.pakten-form input[type=text], form.pakten-form input:not([type])").first.fill("Frukost")
    expect(page.locator("[data-card]")).to_contain_text("Frukost")

    page.goto("/kalender/natverkstraff-jarva-2024/")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("[data-copy]").first.click()
    expect(page.locator(".pakten-share__status").first).not_to_be_empty()

    page.goto("/badda-in/")
    page.locator(".pakten-live .pakten-embed__event").first.wait_for()

    assert refused == []


def test_an_embed_is_shown_by_another_site(browser: Browser, server: str, tmp_path: Path) -> None:
    lines = (
        f'<a class="pakten-embed" href="{server}/omraden/jarva/">x</a><script src="{server}/assets/embed.js"></script>'
    )
    (tmp_path / "index.html").write_text(f"<!doctype html><meta charset=utf-8>{lines}")
    with served(tmp_path) as partner, browser.new_context() as context:
        page = context.new_page()
        page.clock.set_fixed_time(NOON)
        page.goto(partner)
        page.locator(".pakten-embed__event").first.wait_for()


def test_what_is_not_there_offers_what_comes_nearest(visitors: tuple[BrowserContext, list[str]]) -> None:
    context, _ = visitors
    page: Page = context.new_page()

    answer = page.goto("/goda-exempel/nobina-jobgaranti/")

    assert answer is not None
    assert answer.status == 404
    expect(page.locator(".pakten-nearest a").first).to_have_attribute("href", "/goda-exempel/nobina-jobbgaranti/")
    expect(page.locator("#missing")).to_have_value("nobina jobgaranti")
    page.locator(".pakten-nearest a").first.click()
    page.wait_for_url("**/goda-exempel/nobina-jobbgaranti/")


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("/", "content-type", "text/html; charset=utf-8"),
        ("/feeds/all.ics", "content-type", "text/calendar; charset=utf-8"),
        ("/feeds/all.xml", "content-type", "application/xml; charset=utf-8"),
        ("/data/events.json", "content-type", "application/json; charset=utf-8"),
        ("/feeds/all.ics", "access-control-allow-origin", "*"),
        ("/data/events.json", "access-control-allow-origin", "*"),
        ("/omraden/jarva/embed.html", "access-control-allow-origin", "*"),
        ("/omraden/jarva/embed.html", "x-robots-tag", "noindex"),
        ("/assets/embed.js", "cross-origin-resource-policy", "cross-origin"),
        ("/", "cross-origin-resource-policy", "same-origin"),
        ("/", "cross-origin-opener-policy", "same-origin"),
        ("/", "x-content-type-options", "nosniff"),
        ("/", "cache-control", "no-cache"),
    ],
)
def test_each_file_is_sent_as_what_it_is(server: str, path: str, name: str, value: str) -> None:
    assert headers(server + path)[name] == value


def test_what_is_named_by_its_content_is_kept_and_what_has_gone_with_a_release_is_given_as_it_is_now(
    server: str,
) -> None:
    with urlopen(f"{server}/") as page:
        (style,) = re.findall(r"assets/(pakten\.[0-9a-f]{16}\.css)", page.read().decode())

    assert headers(f"{server}/assets/{style}")["cache-control"] == "max-age=31536000, immutable"
    former = headers(f"{server}/assets/pakten.{16 * 'a'}.css")
    assert (former["cache-control"], former["content-type"]) == ("no-cache", "text/css; charset=utf-8")
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{server}/assets/none.{16 * 'a'}.css")


def test_the_policy_begins_with_nothing_and_has_no_unsafe_word(server: str) -> None:
    policy = headers(f"{server}/")["content-security-policy"]

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("script-src", "style-src", "connect-src", "font-src", "form-action"):
        assert f"; {kind} 'self';" in policy, "no page of the theme needs more"
    assert "require-trusted-types-for 'script'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "frame-ancestors *" in headers(f"{server}/omraden/jarva/embed.html")["content-security-policy"]
    assert "access-control-allow-origin" not in headers(f"{server}/")


def test_texts_come_compressed_as_they_were_made_and_are_asked_for_again_by_their_tag(server: str) -> None:
    sent = headers(f"{server}/", **{"Accept-Encoding": "gzip"})

    assert sent["content-encoding"] == "gzip"
    assert "etag" in sent
    assert sent["content-security-policy"]


def test_nobody_sees_hidden_files(server: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{server}/.git/config")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_earlier_address_leads_on_with_what_was_asked_for(
    browser: Browser, neighbours: Built, scripts: bool
) -> None:
    with served(neighbours.folder / "site") as address, window(browser, NOON, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(f"{address}/calendar/morning-coffee/?from=letter#main")
        page.wait_for_url("**/calendar/breakfast/**")

        assert page.url == f"{address}/calendar/breakfast/" + ("?from=letter#main" if scripts else "")
