"""The life of an event in every channel of a visitor: each state of a single date, and of one among several."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from pakten.locale import words
from tests.website.conftest import NEIGHBOURS, Builds, Built

DAY = "2026-05-15"
MARKS = (
    *("cancelled", "postponed", "rescheduled", "moved_online", "new_place", "new_format", "tentative"),
    *("to_be_announced", "waiting_list", "full", "closed", "followed_up", "recapped", "held"),
)
say = words("en")


@dataclass(frozen=True)
class Row:
    """What is written about a date, the mark that all channels must have for it, and what search engines are told."""

    written: Mapping[str, Any]
    mark: str = ""
    status: str = "EventScheduled"
    place: str = "The Old Mill"
    in_month: bool = True


def _seats(state: str, **more: str) -> dict[str, Any]:
    return {"registration": {"needed": True, "state": state, "url": "https://forms.example/seat", **more}}


ONLINE = {"format": "online", "online": {"url": "https://forms.example/room"}}

LIFE = {
    "confirmed": Row({}),
    "tentative": Row({"status": "tentative"}, "tentative"),
    "place-to-come": Row({"place": "TBA"}, place=say("event.place_open")),
    "cancelled": Row({"status": "cancelled", "status_note": "The mill stands still."}, "cancelled", "EventCancelled"),
    "postponed": Row({"status": "postponed", "status_note": "In May, perhaps."}, "postponed", "EventPostponed"),
    "another-day": Row({"previous_start": ["2026-06-30 10:00"]}, "rescheduled", "EventRescheduled"),
    "online-instead": Row(
        {**ONLINE, "previous_format": "on_site"}, "moved_online", "EventMovedOnline", place=say("format.online")
    ),
    "new-place": Row({"place": {"name": "The Barn"}, "previous_place": "mill"}, "new_place", place="The Barn"),
    "new-form": Row({**ONLINE, "format": "hybrid", "previous_format": "on_site"}, "new_format"),
    "waiting-list": Row(_seats("waiting_list"), "waiting_list"),
    "full": Row(_seats("full"), "full"),
    "closed": Row(_seats("open", closes="2026-05-14"), "closed", in_month=False),
}
"""A row of the life table for each; month tables say nothing of a registration that has closed."""

BREAD = {"summary": "It gave bread."}
PAST: dict[str, tuple[dict[str, Any], str]] = {
    "held": ({}, "held"),
    "recapped": ({"recap": BREAD}, "recapped"),
    "followed-up": ({"recap": {**BREAD, "values": ["Bread."], "outcome": "Everybody ate."}}, "followed_up"),
}


def _event(id_: str, **values: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "title": f"Meeting {id_}",
        "summary": "-",
        "published": "2026-04-01",
        "type": "meeting",
        "format": "on_site",
        "place": "mill",
        "areas": ["harbour"],
        "organisers": ["bakery"],
        "registration": {"needed": False},
        "accessibility": {"step_free": "yes"},
        "contact": {"name": "The Bakery"},
        **values,
    }


@pytest.fixture(scope="module")
def life(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = Path(shutil.copytree(NEIGHBOURS, tmp_path_factory.mktemp("life") / "neighbours"))
    shutil.rmtree(folder / "events")
    (folder / "goodexamples" / "bakery-apprentices.md").unlink()
    events = [_event(f"past-{name}", start="2026-05-02", **written) for name, (written, _) in PAST.items()]
    events.append(_event("past-open", start="TBA"))
    for number, (name, row) in enumerate(LIFE.items(), 1):
        first = {"start": f"2026-06-{number:02} 10:00", "end": f"2026-06-{number:02} 11:00", **row.written}
        later = {"id": "later", "start": f"2026-07-{number:02} 10:00"}
        events += [_event(f"one-{name}", **first), _event(f"many-{name}", occasions=[{"id": "first", **first}, later])]
    # By way of JSON, so that nothing is the same object twice and YAML needs no anchors.
    (folder / "events.yaml").write_text(yaml.safe_dump(json.loads(json.dumps(events)), sort_keys=False), "utf-8")
    return builds.good(folder, DAY)


def _marks(node: html.HtmlElement) -> list[str]:
    """The marks that are said, by their words; what is only said later is left out."""
    for later in node.xpath(".//template"):
        later.drop_tree()
    text = " ".join(node.text_content().split())
    said = [mark for mark in MARKS if say(f"mark.{mark}").removesuffix(" {before}") in text]
    # "Full" is the beginning of "Full, with a waiting list".
    return [mark for mark in said if not any(say(f"mark.{mark}") in say(f"mark.{one}") for one in said if one != mark)]


ROWS = [(kind, name) for kind in ("one", "many") for name in LIFE]


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_every_state_is_told_in_the_heading_the_list_the_embed_and_the_month(kind: str, name: str, life: Built) -> None:
    row, id_ = LIFE[name], f"{kind}-{name}"
    expected = [row.mark] if row.mark else []
    link = f".//a[contains(@href, '/{id_}/')]"
    (heading,) = life.page(f"calendar/{id_}/").xpath("//header[contains(@class, 'pakten-band')]")
    (card,) = life.page("calendar/index.html").xpath(f"//main//li[@data-order][{link}]")
    embed = life.page("areas/harbour/embed.html").xpath(f"//li[{link}]")
    (line,) = life.page("calendar/2026/06/").xpath(f"//td//li[{link}][not(contains(@class, '--moved'))]")

    assert _marks(heading) == expected
    assert _marks(card) == expected
    assert row.place in card.text_content()
    assert [_marks(one) for one in embed] in ([expected], []), "the longest lists are cut"
    word = "calendar.new_date" if row.mark == "rescheduled" else f"mark.{row.mark}"
    assert " ".join(line.text_content().split()) == (
        f"{say(word)}: Meeting {id_}" if expected and row.in_month else f"Meeting {id_}"
    )


@pytest.mark.parametrize("name", LIFE)
def test_every_state_of_one_date_among_several_stands_beside_that_date_and_no_other(name: str, life: Built) -> None:
    row = LIFE[name]
    page = life.page(f"calendar/many-{name}/")
    (first,), (later,) = (page.xpath(f"//li[@id='occasion-{one}']") for one in ("first", "later"))
    expected = {"rescheduled": say("calendar.new_date")}.get(row.mark, say(f"mark.{row.mark}") if row.mark else "")

    assert expected in first.text_content()
    assert _marks(later) == []
    assert (row.place in first.text_content()) is (row.mark not in ("cancelled", "postponed"))
    assert row.written.get("status_note", "") in first.text_content()


@pytest.mark.parametrize(("kind", "name"), ROWS)
def test_search_engines_are_told_every_state(kind: str, name: str, life: Built) -> None:
    (block,) = life.page(f"calendar/{kind}-{name}/").xpath("//script[@type='application/ld+json']/text()")
    event = json.loads(block)["@graph"][0]
    told = event["subEvent"][0] if kind == "many" else event

    assert told["eventStatus"] == f"https://schema.org/{LIFE[name].status}"


@pytest.mark.parametrize("name", PAST)
def test_what_has_been_says_so_and_is_no_longer_ahead(name: str, life: Built) -> None:
    (heading,) = life.page(f"calendar/past-{name}/").xpath("//header[contains(@class, 'pakten-band')]")

    assert _marks(heading) == [PAST[name][1]]
    assert ("It gave bread." in life.text(f"calendar/past-{name}/")) is (name != "held")
    assert life.page("calendar/index.html").xpath(f"//div[@data-agenda]//a[contains(@href, 'past-{name}')]") == []


def test_an_event_without_a_date_is_listed_last_and_stands_in_no_month(life: Built) -> None:
    (heading,) = life.page("calendar/past-open/").xpath("//header[contains(@class, 'pakten-band')]")
    listed = life.page("calendar/index.html").xpath("//div[@data-agenda]//li[@data-order]//h3/a/text()")

    assert _marks(heading) == ["to_be_announced"]
    assert listed[-1] == "Meeting past-open"


@pytest.mark.parametrize("kind", ["one", "many"])
def test_a_date_that_has_moved_leaves_a_trace_and_says_where_it_was(kind: str, life: Built) -> None:
    (day,) = life.page("calendar/2026/06/").xpath("//td[time/@datetime='2026-06-30']")
    page = life.text(f"calendar/{kind}-another-day/")

    assert f"{say('calendar.moved_to', to='6 June 2026, 10:00–11:00')}: Meeting {kind}-another-day" in " ".join(
        day.text_content().split()
    )
    assert f"{say('notice.from')} Tuesday 30 June 2026, 10:00" in page
    assert say("notice.place", place="The Old Mill, 1 River Lane, Aldbury") in life.text(f"calendar/{kind}-new-place/")


def test_nobody_is_told_that_a_date_is_as_planned(life: Built) -> None:
    """What is explained without being changed has no title of its own."""
    for kind in ("one", "many"):
        assert life.page(f"calendar/{kind}-confirmed/").xpath("//*[contains(@class, 'pakten-notice')]") == []
