"""A network with ways of its own: other clocks, organisers in no list, words and fields that nobody here thought of."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import SettingsError, read_settings
from tests.building import Builds, Built
from tests.website.conftest import NEIGHBOURS

pytestmark = pytest.mark.thorough

OWN = """\
      free_organisers: true
      tags: {open-house: Open house}
      required: {event.summary: never, event.accessibility: never, event.registration: never, event.organisers: never}
"""
ABROAD = """\
id: abroad
title: Visit to a northern town
start: 2026-05-20 10:00
end: 2026-05-20 12:30
timezone: Europe/Oslo
published: 2026-03-01
type: meeting
format: on_site
place: {name: The Library, city: Oslo}
areas: [all]
organisers: [bakery, "Oslo Folk School (https://folk.example/)", Sewing Circle]
contact: {name: The office, email: office@millcircle.example}
tags: [Open house, "Café & talk"]
x_room: "12 B"
x_catering: {vegan: yes, count: 12}
x_list: [a, b]
"""
WEST = """\
id: west
title: Evening in the west
start: 2026-05-21 20:00
timezone: America/Los_Angeles
published: 2026-03-01
type: meeting
format: online
online: {note: The link comes later.}
areas: [all]
contact: {name: The office, email: office@millcircle.example}
tags: [open-house]
"""
MORNING = """\
id: morning
title: A morning here
start: 2026-05-21 23:30
published: 2026-03-01
type: meeting
format: online
online: {note: The link comes later.}
areas: [all]
contact: {name: The office, email: office@millcircle.example}
"""


def _network(folder: Path, own: str = OWN, **events: str) -> Path:
    """The neighbours, with settings and events of this test."""
    shutil.copytree(NEIGHBOURS, folder)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("      types: {", f"{own}      types: {{", 1), "utf-8")
    for name, text in events.items():
        (folder / "events" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def _said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def built(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = _network(tmp_path_factory.mktemp("own") / "network", abroad=ABROAD, west=WEST, morning=MORNING)
    return builds.good(folder, "2026-04-01")


def test_an_event_by_other_clocks_is_told_by_both(built: Built) -> None:
    near, far = (built.page(f"calendar/{id_}/").find_class("pakten-key")[0] for id_ in ("abroad", "west"))

    assert _said(near).startswith("09:00–11:30 (10:00–12:30 where it is held, time in Oslo)")
    assert _said(far).startswith("04:00 (Thursday 21 May 2026, 20:00 where it is held, time in Los Angeles)")


def test_lists_stand_in_the_order_of_instants_and_days_are_those_here(built: Built) -> None:
    """Eight in the evening on the 21st in the west is four in the morning on the 22nd here."""
    listed = [one.get("href", "") for one in built.page("calendar/2026/05/").xpath("//td//a")]

    own = ("abroad", "west", "morning")
    assert [name for href in listed for name in own if name in href] == ["abroad", "morning", "west"]
    assert built.page("calendar/2026/05/").xpath("//td[.//time[@datetime='2026-05-22']]//a[contains(@href, 'west')]")


def test_calendars_and_search_engines_get_the_clocks_of_the_place(built: Built) -> None:
    files = built.files()
    feed = files["feeds/all.ics"].decode()

    assert re.findall(r"^TZID:(\S+)", feed, re.MULTILINE) == ["Europe/London", "America/Los_Angeles", "Europe/Oslo"]
    assert "DTSTART;TZID=America/Los_Angeles:20260521T200000" in feed
    assert '"startDate":"2026-05-20T10:00+02:00"' in files["calendar/abroad/index.html"].decode()


def test_an_organiser_needs_to_stand_in_no_list(built: Built) -> None:
    page = built.page("calendar/abroad/")

    (row,) = page.xpath("//dt[text()='Organised by']/following-sibling::dd[1]")
    assert _said(row) == "The Bakery, Oslo Folk School, Sewing Circle"
    assert row.xpath(".//a/@href") == ["../../organisations/bakery/", "https://folk.example/"]
    assert "Folk" not in built.page("organisations/").text_content()


def test_tags_are_shown_lead_to_lists_and_stand_in_feeds(built: Built) -> None:
    files = built.files()

    (row,) = built.page("calendar/abroad/").xpath("//dt[text()='Tags']/following-sibling::dd[1]")
    assert _said(row) == "Open house, Café & talk"
    listed = built.page("calendar/selection/tag/open-house/").xpath("//main//li[@data-order]//a/@href")
    assert [name for name in ("abroad", "west") if any(name in href for href in listed)] == ["abroad", "west"]
    assert "calendar/selection/tag/cafe-talk/index.html" in files
    assert "CATEGORIES:Meeting,Open house,Café & talk" in files["feeds/all.ics"].decode()


def test_what_a_network_has_added_is_in_open_data_as_it_is_written(built: Built) -> None:
    files = built.files()
    data = json.loads(files["data/events.json"])

    (abroad,) = [one for one in data["events"] if one["id"] == "abroad"]
    assert abroad["extra"] == {"x_room": "12 B", "x_catering": {"vegan": "yes", "count": "12"}, "x_list": ["a", "b"]}
    assert (abroad["tags"], abroad["timezone"]) == (["Open house", "Café & talk"], "Europe/Oslo")
    assert list(Draft202012Validator(json.loads(files["data/events.schema.json"])).iter_errors(data)) == []
    calendar = files["feeds/all.ics"].decode()
    assert re.findall(r"^X-(?:ROOM|CATERING|LIST).*", calendar, re.MULTILINE) == ["X-ROOM:12 B\r"]


def test_pages_say_nothing_in_the_place_of_what_is_not_asked_for(built: Built) -> None:
    page = html.tostring(built.page("calendar/west/").xpath("//main")[0], encoding="unicode")

    assert re.findall(r"<(?:p|dd|ul)(?: class=\"[^\"]*\")?>\s*</", page) == []


@pytest.mark.parametrize(
    ("own", "event", "told"),
    [
        ("", WEST, ["E202 summary", "E202 organisers"]),
        ("      required: {event.organisers: never, event.summary: never}\n", WEST, ["E308 registration"]),
        (
            f"{OWN}",
            WEST.replace("timezone: America/Los_Angeles", "timezone: los angeles"),
            ["E456 America/Los_Angeles"],
        ),
        (OWN, WEST.replace("America/Los_Angeles", "Europe"), ["E456 "]),
        (OWN.replace("never}", "never, event.image: always}"), WEST, ["E202 image"]),
        (OWN.replace("never}", "never, event.description: ahead}"), WEST, ["E308 description"]),
        (OWN.replace("never}", "never, event.description: ahead}"), WEST.replace("2026", "2020"), []),
        (OWN.replace("free_organisers: true", "free_organisers: false"), ABROAD, ["E301 ", "E301 "]),
        (OWN, WEST + "xroom: 12\n", ["E201 "]),
        (OWN, WEST + "x_Room: 12\n", ["E201 x_room"]),
    ],
)
def test_what_a_network_asks_for_is_told_with_the_usual_sentences(
    tmp_path: Path, own: str, event: str, told: list[str]
) -> None:
    settings = read_settings(_network(tmp_path / "network", own, one=event) / "mkdocs.yml", {})

    problems = read(settings.layout, settings.vocabulary, settings.zone).problems

    found = [one for one in problems if one.location.file == "events/one.yaml" and one.code[0] == "E"]
    named = {one: dict(one.values)["field"] if one.code in ("E202", "E308") else one.instead for one in found}
    assert sorted(f"{one.code} {name}" for one, name in named.items()) == sorted(told)


@pytest.mark.parametrize(
    ("field", "when", "instead"),
    [
        ("event.id", "never", "event.id: always"),
        ("event.contakt", "always", "event.contact"),
        ("example.results", "ahead", "example.results: always"),
        ("event.contact", "sometimes", "event.contact: always"),
    ],
)
def test_what_nothing_can_be_without_cannot_be_let_go(tmp_path: Path, field: str, when: str, instead: str) -> None:
    folder = _network(tmp_path / "network", f"      required: {{{field}: {when}}}\n")

    with pytest.raises(SettingsError) as refused:
        read_settings(folder / "mkdocs.yml", {})

    assert [(one.code, one.instead) for one in refused.value.problems] == [("E457", instead)]


def test_tags_of_a_list_are_held_to_it(tmp_path: Path) -> None:
    settings = read_settings(_network(tmp_path / "network", OWN, one=WEST) / "mkdocs.yml", {})
    vocabulary = replace(settings.vocabulary, free_tags=False, tags={"open-houses": "Open houses"})
    problems = read(settings.layout, vocabulary, settings.zone).problems

    assert [(one.code, one.instead) for one in problems if one.code.startswith("E")] == [("E301", "open-houses")]
