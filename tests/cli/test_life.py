"""Moving, postponing and cancelling: one command, and every channel tells the same story."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pakten.cli.program import main
from pakten.cli.saving import replace_file
from pakten.editing.amendment import Amendment
from pakten.editing.rescheduling import updated
from tests.cli.conftest import Pakten, git


def _lines(folder: Path) -> list[str]:
    return (folder / "events.yaml").read_text("utf-8").splitlines()


def _changed(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Lines taken away and lines added, in order."""
    return [line for line in before if line not in after], [line for line in after if line not in before]


def test_moved_event_keeps_its_hours_and_its_comments(folder: Path, pakten: Pakten) -> None:
    before = _lines(folder)
    said = pakten("move", "frukost-kullen-2027", "2027-03-10")
    assert (said.status, said.beside) == (0, "Skrivet i events.yaml.\n")
    assert _changed(before, _lines(folder)) == (
        ["  start: 2027-02-03 08:00   # onsdag", "  end: 2027-02-03 09:30"],
        [
            "  start: 2027-03-10 08:00   # onsdag",
            "  end: 2027-03-10 09:30",
            "  previous_start: [2027-02-03 08:00]",
            "  updated: 2026-12-01",
        ],
    )
    assert "+  previous_start: [2027-02-03 08:00]" in said.out


def test_second_change_of_a_day_says_the_minute(folder: Path, pakten: Pakten) -> None:
    pakten("move", "frukost-kullen-2027", "2027-03-10")
    pakten("move", "frukost-kullen-2027", "2027-03-11 09:00")
    lines = _lines(folder)
    assert "  updated: 2026-12-01 00:01" in lines
    assert "  previous_start: [2027-02-03 08:00, 2027-03-10 08:00]" in lines
    assert "  end: 2027-03-11 10:30" in lines


def test_event_that_comes_back_to_its_day_was_not_moved_from_it(folder: Path, pakten: Pakten) -> None:
    pakten("move", "frukost-kullen-2027", "2027-03-10")
    assert pakten("move", "frukost-kullen-2027", "2027-02-03").status == 0
    assert "  previous_start: [2027-03-10 08:00]" in _lines(folder)


def test_event_that_moves_past_another_takes_its_place(folder: Path, pakten: Pakten) -> None:
    assert pakten("move", "frukost-kullen-2027", "2027-12-01").status == 0
    ids = [line for line in _lines(folder) if line.startswith("- id:")]
    assert ids == ["- id: varmote-2024", "- id: hostmote-2027", "- id: frukost-kullen-2027"]
    assert "W501" not in pakten("check").out


def test_postponed_event_gets_a_new_day(folder: Path, pakten: Pakten) -> None:
    before = _lines(folder)
    assert pakten("postpone", "hostmote-2027", "--note", "Lokalen brann: vi letar.").status == 0
    assert _changed(before, _lines(folder)) == (
        [],
        ["  status: postponed", '  status_note: "Lokalen brann: vi letar."', "  updated: 2026-12-01"],
    )
    assert pakten("move", "hostmote-2027", "2027-11-10 13:00", "--end", "2027-11-10 15:00").status == 0
    assert _changed(before, _lines(folder)) == (
        ["  start: 2027-10-20 09:00", "  end: 2027-10-20 11:30"],
        [
            "  start: 2027-11-10 13:00",
            "  end: 2027-11-10 15:00",
            "  previous_start: [2027-10-20 09:00]",
            "  updated: 2026-12-01 00:01",
        ],
    )


def test_cancelled_event_stays_cancelled(folder: Path, pakten: Pakten) -> None:
    assert pakten("cancel", "hostmote-2027", "--note", "Sjukdom.").status == 0
    before = _lines(folder)
    again = pakten("cancel", "hostmote-2027")
    moved = pakten("move", "hostmote-2027", "2027-11-10")
    assert (again.status, again.beside) == (2, "hostmote-2027 är redan inställd.\n")
    assert (moved.status, moved.out) == (2, "")
    assert _lines(folder) == before


def test_one_of_several_dates(folder: Path, pakten: Pakten) -> None:
    path = folder / "events.yaml"
    evening, morning = (
        "  - id: kvall   # den sena\n    start: 2027-10-20 18:00",
        "  - id: morgon\n    start: 2027-10-21 09:00",
    )
    dates = f"occasions:\n{evening}\n{morning}\n"
    old = "  start: 2027-10-20 09:00\n  end: 2027-10-20 11:30\n"
    new = "".join(f"  {line}\n" for line in dates.splitlines())
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    which = pakten("move", "hostmote-2027", "2027-11-10")
    assert (which.status, "kvall, morgon" in which.beside) == (2, True)
    before = _lines(folder)
    assert pakten("move", "hostmote-2027", "2027-10-22", "--occasion", "kvall").status == 0
    assert pakten("cancel", "hostmote-2027", "--occasion", "morgon", "--note", "För få.").status == 0
    assert _changed(before, _lines(folder)) == (
        ["      start: 2027-10-20 18:00"],
        [
            "      start: 2027-10-22 18:00",
            "      previous_start: [2027-10-20 18:00]",
            "      status: cancelled",
            "  status_note: För få.",
            "  updated: 2026-12-01 00:01",
        ],
    )


