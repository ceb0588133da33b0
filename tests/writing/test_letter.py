"""The letter of a month, from the same entries as the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import html

from pakten.domain.event import Event
from pakten.domain.timespan import Timespan
from pakten.writing.letters.monthly import as_text, letter, linkedin
from pakten.writing.letters.monthly_html import as_html
from pakten.writing.publication import Publication

Golden = Callable[[str, bytes], None]
TODAY = date(2027, 1, 2)


@pytest.fixture
def january(life: Mapping[str, Event], publish: Callable[..., Publication]) -> Publication:
    """A month with a meeting, one that is off, one that moved away, and one from December that was followed up."""
    states = ("confirmed", "cancelled", "rescheduled", "full", "occasions")
    events = [replace(life[state], id=state, title=f"Möte {state}") for state in states]
    held = replace(life["followed_up"], id="held", title="Julfika", span=Timespan.days(date(2026, 12, 15)))
    return publish(*events, held, life["confirmed"])


def test_the_letter_is_a_file_to_open(january: Publication, golden: Golden) -> None:
    one = letter(january, 2027, 1, TODAY)
    golden("letter/2027-01.html", as_html(one).encode())
    golden("letter/2027-01.txt", as_text(one).encode())
    golden("letter/2027-01.linkedin.txt", linkedin(january, 2027, 1).encode())


def test_an_area_has_a_letter_with_its_own_tagline(january: Publication, golden: Golden) -> None:
    area = january.catalogue.area["inre-hamnen"]
    golden("letter/2027-01-inre-hamnen.txt", as_text(letter(january, 2027, 1, TODAY, area)).encode())


def test_a_month_without_meetings_says_so(january: Publication) -> None:
    one = letter(january, 2027, 7, date(2027, 7, 1))
    assert [(section.heading, section.items) for section in one.sections] == [("På gång i juli 2027", ())]
    assert "Prenumerera på kalendern" in as_text(one)


def test_mail_programs_get_nothing_that_they_drop(january: Publication) -> None:
    page: Any = html.document_fromstring(as_html(letter(january, 2027, 1, TODAY)))
    assert page.get("lang") == "sv"
    assert not page.xpath("//script | //style | //link | //img | //@class")
    assert page.xpath("//table/@role") == ["presentation", "presentation"]
    assert all(address.startswith("https://") for address in page.xpath("//a/@href"))


def test_a_title_stays_text(publish: Callable[..., Publication], life: Mapping[str, Event]) -> None:
    event = replace(life["confirmed"], title="</a><script>alert(1)</script>")
    page: Any = html.document_fromstring(as_html(letter(publish(event), 2027, 1, TODAY)))
    assert not page.xpath("//script")
    assert "</a><script>alert(1)</script>" in page.text_content()
