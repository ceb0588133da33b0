"""What begins at one time follows the ids, wherever it is written: nobody can tell in which file or line it stands."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from tests.reading.conftest import SHORTEST

from pakten.reading.network.catalogue import Reading


@pytest.mark.parametrize("order", list(permutations("bca")), ids="".join)
def test_events_of_one_day_come_by_their_ids(
    network: Path, reading: Callable[[], Reading], order: tuple[str, ...]
) -> None:
    for folder in ("events", "goodexamples"):
        for file in (network / folder).glob("*"):
            file.unlink()
    (network / "events.yaml").write_text("".join(SHORTEST.replace("mote-2024", name) for name in order[:2]), "utf-8")
    (network / "events").mkdir(exist_ok=True)
    alone = SHORTEST.replace("mote-2024", order[2])
    (network / "events" / f"{order[2]}.yaml").write_text(alone[2:].replace("\n  ", "\n"), "utf-8")

    catalogue = reading().catalogue

    assert catalogue is not None
    assert [event.id for event in catalogue.events] == ["a", "b", "c"]
