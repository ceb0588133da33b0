"""The pictures of the handbook: the real form in a real browser. `python -m tests.docs.pictures` takes them anew."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browsing import FLAGS, chromium, served
from tests.building import REPOSITORY, WRITTEN, Builds
from tests.docs.conftest import DAY

FOLDER = REPOSITORY / "docs" / "bilder"
SIZE = {"width": 800, "height": 900}


def take(page: Page) -> None:
    page.screenshot(path=FOLDER / "formular.png")
    page.fill("#title", "Frukost: praktik i Husby")
    page.fill("#summary", "Vi äter frukost och pratar om praktikplatser.")
    page.fill("#start", "3 december 2026 kl 9")
    page.press("#start", "Tab")
    near(page, "[data-key=start]", "formular-fel.png")
    page.fill("#start", "2027-02-03 08:00")
    page.fill("#end", "2027-02-03 09:30")
    page.select_option("#type", "frukostmote")
    page.select_option("#format", "on_site")
    page.select_option("#place", "folkets-husby")
    page.check("#areas-jarva")
    page.locator("[data-key=organisers] select").select_option("arbetsmarknadsforvaltningen")
    page.select_option("#registration-needed", "true")
    near(page, "[data-card]", "formular-kort.png")


def near(page: Page, place: str, name: str) -> None:
    """A part of the page, with some air around it."""
    page.locator(place).scroll_into_view_if_needed()
    box = page.locator(place).bounding_box()
    assert box is not None
    clip = {"x": 0, "y": box["y"] - 16, "width": SIZE["width"], "height": box["height"] + 32}
    page.screenshot(path=FOLDER / name, clip=clip)  # type: ignore[arg-type]  # a dict of its four keys


def main() -> None:
    with TemporaryDirectory() as folder:
        site = Builds(Path(folder)).good(REPOSITORY, DAY, WRITTEN).folder / "site"
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(viewport=SIZE, locale="sv-SE")  # type: ignore[arg-type]  # a dict of its two keys
            page.goto(f"{address}/ny-handelse/")
            page.wait_for_selector("[data-form]:not([hidden])")
            take(page)


if __name__ == "__main__":
    main()
