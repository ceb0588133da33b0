"""What an entry means that says no more than it must: what is not written is neither invented nor forgotten."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from tests.reading.conftest import SHORTEST, ZONE

from pakten.domain.event import Role, Status
from pakten.reading.network.catalogue import Reading


def test_an_event_that_says_only_what_it_must(network: Path, reading: Callable[[], Reading]) -> None:
    for file in (network / "events").glob("*.yaml"):
        file.unlink()
    for file in (network / "goodexamples").glob("*.md"):
        file.unlink()
    (network / "events.yaml").write_text(SHORTEST, "utf-8")
    catalogue = reading().catalogue
    assert catalogue is not None
    (event,) = catalogue.events

    keys = {line.lstrip("- ").partition(":")[0] for line in SHORTEST.splitlines()} | {"span", "origin"}
    told = {one.name: getattr(event, one.name) for one in fields(event) if one.name not in keys}
    assert {name: value for name, value in told.items() if value not in (None, "", (), {})} == {
        "updated": datetime(2026, 11, 22, tzinfo=ZONE),
        "status": Status.CONFIRMED,
        "role": Role.ARRANGED,
        "featured": False,
        "place_open": False,
    }
