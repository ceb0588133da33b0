"""Whoever looks after the site changes what is published, from its own page and without seeing how it is written."""

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import read_settings
from pakten.reading.yaml.fragment import Fragment
from pakten.reading.yaml.parser import parse_entry
from tests.browsing import served, violations, window
from tests.building import build, own_copy
from tests.forking import Answer, call

pytestmark = pytest.mark.thorough

TODAY = "2026-11-22"
AHEAD = """
  registration: {needed: false}
  accessibility: {step_free: unknown}
  contact: {name: Nätverkets kontaktfunktion, url: /kontakt/}
"""
ENTRIES = f"""
- id: samtal-i-farsta-2026
  title: Samtal i Farsta
  summary: Vi talar om praktik.
  start: 2026-11-10 09:00
  end: 2026-11-10 11:00
  published: 2026-10-01
  type: rundabord
  format: on_site
  place: folkets-husby
  areas: [farsta]
  organisers: [arbetsmarknadsforvaltningen]{AHEAD}
# Bokad av kansliet.
- id: frukost-i-husby-2027
  title: "Frukost: praktik i Husby"   # kort
  summary: Vi äter frukost och pratar om praktikplatser.
  start: 2027-02-03 08:00
  end: 2027-02-03 09:30
  published: 2026-10-01
  type: frukostmote
  format: on_site
  place: folkets-husby
  areas: [jarva]
  organisers: [arbetsmarknadsforvaltningen]{AHEAD}
- id: rundabord-om-praktik-2027
  title: Rundabord om praktik
  summary: Arbetsgivare och skolor planerar vårens praktik.
  start: 2027-03-10 13:00
  end: 2027-03-10 15:00
  published: 2026-10-01
  type: rundabord
  format: on_site
  place: folkets-husby
  areas: [jarva]
  organisers: [arbetsmarknadsforvaltningen]{AHEAD}
- id: studiecirkel-2027
  title: Studiecirkel
  summary: Tre kvällar om språk på jobbet.
  occasions:
    - id: forsta
      start: 2027-04-01 18:00
      end: 2027-04-01 20:00
    - id: andra
      start: 2027-04-08 18:00
      end: 2027-04-08 20:00
  published: 2026-10-01
  type: workshop
  format: on_site
  place: folkets-husby
  areas: [jarva]
  organisers: [arbetsmarknadsforvaltningen]{AHEAD}"""


@dataclass
class Host:
    """A page that stands for the host's own for a new file, before a repository of real git."""

    folder: Path
    address: str = ""
    asked: list[str] = field(default_factory=list)

    def commit(self, name: str, text: str) -> None:
        path = self.folder / name
        assert not path.exists(), "the host would not replace a file"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
        self.git("add", name)
        self.git("commit", "--quiet", "--message", f"Add {name}")

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=Kansliet", "-c", "user.email=kansli@example.org")
        environ = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(("git", *who, *arguments), cwd=self.folder, env=environ, capture_output=True, check=True)
        return done.stdout.decode()


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    host.git("init", "--quiet", "--initial-branch", "main")
    host.git("add", ".")
    host.git("commit", "--quiet", "--message", "Begin")

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            address = urlsplit(self.path)
            query = parse_qs(address.query)
            place, _, below = address.path.partition("/new/main/")
            if place != "/example/network" or set(query) != {"filename", "value"}:
                self.send_error(404)
                return
            name = f"{below}/{query['filename'][0]}"
            self.answer(
                f"<h1>New file</h1><form method=post><input name=name value='{escape(name)}'>"
                f"<textarea name=text>\n{escape(query['value'][0])}</textarea>"
                "<button>Propose changes</button></form>"
            )

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            host.commit(sent["name"][0], sent["text"][0].replace("\r\n", "\n"))
            self.answer("<h1>Saved</h1>")

        def answer(self, body: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            viewport = '<meta name="viewport" content="width=device-width">'
            self.wfile.write(f"<!doctype html><title>Host</title>{viewport}{body}".encode())

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """This repository's own network with some events more, under git."""
    folder = own_copy(tmp_path_factory.mktemp("changing") / "network")
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(
        settings.replace("- pakten/share\n", "- pakten/share: {cards: false}\n"), "utf-8"
    )
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(ENTRIES)
    with hosting(folder) as host:
        built = build(folder, TODAY, PAKTEN_REPO_URL=f"{host.address}/example/network")
        assert built.status == 0, built.said
        yield host


@pytest.fixture(scope="module")
def address(host: Host) -> Iterator[str]:
    with served(host.folder / "site") as address:
        yield address


PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "sv-SE"}


