"""An embed on a partner's page, which is another site: it shows the list, or leaves the link as it was."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import NOON
from tests.browsing import served, window

AREA = """<p><a class="pakten-embed" href="{site}/omraden/jarva/">Träffar på Järva</a></p>
<script src="{site}/assets/embed.js" defer></script>"""
THEME = """<a class="pakten-embed" href="{site}/teman/unga/">Träffar för unga</a>
<script src="{site}/assets/embed.js" defer></script>"""
LIST = "<div class='pakten-embed__body' data-zone='UTC'><ul><li>Something</li></ul></div>"
OPEN = {"Access-Control-Allow-Origin": "*"}
CLOSED = {"Access-Control-Allow-Origin": "https://elsewhere.example"}
LINK = "Träffar på Järva"
FIRST = "tisdag 26 mars 2024 Lokal nätverksträff på Järva Folkets Husby"

Partner = Callable[..., Page]


@pytest.fixture
def partner(browser: Browser, site: str, tmp_path: Path) -> Iterator[Partner]:
    """A page of a partner's own site, on another port, with these lines pasted into it."""
    with ExitStack() as open_:
        address = open_.enter_context(served(tmp_path))

        def page(
            lines: str = AREA,
            policy: str = "",
            day: str = NOON,
            answer: Callable[[Route], None] | None = None,
            **options: object,
        ) -> Page:
            meta = f'<meta http-equiv="Content-Security-Policy" content="{policy.format(site=site)}">' if policy else ""
            head = f"<!doctype html><html lang=en><meta charset=utf-8>{meta}<title>Partner</title>"
            (tmp_path / "index.html").write_text(head + lines.format(site=site))
            made = open_.enter_context(window(browser, day, **options)).new_page()
            if answer:
                made.route("**/embed.html", answer)
            made.goto(address)
            made.wait_for_load_state("networkidle")
            return made

        yield page


def _shown(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".pakten-embed__event").all_inner_texts()]


def _state(page: Page) -> str | None:
    return page.locator("a.pakten-embed").first.get_attribute("data-events")


def test_a_partner_shows_what_is_coming_below_the_link(partner: Partner, site: str) -> None:
    page = partner()

    assert _shown(page)[0] == FIRST
    assert page.get_by_role("link", name=LINK).get_attribute("href") == f"{site}/omraden/jarva/"
    assert page.locator(".pakten-embed__body").get_attribute("lang") == "sv"
    assert page.locator(".pakten-embed__event time").first.get_attribute("datetime") == "2024-03-26"
    assert (
        page.evaluate("document.querySelector('a.pakten-embed').nextElementSibling.className") == "pakten-embed__body"
    )


def test_nothing_is_stored_and_nobody_else_is_asked(partner: Partner, site: str) -> None:
    asked: list[str] = []
    page = partner()
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")

    assert asked[1:] == [f"{site}/assets/embed.js", f"{site}/omraden/jarva/embed.html"]
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_several_lists_on_one_page_are_each_shown_once(partner: Partner) -> None:
    page = partner(AREA + THEME + AREA)

    assert page.locator(".pakten-embed__body").count() == 3
    assert page.locator("a.pakten-embed + .pakten-embed__body").count() == 3


def test_a_link_to_another_site_is_no_business_of_the_script(partner: Partner) -> None:
    page = partner(AREA.replace("{site}/omraden", "https://elsewhere.example/omraden"))

    assert _state(page) is None


def test_a_list_of_an_earlier_day_drops_what_is_over(partner: Partner) -> None:
    page = partner(day="2024-03-27T08:00:00+01:00")

    assert [line.partition(" 2024 ")[2] for line in _shown(page)] == ["100 företagsbesök på Järva Kista Science City"]

    page = partner(day="2024-06-01T08:00:00+02:00")

    assert _shown(page) == []
    assert page.get_by_text("Ingen träff är planerad på Järva just nu.").is_visible()


def test_without_scripts_the_link_is_there(partner: Partner) -> None:
    page = partner(java_script_enabled=False)

    assert page.get_by_role("link", name=LINK).is_visible()
    assert page.locator(".pakten-embed__body").count() == 0


def test_a_page_that_trusts_no_text_as_html_shows_it_too(partner: Partner) -> None:
    page = partner(policy="require-trusted-types-for 'script'; trusted-types 'none'")

    assert _shown(page)[0] == FIRST


@pytest.mark.parametrize(
    ("policy", "state"),
    [
        pytest.param("script-src 'self'", None, id="the script is not allowed"),
        pytest.param("script-src {site}; connect-src 'self'", "blocked", id="the list may not be fetched"),
    ],
)
def test_where_a_policy_forbids_it_the_link_stays(partner: Partner, policy: str, state: str | None) -> None:
    page = partner(policy=policy)

    assert _state(page) == state
    assert page.get_by_role("link", name=LINK).is_visible()
    assert page.locator(".pakten-embed__body").count() == 0


def test_the_policy_that_the_page_tells_is_enough(partner: Partner) -> None:
    page = partner(policy="default-src 'none'; script-src {site}/assets/embed.js; connect-src {site}/")

    assert _shown(page)[0] == FIRST


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda route: route.abort(), id="no network"),
        pytest.param(lambda route: route.fulfill(status=404, body=LIST, headers=OPEN), id="not there"),
        pytest.param(lambda route: route.fulfill(body="<p>Sign in", headers=OPEN), id="another page in its place"),
        pytest.param(
            lambda route: route.fulfill(body=LIST, headers=CLOSED), id="a server that lets no other site read it"
        ),
    ],
)
def test_where_the_list_cannot_be_had_the_link_stays(partner: Partner, answer: Callable[[Route], None]) -> None:
    page = partner(answer=answer)

    assert _state(page) == "blocked"
    assert page.get_by_role("link", name=LINK).is_visible()
    assert page.locator(".pakten-embed__body").count() == 0


def test_the_page_that_explains_it_shows_it(browser: Browser, site: str) -> None:
    with window(browser, NOON) as context:
        page = context.new_page()
        page.goto(f"{site}/badda-in/")
        page.locator(".pakten-live .pakten-embed__event").first.wait_for()

        assert _shown(page)[0] == FIRST
