"""Our part in the site of somebody else, in a real browser: on Material, in its light and its dark scheme."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import violations, visitor
from tests.building import REPOSITORY, Builds

DAY = "2027-03-01"
PAGES = ("", "calendar/", "calendar/zips/", "calendar/bicycles/", "areas/the-docks/", "calendar/2027/04/", "new-event/")


@pytest.fixture(scope="session")
def host(builds: Builds, addresses: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("material") / "site-of-others"
    shutil.copytree(REPOSITORY / "examples" / "material", folder)
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


def test_our_part_turns_with_the_day_on_material(browser: Browser, host: str) -> None:
    with visitor(browser, "2027-06-03") as page:
        page.goto(f"{host}/calendar/spring-mending/")
        assert "Held" in page.locator(".pakten").inner_text()
