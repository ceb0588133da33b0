"""A small network on disk, and the way to read it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pakten.addresses.segments import segments_of
from pakten.domain.vocabulary import Vocabulary
from pakten.locale import words
from pakten.reading.network.catalogue import Layout, Reading, read
from pakten.reading.network.options import Options
from pakten.reading.yaml import parts

VOCABULARY = Vocabulary(
    types={"frukostmote": "Frukostmöte", "seminarium": "Seminarium"},
    audiences={"foretag": "Företag"},
    target_groups={"unga": "Unga"},
    intents={"practice": "Erbjuda praktik"},
)
ZONE = ZoneInfo("Europe/Stockholm")
TODAY = date(2026, 11, 26)
"""The day on which it is read."""
NETWORK = Path(__file__).parent / "network"
SHORTEST = """\
- id: mote-2024
  title: Möte
  summary: Vi ses.
  start: 2024-03-26
  published: 2026-11-22
  type: seminarium
  format: unknown
  areas: [all]
  organisers: [kvarnforeningen]
"""
"""An event that says no more than it must."""


def layout_of(root: Path) -> Layout:
    """Of a network whose addresses are Swedish words."""
    return Options("").layout(root, "content", segments_of(words("sv"), {}))


@pytest.fixture(autouse=True)
def _each_entry_is_read_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are read in parts of some entries, and nobody may notice where they are parted."""
    monkeypatch.setattr(parts, "_TOGETHER", 1)


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A network without a mistake, to be broken."""
    return shutil.copytree(NETWORK, tmp_path / "network")


@pytest.fixture
def reading(network: Path) -> Callable[[], Reading]:
    return lambda: read(layout_of(network), VOCABULARY, ZONE, today=TODAY)
