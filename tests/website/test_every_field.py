"""A field that is accepted reaches somebody: which channels tell each field of the forms, and why others do not."""

import csv
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from html import unescape
from typing import Any

import pytest
from lxml import etree, html

from tests.forking import call
from tests.website import probe
from tests.website.conftest import Builds, Built

PROBES = {
    "single": probe.event("probe"),
    "several": probe.event("probes", with_occasions=True),
    "held": probe.event("probed", years_ago=1),
    "example": probe.example(),
}


@pytest.fixture(scope="module")
def built(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("probe") / "network"
    probe.network(folder, PROBES)
    return builds.good(folder, probe.TODAY.isoformat())


def _markup(nodes: list[Any]) -> str:
    return unescape("".join(html.tostring(node, encoding="unicode") for node in nodes))


def _main(path: str) -> Callable[[Built, str], str]:
    return lambda built, id_: _markup(built.page(path.format(id=id_)).xpath("//main"))


def _card(path: str) -> Callable[[Built, str], str]:
    """The line of a list on a page."""
    link = ".//a[contains(@href, '/{id}/')]"
    return lambda built, id_: _markup(built.page(path).xpath(f"//main//li[@data-order][{link.format(id=id_)}]"))


def _page(built: Built, id_: str) -> str:
    """All that a page says today and later, but not what it offers to be sent elsewhere."""
    (main,) = built.page(f"calendar/{id_}/").xpath("//main")
    for other in main.xpath(".//*[contains(@class, 'pakten-share') or contains(@class, 'pakten-add')]"):
        other.drop_tree()
    return _markup([main])


def _month(built: Built, id_: str) -> str:
    pages = (built.page(f"calendar/{month}/") for month in ("2027/01", "2027/02"))
    return _markup([day for page in pages for day in page.xpath(f"//td[.//a[contains(@href, '/{id_}/')]]")])


def _share(built: Built, id_: str) -> str:
    return _markup(
        built.page(f"calendar/{id_}/").xpath("//textarea[@id='share-post'] | //a[starts-with(@href, 'mailto:?')]")
    )


def _embed(built: Built, id_: str) -> str:
    return _markup(built.page("calendar/embed.html").xpath(f"//li[.//a[contains(@href, '/{id_}/')]]"))


def _ics(built: Built, id_: str) -> str:
    text = (built.folder / "site" / "calendar" / f"{id_}.ics").read_text("utf-8")
    return text.replace("\n ", "").replace("\\,", ",").replace("\\;", ";")


def _atom(built: Built, id_: str) -> str:
    entries = etree.parse(built.folder / "site" / "feeds" / "all.xml").findall("{*}entry")
    (entry,) = (one for one in entries if any(f"/{id_}/" in link.get("href", "") for link in one.findall("{*}link")))
    return unescape(unescape(etree.tostring(entry, encoding="unicode")))


def _json_feed(built: Built, id_: str) -> str:
    items = json.loads((built.folder / "site" / "feeds" / "all.json").read_text("utf-8"))["items"]
    (item,) = (one for one in items if f"/{id_}/" in one["url"])
    return unescape(json.dumps(item, ensure_ascii=False))


def _open_data(kind: str) -> Callable[[Built, str], str]:
    def read(built: Built, id_: str) -> str:
        entries = json.loads((built.folder / "site" / "data" / f"{kind}.json").read_text("utf-8"))[kind]
        (entry,) = (one for one in entries if one["id"] == id_)
        return json.dumps(entry, ensure_ascii=False)

    return read


def _linked_data(path: str) -> Callable[[Built, str], str]:
    return lambda built, id_: "".join(
        built.page(path.format(id=id_)).xpath("//script[@type='application/ld+json']/text()")
    )


def _letter(built: Built, id_: str) -> str:
    items = _said(built, "letter", "--month", "2027-02").split("\n\n")
    return "\n".join(item for item in items if f"/{id_}/" in item)


def _sheet(built: Built, id_: str) -> str:
    rows = csv.reader(_said(built, "export", "--csv").removeprefix("\ufeff").splitlines(), delimiter=";")
    return "\n".join(f";{';'.join(row)};" for row in rows if row[0] == id_)


def _said(built: Built, *arguments: str) -> str:
    environ = {**os.environ, "PAKTEN_DATE": probe.TODAY.isoformat(), "NO_COLOR": "1"}
    answer = call("pakten.cli", arguments, built.folder, environ)
    assert answer.status == 0, answer.err
    return answer.out


Read = Callable[[Built, str], str]


@dataclass(frozen=True)
class Channel:
    """What is read there about an entry. Either it tells all but what it is silent of, or no more than it carries."""

    read: Read
    silent: Mapping[str, str] = field(default_factory=dict)
    """Reason, and the fields for which it is one."""
    carries: str = ""
    why: str = ""
    """Why it carries no more."""

    def expected(self, fields: tuple[str, ...]) -> set[str]:
        if self.why:
            return {one for one in fields if _matches(one, self.carries)}
        return {one for one in fields if not any(_matches(one, silent) for silent in self.silent.values())}


def _matches(path: str, patterns: str) -> bool:
    """What is said of a date is said of each of several; a pattern with a minus takes something out again."""
    own = path.removeprefix("occasions.")
    names = {path, own} - ({"id"} if own != path else set())
    *_, last = (
        one
        for one in ("-", *patterns.split())
        if one == "-" or any(fnmatchcase(name, one.removeprefix("-")) for name in names)
    )
    return not last.startswith("-")


A_LINE = "A line says what, when and where, how, and whether one can come; the page says the rest."
NOT_THERE = "Nobody goes there any more: the name and the street say which place it was."
OURS = "For those who keep the site, not for those who visit it; `pakten check` asks for it when the day comes."
ADDRESS = "It is the address itself; a former one leads on (test_life_of_an_event)."
ABSENT = "What is a draft is nowhere."
LATER = "What came of it is told when it has been held (the row `held`)."
PART = "What belongs together stands together; its name is for the file."
PAGE_ONLY = "One needs it to choose or to trust, and the page is a click away."
SAME_CLOCKS = "Where clocks show the same as the network's, one time is enough."
ELSEWHERE = "Pages and feeds in that language tell it."
LINKS = "The entry links to the page, where it stands in its place."

KEPT = "image.basis image.remove_by review_by unknown.field unknown.about"
LEFT = "previous_place.geo previous_place.url previous_place.note previous_place.station"
IN_THE_HOUSE = "parts.place.note parts.place.url parts.place.geo parts.place.station"
MEETING = "agreed_with exhibitors.* tables.* follow_up.*"
FOR_WHOM = "goals ways_in audience languages steps part_of participants role"
VENUE = "place.name place.address place.postal_code place.city"
CARD = (
    "id title summary start end status previous_start previous_format format place.name areas registration.state"
    " featured -occasions.registration.state"
)
SENT = (
    f"id title summary start end status status_note previous_start previous_place.* previous_format format {VENUE}"
    f" place.note place.station online.* registration.* -registration.needed -previous_place.geo -previous_place.url"
    " -previous_place.note -previous_place.station"
)

EVENT: Mapping[str, Channel] = {
    "page": Channel(
        _page,
        {
            NOT_THERE: LEFT,
            OURS: KEPT,
            ELSEWHERE: "translations.*",
            ADDRESS: "aliases leads.id",
            "What is not public is not there.": "leads.public",
            ABSENT: "draft",
            "Feeds, calendars and data say when; a visitor wants to know what is so now.": "published updated",
            "Programs find the way by it; people have the street.": "parts.place.geo",
            "That one must register is what the box with the link says.": "registration.needed",
            "The day is past; the occasion tells of one that is to come.": "registration.opens -occasions.*",
            "Only the front page orders by it.": "featured",
            SAME_CLOCKS: "timezone",
        },
    ),
    "card": Channel(_card("calendar/index.html"), carries=f"{CARD} tags", why=A_LINE),
    "home": Channel(_card("index.html"), carries=CARD, why=A_LINE),
    "month": Channel(
        _month,
        carries="id title start end previous_start",
        why="A day of a month has room for a title and the weightiest word, and for where the date has gone.",
    ),
    "poster": Channel(
        _main("calendar/{id}/poster/index.html"),
        carries=f"id title summary start end status previous_start type areas {VENUE}",
        why="Who stands before a poster wants to know what, when and where; its code leads to the rest.",
    ),
    "embed": Channel(
        _embed,
        carries="id title start end status previous_start place.name registration.state -occasions.registration.state",
        why=A_LINE,
    ),
    "ics": Channel(
        _ics,
        {
            NOT_THERE: LEFT,
            OURS: KEPT,
            ELSEWHERE: "translations.*",
            ADDRESS: "aliases",
            ABSENT: "draft",
            LATER: "recap.* leads.*",
            PART: "programme.part parts.id",
            "What is published has no ORGANIZER (RFC 5545, 3.8.4.3); CONTACT says whom to ask.": "organisers",
            PAGE_ONLY: f"{FOR_WHOM} {MEETING} image.* sources.* note unknown.* links.* place.url {IN_THE_HOUSE}",
            "A calendar is in the order of time.": "featured",
            "That one must register is what the days and the link say.": "registration.needed",
        },
    ),
    "linked data": Channel(
        _linked_data("calendar/{id}/index.html"),
        carries=(
            f"id title summary start end previous_start type format {VENUE} place.geo place.url online.url areas themes"
            " audience tags languages part_of organisers participants registration.* -registration.needed"
            " -registration.note occasions.id parts.* programme.part leads.part -parts.time -parts.place.note"
            " -parts.place.station"
        ),
        why="schema.org has a word for no more of it, and search engines read no more.",
    ),
    "open data": Channel(
        _open_data("events"),
        {
            OURS: "image.basis image.remove_by review_by",
            ADDRESS: "aliases",
            ABSENT: "draft",
            LATER: "recap.* leads.* -leads.part",
            "How this site shows it.": "featured",
        },
    ),
    "letter": Channel(_letter, carries=SENT, why="A letter is read in a minute; each line leads to its page."),
    "share text": Channel(_share, carries=SENT, why="A post is read in half a minute; its link leads to the page."),
    "sheet": Channel(
        _sheet,
        carries=(
            f"{SENT} -place.station published updated type areas themes {FOR_WHOM} organisers"
            " occasions.id accessibility.* contact.* description note agreed_with follow_up.* tags timezone"
        ),
        why="A cell holds a value; lists of groups stay in the file.",
    ),
}
FEED = {
    NOT_THERE: LEFT,
    OURS: KEPT,
    ELSEWHERE: "translations.*",
    ADDRESS: "aliases occasions.id",
    ABSENT: "draft",
    LATER: "recap.* leads.*",
    LINKS: f"{FOR_WHOM} {MEETING} {IN_THE_HOUSE} programme.part parts.id image.* links.* unknown.* place.url place.geo",
    "News is in the order of time.": "featured",
    SAME_CLOCKS: "timezone",
    "That one must register is what the days and the link say.": "registration.needed",
}
HELD: Mapping[str, Channel] = {
    "page": Channel(_page),
    "open data": Channel(_open_data("events")),
    "feed": Channel(
        _atom,
        {
            LINKS: (
                "recap.voices.source recap.examples recap.materials.format recap.materials.alternative"
                " recap.worth.* -recap.worth.text"
            )
        },
    ),
}
HANDED_OVER: Mapping[str, Channel] = {
    "page": Channel(_page, {ADDRESS: "leads.id", "What is not public is not there.": "leads.public"}),
    "open data": Channel(_open_data("events"), {"What is not public is not there.": "leads.public"}),
}
EXAMPLE: Mapping[str, Channel] = {
    "page": Channel(
        _main("examples/{id}/index.html"),
        {
            OURS: KEPT,
            ELSEWHERE: "translations.*",
            ADDRESS: "aliases",
            "When somebody last saw to it that it is true says more, and stands there.": "published",
        },
    ),
    "card": Channel(
        lambda built, id_: _markup(
            built.page("examples/index.html").xpath(f"//article[.//a[contains(@href, '/{id_}/')]]")
        ),
        carries="title summary organisations.id sector areas evidence",
        why="A card says what, who and where, and how well it is known; the page says the rest.",
    ),
    "feed": Channel(
        _atom,
        carries=(
            "title summary organisations.* areas themes results.* steps lessons prerequisites published reviewed"
            " sources.* note"
        ),
        why="A reader of news gets what was done, how to do the same and where it stands; the page has the rest.",
    ),
    "linked data": Channel(
        _linked_data("examples/{id}/index.html"),
        carries="title summary organisations.id areas themes published reviewed",
        why="schema.org knows an article, not an example.",
    ),
    "open data": Channel(_open_data("examples"), {OURS: "image.basis image.remove_by", ADDRESS: "aliases"}),
}

TABLE = [
    *(("single", "probe", name, channel, "") for name, channel in EVENT.items()),
    *(
        ("single", "probe", name, Channel(read, FEED), "")
        for name, read in (("atom", _atom), ("json feed", _json_feed))
    ),
    *(("several", "probes", name, channel, "occasions.") for name, channel in EVENT.items()),
    *(
        ("several", "probes", name, Channel(read, FEED), "occasions.")
        for name, read in (("atom", _atom), ("json feed", _json_feed))
    ),
    *(("held", "probed", name, channel, "recap.") for name, channel in HELD.items()),
    *(("held", "probed", name, channel, "leads.") for name, channel in HANDED_OVER.items()),
    *(("example", "sample", name, channel, "") for name, channel in EXAMPLE.items()),
    ("single", "probe", "other page", Channel(_main("sv/kalender/{id}/index.html")), "translations."),
    ("example", "sample", "other page", Channel(_main("sv/goda-exempel/{id}/index.html")), "translations."),
]
"""Which probe, its id, the channel, and which of its fields count there."""


@pytest.mark.parametrize(
    ("row", "id_", "name", "channel", "only"), TABLE, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_field_is_told_or_has_a_reason(
    row: str, id_: str, name: str, channel: Channel, only: str, built: Built
) -> None:
    said = channel.read(built, id_).casefold()
    signs = {path: marks for path, marks in PROBES[row].signs.items() if path.startswith(only)}
    told = {path for path, marks in signs.items() if any(mark.casefold() in said for mark in marks)}
    expected = channel.expected(tuple(signs))
    assert (expected - told, told - expected) == (set(), set()), f"{name}: not told, told without being named"


def test_an_event_with_several_dates_tells_on_its_page_what_one_with_a_single_date_tells(built: Built) -> None:
    said = {row: _page(built, id_).casefold() for row, id_ in (("single", "probe"), ("several", "probes"))}
    signs = PROBES["single"].signs
    told = {
        row: {path for path, marks in signs.items() if any(mark.casefold() in text for mark in marks)}
        for row, text in said.items()
    }
    assert told["single"] - told["several"] == {"previous_start"}, "a date is moved, not an event of many"
