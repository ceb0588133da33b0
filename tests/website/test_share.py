"""Passing a page on: the picture of a link, the words that go with it, and the poster to print."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from lxml import html
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browsing import served, window
from tests.website.conftest import DAY, NEIGHBOURS, Builds, Built, build

pytestmark = pytest.mark.thorough

AHEAD, BEHIND = "calendar/breakfast/", "calendar/harbour-meeting/"
EXAMPLE, AREA = "examples/bakery-apprentices/", "areas/harbour/"

FULLEST = """
- id: fullest
  title: Networkingbreakfastworkshopforemployersassociationsandschoolsinall the
  summary: {summary}
  start: 2026-06-03 08:00
  end: 2026-06-03 17:45
  previous_start: [2026-06-01 08:00]
  published: 2026-04-01
  type: breakfast
  format: on_site
  place:
    name: The old grain mill by the lower lock and bridge
    address: 112 Northern Quay Road East
    postal_code: AB1 2CD
    city: Aldbury-on-the-Water
  areas: [harbour]
  organisers: [bakery]
  registration: {{needed: true, url: https://forms.example/register}}
  accessibility: {{step_free: yes}}
  contact: {{name: The Bakery}}
""".format(summary=("Employers, associations and schools along both sides of the water meet. " * 3)[:199].strip())


@pytest.fixture(scope="module")
def sharing(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small network with everything to pass on, and one meeting whose words are as long as they may be."""
    folder = Path(shutil.copytree(NEIGHBOURS, tmp_path_factory.mktemp("sharing") / "neighbours"))
    with_share(folder, "  - pakten/share")
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(FULLEST)
    return builds.good(folder)


def with_share(folder: Path, plugin: str) -> None:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - pakten/feeds\n", f"  - pakten/feeds\n{plugin}\n"), "utf-8")


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, sharing: Built) -> Iterator[Visit]:
    """Opens an address of the site on the day that it was made."""
    with served(sharing.folder / "site") as address, ExitStack() as windows:

        def open_page(path: str, **options: object) -> Page:
            page = windows.enter_context(window(browser, f"{DAY}T12:00:00+01:00", **options)).new_page()
            page.goto(f"{address}/{path}")
            return page

        yield open_page


def meta(page: html.HtmlElement) -> dict[str, str]:
    """What a network reads when somebody passes the link on."""
    return {
        str(one.get("property") or one.get("name")): str(one.get("content"))
        for one in page.xpath("//meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]")
    }


@pytest.mark.parametrize("path", ["", AHEAD, BEHIND, EXAMPLE, AREA, "about/", "calendar/"])
def test_every_page_names_a_picture_that_is_there(sharing: Built, path: str) -> None:
    said = meta(sharing.page(path))
    picture = Image.open(BytesIO(sharing.files()[urlsplit(said["og:image"]).path.lstrip("/")]))

    assert picture.size == (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)
    assert said["og:image"].startswith("https://millcircle.example/cards/")
    assert said["og:url"] == f"https://millcircle.example/{path}"
    assert said["twitter:card"] == "summary_large_image"
    assert said["og:image:alt"]


def test_a_meeting_is_told_in_the_language_of_the_network(sharing: Built) -> None:
    assert meta(sharing.page(AHEAD)) == {
        "og:type": "article",
        "og:site_name": "The Mill Circle",
        "og:locale": "en_GB",
        "og:title": "Breakfast for everyone",
        "og:description": "Coffee, bread and names.",
        "og:url": "https://millcircle.example/calendar/breakfast/",
        "og:image": "https://millcircle.example/cards/event/breakfast.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": meta(sharing.page(AHEAD))["twitter:image:alt"],
        "twitter:card": "summary_large_image",
        "twitter:image:alt": meta(sharing.page(AHEAD))["og:image:alt"],
    }
    assert meta(sharing.page(AHEAD))["og:image:alt"].startswith("Breakfast for everyone. Tuesday 2 June 2026")


@pytest.mark.parametrize("path", [AHEAD, EXAMPLE, AREA])
def test_a_letter_is_already_begun(sharing: Built, path: str) -> None:
    (link,) = sharing.page(path).xpath("//div[@class='pakten-share']//a[starts-with(@href, 'mailto:')]/@href")
    begun = parse_qs(urlsplit(str(link)).query)

    assert urlsplit(str(link)).path == ""
    assert begun["body"][0].startswith("Hello!\r\n\r\n")
    assert begun["body"][0].endswith(f"https://millcircle.example/{path}")
    assert len(begun["subject"]) == 1


def test_a_poster_is_made_for_areas_and_for_what_lies_ahead_and_takes_place(sharing: Built) -> None:
    posters = {name.removesuffix("index.html") for name in sharing.files() if "/poster/" in name}

    assert posters == {f"{path}poster/" for path in (AHEAD, "calendar/fullest/", AREA, "areas/hill/")}
    assert not sharing.page(BEHIND).xpath("//a[contains(@href, 'poster/')]")
    assert sharing.page(AHEAD).xpath("//a[@href='../../calendar/breakfast/poster/']")


@pytest.mark.parametrize("path", [AHEAD, "calendar/fullest/", AREA])
def test_a_poster_is_one_sheet_of_a4(visit: Visit, path: str) -> None:
    page = visit(f"{path}poster/")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    size = printed.pages[0].mediabox
    page.emulate_media(media="print")
    spilt = page.locator(".poster, .poster__sheet").evaluate_all(
        "sheets => sheets.filter(sheet => sheet.scrollHeight > sheet.clientHeight + 1).length"
    )

    assert len(printed.pages) == 1
    assert (round(float(size.width)), round(float(size.height))) == (595, 842)
    assert spilt == 0


def test_the_date_of_a_poster_is_as_large_on_paper_as_on_the_screen(visit: Visit) -> None:
    page = visit(f"{AHEAD}poster/")
    day = page.locator(".pakten-date__day").first
    sizes = []
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        sizes.append(day.evaluate("day => getComputedStyle(day).fontSize"))

    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("path", [AHEAD, AREA])
def test_a_telephone_reads_the_code_on_the_poster(visit: Visit, path: str) -> None:
    page = visit(f"{path}poster/", color_scheme="dark")
    seen = Image.open(BytesIO(page.locator(".poster__qr").screenshot()))

    assert [code.text for code in zxingcpp.read_barcodes(seen)] == [f"https://millcircle.example/{path}"]


def test_the_link_is_copied_and_that_is_said(visit: Visit) -> None:
    page = visit(AHEAD, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("heading", name="Share", exact=True).click()
    page.get_by_role("button", name="Copy the link").press("Enter")
    page.get_by_role("status").filter(has_text="The link has been copied.").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == f"https://millcircle.example/{AHEAD}"
    assert page.evaluate("document.activeElement.dataset.copy") == "share-link"


def test_without_a_script_there_is_no_button_but_everything_else(visit: Visit) -> None:
    page = visit(AHEAD, java_script_enabled=False)
    page.get_by_role("heading", name="Share", exact=True).click()
    page.get_by_text("Text for LinkedIn").click()

    assert page.get_by_role("button", name="Copy").count() == 0
    assert page.get_by_label("Link to this page").input_value() == f"https://millcircle.example/{AHEAD}"
    assert _shown(page).startswith("Breakfast for everyone\n\nCoffee, bread and names.\n\nWhen: Tuesday 2 June 2026")


def _shown(page: Page) -> str:
    return page.get_by_label("Text to copy").input_value()


def test_a_second_build_draws_nothing_anew_and_gives_the_same_pictures(sharing: Built, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(sharing.folder, tmp_path / "again", ignore=shutil.ignore_patterns("site")))
    kept = _drawn(folder)
    again = build(folder)

    assert again.status == 0, again.said
    assert _drawn(folder) == kept
    assert len(kept) == len(_pictures(sharing))
    assert _pictures(again) == _pictures(sharing)


def _drawn(folder: Path) -> dict[Path, int]:
    """The pictures that are kept, and when each was written."""
    kept = (folder / ".cache/pakten/cards").rglob("*")
    return {path: path.stat().st_mtime_ns for path in kept if path.is_file()}


def _pictures(built: Built) -> dict[str, bytes]:
    return {name: content for name, content in built.files().items() if name.startswith("cards/")}


def test_cards_can_be_left_out(network: Path) -> None:
    with_share(network, "  - pakten/share: {cards: false}")
    built = build(network)

    assert built.status == 0, built.said
    assert not [name for name in built.files() if name.endswith(".png")]
    assert "og:image" not in meta(built.page(AHEAD))
    assert meta(built.page(AHEAD))["twitter:card"] == "summary"


def test_the_poster_has_the_colours_of_the_theme_in_daylight() -> None:
    assets = Path(__file__).parents[2] / "plugins/pakten/theme/assets"

    assert re.findall(r"#[0-9a-f]{3,6}\b", (assets / "poster.css").read_text("utf-8")) == []
    assert ":root, :where(.poster, .leaf) {\n  --paper: #" in (assets / "pakten.css").read_text("utf-8")
