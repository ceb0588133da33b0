"""What a partner's page takes in: a piece of HTML that says the same as the calendar, and two lines to paste."""

import re
from collections.abc import Callable
from pathlib import Path

from lxml import html

from tests.website.conftest import REPOSITORY, Built, build

SCRIPT = REPOSITORY / "plugins" / "pakten" / "theme" / "assets" / "embed.js"


def _fragment(site: Built, path: str) -> html.HtmlElement:
    (fragment,) = site.page(path).find_class("pakten-embed__body")
    for later in fragment.xpath(".//template"):  # what later days show (website/pages/freshness.py)
        later.clear(keep_tail=True)
    return fragment


def _lines(fragment: html.HtmlElement) -> list[str]:
    return [" ".join(item.text_content().split()) for item in fragment.xpath("./ul/li")]


def test_a_list_lies_beside_each_page_that_it_is_taken_from(neighbours: Built) -> None:
    lists = {name for name in neighbours.files() if name.endswith("embed.html")}

    assert lists == {
        "calendar/embed.html",
        "areas/harbour/embed.html",
        "areas/hill/embed.html",
        "themes/apprentices/embed.html",
    }


def test_it_holds_what_lies_ahead_in_order_and_says_what_is_off(neighbours: Built) -> None:
    fragment = _fragment(neighbours, "calendar/embed.html")

    assert _lines(fragment) == [
        "Tuesday 2 June 2026, 08:00–09:30 Breakfast for everyone The Old Mill",
        "Saturday 20 June 2026, 18:00 Cancelled Evening on the hill The Hill School",
    ]
    assert fragment.xpath("./ul/li/time/@datetime") == ["2026-06-02T08:00+01:00", "2026-06-20T18:00+01:00"]
    assert fragment.xpath("./ul/li/a/@href") == [
        "https://millcircle.example/calendar/breakfast/",
        "https://millcircle.example/calendar/hill-evening/",
    ]


def test_it_is_a_page_with_language_title_and_landmarks_of_which_others_take_a_named_part(neighbours: Built) -> None:
    for name, content in neighbours.files().items():
        if name.endswith("embed.html"):
            page = html.document_fromstring(content.decode())
            heading = (page.findtext("body/main/h1") or "").replace("\xad", "")
            assert page.get("lang") == "en"
            assert page.findtext("head/title") == f"{heading} – The Mill Circle"
            assert _fragment(neighbours, name).get("aria-label") == heading


def test_the_part_is_in_its_own_language_and_looks_like_nothing(neighbours: Built) -> None:
    for name, content in neighbours.files().items():
        if name.endswith("embed.html"):
            fragment = _fragment(neighbours, name)
            assert fragment.get("lang") == "en"
            assert {element.tag for element in fragment.iter()} <= {
                "section",
                "ul",
                "li",
                "time",
                "strong",
                "a",
                "span",
                "p",
                "template",
            }
            assert not re.search(rb"style=|<script|src=", content, re.IGNORECASE)
            classes = " ".join(fragment.xpath("//@class")).split()
            assert all(one.startswith("pakten-embed__") for one in classes)


def test_where_nothing_is_planned_it_says_so_and_offers_to_subscribe(neighbours: Built) -> None:
    fragment = _fragment(neighbours, "areas/harbour/embed.html")

    assert _lines(fragment) == []
    (nothing,) = fragment.xpath("./p[not(@hidden)][contains(@class, 'none')]")
    assert nothing.text == "No meeting is planned at the Harbour right now."
    assert fragment.xpath(".//a/@href") == ["https://millcircle.example/subscribe/#harbour"]


def test_a_title_stays_text(network: Path) -> None:
    events = network / "events.yaml"
    events.write_text(events.read_text().replace("Breakfast for everyone", "\"Bread < jam & 3 > 2, 'now'\""))

    site = build(network)

    assert site.status == 0, site.said
    fragment = _fragment(site, "calendar/embed.html")
    assert fragment.xpath("./ul/li/a")[0].text == "Bread < jam & 3 > 2, 'now'"
    assert not fragment.xpath("//script")


def test_the_lines_to_paste_are_a_link_and_a_script(neighbours: Built) -> None:
    lines = [field.text.strip() for field in neighbours.page("embed/").xpath("//textarea")]

    assert lines[1] == (
        '<a class="pakten-embed" href="https://millcircle.example/areas/harbour/">Meetings at the Harbour</a>\n'
        '<script src="https://millcircle.example/assets/embed.js" defer></script>'
    )
    assert len(lines) == 4


def test_the_script_is_small_and_stores_nothing() -> None:
    # Without what it says to those who read it, types among that.
    script = re.sub(r"/\*\*.*?\*/|^ *//[^\n]*", "", SCRIPT.read_text(), flags=re.DOTALL | re.MULTILINE)

    assert 1000 < len(script.encode()) < 2300
    assert not re.search(r"cookie|localStorage|sessionStorage|indexedDB|caches|sendBeacon", script)


def test_every_class_that_a_partner_can_style_is_told(integrationspakten: Callable[[str], Built]) -> None:
    site = integrationspakten("2024-03-01")
    told = {code.lstrip(".") for code in site.page("badda-in/").xpath("//th/code/text()")}

    used = {
        one
        for name in site.files()
        if name.endswith("embed.html")
        for one in " ".join(_fragment(site, name).xpath("//@class")).split()
    }

    assert used <= told
