"""The same input on the same day gives the same bytes, and another day changes what the day changes and no more."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from tests.building import build_anew
from tests.website.conftest import DAY, Built, build

pytestmark = pytest.mark.thorough

NEXT_DAY = "2026-05-16"
"""Nothing begins, ends, opens or closes on it."""

OWN_DAYS = ("2024-03-01", "2024-03-02")
"""Two days of this repository's own network that differ in nothing but their date."""

SUBSCRIBED = ("feeds/", "data/events.", "data/examples.", "cards/")


def _differing(one: Built, other: Built) -> set[str]:
    before, after = one.files(), other.files()
    assert before.keys() == after.keys()
    return {name for name in before if before[name] != after[name]}


def _without_day(content: bytes, day: str) -> bytes:
    """A page without the two places where it says when it was made."""
    content = content.replace(f'data-made="{day}"'.encode(), b"")
    return re.sub(rb'<time datetime="%b">[^<]*</time>\.</p>' % day.encode(), b"", content)


@pytest.mark.thorough
def test_nothing_hangs_on_the_machine(
    neighbours: Built, network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another folder, clock, time zone, language and order of hashes."""
    elsewhere = network.rename(tmp_path / "other folder, with å")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("PYTHONHASHSEED", "4711")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")  # what MkDocs takes for now

    shutil.rmtree(elsewhere / ".cache")

    assert _differing(build_anew(elsewhere), neighbours) == set()


def test_another_day_changes_what_the_day_changes(neighbours: Built, network: Path) -> None:
    tomorrow = build(network, NEXT_DAY)
    before, after = neighbours.files(), tomorrow.files()
    differing = _differing(neighbours, tomorrow)

    assert {name for name in differing if not name.endswith(".html")} == {"build.json"}
    assert {name for name in differing if _without_day(before[name], DAY) != _without_day(after[name], NEXT_DAY)} == {
        "build.json",  # the date, and the day of the next change
        "calendar/2026/05/index.html",  # which day is today
    }


def test_a_day_without_changed_entries_leaves_every_subscription_as_it_was(
    integrationspakten: Callable[[str], Built],
) -> None:
    before, after = (integrationspakten(day).files() for day in OWN_DAYS)
    subscribed = {name for name in before if name.startswith(SUBSCRIBED) or name.endswith((".ics", "embed.html"))}

    assert {name for name in subscribed if before[name] != after.get(name)} == set()
    assert len(subscribed) > 100


def test_one_changed_entry_changes_only_what_tells_of_it(neighbours: Built, network: Path) -> None:
    events = network / "events.yaml"
    text = events.read_text()
    begin = text.index("- id: breakfast")
    events.write_text(
        text[:begin]
        + text[begin:].replace("published: 2026-04-01", "published: 2026-04-01\n  updated: 2026-05-14 16:00")
    )

    differing = _differing(build(network), neighbours)

    assert {name for name in differing if not name.endswith(".html")} == {
        "calendar/breakfast.ics",
        "calendar/breakfast/entry.json",
        "calendar/morning-coffee.ics",  # its former address
        "data/events.json",
        "feeds/all.ics",
        "feeds/all.xml",
        "feeds/all.json",
        "sitemap.xml",
    }


def _sequence(site: Built, event: str) -> int:
    assert site.status == 0, site.said
    calendar = icalendar.Calendar.from_ical(site.files()[f"calendar/{event}.ics"])
    assert isinstance(calendar, icalendar.Calendar)
    (entry,) = calendar.events
    return int(str(entry["SEQUENCE"]))


def _with(network: Path, **dates: str) -> Built:
    """The network with these dates of the breakfast."""
    events = network / "events.yaml"
    before, mark, breakfast = events.read_text().partition("- id: breakfast")
    for key, value in dates.items():
        breakfast = re.sub(rf"\n  {key}: .*", "", breakfast, count=1).replace("\n", f"\n  {key}: {value}\n", 1)
    events.write_text(before + mark + breakfast)
    return build(network)


def test_two_changes_on_one_day_are_two_versions_to_a_calendar(neighbours: Built, network: Path) -> None:
    versions = [
        _sequence(neighbours, "breakfast"),
        _sequence(_with(network, updated="2026-05-14 09:30"), "breakfast"),
        _sequence(_with(network, updated="2026-05-14 16:00"), "breakfast"),
    ]

    assert versions == sorted(set(versions))


def test_a_day_of_publishing_that_is_corrected_hides_no_change(network: Path) -> None:
    changed = _sequence(_with(network, updated="2026-05-14 09:30"), "breakfast")

    assert _sequence(_with(network, published="2026-05-14"), "breakfast") == changed


def test_a_change_before_it_was_published_is_a_mistake(network: Path) -> None:
    built = _with(network, updated="2026-04-10", published="2026-05-14")

    assert built.status == 1
    assert "updated" in built.said
