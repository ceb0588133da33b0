"""A heading in a text never takes the id of a part of the page: two things would have one name."""

from collections import Counter
from pathlib import Path

import pytest

from tests.website.conftest import Builds, Built

pytestmark = pytest.mark.thorough

HEADINGS = "## Programme\n\nTo come.\n\n## Facts\n\nNone.\n\n## Sources\n\nFew.\n\n## Our street\n\nHere."


@pytest.fixture
def headings(network: Path, builds: Builds) -> Built:
    """The same headings in the description of an event, in an example and on a page."""
    events = network / "events.yaml"
    indented = "\n".join(f"    {line}" if line else "" for line in HEADINGS.splitlines())
    breakfast = "- id: breakfast\n"
    assert breakfast in events.read_text()
    events.write_text(events.read_text().replace(breakfast, f"{breakfast}  description: |\n{indented}\n"))
    for text in (*(network / "goodexamples").glob("*.md"), network / "content" / "about" / "index.md"):
        text.write_text(f"{text.read_text().rstrip()}\n\n{HEADINGS}\n")
    return builds.good(network)


def test_every_id_is_there_once(headings: Built) -> None:
    pages = [name for name in headings.files() if name.endswith(".html")]
    twice = {(page, id_) for page in pages for id_, times in Counter(_ids(headings, page)).items() if times > 1}

    assert twice == set()


def test_a_heading_can_still_be_linked_to(headings: Built) -> None:
    ids = _ids(headings, "calendar/breakfast/")

    assert {"programme_1", "facts_1", "sources_1", "our-street"} <= set(ids)


def _ids(built: Built, page: str) -> list[str]:
    return [str(id_) for id_ in built.page(page).xpath("//@id")]
