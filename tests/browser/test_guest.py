"""Our part in the site of somebody else, in a real browser: on Material, in its light and its dark scheme."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browsing import violations, visitor
from tests.building import REPOSITORY, Builds
from tests.docs.site import assemble

DAY = "2027-03-01"
HOME = "https://repair.example"
PAGES = ("", "calendar/", "calendar/zips/", "calendar/bicycles/", "areas/the-docks/", "calendar/2027/04/", "new-event/")


@pytest.fixture(scope="session")
def host(builds: Builds, addresses: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """With instant loading, which Material has when it is told to: nothing else of a page hangs on it."""
    folder = tmp_path_factory.mktemp("material") / "site-of-others"
    shutil.copytree(REPOSITORY / "examples" / "material", folder)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    instant = settings.replace("features: [", "features: [navigation.instant, ")
    (folder / "mkdocs.yml").write_text(instant.replace("  - Guide:\n", "  - Guide:\n      - new-event.md\n"), "utf-8")
    return addresses(builds.good(folder, DAY).folder / "site")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_our_part_is_for_everyone_on_material(browser: Browser, host: str, width: int, scheme: str) -> None:
    found = {}
    with visitor(browser, DAY, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        for path in PAGES:
            page.goto(f"{host}/{path}")
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if faults := [*violations(page, within=".pakten"), *(["scrolls sideways"] if wide else [])]:
                found[path] = faults
    assert found == {}


def test_the_documentation_is_for_everyone(
    browser: Browser, addresses: Callable[[Path], str], builds: Builds, tmp_path_factory: pytest.TempPathFactory
) -> None:
    docs = addresses(builds.good(assemble(tmp_path_factory.mktemp("docs") / "docs"), DAY).folder / "site")
    found = {}
    for width, scheme in ((390, "light"), (1280, "dark")):
        with visitor(browser, DAY, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
            for path in ("", "start/", "reference/options/", "plugins/"):
                page.goto(f"{docs}/{path}")
                wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
                if faults := [*violations(page, within="article"), *(["scrolls sideways"] if wide else [])]:
                    found[path, scheme] = faults
    assert found == {}


def test_our_part_turns_with_the_day_on_material(browser: Browser, host: str) -> None:
    with visitor(browser, "2027-06-03") as page:
        page.goto(f"{host}/calendar/spring-mending/")
        assert "Held" in page.locator(".pakten").inner_text()


def test_what_moves_on_our_pages_moves_after_an_instant_arrival_too(browser: Browser, host: str) -> None:
    with visitor(browser, DAY, viewport={"width": 1280, "height": 900}) as page:
        # Material loads instantly only what its list of pages names by the address that one is at.
        page.route(
            f"{HOME}/**",
            lambda route: route.fulfill(response=route.fetch(url=f"{host}{urlsplit(route.request.url).path}")),
        )
        page.goto(f"{HOME}/guide/tools/")
        page.wait_for_load_state("networkidle")
        page.evaluate("window.stays = true")
        page.click(".md-sidebar a[href$='/guide/']")
        page.wait_for_url("**/guide/")
        assert page.evaluate("window.stays"), "their own pages arrive as before"

        page.click(".md-sidebar a[href$='/new-event/']")
        page.fill("#title", "Lamps")  # there is no field to fill in before the form has begun
        assert not page.evaluate("window.stays ?? false")

        page.evaluate("window.stays = true")
        page.click(".md-tabs a[href$='/calendar/']")
        page.wait_for_function("!window.stays")  # what is opened before the page has come whole is closed by that
        page.click(".pakten-narrow summary")
        page.click(".pakten-narrow details[open] a:has-text('Docks')")
        page.wait_for_url("**/calendar/?area=the-docks")
        assert page.locator("[data-picks]:visible").count() == 2
        page.go_back()
        page.wait_for_function("document.querySelectorAll('[data-picks]:not([hidden])').length === 3")
        page.unroute_all(behavior="ignoreErrors")  # what the search of Material still fetches
