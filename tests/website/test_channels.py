"""What this repository's own network sends out, read by programs that are not ours."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it ships no types
import icalendar
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from tests.website.conftest import REPOSITORY, Built, build
from tests.writing.ics import conftest as calendars

NODE = REPOSITORY / "tests" / "node"
DAY = "2024-03-01"

faults = calendars.faults
icaljs = calendars.icaljs
libical = calendars.libical


@pytest.fixture
def site(integrationspakten: Callable[[str], Built]) -> Built:
    return integrationspakten(DAY)


def _files(site: Built, suffix: str) -> dict[str, bytes]:
    return {name: content for name, content in site.files().items() if name.endswith(suffix)}


def test_every_calendar_keeps_the_standard(
    site: Built,
    faults: Callable[[bytes], list[str]],
    icaljs: Callable[..., Any],
    libical: Callable[[bytes], Any],
) -> None:
    """Checked byte by byte, and read by icalendar, ical.js and libical, which find the same in it."""
    found = _files(site, ".ics")
    read = dict(zip(found, icaljs(*(site.folder / "site" / name for name in found)), strict=True))

    for name, content in found.items():
        assert faults(content) == [], name
        calendar = icalendar.Calendar.from_ical(content)
        assert isinstance(calendar, icalendar.Calendar)
        ours = [(str(entry["UID"]), str(entry["SUMMARY"])) for entry in calendar.events]
        assert [(entry["uid"], entry["summary"]) for entry in read[name]] == ours, name
        assert [(entry["uid"], entry["summary"]) for entry in libical(content)] == ours, name


def test_every_news_feed_is_read(site: Built) -> None:
    for name, content in _files(site, ".xml").items():
        if name.startswith("feeds/"):
            feed = feedparser.parse(content)
            assert (feed.bozo, feed.version) == (False, "atom10"), name
            ids = [entry.id for entry in feed.entries]
            assert len(ids) == len(set(ids)), name
            in_json = json.loads(site.files()[name.replace(".xml", ".json")])
            assert [item["id"] for item in in_json["items"]] == ids, name


@pytest.mark.parametrize("kind", ["events", "examples"])
def test_open_data_keeps_its_schema(site: Built, kind: str) -> None:
    files = site.files()
    validator = Draft202012Validator(
        json.loads(files[f"data/{kind}.schema.json"]), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    data = json.loads(files[f"data/{kind}.json"])

    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)] == []
    assert data[kind]


@pytest.mark.thorough
def test_what_pages_tell_machines_is_in_the_vocabulary_of_schema_org(site: Built, tmp_path: Path) -> None:
    if not (shutil.which("node") and (NODE / "node_modules").is_dir()):
        pytest.fail("schema-dts is missing: install Node.js 20 or newer, then run `npm ci --prefix tests/node`")
    whole = {json.dumps(thing, ensure_ascii=False, sort_keys=True) for thing in _things(site)}
    things = sorted({json.dumps(_shape(json.loads(thing)), sort_keys=True) for thing in whole})
    paths = [tmp_path / f"{number}.json" for number, _ in enumerate(things)]
    for path, thing in zip(paths, things, strict=True):
        path.write_text(thing)

    command = ["node", str(NODE / "check_jsonld.mjs"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert [faults for faults in json.loads(done.stdout) if faults] == []
    assert len(whole) > 200


def _things(site: Built) -> Iterator[dict[str, Any]]:
    """Every thing that some page is about."""
    for content in _files(site, ".html").values():
        for block in html.document_fromstring(content).iterfind(".//script[@type='application/ld+json']"):
            data = json.loads(block.text or "")
            yield from ({"@context": data["@context"], **thing} for thing in data["@graph"])


def _shape(value: Any, key: str = "") -> Any:
    """What types can tell apart: to them a text is a text, unless it is a word of the vocabulary."""
    if isinstance(value, dict):
        return {name: _shape(inside, name) for name, inside in value.items()}
    if isinstance(value, list):
        return [json.loads(one) for one in sorted({json.dumps(_shape(inside, key)) for inside in value})]
    is_text = isinstance(value, str) and not key.startswith("@") and "schema.org" not in value
    return "text" if is_text else value


def test_every_picture_that_is_pointed_to_is_there(site: Built) -> None:
    files, address = site.files(), "https://integrationspakten.example/"
    pictures = {thing["image"] for thing in _things(site) if "image" in thing}
    pictures |= {
        str(entry["IMAGE"])
        for content in _files(site, ".ics").values()
        for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")
    }
    pictures |= {item["image"] for item in json.loads(files["feeds/all.json"])["items"]}

    assert len(pictures) > 50
    assert {picture for picture in pictures if picture.removeprefix(address) not in files} == set()


def test_a_site_without_pictures_points_to_none(network: Path) -> None:
    settings = network / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  - pakten/share\n", ""))

    site = build(network)

    assert site.status == 0, site.said
    pointing = {name for name, content in site.files().items() if b"cards/" in content or b"\nIMAGE" in content}
    assert pointing == set()
