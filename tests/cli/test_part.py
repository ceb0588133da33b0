"""A long list of events becomes a file for each year, and nothing else changes."""

from pathlib import Path

import pytest

from pakten.editing.parting import parted
from pakten.reading.network import entries
from tests.cli.conftest import Pakten

LIST = """\
# All that we do.

# The first of all.
- id: first
  title: First
  start: 2019-03-02
  description: |
    - start: 2031-01-01 is not its year
- {id: flow, title: Flow, start: "2020-01-02 09:00"}

# Still to be said.
- id: open
  start: TBA
- id: many
  occasions:
    - {id: a, start: 2019-05-01}
- id: ahead
  start: 2031-01-01
# The end.
"""


def test_each_entry_goes_with_the_remarks_above_it_and_every_sign_is_kept() -> None:
    stays, years = parted(LIST, 2026)

    assert sorted("".join((stays, *years.values())).splitlines()) == sorted(LIST.splitlines())
    assert years[2020] == '- {id: flow, title: Flow, start: "2020-01-02 09:00"}\n'
    assert years[2019].endswith("- id: many\n  occasions:\n    - {id: a, start: 2019-05-01}\n")
    assert stays == (
        "# All that we do.\n\n# The first of all.\n\n# Still to be said.\n- id: open\n  start: TBA\n"
        "- id: ahead\n  start: 2031-01-01\n# The end.\n"
    )


@pytest.mark.parametrize("text", ["", "[]\n", "# Nothing\n", "id: one\nstart: 2019\n"])
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert parted(text, 2026) == (text, {})


def test_a_parted_network_reads_as_before(folder: Path, pakten: Pakten) -> None:
    before, text = pakten("upcoming", "--date", "2024-01-01").out, (folder / "events.yaml").read_text("utf-8")

    said = pakten("part", "--until", "2027").out

    assert said.splitlines()[0] == "Skrev events/2024.yaml"
    assert pakten("upcoming", "--date", "2024-01-01").out == before
    assert pakten("check").status == 0
    after = [(folder / name).read_text("utf-8") for name in ("events.yaml", "events/2024.yaml")]
    assert sorted("".join(after)) == sorted(text)
    assert pakten("part", "--until", "2027").out == "Inget i events.yaml är äldre än så.\n"


def test_a_list_that_grows_long_is_told_of_in_time(
    folder: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (folder / "events.yaml").stat().st_size
    for largest, told in ((3 * size, ""), (size + 9, "W660"), (size - 9, "E458")):
        monkeypatch.setattr(entries, "LARGEST", largest)
        found = [one for one in ("W660", "E458") if one in pakten("check").out]
        assert "".join(found) == told


def test_letters_of_an_older_program_are_kept_when_a_list_is_parted(folder: Path, pakten: Pakten) -> None:
    whole = "- id: first\n  title: Träff\n  start: 2020-01-01\n- id: next\n  title: Möte\n  start: 2099-01-01\n"
    (folder / "events.yaml").write_bytes(whole.encode("cp1252"))

    assert pakten("part", "--until", "2027").status == 0

    parts = [(folder / name).read_bytes() for name in ("events/2020.yaml", "events.yaml")]
    assert b"".join(parts).decode("cp1252") == whole
