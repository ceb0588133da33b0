"""A monitor is told what is wrong with a published site, in words, and by the exit status."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pakten.publishing.health import findings
from pakten.publishing.source import Folder
from tests import nginx
from tests.building import Built
from tests.forking import Answer, call

MADE = date(2026, 5, 15)


@pytest.fixture
def site(neighbours: Built, tmp_path: Path) -> Path:
    return Path(shutil.copytree(neighbours.folder / "site", tmp_path / "site"))


def found(site: Path, today: date = MADE) -> list[str]:
    return [one.kind for one in findings(Folder(site), today)]


def change(site: Path, name: str, how: Callable[[Any], object]) -> None:
    path = site / name
    content = json.loads(path.read_text())
    how(content)
    path.write_text(json.dumps(content))


def test_a_site_of_today_is_well(site: Path) -> None:
    assert found(site) == []


def test_a_night_may_fail_and_two_may_not(site: Path) -> None:
    change(site, "build.json", lambda facts: facts.update(next_change=None))

    assert found(site, date(2026, 5, 17)) == []
    assert found(site, date(2026, 5, 18)) == ["old"]


def test_the_day_on_which_something_changes_is_not_missed(site: Path) -> None:
    change(site, "build.json", lambda facts: facts.update(next_change="2026-05-16"))

    assert found(site, date(2026, 5, 15)) == []
    assert found(site, date(2026, 5, 16)) == ["missed"]


@pytest.mark.parametrize("name", ["feeds/all.ics", "feeds/harbour.xml", "feeds/all.json", "build.json"])
@pytest.mark.parametrize("broken", ["cut", "gone"])
def test_a_broken_feed_is_found(site: Path, name: str, broken: str) -> None:
    path = site / name
    content = path.read_bytes()
    path.unlink()
    if broken == "cut":
        path.write_bytes(content[: len(content) // 2])

    (one,) = (one for one in findings(Folder(site), MADE))

    assert (one.kind, one.values) == ("broken", {"file": name})


def test_what_is_due_is_told_from_its_day_on(site: Path) -> None:
    def due(content: Any) -> None:
        content["examples"][0].update(review_by="2026-05-14", image={"file": "a.jpg", "remove_by": "2026-04"})

    change(site, "data/examples.json", due)
    change(site, "build.json", lambda facts: facts.update(assessed="2025-05-01"))

    assert sorted(found(site)) == ["assessed", "picture", "review"]
    assert "review" not in found(site, date(2026, 5, 14))


def test_a_coming_event_without_a_contact_is_told(site: Path) -> None:
    def without(content: Any) -> None:
        for event in content["events"]:
            event.pop("contact", None)

    change(site, "data/events.json", without)

    assert set(found(site)) == {"contact"}


def test_it_is_told_in_words_also_where_there_are_no_sources(site: Path, tmp_path: Path) -> None:
    (site / "feeds" / "all.xml").write_text("<feed>")
    work = tmp_path / "nginx"
    work.mkdir()

    def asked(place: str) -> Answer:
        return call("pakten.cli", ("health", place, "--date", str(MADE)), tmp_path, os.environ)

    with nginx.served(work, f"root {site};") as address:
        ill = asked(address)
    assert (ill.status, ill.out) == (1, "feeds/all.xml saknas eller går inte att läsa.\n")
    assert asked(address).err.startswith(f"{address} svarar inte: ")
    (site / "feeds" / "all.xml").write_text("<feed/>")
    assert asked(str(site)).out == "Webbplatsen mår bra.\n"
