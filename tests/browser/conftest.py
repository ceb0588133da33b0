"""A real browser against the real site: built from this repository, served on this machine, seen in Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

REPOSITORY = Path(__file__).parents[2]

DAY = "2024-03-01"
"""A day on which the network has something ahead, something behind and an area about to begin."""

MADE = "2026-05-15"
"""The day on which the network of the seasons was made; much in it changes by itself later."""

NAMES = ("chromium", "chromium-browser", "google-chrome")

FLAGS = (
    "--no-sandbox",  # root in a container has no sandbox to use; only pages of our own are opened
    "--disable-dev-shm-usage",  # containers have a small /dev/shm
    "--disable-gpu",
    # A browser that calls nobody, so that every request to another host is the site's own.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def site_on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address, without a final slash, of the site as it is on a day: `site_on("2024-03-27")`."""
    with ExitStack() as servers:

        @cache
        def address(day: str) -> str:
            folder = tmp_path_factory.mktemp(f"site-{day}")
            build(folder, day)
            return servers.enter_context(served(folder))

        yield address


@pytest.fixture(scope="session")
def seasons_on(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of a network in which much changes by itself, made on a day."""
    with ExitStack() as servers:

        @cache
        def address(day: str) -> str:
            folder = tmp_path_factory.mktemp(f"seasons-{day}") / "network"
            shutil.copytree(REPOSITORY / "tests" / "sites" / "neighbours", folder)
            shutil.rmtree(folder / "events")
            shutil.copy(REPOSITORY / "tests" / "sites" / "seasons" / "events.yaml", folder)
            (folder / "content" / "topical").mkdir()
            shutil.copy(REPOSITORY / "tests" / "sites" / "seasons" / "bread-call.md", folder / "content" / "topical")
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
            done = subprocess.run(
                command, cwd=folder, env={**os.environ, "PAKTEN_DATE": day}, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
            return servers.enter_context(served(folder / "site"))

        yield address


@pytest.fixture(scope="session")
def site(site_on: Callable[[str], str]) -> str:
    """The address of the site on an ordinary day."""
    return site_on(DAY)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium(), args=FLAGS) as launched,
    ):
        yield launched


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the site in a window of its own.

    `visit("/kalender/", width=320, color_scheme="dark", java_script_enabled=False)`: a width, and whatever else a
    Playwright context takes. Requests to any other host fail.
    """
    with ExitStack() as windows:

        def open_page(path: str, *, width: int = 1280, height: int = 800, **window: object) -> Page:
            size = {"width": width, "height": height}
            context = browser.new_context(base_url=site, locale="sv-SE", viewport=size, **window)  # type: ignore[arg-type]  # passed on as they are
            windows.enter_context(context)
            keep_home(context, site)
            page = context.new_page()
            page.goto(path)
            return page

        yield open_page


@contextmanager
def visitor(browser: Browser, day: str, **window: Any) -> Iterator[Page]:
    """A visitor far away from the network, on a day; what goes wrong in a script is an error."""
    with browser.new_context(timezone_id="America/New_York", **window) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.clock.set_fixed_time(f"{day}T10:00:00Z")
        yield page
        assert wrong == []


def keep_home(context: BrowserContext, site: str) -> None:
    """The site's own pages load; everything else is refused, as on a machine without a network."""
    context.route(lambda url: not url.startswith((f"{site}/", "data:", "blob:")), lambda route: route.abort())


def build(folder: Path, day: str) -> None:
    """Build the whole site as a visitor meets it on that day; what the build says is told when it fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=REPOSITORY, env={**os.environ, "PAKTEN_DATE": day}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def chromium() -> str:
    """Where the browser is; its absence is a failure, since these tests are what keeps the site usable by all."""
    found = next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *NAMES))), None)
    if found is None:
        pytest.fail("No Chromium here: install Debian's chromium, or say where it is in CHROMIUM.", pytrace=False)
    return found


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder quietly, calendars as calendars, and the site's own page for what is not there."""

    extensions_map = {  # noqa: RUF012 (the standard library's name and shape)
        **SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar; charset=utf-8",
        ".xml": "application/xml",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        not_found = Path(self.directory) / "404.html"
        if code != 404 or not not_found.is_file():
            super().send_error(code, message, explain)
            return
        body = not_found.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        if self.path.endswith("/embed.html"):  # as docs/publicera.md says
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass
