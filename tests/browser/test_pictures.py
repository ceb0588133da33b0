"""Pictures in a real browser: what fits the window, nothing that moves while it comes, no more than is seen."""

import shutil
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Route

from tests.browser.conftest import NOON
from tests.browsing import served, window
from tests.building import NEIGHBOURS, Builds, Built

SHIFTS = """globalThis.moved = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) globalThis.moved += one.value;
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.fixture(scope="module")
def pictured(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    network = Path(shutil.copytree(NEIGHBOURS, tmp_path_factory.mktemp("pictured") / "neighbours"))
    folder = network / "content" / "pictures"
    folder.mkdir()
    for index in range(4):
        Image.radial_gradient("L").resize((1600, 1200)).convert("RGB").rotate(index).save(folder / f"hall{index}.jpg")
    Image.new("RGB", (120, 80), "red").save(folder / "small.png")
    text = "".join(f"![Hall {index}](/pictures/hall{index}.jpg)\n\n" for index in range(4))
    text = text.replace("![Hall 3]", "A line of text.\n\n" * 150 + "![Hall 3]")
    small = "![Small](/pictures/small.png)\n\n"
    (network / "content" / "about" / "pictures.md").write_text(f"---\ntitle: Pictures\n---\n{small}{text}")
    return builds.good(network)


@pytest.mark.parametrize(
    ("width", "density", "taken"),
    [(320, 1, "400"), (390, 2, "800"), (390, 3, "1280"), (1280, 1, "800"), (1280, 2, "1280")],
)
def test_a_browser_takes_what_fits_and_nothing_moves(
    pictured: Built, browser: Browser, width: int, density: int, taken: str
) -> None:
    asked: list[str] = []

    def late(route: Route) -> None:
        asked.append(route.request.url.rpartition("/")[2])
        route.continue_()

    size = {"width": width, "height": 800}
    with (
        served(pictured.folder / "site") as site,
        window(browser, NOON, viewport=size, device_scale_factor=density) as context,
    ):
        page = context.new_page()
        page.add_init_script(SHIFTS)
        page.route("**/*.{avif,webp,jpg,png,gif}", late)
        page.goto(f"{site}/about/pictures/", wait_until="networkidle")
        before = list(asked)
        page.get_by_alt_text("Hall 3").scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        first = page.evaluate("document.querySelector('main img[alt=\"Hall 0\"]').currentSrc").rpartition("/")[2]
        shown = page.evaluate("document.querySelector('main img[alt=\"Small\"]').getBoundingClientRect().width")

        assert page.evaluate("moved") == 0
        assert first.startswith(f"hall0-{taken}.")
        assert first.endswith(".avif")
        assert shown == 120
        assert not [name for name in before if name.startswith("hall3")]
        assert not [name for name in asked if not name.endswith(".avif")]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
