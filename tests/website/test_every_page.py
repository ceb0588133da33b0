"""What holds of every page, whatever it is about: parts have names, titles lead to what they say, time runs one way."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.website.conftest import Built

Pages = dict[str, Any]

TITLES = "//*[contains(@class, 'pakten-card__title') or contains(@class, 'pakten-event__title')]/a[@href]"
FORMS = "//*[@data-form or @data-card or self::template]"
"""What scripts fill in is tried in a browser."""


@pytest.fixture(scope="module", params=["neighbours", pytest.param("integrationspakten", marks=pytest.mark.thorough)])
def pages(request: pytest.FixtureRequest) -> Pages:
    """Every page of a site by its address, without what is not there before a script comes."""
    built = request.getfixturevalue(request.param)
    site: Built = built if isinstance(built, Built) else built("2024-03-01")
    found: Pages = {
        f"/{name.removesuffix('index.html')}": html.document_fromstring(content)
        for name, content in site.files().items()
        if name.endswith("index.html")
    }
    for page in found.values():
        for one in page.xpath(FORMS):
            one.drop_tree()
    assert len(found) > 50
    return found


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("\xad", "").split())


def led_to(address: str, link: Any) -> str:
    """The address of a page that a link of another leads to."""
    path = re.split("[?#]", link.get("href"))[0]
    return posixpath.normpath(posixpath.join(address, path)).rstrip("/") + "/"


def test_a_part_with_a_heading_is_named_by_it(pages: Pages) -> None:
    nameless = []
    for address, page in pages.items():
        naming = {id_ for ids in page.xpath("//@aria-labelledby") for id_ in ids.split()}
        for part in page.xpath("//main//section[.//h2 or .//h3]"):
            heading = part.xpath(".//h2 | .//h3")[0]
            if heading.get("id") not in naming or not words(heading):
                nameless.append((address, words(heading)))
        nameless += [(address, "nav") for one in page.xpath("//nav[not(@aria-label or @aria-labelledby)]")]

    assert nameless == []


def test_no_two_things_on_a_page_have_one_id(pages: Pages) -> None:
    """An event stands in the list of its area and again in a text there."""
    twice = {
        address: [id_ for id_, count in Counter(page.xpath("//@id")).items() if count > 1]
        for address, page in pages.items()
    }
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_a_title_in_a_list_leads_to_the_page_that_has_it(pages: Pages) -> None:
    titles = {address: words(page.xpath("//h1")[0]) for address, page in pages.items() if page.xpath("//h1")}
    listed = [
        (address, led_to(address, link), words(link))
        for address, page in pages.items()
        for link in page.xpath(
            "//*[contains(@class, 'pakten-card__title') or contains(@class, 'event__title')]/a[@href]"
        )
        if "://" not in link.get("href")
    ]

    assert len(listed) > 40
    assert [one for one in listed if titles.get(one[1]) != one[2]] == []


def test_the_menu_says_where_one_is(pages: Pages) -> None:
    """The page itself, or what it belongs to; the page itself always, where the menu has it."""
    for address, page in pages.items():
        links = page.xpath("//header//nav//a[@href]")
        marked = {led_to(address, link): link.get("aria-current") for link in links if link.get("aria-current")}
        assert {led_to(address, link) for link in links} & {address} <= set(marked), address
        assert all(how == "page" if to == address else address.startswith(to) for to, how in marked.items()), address
        assert page.xpath("//nav//li[@aria-current]") == page.xpath("//nav//li[@aria-current='page']"), address


def test_without_a_script_there_is_nothing_to_press_that_does_nothing(pages: Pages) -> None:
    seen = "[not(ancestor-or-self::*[@hidden])]"
    acts = "ancestor::form[@action] or @popovertarget or @readonly"
    pressed = f"//*[self::button or self::select or self::input]{seen}[not({acts})]"
    found = {address: [words(one) or one.get("id") for one in page.xpath(pressed)] for address, page in pages.items()}

    assert {address: idle for address, idle in found.items() if idle} == {}


def test_events_of_a_list_stand_in_order_of_time(pages: Pages) -> None:
    """What is ahead begins with what is next, what has been with what was last."""
    wrong = []
    for address, page in pages.items():
        made = page.xpath("string(//@data-made)")
        for days in dated_lists(page):
            ahead = [day for day in days if day >= made]
            behind = [day for day in days if day < made]
            if any(a > b for a, b in pairwise(ahead)) or any(a < b for a, b in pairwise(behind)):
                wrong.append((address, days))

    assert wrong == []


def dated_lists(page: Any) -> Iterator[list[str]]:
    for one in page.xpath("//main//ul[contains(@class, 'pakten-events')]"):
        days = [item.xpath("string(.//time/@datetime)")[:10] for item in one.xpath("./li")]
        yield [day for day in days if day]


def test_what_can_be_subscribed_to_is_told_apart(pages: Pages) -> None:
    for address, page in pages.items():
        titles = page.xpath("//link[@rel='alternate'][@type]/@title")
        assert len(titles) == len(page.xpath("//link[@rel='alternate'][@type]")) == len(set(titles)), address


def test_only_the_text_of_a_page_is_called_safe() -> None:
    """It comes out of the sanitiser; whatever else is shown is text, and stays text."""
    called = [
        told.strip()
        for path in Path(str(resources.files("pakten"))).rglob("*.html")
        for told in re.findall(r"(\S+ *)\| *safe\b", path.read_text("utf-8"))
    ]

    assert [told for told in called if told != "page.content"] == ['lang="%s"\''], "a language is a word of ours"
