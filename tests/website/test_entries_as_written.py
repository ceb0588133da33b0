"""Beside each page of an event or example lies what its authors have written, for the page on which it is changed."""

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.website.conftest import build

pytestmark = pytest.mark.thorough

CHANGE = """\
id: breakfast
updated: 2026-05-14 09:15
seen: 2026-05-01
status: cancelled
status_note: "The mill is closed: no power."
"""


def test_an_entry_lies_beside_its_page_with_its_changes_and_without_what_the_network_keeps(network: Path) -> None:
    pictures = network / "content" / "pictures"
    pictures.mkdir()
    Image.new("RGB", (3, 2)).save(pictures / "bread.jpg")
    events = network / "events.yaml"
    image = "  image: {file: pictures/bread.jpg, alt: Bread., basis: consent, remove_by: 2027-01-01}\n"
    text = events.read_text("utf-8").replace("- id: breakfast\n", f"- id: breakfast\n{image}")
    events.write_text(text, "utf-8")
    draft = text[text.index("- id: breakfast") :].replace("- id: breakfast", "- id: secret-breakfast\n  draft: true")
    events.write_text(text + "\n" + draft, "utf-8")
    (network / "events" / "changes").mkdir()
    (network / "events" / "changes" / "2026-05-14-breakfast.yaml").write_text(CHANGE, "utf-8")

    built = build(network)

    assert built.status == 0, built.said
    entry = json.loads((network / "site" / "calendar" / "breakfast" / "entry.json").read_text("utf-8"))
    assert entry["values"]["status"] == "cancelled"
    assert entry["values"]["image"] == {"file": "pictures/bread.jpg", "alt": "Bread."}
    assert entry["seen"] == "2026-05-14 09:15"
    assert entry["files"] == ["events.yaml", "events/changes/2026-05-14-breakfast.yaml"]
    assert entry["edit"] == "https://github.com/example/mill-circle/edit/main/events.yaml"
    assert not (network / "site" / "calendar" / "secret-breakfast").exists()
    told = [path for path in (network / "site").rglob("*.json") if "secret-breakfast" in path.read_text("utf-8")]
    assert told == []
    assert "Cancelled" in built.page("calendar/breakfast/").text_content()