@dataclass
class Communicator:
    """Somebody with a phone, whose taps and pages are counted."""

    page: Page
    taps: int = 0
    pages: int = 0

    def go(self, address: str) -> None:
        self.page.goto(address)
        self.pages += 1

    def tap(self, name: str, role: Any = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.tap()
        self.taps += 1

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self.tap(name, "link")
        self.page.wait_for_selector("[data-change]:not([hidden]) [data-act]")
        self.pages += 1

    def save(self) -> None:
        """In the host's own page, which opens beside; then back again."""
        with self.page.expect_popup() as opened:
            self.tap("Öppna GitHub och spara")
        there = opened.value
        there.get_by_role("button", name="Propose changes").tap()
        there.get_by_role("heading", name="Saved").wait_for()
        there.close()
        self.taps += 1
        self.pages += 2


@pytest.fixture
def communicator(browser: Browser, address: str) -> Iterator[Communicator]:
    with window(browser, "2026-11-23T10:00:00+01:00", base_url=address, **PHONE) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        yield Communicator(page)
        assert wrong == []


def test_a_communicator_cancels_moves_and_follows_up_on_a_phone(host: Host, communicator: Communicator) -> None:
    """From the page of each event to a green build, never having seen YAML but in the host's own page."""
    before = (host.folder / "events.yaml").read_text("utf-8")
    one = communicator

    one.go("/kalender/frukost-i-husby-2027/")
    one.follow("ändra den här träffen")
    one.tap("Ställ in")
    one.page.keyboard.type("Lokalen går inte att använda: vattnet är avstängt.")
    expect(one.page.frame_locator("[data-page]").locator("body")).to_contain_text("Lokalen går inte att använda")
    one.save()
    assert (one.taps, one.pages) == (4, 4)

    one.go("/kalender/rundabord-om-praktik-2027/")
    one.follow("ändra den här träffen")
    one.tap("Flytta")
    one.page.fill("#start", "2027-03-17 14:00")
    expect(one.page.locator("#end")).to_have_value("2027-03-17 16:00")
    one.save()
    assert (one.taps, one.pages) == (8, 8)

    one.go("/kalender/samtal-i-farsta-2026/")
    one.follow("ändra den här träffen")
    one.tap("Följ upp")
    one.page.keyboard.type("Tre arbetsgivare vill pröva praktik.")
    one.save()
    assert (one.taps, one.pages) == (12, 12)

    expect(one.page.locator("#yaml")).to_be_hidden()
    assert sorted(path.name for path in (host.folder / "events" / "andringar").iterdir()) == [
        "2026-11-23-frukost-i-husby-2027-1000.yaml",
        "2026-11-23-rundabord-om-praktik-2027-1000.yaml",
        "2026-11-23-samtal-i-farsta-2026-1000.yaml",
    ]
    checked = pakten(host, "check", "--base", host.git("rev-list", "--max-parents=0", "HEAD").strip())
    assert checked.status == 0, checked.out
    built = build(host.folder, "2026-11-23", PAKTEN_REPO_URL=f"{host.address}/example/network")
    assert built.status == 0, built.said
    assert "Inställt" in shown(one, "/kalender/frukost-i-husby-2027/")
    assert "flyttat från" in shown(one, "/kalender/rundabord-om-praktik-2027/")
    assert "Tre arbetsgivare vill pröva praktik." in shown(one, "/kalender/samtal-i-farsta-2026/")

    # One who wishes writes it all into the list: nothing else in it changes.
    assert pakten(host, "check", "--fix").status == 0
    after = (host.folder / "events.yaml").read_text("utf-8").splitlines()
    gone = [line for line in before.splitlines() if line not in after]
    assert gone == ["  start: 2027-03-10 13:00", "  end: 2027-03-10 15:00"]
    assert "# Bokad av kansliet." in after
    assert list((host.folder / "events" / "andringar").iterdir()) == []


def shown(one: Communicator, path: str) -> str:
    one.page.goto(path)
    one.page.reload()  # whatever the browser has kept: the dates of files are those of the builder's clock
    return one.page.inner_text("main")


def pakten(host: Host, *arguments: str) -> Answer:
    return call("pakten.cli", arguments, host.folder, {**os.environ, "PAKTEN_DATE": "2026-11-23", "NO_COLOR": "1"})


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens the form with an entry in it."""
    windows = []

    def open_form(path: str, width: int = 390, **options: Any) -> Page:
        size = {"width": width, "height": 844}
        context = window(
            browser, "2026-11-23T10:00:00+01:00", base_url=address, locale="sv-SE", viewport=size, **options
        )
        windows.append(context)
        context.__enter__()
        page = context.new_page()
        page.goto(path)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("[data-change]:not([hidden])")
        return page

    yield open_form
    for context in windows:
        context.close()


def test_one_of_several_dates_is_called_off_and_another_moves(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=studiecirkel-2027")
    page.click("[data-act=move]")
    expect(page.locator("[data-status]")).to_have_text("Välj vilken dag som flyttas.")
    page.select_option("#which", "1")
    page.click("[data-act=move]")
    page.fill("#occasions-2-start", "2027-04-09 18:30")
    page.select_option("#which", "0")
    page.click("[data-act=cancel]")
    page.fill("#occasions-1-status_note", "Ledaren är sjuk.")
    assert (
        page.input_value("#yaml")
        == """\
id: studiecirkel-2027
updated: 2026-11-23 10:00
seen: 2026-10-01 00:00
occasions:
  - id: forsta
    status: cancelled
    status_note: Ledaren är sjuk.
  - id: andra
    start: 2027-04-09 18:30
    end: 2027-04-09 20:30
    previous_start: [2027-04-08 18:00]
"""
    )


def test_another_button_takes_back_what_the_first_filled_in(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=rundabord-om-praktik-2027")
    page.click("[data-act=cancel]")
    page.click("[data-act=online]")
    page.fill("#online-note", "Länken kommer när du har anmält dig.")
    text = page.input_value("#yaml")
    assert "cancelled" not in text
    assert "format: online\n" in text
    assert "previous_format: on_site\n" in text


def test_what_is_emptied_is_removed(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=rundabord-om-praktik-2027")
    page.click("[data-act=all]")
    page.fill("#end", "")
    page.evaluate("document.getElementById('contact-url').value = ''")
    page.fill("#title", "Rundabord om vårens praktik")
    assert page.input_value("#yaml").endswith("title: Rundabord om vårens praktik\nremove: [end, contact.url]\n")


def test_nothing_is_saved_before_something_is_changed(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=rundabord-om-praktik-2027")
    page.click("[data-do=open]")
    expect(page.locator("[data-status]")).to_have_text("Inget är ändrat än.")


def test_an_event_that_is_not_there_is_said(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=finns-inte")
    expect(page.locator("[data-change]")).to_contain_text("finns-inte")


def test_an_example_is_changed_too(opened: Callable[..., Page], host: Host) -> None:
    slug = next((host.folder / "goodexamples").glob("*.md")).stem
    page = opened(f"/nytt-exempel/?id={slug}")
    page.fill("#summary", "En ny sammanfattning.")
    expect(page.locator("[data-place]")).to_contain_text(f"goodexamples/andringar/2026-11-23-{slug}-1000.yaml")
    assert "summary: En ny sammanfattning.\n" in page.input_value("#yaml")
    text = page.input_value("#body")
    assert "body:" not in page.input_value("#yaml"), "what nobody has touched is no change"
    page.fill("#body", f"{text}\n\n## Sedan dess\n\nDet *fortsätter*.")
    expect(page.frame_locator("[data-page]").locator("h2", has_text="Sedan dess")).to_be_visible()
    change = parse_entry(Fragment("change.yaml", page.input_value("#yaml"))).entry
    assert change is not None
    assert change.values["body"] == f"{text}\n\n## Sedan dess\n\nDet *fortsätter*."
    page.fill("#body", "")
    page.click("[data-do=open]")
    expect(page.locator("[data-left]")).to_contain_text("Texten: Fyll i det här fältet.")


def test_a_long_change_is_copied_when_an_address_cannot_hold_it(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=rundabord-om-praktik-2027")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("window.open = (address) => { window.opened = address; }")
    page.click("[data-act=follow_up]")
    for length, is_whole in ((100, True), (8300, False)):
        page.fill("#recap-summary", "ä".ljust(length, "b"))
        page.click("[data-do=open]")
        asked = page.evaluate("window.opened")
        assert ("value=" in asked) is is_whole
        assert len(asked) <= 8191
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value("#yaml")


def test_a_picture_is_named_as_the_site_wants_it(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=rundabord-om-praktik-2027")
    page.click("[data-act=all]")
    page.click("[data-part=sources] > summary")
    page.click("[data-picture] > summary")
    page.set_input_files("#picture", {"name": "Möte i Husby.JPG", "mimeType": "image/jpeg", "buffer": b""})
    expect(page.locator("[data-picture-name]")).to_contain_text("Spara den som mote-i-husby.jpg")
    expect(page.locator("#image-file")).to_have_value("bilder/mote-i-husby.jpg")


def test_a_suggestion_is_a_button(opened: Callable[..., Page]) -> None:
    page = opened("/ny-handelse/?id=rundabord-om-praktik-2027")
    page.click("[data-act=move]")
    page.fill("#start", "17 mars 2027 kl 14")
    page.press("#start", "Tab")
    page.click("#start-error button")
    expect(page.locator("#start")).to_have_value("2027-03-17 14:00")
    expect(page.locator("#end")).to_have_value("2027-03-17 16:00")
    expect(page.locator("#start-error")).to_be_empty()


def test_without_javascript_the_page_of_the_event_leads_to_its_file(opened: Callable[..., Page], host: Host) -> None:
    page = opened("/kalender/frukost-i-husby-2027/", java_script_enabled=False)
    expect(page.get_by_role("link", name="öppna filen där den står")).to_have_attribute(
        "href", f"{host.address}/example/network/edit/main/events.yaml"
    )
    page.get_by_role("link", name="ändra den här träffen").click()
    expect(page.get_by_text("följ länken ”öppna filen där den står”")).to_be_visible()


FILLED = """async ([address, segment]) => {
  const { fillIn } = await import("/assets/form-entry.js");
  const { valuesIn, rowsOf } = await import("/assets/form-values.js");
  const form = document.querySelector("[data-form]");
  const found = [];
  for (const id of JSON.parse(address)) {
    for (const rows of form.querySelectorAll("[data-control=rows]")) rowsOf(rows).forEach((row) => row.remove());
    form.reset();
    const entry = await (await fetch(`/${segment}/${id}/entry.json`)).json();
    fillIn(form, entry.values);
    found.push([entry.values, valuesIn(form, null, "", new Map())]);
  }
  return found;
}"""


@pytest.mark.parametrize(("path", "segment"), [("/ny-handelse/", "kalender"), ("/nytt-exempel/", "goda-exempel")])
def test_the_form_holds_every_entry_as_it_is_written(
    browser: Browser, address: str, host: Host, path: str, segment: str
) -> None:
    settings = read_settings(host.folder / "mkdocs.yml", {})
    catalogue = read(settings.layout, settings.vocabulary, settings.zone).catalogue
    assert catalogue is not None
    entries: Any = catalogue.events if segment == "kalender" else catalogue.examples
    with window(browser, "2026-11-23T10:00:00+01:00", base_url=address) as context:
        page = context.new_page()
        page.goto(path)
        page.wait_for_selector("[data-form]:not([hidden])")
        for written, held in page.evaluate(FILLED, [json.dumps([entry.id for entry in entries]), segment]):
            assert said(held) == said({key: value for key, value in written.items() if key != "id" or "id" in held})


def said(value: Any) -> Any:
    """Every scalar as the text that is written, without the spaces at its ends; what is ticked has no order."""
    if isinstance(value, dict):
        return {key: said(inner) for key, inner in sorted(value.items())}
    if isinstance(value, list):
        held = [said(inner) for inner in value]
        return sorted(held) if all(isinstance(one, str) for one in held) else held
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_changing_fits_the_window_and_everyone(opened: Callable[..., Page], width: int) -> None:
    page = opened("/ny-handelse/?id=studiecirkel-2027", width=width)
    page.select_option("#which", "1")
    for act in ("move", "cancel", "postpone", "online", "follow_up", "all"):
        page.click(f"[data-act={act}]")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == [], act