def test_event_in_a_file_of_its_own(folder: Path, pakten: Pakten) -> None:
    lines = _lines(folder)
    first = lines.index("- id: hostmote-2027")
    (folder / "events.yaml").write_text("\n".join(lines[:first]) + "\n", "utf-8")
    (folder / "events").mkdir()
    own = folder / "events" / "host.yaml"
    own.write_text("\n".join(line[2:] for line in lines[first:]) + "\n", "utf-8")
    assert pakten("cancel", "hostmote-2027", "--note", "Sjukdom.").status == 0
    assert "status: cancelled\nstatus_note: Sjukdom.\n" in own.read_text("utf-8")


def test_change_that_breaks_a_rule_is_shown_and_not_written(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    said = pakten("move", "hostmote-2027", "2027-10-01")
    assert said.status == 1
    assert "E311" in said.out
    assert said.beside == "Ingenting har skrivits.\n"
    assert (folder / "events.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("3 december 2027 kl 9", "Skriv: 2027-12-03 09:00"),
        ("i morgon", "Datum skrivs på ett annat sätt än ”i morgon”."),
        ("2027-02-30", "Dagen 2027-02-30 finns inte."),
        ("2027-10-20", "Träffen är redan då."),
        ("", "Datum skrivs på ett annat sätt än"),
    ],
)
def test_day_that_cannot_be_meant(folder: Path, pakten: Pakten, day: str, said: str) -> None:
    before = (folder / "events.yaml").read_bytes()
    answer = pakten("move", "hostmote-2027", day)
    assert answer.status in (1, 2)
    assert said in answer.beside
    assert (folder / "events.yaml").read_bytes() == before


def test_unknown_event_is_told_with_the_nearest(pakten: Pakten) -> None:
    assert pakten("cancel", "höstmöte-2027").beside == (
        "Det finns ingen träff med id höstmöte-2027. Menade du hostmote-2027?\n"
    )


def test_dry_run_writes_nothing(folder: Path, pakten: Pakten) -> None:
    before = (folder / "events.yaml").read_bytes()
    assert "+  status: cancelled" in pakten("cancel", "hostmote-2027", "--dry-run", "--note", "Nej.").out
    assert (folder / "events.yaml").read_bytes() == before


def test_file_that_somebody_changed_meanwhile_is_left_alone(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "events.yaml"

    def colleague_is_faster(target: Path, before: bytes, after: bytes) -> None:
        target.write_bytes(before + b"\n# Hej fran en kollega\n")
        replace_file(target, before, after)

    monkeypatch.setattr("pakten.cli.saving.replace_file", colleague_is_faster)
    assert main(["cancel", "hostmote-2027", "--note", "Nej."]) == 3
    assert "har ändrats av någon annan" in capsys.readouterr().err
    assert path.read_bytes().endswith(b"# Hej fran en kollega\n")
    assert b"cancelled" not in path.read_bytes()
    assert [one.name for one in folder.iterdir() if one.name.startswith(".")] == []


def test_link_and_rights_of_the_file_stay(folder: Path, pakten: Pakten) -> None:
    path, real = folder / "events.yaml", folder / "verklig.yaml"
    path.rename(real)
    real.chmod(0o640)
    path.symlink_to("verklig.yaml")
    assert pakten("cancel", "hostmote-2027", "--note", "Nej.").status == 0
    assert path.is_symlink()
    assert "status: cancelled" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


def test_updated_is_later_than_before_whatever_the_clock_says() -> None:
    zone = ZoneInfo("Europe/Stockholm")
    amendment = Amendment("events.yaml", ["- id: a\n", "  published: 2026-12-01\n", "  title: b\n"], "\n")
    updated(amendment, datetime(2026, 12, 1, 14, 30, tzinfo=zone), datetime(2026, 12, 1, 9, 15, tzinfo=zone))
    assert amendment.lines[2] == "  updated: 2026-12-01 14:31\n"
    updated(amendment, datetime(2026, 12, 1, 14, 31, tzinfo=zone), datetime(2026, 12, 1, 16, 5, tzinfo=zone))
    assert amendment.lines[2] == "  updated: 2026-12-01 16:05\n"


def test_what_a_change_means_to_people(repository: Path, pakten: Pakten) -> None:
    assert pakten("diff").out == "Inget som besökarna ser har ändrats.\n"
    pakten("move", "frukost-kullen-2027", "2027-03-10")
    pakten("cancel", "hostmote-2027", "--note", "Nej.")
    assert pakten("diff").out == (
        "1 flyttad: Frukost på Kullen: bröd och jobb (Kullen, från 3 februari 2027 kl. 8–9.30 till 10 mars 2027 "
        "kl. 8–9.30).\n"
        "1 inställd: Höstmöte i hamnen (Hamnen, 20 oktober 2027 kl. 9–11.30).\n"
        "Kalendern ändras för 2 områden.\n"
    )
    git(repository, "commit", "--quiet", "--all", "--message", "Ändra")
    assert pakten("diff").out == "Inget som besökarna ser har ändrats.\n"
    assert pakten("diff", "HEAD~1").out.startswith("1 flyttad: ")
    assert pakten("check").out == "Inga fel.\n"


@pytest.mark.parametrize("revision", ["finns-inte", "--help=", "", "a..b", "\0", "-"])
def test_revision_that_is_not_there(repository: Path, pakten: Pakten, revision: str) -> None:
    assert repository.is_dir()
    assert pakten("diff", revision).status == 2
