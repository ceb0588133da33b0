"""The pictures of the handbook: the real form in a real browser. `python -m tests.docs.pictures` takes them anew."""

import re
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, sync_playwright

from pakten.locale import words
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from pakten.writing.problems.page import page as told_on_a_page
from tests.browsing import FLAGS, chromium, served
from tests.building import REPOSITORY, build, own_copy
from tests.docs.conftest import DAY
from tests.docs.handbook_fields import HANDBOOK
from tests.docs.host_screens import new_file, proposal

FOLDER = REPOSITORY / "docs" / "bilder"
SIZE = {"width": 800, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


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
    preview = page.frame_locator("[data-page]").locator(".pakten-band")
    preview.screenshot(path=FOLDER / "formular-sida.png")


def near(page: Page, place: str, name: str, width: int = SIZE["width"]) -> None:
    """A part of the page, with some air around it."""
    page.locator(place).scroll_into_view_if_needed()
    box = page.locator(place).bounding_box()
    assert box is not None
    clip = {"x": 0, "y": box["y"] - 16, "width": width, "height": box["height"] + 32}
    page.screenshot(path=FOLDER / name, clip=clip)  # type: ignore[arg-type]  # a dict of its four keys


def change(page: Page) -> None:
    """Changing an event on a phone."""
    page.set_viewport_size(PHONE)
    page.goto("/kalender/frukost-i-husby-2027/")
    page.locator(".pakten-keepers").scroll_into_view_if_needed()
    near(page, ".pakten-keepers", "andra-lank.png", PHONE["width"])
    page.goto("/ny-handelse/?id=frukost-i-husby-2027")
    page.click("[data-act=cancel]")
    page.fill("#status_note", "Lokalen går inte att använda.")
    page.locator("[data-change]").scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / "andra-knappar.png")


def hosts(page: Page) -> None:
    """The pages of the hosts, which cannot be opened here."""
    name, text = "events/andringar/2026-11-22-frukost-i-husby-2027-0915.yaml", "id: frukost-i-husby-2027\n…"
    check, title = "Granska", "Ställ in frukosten i Husby"
    screens = {
        "github-ny-fil.png": new_file("GitHub", name, text, "Commit changes…"),
        "github-forslag.png": proposal(
            "GitHub", title, f"{check}: All checks have passed", "Merge pull request", "Close pull request"
        ),
        "gitlab-ny-fil.png": new_file("GitLab", name, text, "Commit changes"),
        "gitlab-forslag.png": proposal("GitLab", title, f"{check}: Pipeline passed", "Merge", "Close merge request"),
    }
    page.set_viewport_size({"width": 640, "height": 320})
    for file, screen in screens.items():
        page.set_content(screen)
        page.screenshot(path=FOLDER / file, full_page=True)


def mistakes(page: Page, folder: Path) -> None:
    """What the open page shows while the site is served and something is wrong."""
    (folder / "events" / "frukost-i-husby-2027.yaml").write_text(shown_first().replace("place:", "plats:"), "utf-8")
    known = read_settings(folder / "mkdocs.yml", {})
    reading = read(known.layout, known.vocabulary, known.zone)
    told = told_on_a_page(reading.problems, words("sv"), reading.lines, last="?last-good")
    styles = (files("pakten.website.serving") / "problems.css").read_text("utf-8")
    page.set_viewport_size({"width": 800, "height": 500})
    page.set_content(re.sub("<meta http-equiv[^>]*>", f"<style>{styles}</style>", told))
    page.screenshot(path=FOLDER / "server-fel.png")


def shown_first() -> str:
    """The event that the handbook begins with."""
    found = re.search(
        r"^```yaml events/frukost[^\n]*\n(.*?)^```", HANDBOOK.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found is not None
    return found[1]


def main() -> None:
    with TemporaryDirectory() as name:
        folder = own_copy(Path(name) / "network")
        (folder / "events").mkdir()
        (folder / "events" / "frukost-i-husby-2027.yaml").write_text(shown_first(), "utf-8")
        built = build(folder, DAY, PAKTEN_REPO_URL="https://github.com/exempel/natverk")
        assert built.status == 0, built.said
        with served(folder / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            context = browser.new_context(base_url=address, viewport=SIZE, locale="sv-SE")  # type: ignore[arg-type]  # a dict of its two keys
            context.clock.set_fixed_time(f"{DAY}T10:00:00+01:00")
            page = context.new_page()
            page.goto("/ny-handelse/")
            page.wait_for_selector("[data-form]:not([hidden])")
            take(page)
            change(page)
            hosts(browser.new_page())
            mistakes(browser.new_page(), folder)


if __name__ == "__main__":
    main()
