"""Somebody who has never seen YAML adds a meeting: from the form in the browser to a site that shows it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree, html
from playwright.sync_api import Browser, Page, expect

from tests.browsing import served, window
from tests.building import own_copy
from tests.forking import call

DAY = "2026-11-22"
NOON = f"{DAY}T12:00:00+01:00"


def test_from_the_form_to_a_green_build(visit: Callable[..., Page], browser: Browser, tmp_path: Path) -> None:
    page = visit("/", at=NOON)
    page.get_by_role("link", name="ny händelse").click()
    person_fills_in_what_she_knows(page)
    person_mends_what_is_left(page)
    card = page.inner_html("[data-card]")

    network = own_copy(tmp_path / "network")
    path = told_path(page)
    assert path == "events/natverkstraff-lyssna-pa-jarva-2027.yaml"
    saved = network / path
    saved.parent.mkdir()
    saved.write_text(page.input_value("#yaml"), "utf-8")

    site = green_build(network)
    with served(site) as address, window(browser, NOON) as somebody:
        reader = somebody.new_page()
        reader.goto(f"{address}/kalender/natverkstraff-lyssna-pa-jarva-2027/")
        expect(reader.locator("h1")).to_have_text("Nätverksträff: lyssna på Järva")
        expect(reader.locator("main")).to_contain_text("Vi ses och pratar om praktik & ”vägar in” #jobb")
        expect(reader.locator("main")).to_contain_text("kl. 13–16.30")
        reader.goto(f"{address}/kalender/")
        listed = reader.locator(".pakten-event", has_text="Nätverksträff: lyssna på Järva")
        assert as_seen(card) == as_seen(listed.evaluate("one => one.outerHTML")), "the card looked as the page does"


def person_fills_in_what_she_knows(page: Page) -> None:
    """As people do: dates in words, a form half filled in."""
    page.get_by_label("Rubrik (behövs)").fill("Nätverksträff: lyssna på Järva")
    page.get_by_label("Sammanfattning (behövs)").fill("Vi ses och pratar om praktik & ”vägar in” #jobb")
    page.get_by_label("Börjar", exact=True).first.fill("onsdag 10 mars 2027 kl 13")
    page.get_by_label("Slutar", exact=True).first.fill("2027-03-10 16:30")
    page.get_by_label("Typ (behövs)").select_option("Nätverksträff")
    page.get_by_label("Form (behövs)").select_option("På plats")
    page.get_by_label("Plats ur listan").first.select_option("Folkets Husby")
    page.get_by_role("group", name="Områden (behövs)").first.get_by_label("Järva").check()
    page.get_by_label("Arrangörer 1").select_option("Arbetsmarknadsförvaltningen")


def person_mends_what_is_left(page: Page) -> None:
    """Reads what the form says and does as it says, until nothing is left."""
    page.get_by_role("button", name="Kopiera texten").click()
    left = page.locator("[data-left]")
    expect(left).to_be_focused()
    expect(left).to_contain_text("Börjar: Skriv datum som")
    meant = re.search(r"Menade du ([0-9: -]+)\?", page.inner_text("#start-error"))
    assert meant is not None
    left.get_by_role("link", name="Börjar").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(meant[1])
    page.get_by_label("Behöver man anmäla sig?").first.select_option("Ja")
    page.get_by_label("Sista dag").first.fill("2027-03-05")
    page.get_by_label("Hörslinga").select_option("Vet inte")
    page.get_by_label("Funktion (behövs)").first.fill("Nätverkets kontaktfunktion")
    expect(page.get_by_label("Publicerad (behövs)")).to_have_value(DAY)
    page.get_by_role("button", name="Kopiera texten").click()
    expect(left).to_be_hidden()


def told_path(page: Page) -> str:
    """The file that the form says to save the text in."""
    found = re.fullmatch(r"Spara texten i en ny fil som heter (\S+)\.", page.inner_text("[data-place]"))
    assert found is not None
    return found[1]


def green_build(network: Path) -> Path:
    """Checked and built, as everything that is published is."""
    environ = {**os.environ, "PAKTEN_DATE": DAY, "NO_COLOR": "1"}
    for module, *arguments in (("pakten.cli", "check"), ("mkdocs", "build", "--strict", "--quiet")):
        answer = call(module, arguments, network, environ)
        assert answer.status == 0, answer.out + answer.err
    return network / "site"


def as_seen(card: str) -> list[tuple[str, str, str]]:
    """Elements, their classes and their words, without ids, addresses and what a script changes on later days."""
    article = next(one for one in html.fromstring(f"<div>{card}</div>").iter("article"))
    return [
        (one.tag, one.get("class", ""), " ".join((one.text or "").split()))
        for one in article.iter()
        if isinstance(one.tag, str) and "data-turns" not in one.attrib and not is_for_later(one)
    ]


def is_for_later(element: etree._Element) -> bool:
    return element.tag == "template" or any(above.tag == "template" for above in element.iterancestors())
