"""`pakten check`: every mistake of a communicator, once, in the words and the format that are asked for."""

import json
import re
import shutil
import threading
from pathlib import Path

import pytest

from pakten.addresses.segments import segments_of
from pakten.cli.commands import check
from pakten.cli.watching import Stamps, saved, until_changed
from pakten.locale import words
from pakten.reading.network.layout import Layout
from pakten.reading.network.options import Options
from tests.cli.conftest import Opened, Pakten, Said, git, started


def _replace(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def broken(folder: Path) -> Path:
    """A heading with a colon, a Swedish key, and a date as people say it."""
    _replace(folder, "events.yaml", "title: Höstmöte i hamnen", "title: Höstmöte: i hamnen")
    _replace(folder, "goodexamples/cykelskolan.md", "areas: [hamnen]", "område: [hamnen]")
    return folder


def test_network_without_mistakes_is_fine(pakten: Pakten) -> None:
    assert pakten("check") == Said(0, "Inga fel.\n", "")


def test_every_problem_is_shown_in_its_line_with_what_to_write(broken: Path, pakten: Pakten) -> None:
    said = pakten("check")
    assert (broken.name, said.status) == ("network", 1)
    assert (
        said.out
        == """\
events.yaml:44:10: E105 Texten innehåller ett kolon och behöver därför citattecken.
  44 |   title: Höstmöte: i hamnen
     |          ^^^^^^^^^^^^^^^^^^
     = Skriv: "Höstmöte: i hamnen"

goodexamples/cykelskolan.md:8:1: E201 Nyckeln område finns inte.
  8 | område: [hamnen]
    | ^^^^^^
    = Menade du areas?
    = Stavas den rätt, och står den på rätt nivå? Handboken visar alla nycklar.

2 fel.
"""
    )


def test_what_is_remembered_changes_nothing_that_is_said(folder: Path, pakten: Pakten) -> None:
    store = folder / ".cache/pakten/store/build"
    changes = (
        ("content/platser.md", "---\n", "---\n\nRing Kim Ek, 070-123 45 67.\n"),
        ("events.yaml", "title: Höstmöte i hamnen", "title: Höstmöte: i hamnen"),
        ("events.yaml", "title: Höstmöte: i hamnen", "title: Höstmöte vid hamnen"),
    )
    told = []
    for file, old, new in changes:
        text = (folder / file).read_text("utf-8")
        (folder / file).write_text(new.join(text.rsplit(old, 1)), "utf-8")
        kept = pakten("check")
        assert (store / ".gitignore").read_text() == "*\n"
        shutil.copytree(store, folder / "kept")
        shutil.rmtree(store)
        assert pakten("check") == kept
        # Of what was written before, and by somebody else at the same time.
        shutil.copytree(folder / "kept", store, dirs_exist_ok=True)
        shutil.rmtree(folder / "kept")
        told.append(kept)

    assert [one.out.count("Kim Ek") > 0 for one in told] == [True] * 3
    assert [one.out.count("E105") for one in told] == [0, 1, 0]


def test_where_nothing_can_be_remembered_the_same_is_said(broken: Path, pakten: Pakten) -> None:
    told = pakten("check")
    shutil.rmtree(broken / ".cache")
    (broken / ".cache").write_text("ett hinder")

    assert pakten("check") == told


def test_color_only_where_it_is_wanted(broken: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch) -> None:
    assert broken.is_dir()
    assert "\033[" in pakten("check", "--color", "always").out
    assert "\033[" not in pakten("check", "--color", "auto").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033[" not in pakten("check").out


def test_github_shows_at_most_nine_and_says_how_many_more(folder: Path, pakten: Pakten) -> None:
    rows = "".join(f"- id: traff-{number}\n  plats: Kajen\n\n" for number in range(20))
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n{rows}")
    said = pakten("check", "--format", "github")
    lines = said.out.splitlines()
    assert len(lines) == 10
    assert all(
        re.match(r"::error file=events\.yaml,line=\d+,col=\d+,endColumn=\d+,title=E\d{3}::", one) for one in lines[:9]
    )
    assert re.match(r"::error::\d+ problem till finns i filerna\.", lines[9])
    assert re.match(r"\d+ fel\.", said.beside)


def test_gitlab_knows_a_problem_again_when_lines_move(broken: Path, pakten: Pakten) -> None:
    before = json.loads(pakten("check", "--format", "gitlab").out)
    _replace(broken, "events.yaml", "# Ett litet", "# En rad till.\n# Ett litet")
    after = json.loads(pakten("check", "--format", "gitlab").out)
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert [one["location"]["lines"]["begin"] for one in before] == [44, 8]
    assert [one["location"]["lines"]["begin"] for one in after] == [45, 8]
    assert len({one["fingerprint"] for one in after}) == 2


def test_sarif_and_json_carry_the_same_places(broken: Path, pakten: Pakten) -> None:
    assert broken.is_dir()
    plain = json.loads(pakten("check", "--format", "json").out)
    assert [(one["file"], one["line"], one["column"], one["code"], one["instead"]) for one in plain] == [
        ("events.yaml", 44, 10, "E105", '"Höstmöte: i hamnen"'),
        ("goodexamples/cykelskolan.md", 8, 1, "E201", "areas"),
    ]
    sarif = json.loads(pakten("check", "--format", "sarif").out)
    (run,) = sarif["runs"]
    assert sarif["version"] == "2.1.0"
    assert [result["ruleId"] for result in run["results"]] == ["E105", "E201"]
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == ["E105", "E201"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "events.yaml"},
        "region": {"startLine": 44, "startColumn": 10, "endColumn": 28},
    }


def test_fix_repairs_what_is_certain_and_touches_nothing_else(folder: Path, pakten: Pakten) -> None:
    as_it_was = (folder / "events.yaml").read_text("utf-8")
    _replace(folder, "events.yaml", "title: Höstmöte i hamnen", "title: Höstmöte: i hamnen")
    _replace(folder, "events.yaml", "needed: true", "needed: sant   # ännu")
    _replace(folder, "events.yaml", "start: 2027-10-20 09:00", "start: 2027-10-20 kl 9")
    _replace(folder, "events.yaml", "goals: [motas]", "goals: motas")
    said = pakten("check", "--fix")
    mended = as_it_was.replace("title: Höstmöte i hamnen", 'title: "Höstmöte: i hamnen"')
    mended = mended.replace("needed: true", "needed: true   # ännu")
    assert (folder / "events.yaml").read_text("utf-8") == mended
    assert (said.status, said.beside) == (0, "1 fil rättad.\n")
    assert "+  start: 2027-10-20 09:00" in said.out
    assert said.out.endswith("Inga fel.\n")


def test_fix_writes_a_programme_on_lines_as_the_list_that_it_is(folder: Path, pakten: Pakten) -> None:
    _replace(
        folder,
        "events.yaml",
        "goals: [motas]",
        "programme:\n    9.00 Kaffe\n    9.30 Samtal: om jobb\n  goals: [motas]",
    )
    assert re.findall(r"events.yaml:\d+:\d+: (\w+)", pakten("check").out) == ["E215"]
    assert pakten("check", "--fix").status == 0
    listed = '- title: Kaffe\n      time: 09:00\n    - title: "Samtal: om jobb"\n      time: 09:30'
    assert f"  programme:\n    {listed}\n  goals: [motas]\n" in (folder / "events.yaml").read_text("utf-8")


def test_fix_leaves_what_only_the_author_can_know(broken: Path, pakten: Pakten) -> None:
    before = (broken / "goodexamples/cykelskolan.md").read_bytes()
    assert pakten("check", "--fix").status == 1
    assert (broken / "goodexamples/cykelskolan.md").read_bytes() == before


def test_fix_sorts_events_with_their_comments(folder: Path, pakten: Pakten) -> None:
    text = (folder / "events.yaml").read_text("utf-8")
    head, breakfast, autumn = re.split(r"(?=# Frågan om lokal)|(?=- id: hostmote-2027)", text)
    (folder / "events.yaml").write_text(f"{head}{autumn}\n{breakfast.rstrip()}\n", "utf-8")
    assert "W501" in pakten("check").out
    assert pakten("check", "--fix").status == 0
    assert (folder / "events.yaml").read_text("utf-8") == text


def test_fix_turns_a_list_of_a_folder_that_begins_with_the_newest(folder: Path, pakten: Pakten) -> None:
    entry = (folder / "events.yaml").read_text("utf-8").partition("- id: hostmote-2027")
    days = [f"- id: hostmote-{n}{entry[2]}".replace("2027-10-20", f"2027-10-{n}") for n in (22, 21, 20)]
    (folder / "events").mkdir()
    (folder / "events" / "host.yaml").write_text("\n".join(one.rstrip() for one in days) + "\n", "utf-8")
    assert re.findall(r"events/host.yaml:\d+:\d+: (\w+)", pakten("check").out) == ["W641"]
    assert pakten("check", "--fix").status == 0
    said = (folder / "events" / "host.yaml").read_text("utf-8")
    assert re.findall(r"^- id: hostmote-(\d+)", said, re.MULTILINE) == ["20", "21", "22"]


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_and_byte_order_mark_survive_a_repair(folder: Path, pakten: Pakten, end: bytes) -> None:
    path = folder / "events.yaml"
    foreign = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", end)
    path.write_bytes(foreign.replace(b"needed: true", b"needed: sant"))
    assert pakten("check", "--fix").status == 0
    assert path.read_bytes() == foreign


def test_change_that_calendars_take_for_an_older_one(repository: Path, pakten: Pakten) -> None:
    path = repository / "events.yaml"
    as_it_was = path.read_text("utf-8")
    _replace(repository, "events.yaml", "title: Höstmöte i hamnen", "updated: 2026-12-01 14:30\n  title: Höstmöte")
    git(repository, "commit", "--quiet", "--all", "--message", "Ny rubrik")
    _replace(repository, "events.yaml", "updated: 2026-12-01 14:30", "updated: 2026-11-30")
    said = pakten("check")
    assert said.status == 0
    assert "events.yaml:44:12: W517 Det som står vid updated har flyttats bakåt i tiden" in said.out
    assert "Skriv 2026-12-01 14:30 igen om inget annat har ändrats, annars tiden just nu." in said.out
    # Without the field it is as if nothing had changed since the event was published.
    path.write_text(as_it_was, "utf-8")
    assert "från 2026-12-01 14:30 till 2026-11-22 00:00" in pakten("check").out


def test_link_to_an_event_that_is_not_there(folder: Path, pakten: Pakten) -> None:
    _replace(folder, "goodexamples/cykelskolan.md", "/kalender/varmote-2024/", "/kalender/varmotet-2024/")
    said = pakten("check")
    assert said.status == 1
    assert "goodexamples/cykelskolan.md:18:50: E319" in said.out
    assert "/kalender/varmote-2024/" in said.out


@pytest.mark.parametrize(
    "written", ["", "\0", "- " * 500, "plugins: 3", "theme: [", "a: &a [*a]", "- plugins", "\ufeff"]
)
def test_broken_settings_are_said_in_words(folder: Path, pakten: Pakten, written: str) -> None:
    (folder / "mkdocs.yml").write_text(written, "utf-8")
    said = pakten("check")
    assert said.status in (1, 2)
    assert re.match(r"mkdocs\.yml:\d+:\d+: E\d{3} ", said.out or said.beside)


def test_wrong_setting_is_named_with_what_was_meant(folder: Path, pakten: Pakten) -> None:
    _replace(folder, "mkdocs.yml", "audiences:", "audience:")
    said = pakten("check")
    assert (said.status, said.out) == (
        1,
        "mkdocs.yml:18:7: E413 Inställningen audience är fel eller saknas.\n     = Skriv: audiences\n\n1 fel.\n",
    )


def test_settings_that_are_wrong_hide_nothing_that_they_do_not_decide(folder: Path, pakten: Pakten) -> None:
    _replace(folder, "mkdocs.yml", "plugins:\n", "plugins:\n  - pakten/fedes\n")
    _replace(folder, "events.yaml", "  title: ", "  titel: ")
    said = pakten("check", "--format", "json")
    told = {(one["file"], one["code"]) for one in json.loads(said.out)}
    assert (said.status, told) == (1, {("mkdocs.yml", "E292"), ("events.yaml", "E201")})
    # What entries may hold hangs on these.
    _replace(folder, "mkdocs.yml", "types:", "typer:")
    assert {line[:10] for line in pakten("check").out.splitlines() if ": E" in line} == {"mkdocs.yml"}


def test_no_other_command_goes_on_with_wrong_settings(folder: Path, pakten: Pakten) -> None:
    _replace(folder, "mkdocs.yml", "plugins:\n", "plugins:\n  - pakten/fedes\n")
    said = pakten("upcoming")
    assert (said.status, said.out) == (2, "")
    assert said.beside.startswith("mkdocs.yml:9:5: E292 ")


def test_wrong_word_of_addresses_is_named_with_what_was_meant(folder: Path, pakten: Pakten) -> None:
    _replace(folder, "mkdocs.yml", "      audiences:", "      segments: {area: trakter}\n      audiences:")
    assert pakten("check").out.startswith(
        "mkdocs.yml:18:18: E413 Inställningen area är fel eller saknas.\n     = Skriv: areas\n"
    )


@pytest.mark.parametrize(("written", "code"), [("theme: [", "E114"), ("site_name: Kretsen\nplugins: []\n", "E412")])
def test_settings_without_what_is_needed_are_named(folder: Path, pakten: Pakten, written: str, code: str) -> None:
    (folder / "mkdocs.yml").write_text(written, "utf-8")
    said = pakten("check")
    assert f": {code} " in said.out + said.beside


def test_without_a_network_one_is_told_where_to_go(folder: Path, pakten: Pakten, tmp_path: Path) -> None:
    (folder / "mkdocs.yml").unlink()
    said = pakten("check")
    assert said.status == 2
    assert said.beside.startswith("mkdocs.yml:1:1: E410 Hittar ingen mkdocs.yml i ")
    assert pakten("check", "--config", str(tmp_path / "ingen.yml")).status == 2


def test_day_that_is_none_is_said(pakten: Pakten) -> None:
    said = pakten("check", "--date", "2027-02-30")
    assert (said.status, said.out) == (2, "")
    assert said.beside.startswith("Datumet går inte att läsa: ")


def test_check_as_a_process(broken: Path) -> None:
    said = started(broken, "check")
    assert said.status == 1
    assert said.out.endswith("2 fel.\n")
    assert said.beside == ""


def test_each_file_is_read_once_however_much_there_is_to_tell(folder: Path, pakten: Pakten, opened: Opened) -> None:
    events = folder / "events.yaml"
    text = events.read_text("utf-8")
    breakfast = text[text.index("- id: frukost") : text.index("- id: hostmote")]
    again = (breakfast.replace("frukost-kullen-2027", f"frukost-{number}") for number in range(10))
    events.write_text(text.rstrip() + "\n\n" + "".join(again), "utf-8")
    opened.clear()
    assert pakten("check").out.count(": W506 ") == 55
    sources = (events, *folder.glob("goodexamples/*.md"), *folder.glob("content/**/*.md"))
    assert {path.name: opened[str(path)] for path in sources} == {path.name: 1 for path in sources}


def test_watching_goes_on_while_somebody_is_in_the_middle_of_a_change(
    folder: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    changes = iter((text[:100], "", None, text))

    def changed(_layout: Layout, _before: Stamps) -> None:
        written = next(changes, StopIteration)
        if written is StopIteration:
            raise KeyboardInterrupt
        settings.unlink(missing_ok=True)
        if isinstance(written, str):
            settings.write_text(written, "utf-8")

    monkeypatch.setattr(check, "until_changed", changed)

    said = pakten("check", "--watch")

    assert said.out.count("Inga fel.") == 2
    assert re.findall(r"^mkdocs\.yml:\d+:\d+: (E\d+) ", said.beside, re.MULTILINE) == ["E123", "E411", "E410"]


def test_what_is_saved_while_a_check_goes_on_is_seen_when_it_is_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = Options("").layout(folder, "content", segments_of(words("sv"), {}))
    events = folder / "events.yaml"
    text = events.read_text("utf-8")
    steps = iter((text[:100], text, ""))
    monkeypatch.setattr(threading.Event, "wait", lambda *_: (part := next(steps)) and events.write_text(part, "utf-8"))
    before = saved(layout)
    events.write_text("", "utf-8")

    until_changed(layout, before)

    assert events.read_text("utf-8") == text
