"""The real site in a real browser: built from this repository, served on this machine, seen in Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import nginx
from tests.browsing import served, window
from tests.building import SEASONS, Builds, Built, seasons
from tests.forking import call

DAY = "2024-03-01"
"""A day on which the network has something ahead, something behind and an area about to begin."""

NOON = f"{DAY}T12:00:00+01:00"

MADE = "2026-05-15"
"""The day on which the network of the seasons was made; much in it changes by itself later."""


@pytest.fixture(scope="session")
def addresses() -> Iterator[Callable[[Path], str]]:
    """The address, without a final slash, at which a folder is served as long as there are tests."""
    with ExitStack() as servers:
        yield cache(lambda folder: servers.enter_context(served(folder)))


@pytest.fixture(scope="session")
def site_on(integrationspakten: Callable[[str], Built], addresses: Callable[[Path], str]) -> Callable[[str], str]:
    """The address of the site as it is on a day: `site_on("2024-03-27")`."""
    return lambda day: addresses(integrationspakten(day).folder / "site")


@pytest.fixture(scope="session")
def seasons_on(
    builds: Builds, addresses: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """The address of a network in which much changes by itself, made on a day."""
    folder = seasons(tmp_path_factory.mktemp("seasons") / "network")
    for name, page in (("topical", "bread-call.md"), ("years", "2026.md")):
        (folder / "content" / name).mkdir()
        shutil.copy(SEASONS / page, folder / "content" / name)
    settings = folder / "mkdocs.yml"
    written = settings.read_text("utf-8")
    written = written.replace("- pakten/search", "- pakten/search\n  - pakten/share: {cards: false}")
    written = written.replace("- pakten/catalogue:", "- pakten/catalogue:\n      known_until: 2025")
    settings.write_text(written, "utf-8")
    return lambda day: addresses(builds.good(folder, day).folder / "site")


@pytest.fixture(scope="session")
def site(site_on: Callable[[str], str]) -> str:
    """The address of the site on an ordinary day."""
    return site_on(DAY)


@pytest.fixture(scope="session")
def published(builds: Builds, integrationspakten: Callable[[str], Built]) -> Path:
    """The folder of a server as `pakten publish` leaves it."""

    def publish() -> str:
        folder = builds.folder / "published" / "pakten"
        environ = {**os.environ, "PAKTEN_DATE": DAY}
        answer = call("pakten.cli", ("publish", str(folder)), integrationspakten(DAY).folder, environ)
        assert answer.status == 0, answer.out + answer.err
        return str(folder)

    return Path(builds.once("published", publish))


@pytest.fixture(scope="session")
def server(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of that site, shown by Debian's nginx with the settings that lie beside it."""
    with nginx.served(tmp_path_factory.mktemp("nginx"), f"include {published}/nginx.conf;") as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a window of its own, at noon on the day that the site was made.

    `visit("/kalender/", width=320, color_scheme="dark", java_script_enabled=False)`: a width, and whatever else a
    Playwright context takes.
    """
    with ExitStack() as windows:

        def open_page(path: str, *, width: int = 1280, height: int = 800, at: str = NOON, **options: object) -> Page:
            size = {"width": width, "height": height}
            context = window(browser, at, base_url=site, locale="sv-SE", viewport=size, **options)
            page = windows.enter_context(context).new_page()
            page.goto(path)
            return page

        yield open_page
