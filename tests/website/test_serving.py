"""Whoever writes while the site is served sees mistakes on the open page, and the page again when they are mended.

Every test has a real server of its own, and a real browser.
"""

import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from threading import Event
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from pakten.website.pages.templates.template_cache import FOLDER
from tests.browsing import PATIENCE, violations, visitor
from tests.building import DAY, NEIGHBOURS, Built
from tests.forking import start

pytestmark = pytest.mark.thorough


@dataclass
class Server:
    """`mkdocs serve` in a folder, and what its terminal shows."""

    folder: Path
    address: str
    shown: Path

    @property
    def said(self) -> str:
        return self.shown.read_text("utf-8")

    def has_whole_site(self) -> None:
        """The first page is there long before."""
        for _ in range(PATIENCE // 100):
            if "byggd" in self.said or "built in" in self.said:
                return
            Event().wait(0.1)
        pytest.fail(self.said)

    def write(self, name: str, change: Callable[[str], str]) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(change(path.read_text("utf-8") if path.exists() else ""), "utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        self.write(name, lambda text: text.replace(old, new))


@contextmanager
def serving(folder: Path, *options: str, engine: str = "mkdocs") -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    server = Server(folder, f"http://{place}", folder.parent / "shown.txt")
    arguments = ("serve", "--dev-addr", place, *options)
    first = f"import os; os.dup2(os.open({str(server.shown)!r}, os.O_CREAT | os.O_WRONLY), 1); os.dup2(1, 2)"
    if engine != "mkdocs":  # whoever takes its place must be there before it
        first += f"; os.execv({sys.executable!r}, {[sys.executable, '-m', engine, *arguments]!r})"
    environ = {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1"}
    running = start(engine, arguments, folder, environ, first=first)
    try:
        wait_for(server)
        yield server
    finally:
        running.send(signal.SIGTERM)
        running.end()


def wait_for(server: Server) -> None:
    for _ in range(PATIENCE // 100):
        with suppress(URLError, ConnectionError), urlopen(server.address):
            return
        Event().wait(0.1)
    pytest.fail(server.said)


@pytest.fixture
def folder(neighbours: Built, tmp_path: Path) -> Path:
    """The small network before its first build, but for its templates, which are compiled already."""
    folder = Path(shutil.copytree(NEIGHBOURS, tmp_path / "neighbours"))
    shutil.copytree(neighbours.folder / FOLDER, folder / FOLDER)
    return folder


@pytest.fixture
def swedish(folder: Path) -> Path:
    """The network as if it spoke Swedish, so that what people read here is in that language."""
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: sv"), "utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with visitor(browser, DAY) as page:
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        yield page


def test_a_mistake_shows_on_the_open_page_in_its_language_and_goes_when_it_is_mended(swedish: Path, page: Page) -> None:
    with serving(swedish) as server:
        page.goto(f"{server.address}/about/")
        whole = page.title()

        server.replace("events.yaml", "start:", "strat:")

        expect(page.locator("h1")).to_have_text("2 fel")
        first = page.locator("li").first
        expect(first).to_contain_text("Nyckeln strat finns inte.")
        expect(first).to_contain_text("events.yaml:5:3")
        expect(first).to_contain_text("Menade du start?")
        line, carets = first.locator("pre").inner_text().split("\n")
        assert line[carets.index("^") : carets.rindex("^") + 1] == "strat"
        assert "Traceback" not in server.said
        assert "stuck" not in server.said
        assert "Webbläsaren visar det här tills det är rättat." in server.said
        english = ("Building", "Serving", "Detected", "Reloading", "Watching", "error", "built in")
        assert [word for word in english if word in server.said] == []
        assert f"Webbplatsen finns på {server.address}/" in server.said

        server.replace("events.yaml", "strat:", "start:")

        expect(page).to_have_title(whole)
        assert page.url == f"{server.address}/about/"


def test_the_last_good_page_is_a_press_away(swedish: Path, page: Page) -> None:
    with serving(swedish) as server:
        page.goto(server.address)
        heading = page.locator("h1").inner_text()
        server.has_whole_site()
        server.write("goodexamples/new.md", lambda _: "---\ntitel: En\n---\n")
        expect(page.locator("li").first).to_contain_text("goodexamples/new.md:2:1")

        page.get_by_text("Visa sidan som den var senast").click()

        expect(page.locator("h1")).to_have_text(heading)
        expect(page.get_by_role("note")).to_contain_text("Så här såg sidan ut innan felen kom.")
        page.get_by_text("Visa felen").click()
        expect(page.locator("li").first).to_contain_text("goodexamples/new.md:2:1")
        (swedish / "goodexamples" / "new.md").unlink()
        expect(page.locator("h1")).to_have_text(heading)


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_server_that_begins_with_mistakes_shows_them_and_then_the_site(
    swedish: Path, page: Page, engine: str
) -> None:
    events = swedish / "events.yaml"
    whole = events.read_text("utf-8")
    events.write_text(whole.replace("title:", "title"), "utf-8")
    with serving(swedish, engine=engine) as server:
        page.goto(f"{server.address}/calendar/")
        expect(page.locator("li").first).to_contain_text("events.yaml:3:")
        expect(page.get_by_text("Visa sidan som den var senast")).to_have_count(0)

        server.write("events.yaml", lambda _: whole)

        expect(page.locator("main h1")).to_have_text("Calendar")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_the_first_file_in_a_new_folder_is_noticed(folder: Path, page: Page, engine: str) -> None:
    event = next((folder / "events").iterdir())
    text, name = event.read_text("utf-8"), event.name
    shutil.rmtree(folder / "events")
    title = re.findall(r"^title: (.*)$", text, re.MULTILINE)[0]
    with serving(folder, engine=engine) as server:
        page.goto(f"{server.address}/calendar/")
        expect(page.get_by_text(title)).to_have_count(0)

        server.write(f"events/{name}", lambda _: text)

        expect(page.get_by_text(title)).not_to_have_count(0)
        shutil.rmtree(folder / "events")
        expect(page.get_by_text(title)).to_have_count(0)
        server.write(f"events/{name}", lambda _: text.replace(title, "Under a new title"))
        expect(page.get_by_text("Under a new title")).not_to_have_count(0)


def test_a_list_that_another_takes_the_place_of_is_noticed_every_time(folder: Path, page: Page) -> None:
    """As git does it, and editors that write beside the file first."""
    with serving(folder) as server:
        page.goto(f"{server.address}/calendar/")
        for title in ("A first title", "A second title"):
            fresh = folder / "fresh"
            text = (folder / "events.yaml").read_text("utf-8")
            fresh.write_text(re.sub(r"title: .*", f"title: {title}", text, count=1), "utf-8")
            (folder / "events.yaml").unlink()
            Event().wait(0.7)
            fresh.rename(folder / "events.yaml")
            expect(page.get_by_text(title)).not_to_have_count(0)


WRONG_SETTINGS = (
    ("site_name: The Mill Circle", "site_name: The: Mill Circle", "mkdocs.yml:1:"),
    ("timezone: Europe/London", "timezone: Europe/Londom", "timezone"),
    ("docs_dir: content", "docs_dir: contents", "contents"),
)


def test_settings_that_cannot_be_used_are_told_too(swedish: Path, page: Page) -> None:
    with serving(swedish) as server:
        page.goto(server.address)
        heading = page.locator("h1").inner_text()
        for right, wrong, said in WRONG_SETTINGS:
            server.replace("mkdocs.yml", right, wrong)
            expect(page.locator("main > :is(ol, pre)")).to_contain_text(said)
            server.replace("mkdocs.yml", wrong, right)
            expect(page.locator("h1")).to_have_text(heading)
        assert "Traceback" not in server.said


def test_what_only_the_finished_pages_show_is_told_and_the_site_stays_whole(swedish: Path, page: Page) -> None:
    """A link that leads nowhere is found when all pages have been made."""
    with serving(swedish) as server:
        page.goto(f"{server.address}/about/")
        heading = page.locator("h1").inner_text()
        server.has_whole_site()
        server.write("content/about/index.md", lambda text: text + '\n<a href="nowhere/">Gone</a>\n')
        expect(page.locator("li").first).to_contain_text("nowhere/")
        page.get_by_text("Visa sidan som den var senast").click()
        expect(page.locator("h1")).to_have_text(heading)
        assert page.locator("link[rel=stylesheet]").count() > 1
        expect(page.get_by_text("Gone")).to_have_count(0)


def test_the_page_of_mistakes_is_for_everyone(swedish: Path, browser: Browser) -> None:
    events = swedish / "events.yaml"
    events.write_text(events.read_text("utf-8").replace("start:", "strat:").replace("type:", "tpye:"), "utf-8")
    with serving(swedish) as server:
        for width, color_scheme in product((320, 1280), ("light", "dark")):
            size = {"width": width, "height": 800}
            with visitor(browser, DAY, viewport=size, color_scheme=color_scheme) as page:
                page.goto(server.address)
                assert violations(page) == [], (width, color_scheme)
                assert page.evaluate("document.documentElement.scrollWidth") <= width
