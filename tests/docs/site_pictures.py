"""The pictures of the English documentation, taken from the demo network: `python -m tests.docs.site_pictures`."""

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import ViewportSize, sync_playwright

from tests.browsing import FLAGS, chromium, served
from tests.building import build
from tests.docs.reference import SITE
from tests.docs.site import assemble
from tests.docs.test_demo import DAY, DEMO

FOLDER = SITE / "pages" / "pictures"
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 780}
SHOTS = {
    "calendar.png": ("demo", "calendar/", WIDE),
    "cancelled.png": ("demo", "calendar/cancelled/", NARROW),
    "form.png": ("demo", "new-event/", WIDE),
    "material.png": ("docs", "calendar/series/", WIDE),
}
COLOURS = 64
"""What a picture of a page needs; more makes it heavier and no clearer."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for file in SHOTS:
        if not (FOLDER / file).exists():  # pages that are to show it want it to be there
            Image.new("RGB", (1, 1)).save(FOLDER / file)
    with TemporaryDirectory() as name:
        demo = Path(name) / "demo"
        shutil.copytree(DEMO, demo, ignore=shutil.ignore_patterns("site", ".cache"))
        for folder in (demo, assemble(Path(name) / "docs")):
            built = build(folder, DAY.isoformat())
            assert built.status == 0, built.said
        for file, (site, page, size) in SHOTS.items():
            (FOLDER / file).write_bytes(_small(_shot(Path(name) / site / "site", page, size)))


def _shot(site: Path, page: str, size: ViewportSize) -> bytes:
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(base_url=address, viewport=size, locale="en-GB", color_scheme="light")
        context.clock.set_fixed_time(f"{DAY}T10:00:00Z")
        window = context.new_page()
        window.goto(f"/{page}", wait_until="networkidle")
        return window.screenshot()


def _small(picture: bytes) -> bytes:
    out = BytesIO()
    few = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
