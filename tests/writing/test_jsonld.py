"""JSON-LD in the vocabulary of schema.org, and safe inside a page."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.writing.conftest import DATED, MEETING
from tests.writing.test_event_dates import OWN_LIVES

from pakten.domain.event import Event
from pakten.writing.data import jsonld, jsonld_event
from pakten.writing.publication import Publication

NODE = Path(__file__).parents[1] / "node"
GOLDEN = Path(__file__).parents[1] / "golden" / "jsonld"
Golden = Callable[[str, bytes], None]


def _pretty(data: Mapping[str, object]) -> bytes:
    whole = json.loads(jsonld.script(data))
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


@pytest.mark.parametrize("state", DATED)
def test_each_state_is_a_file_to_read(
    state: str, life: Mapping[str, Event], publish: Callable[..., Publication], golden: Golden
) -> None:
    data = jsonld_event.event(life[state], publish(life[state]))
    assert data is not None
    golden(f"jsonld/{state}.json", _pretty(data))


def test_the_other_kinds_of_page(publication: Publication, golden: Golden) -> None:
    example, sailing = publication.catalogue.examples[0], publication.catalogue.event["seglats-2026"]
    part = jsonld_event.event(sailing, publication)
    assert part is not None
    trail = [("Hem", publication.links.home()), ("Kalender", publication.links.calendar())]
    golden("jsonld/part.json", _pretty(part))
    golden("jsonld/article.json", _pretty(jsonld.article(example, publication)))
    golden("jsonld/breadcrumbs.json", _pretty(jsonld.breadcrumbs(trail)))
    golden("jsonld/network.json", _pretty(jsonld.network(publication, "Alla i samma båt")))


def test_the_life_of_an_event_in_the_words_of_schema_org(
    life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    """design.md, "One life, every channel", the column of JSON-LD."""

    def told(state: str) -> tuple[object, ...]:
        data: Any = jsonld_event.event(life[state], publish(life[state]))
        offers = data.get("offers", {}).get("availability")
        words = (data["eventStatus"], data["eventAttendanceMode"], data["location"]["@type"], offers)
        short = tuple(word and word.removeprefix("https://schema.org/") for word in words)
        return (*short, data["startDate"], data.get("previousStartDate"))

    old, new = "2027-01-20T09:00+01:00", "2027-02-03T09:00+01:00"
    here, there = ("OfflineEventAttendanceMode", "Place"), ("OnlineEventAttendanceMode", "VirtualLocation")
    assert {state: told(state) for state in DATED[:9]} == {
        "confirmed": ("EventScheduled", *here, "InStock", old, None),
        "tentative": ("EventScheduled", *here, "InStock", old, None),
        "cancelled": ("EventCancelled", *here, None, old, None),
        "postponed": ("EventPostponed", *here, None, old, None),
        "rescheduled": ("EventRescheduled", *here, "InStock", new, old),
        "moved_online": ("EventMovedOnline", *there, "InStock", old, None),
        "full": ("EventScheduled", *here, "SoldOut", old, None),
        "waiting_list": ("EventScheduled", *here, "SoldOut", old, None),
        "closed": ("EventScheduled", *here, "OutOfStock", old, None),
    }


@pytest.mark.parametrize("state", ["to_be_announced", "season"])
def test_what_has_no_day_is_absent(state: str, life: Mapping[str, Event], publish: Callable[..., Publication]) -> None:
    assert jsonld_event.event(life[state], publish(life[state])) is None


@pytest.mark.thorough
def test_every_file_keeps_to_the_vocabulary_and_that_is_really_asked(tmp_path: Path) -> None:
    if not (shutil.which("node") and (NODE / "node_modules").is_dir()):
        pytest.fail("schema-dts is missing: install Node.js 20 or newer, then run `npm ci --prefix tests/node`")
    right = sorted(GOLDEN.glob("*.json"))
    data = json.loads((GOLDEN / "confirmed.json").read_text())
    wrong = [tmp_path / "status.json", tmp_path / "key.json"]
    for path, change in zip(
        wrong, ({"eventStatus": "https://schema.org/EventGone"}, {"startdate": "2027"}), strict=True
    ):
        path.write_text(json.dumps({**data, **change}))

    command: list[str | Path] = ["node", NODE / "check_jsonld.mjs", *right, *wrong]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    faults = dict(zip([*right, *wrong], json.loads(done.stdout), strict=True))
    assert [path for path, found in faults.items() if found] == wrong, faults


@pytest.mark.parametrize("nasty", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029 & 'x' \"y\" \\"])
def test_a_title_stays_text_in_the_page(
    nasty: str, life: Mapping[str, Event], publish: Callable[..., Publication]
) -> None:
    event = replace(life["confirmed"], title=nasty)
    script = jsonld.script(jsonld_event.event(event, publish(event)) or {})
    page: Any = html.document_fromstring(f'<script type="application/ld+json">{script}</script><p>rest</p>')
    (element,) = page.xpath("//script")
    assert json.loads(element.text)["name"] == " ".join(nasty.split())
    assert not set(script) & set("<>&\u2028\u2029")


def test_each_date_has_its_own_address_place_and_life(publish: Callable[..., Publication]) -> None:
    event = OWN_LIVES
    data: Any = jsonld_event.event(event, publish(event))
    page = "https://hamnkretsen.example/kalender/hamnmote-2027/"
    online = {"@type": "VirtualLocation", "url": "https://mote.example/ett"}
    assert [one["url"] for one in data["subEvent"]] == [f"{page}#{key}" for key in ("ett", "tva", "tre", "fyra", "fem")]
    assert [one["eventStatus"].removeprefix("https://schema.org/Event") for one in data["subEvent"]] == [
        *("MovedOnline", "Rescheduled", "Scheduled", "Scheduled", "Cancelled")
    ]
    assert [one.get("location", {}).get("name") for one in data["subEvent"]] == [
        *(None, "Segelloftet", "Kajskjul 7", None, "Kajskjul 7")
    ]
    assert data["subEvent"][0]["location"] == online
    assert data["location"][0] == online
    assert [place["name"] for place in data["location"][1:]] == ["Segelloftet", "Kajskjul 7"]
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert all(place["address"]["addressCountry"] == "SE" for place in data["location"][1:])
    assert [one["offers"]["availability"].removeprefix("https://schema.org/") for one in data["subEvent"][:4]] == [
        *("InStock", "InStock", "SoldOut", "InStock")
    ]
    assert "offers" not in data["subEvent"][4]


def test_a_network_that_names_no_country_claims_none(publication: Publication) -> None:
    data: Any = jsonld_event.event(MEETING, replace(publication, country=""))
    assert "addressCountry" not in data["location"]["address"]
    assert data["organizer"][0]["url"] == "https://hamnkontoret.example/"
    assert data["contributor"][0]["url"] == "https://hamnkretsen.example/aktorer/rederi-nord/"
