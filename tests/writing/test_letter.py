"""The letter of a month, from the same entries as the site."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from lxml import html

from pakten.domain.event import Event
from pakten.domain.timespan import Timespan
from pakten.writing.letters.linkedin import length, linkedin
from pakten.writing.letters.monthly import as_text, letter, letter_since
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


def titled(texts: str) -> list[list[str]]:
    """The items of a letter, line by line."""
    return [part.split("\n") for part in texts.split("\n\n")]


def test_what_is_off_is_told_with_its_day_first(life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    text = as_text(letter(publish(life["cancelled"], life["confirmed"]), 2027, 1, TODAY))
    (told,) = (part for part in titled(text) if part[0].startswith("Inställt: "))
    assert told[1:3] == ["Skulle ha varit onsdag 20 januari 2027 kl. 9–11.30", "Isen ligger kvar."]
    assert "Inställt." not in text


@pytest.mark.parametrize(
    ("state", "title", "facts"),
    [
        (
            "rescheduled",
            "Ny tid: ",
            ["Flyttat från onsdag 20 januari 2027 kl. 9–11.30.", "onsdag 3 februari 2027 kl. 9–11.30"],
        ),
        ("postponed", "Uppskjutet: ", ["Skulle ha varit onsdag 20 januari 2027 kl. 9–11.30"]),
    ],
)
def test_what_has_moved_is_told_once_with_both_its_days(
    life: Mapping[str, Event], publish: Callable[..., Publication], state: str, title: str, facts: list[str]
) -> None:
    text = as_text(letter(publish(life[state]), 2027, 1, TODAY))
    (told,) = (part for part in titled(text) if part[0].startswith(title))
    assert told[1 : 1 + len(facts)] == facts
    word = title.removesuffix(": ")
    assert sum(line.count(word) for line in told) == 1


def test_one_date_of_several_that_is_off_is_told_in_its_line(january: Publication) -> None:
    for told in (as_text(letter(january, 2027, 1, TODAY)), linkedin(january, 2027, 1)):
        assert "onsdag 27 januari 2027 kl. 17–19 (inställt)" in told


def test_the_month_of_the_date_that_is_off_tells_of_it(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    """Of several dates one is in a month of its own, and off."""
    event = life["occasions"]
    off = replace(event.occasions[1], span=Timespan.days(date(2027, 4, 7)))
    one = replace(event, occasions=(event.occasions[0], off, *event.occasions[2:]))
    (changed,) = letter(publish(one), 2027, 4, TODAY).sections[1].items
    assert "onsdag 7 april 2027 (inställt)" in changed.facts


def test_nothing_is_said_twice_in_a_letter(january: Publication) -> None:
    for section in letter(january, 2027, 1, TODAY).sections:
        for item in section.items:
            lines = [*item.facts, *item.text.split("\n")]
            assert len(lines) == len(set(lines))


def test_a_post_tells_what_was_called_off(january: Publication) -> None:
    post = linkedin(january, 2027, 1)
    _, _, off = post.partition("Ändrat och inställt:")
    assert "▸ Inställt: Möte cancelled\nSkulle ha varit onsdag 20 januari 2027" in off
    assert "▸ Ny tid: Möte rescheduled\nFlyttat från onsdag 20 januari 2027" in off


@pytest.mark.parametrize("many", [0, 1, 12, 40])
def test_a_post_is_never_longer_than_it_may_be(
    life: Mapping[str, Event], publish: Callable[..., Publication], many: int
) -> None:
    states = ("confirmed", "cancelled")
    events = [
        replace(life[states[n % 2]], id=f"mote-{n}", title=f"Möte {n} 🐟 {'om jobb vid kajen ' * 3}")
        for n in range(many)
    ]
    post = linkedin(publish(*events), 2027, 1)
    assert length(post) <= 3_000
    assert post.rstrip().endswith("Hela kalendern: https://hamnkretsen.example/kalender/")
    shown = post[:210]  # so much stands above "see more"
    assert "januari 2027" in shown
    assert ("▸ Möte" in shown) == (many > 0)
    left = many - post.count("▸")
    assert (f"… och {left} till i kalendern." in post) == (left > 0)


def test_what_is_new_since_the_last_letter(life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    def entered(state: str, published: date, updated: date) -> Event:
        moment = datetime.combine(updated, time(10))
        return replace(life[state], id=f"{state}-{published:%d}", title=state, published=published, updated=moment)

    events = [
        entered("confirmed", date(2026, 12, 20), date(2026, 12, 20)),
        entered("full", date(2027, 1, 10), date(2027, 1, 10)),
        entered("cancelled", date(2026, 12, 20), date(2027, 1, 11)),
        entered("rescheduled", date(2026, 12, 20), date(2026, 12, 21)),
        # New and off in one: nobody has been told that it would be.
        entered("postponed", date(2027, 1, 9), date(2027, 1, 11)),
    ]
    one = letter_since(publish(*events), date(2027, 1, 9), date(2027, 1, 12))
    assert one.subject == "Hamnkretsen: nytt sedan 9 januari 2027"
    assert [(section.heading, [item.title for item in section.items]) for section in one.sections] == [
        ("Nytt i kalendern", ["full"]),
        ("Ändrat och inställt", ["Inställt: cancelled", "Uppskjutet: postponed"]),
    ]
    assert as_text(one).endswith("\n\nBrevet är skrivet 2027-01-12.\n")
