"""Two colleagues add a meeting each, in two branches, and git brings them together: forty times."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pakten.editing.sorting import in_time, insertions
from pakten.editing.source_file import SourceFile
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Value
from tests.cli.conftest import git

ZONE = ZoneInfo("Europe/Stockholm")
PAIRS = 40


def _event(id_: str, day: date) -> dict[str, Value]:
    return {
        "id": id_,
        "title": f"Möte {id_}: vi ses",
        "summary": "Grannar träffas.",
        "start": f"{day} 09:00",
        "published": "2026-12-01",
        "type": "frukostmote",
        "format": "on_site",
        "place": "kvarnen",
        "areas": ["hamnen"],
        "organisers": ["bageriet"],
    }


def _add(path: Path, values: dict[str, Value]) -> None:
    sheet = SourceFile.of(path.name, path.read_bytes())
    path.write_bytes(sheet.with_entries(insertions(sheet, [values], ZONE)).data)


def _merged(folder: Path, number: int, days: tuple[date, date]) -> str:
    """What comes of two branches: `merged`, `conflict`, or what went wrong without a word."""
    path = folder / "events.yaml"
    new = [_event(f"{branch}-{number}", day) for branch, day in zip("ab", days, strict=True)]
    git(folder, "checkout", "--quiet", "-B", "b", "main")
    _add(path, new[1])
    git(folder, "commit", "--quiet", "--all", "--message", "B")
    git(folder, "checkout", "--quiet", "-B", "a", "main")
    _add(path, new[0])
    git(folder, "commit", "--quiet", "--all", "--message", "A")
    git(folder, "merge", "--quiet", "b", fine=False)
    text = path.read_text("utf-8")
    if "<<<<<<<" in text:
        git(folder, "merge", "--abort")
        return "conflict"
    try:
        sheet = SourceFile.of(path.name, path.read_bytes())
        there = [one.values for one in sheet.entries]
        in_order = in_time(sheet, ZONE) == sheet
    except Refusal:
        return "broken"
    if any(one not in there for one in new) or len(there) != 62:
        return "lost"
    return "merged" if in_order else "out of order"


@pytest.mark.thorough
def test_forty_pairs_of_branches(tmp_path: Path) -> None:
    days = random.Random(7)
    start = date(2027, 1, 1)
    listed = [_event(f"e{number}", start + timedelta(days=12 * number)) for number in range(60)]
    text = "# Listan, i tidsordning.\n\n" + "\n\n".join("\n".join(emitter.entry(one)) for one in listed) + "\n"
    (tmp_path / "events.yaml").write_text(text, "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Början")
    outcome = Counter(
        _merged(
            tmp_path, number, (start + timedelta(days=days.randrange(720)), start + timedelta(days=days.randrange(720)))
        )
        for number in range(PAIRS)
    )
    assert outcome.keys() <= {"merged", "conflict"}
    # Two new meetings conflict only when they stand between the same two: git shows both, and check names the markers.
    assert outcome["conflict"] <= 4
    assert sum(outcome.values()) == PAIRS
