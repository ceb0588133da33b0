"""A real browser, and a server for the sites that it visits, on this machine alone."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without its windows, and takes a third less time."""

FLAGS = (
    "--no-sandbox",  # root in a container has no sandbox to use; only pages of our own are opened
    "--disable-dev-shm-usage",  # containers have a small /dev/shm
    "--disable-gpu",
    # A browser that calls nobody, so that every request to another host is the site's own, and that reaches nobody.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

AXE = Path(__file__).parent / "node" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OF_COLOURS = ("color-contrast-enhanced", "link-in-text-block")
"""All that axe asks about colours; in a dark scheme nothing else is new where nothing comes, goes or moves."""

FOUND = """async ([within, values]) => {
  const type = values.includes('wcag2a') ? 'tag' : 'rule';
  // Style sheets are the same at every width: they are fetched and read for the first question alone.
  const preload = type === 'tag' && !window.axeHasRead;
  window.axeHasRead ||= preload;
  const asked = {runOnly: {type, values}, resultTypes: ['violations'], preload};
  const found = await axe.run({include: [[within]]}, asked);
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}`));
}"""

PATIENCE = 60_000
"""Milliseconds. Nothing here is about how fast a machine is; who waits longer waits in vain."""


def window(browser: Browser, at: str, **options: Any) -> BrowserContext:
    """A window with nothing in it of other windows, whose visitor lives at this time: pages change by themselves."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    context.clock.set_fixed_time(at)
    return context


def unadorned(page: Page) -> None:
    """How pages look is no matter from now on: laying out hundreds of them takes most of the time."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": [f"*.{kind}" for kind in ("css", "svg", "woff2")]})


def violations(page: Page, rules: Sequence[str] = RULES, within: str = "html") -> list[str]:
    """What axe finds wrong with a page as it is now, or with a part of it."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(FOUND, [within, rules])
    return found


def refusals(context: BrowserContext) -> list[str]:
    """What the pages of a window are refused by their policy, or what goes wrong in them, from now on."""
    refused: list[str] = []
    context.add_init_script(
        """addEventListener("securitypolicyviolation", (event) =>
          console.error(`refused ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`))"""
    )
    context.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    context.on("weberror", lambda wrong: refused.append(str(wrong.error)))
    return refused


@contextmanager
def visitor(browser: Browser, day: str, **options: Any) -> Iterator[Page]:
    """A visitor far away from the network, on a day; what goes wrong in a script is an error."""
    with window(browser, f"{day}T10:00:00Z", timezone_id="America/New_York", **options) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
        assert wrong == [], wrong


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    server = SiteServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder), more=headers or {}))
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
        pytest.fail(
            "No Chromium here: install Debian's chromium-headless-shell, or name one in CHROMIUM.",
            pytrace=False,
        )
    return found


class SiteServer(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Browsers leave before they have heard the answer; that is no fault of anybody."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder quietly, calendars as calendars, and the site's own page for what is not there."""

    extensions_map = {  # noqa: RUF012 (the standard library's name and shape)
        **SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar; charset=utf-8",
        ".xml": "application/xml",
    }

    def __init__(self, *request: Any, more: Mapping[str, str], directory: str) -> None:
        self.more = more
        super().__init__(*request, directory=directory)

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
        if "/assets/fonts/" in self.path:
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass
