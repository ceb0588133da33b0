"""How many a list holds: exactly so many, with one more and one less to choose from."""

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.building import seasons
from tests.website.conftest import Builds

SHOWN, RESERVE = 8, 60

MEETING = """\
- id: meeting-{number:03}
  title: Meeting {number}
  summary: Once more.
  start: 2027-01-10
  published: 2026-04-01
  type: meeting
  format: online
  online: {{note: By video.}}
  areas: [hill]
  organisers: [bakery]
  registration: {{needed: false}}
  contact: {{name: The Bakery}}
"""


@pytest.mark.thorough
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_list_for_partners_holds_eight_and_sixty_to_take_their_places(
    builds: Builds, tmp_path: Path, more: int
) -> None:
    folder, held = seasons(tmp_path / "network"), SHOWN + RESERVE + more
    (folder / "events.yaml").write_text("".join(MEETING.format(number=number) for number in range(held)), "utf-8")
    for example in (folder / "goodexamples").glob("*.md"):
        example.unlink()

    built = builds.good(folder)

    fragment: Any = html.fromstring((built.folder / "site" / "areas/hill/embed.html").read_text("utf-8"))
    listed = fragment.xpath("//*[contains(concat(' ', @class, ' '), ' pakten-embed__event ')]")
    shown = [one for one in listed if not one.xpath("ancestor-or-self::*[@hidden] | ancestor::template")]
    assert (len(shown), len(listed)) == (SHOWN, min(held, SHOWN + RESERVE))
