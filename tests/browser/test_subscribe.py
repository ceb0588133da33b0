"""The page where one begins to follow the network, as people meet it."""

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[..., Page]


def test_an_address_is_copied_and_the_copying_is_said(visit: Visit) -> None:
    page = visit("/prenumerera/", permissions=["clipboard-read", "clipboard-write"])
    part = page.locator("section", has=page.locator("h2#jarva"))

    part.get_by_role("button", name="Kopiera adressen till Järva").press("Enter")

    said = part.get_by_role("status")
    said.get_by_text("Adressen till Järva är kopierad.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "https://integrationspakten.example/feeds/jarva.ics"


def test_the_way_to_a_theme_ends_where_it_can_be_seen(visit: Visit) -> None:
    page = visit("/prenumerera/#mentorskap")

    theme = page.locator("details#mentorskap > summary")
    theme.scroll_into_view_if_needed()
    assert theme.is_visible()
    theme.press("Enter")
    assert page.get_by_label("Kalenderns adress").locator("visible=true").count() == 6


def test_without_scripts_every_address_can_be_marked_and_followed(visit: Visit) -> None:
    page = visit("/prenumerera/", java_script_enabled=False)

    assert page.get_by_role("button", name="Kopiera").count() == 0
    assert page.locator("#address-jarva").input_value() == "https://integrationspakten.example/feeds/jarva.ics"
    assert page.get_by_role("link", name="Öppna i kalendern Järva").get_attribute("href") == (
        "webcal://integrationspakten.example/feeds/jarva.ics"
    )
