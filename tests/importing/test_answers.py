"""Import asks instead of guessing: once, on a terminal, and remembers the answers; a script gives them by options."""

import json
import re
from pathlib import Path

from tests.cli.conftest import Pakten, expecting
from tests.terminal import dialogue

LIST = "Latitude;Grej;Dagen;Kommentar;Beskrivning\n59.3;Frukost;2027-02-03 08:00;x;Vi äter tillsammans.\n"
REST = (
    *("--type", "frukostmote", "--areas", "kullen", "--organisers", "bageriet", "--registration-needed", "false"),
    *("--contact-name", "Kansliet", "--online-note", "Länk kommer.", "--format", "online"),
)

# What takes a while is said before it, and taken back.
QUESTION = re.compile(rb"(?m)(?:^|\x1b\[K)(?:> [^:\n]*:|I vilken kolumn [^:]*:|Jag k[^:]*:|Vad \xc3\xa4r [^:]*:) ")


def test_columns_and_fields_are_asked_for_once(folder: Path, pakten: Pakten) -> None:
    (folder / "lista.csv").write_text(LIST, "utf-8")
    columns = ["2", "3"]
    fields = ["1", "online", "Länk kommer.", "kullen", "Bageriet", "nej", "Kansliet"]
    status, shown = dialogue(folder, ["import", "lista.csv", "--write"], columns + fields, QUESTION)
    assert "I vilken kolumn står rubriken? Skriv numret: 2\n" in shown
    assert "lista.csv: 1 rad, 1 att skriva, 0 finns redan, 0 att rätta." in shown
    # Two columns are still not read, and that is told.
    assert status == 1
    stored = json.loads((folder / "import.json").read_text("utf-8"))
    assert stored["columns"] == {"Grej": "title", "Dagen": "start"}
    assert stored["values"]["areas"] == "kullen"
    (folder / "lista.csv").write_text(LIST.replace("Frukost", "Lunch").replace("-03", "-04"), "utf-8")
    again = pakten("import", "lista.csv", "--write")
    assert "lista.csv: 1 rad, 1 att skriva, 0 finns redan, 0 att rätta." in again.out
    assert "De här kolumnerna läses inte: Latitude, Kommentar." in again.out
    assert pakten("check").status == 0


def test_import_asks_for_what_the_network_expects_and_not_for_what_it_lets_go(folder: Path) -> None:
    expecting(folder, "{event.audience: always, event.contact: never, event.registration: never}")
    (folder / "lista.csv").write_text("Rubrik;Datum;Beskrivning\nFrukost;2027-02-03 08:00;Vi äter.\n", "utf-8")
    answers = ["1", "online", "Länk kommer.", "kullen", "Bageriet", "foretag"]
    status, shown = dialogue(folder, ["import", "lista.csv", "--write"], answers, QUESTION)
    assert status == 0, shown
    assert "audience: [foretag]" in (folder / "events.yaml").read_text("utf-8")


def test_script_says_what_columns_are(folder: Path, pakten: Pakten) -> None:
    (folder / "lista.csv").write_text(LIST, "utf-8")
    refused = pakten("import", "lista.csv", *REST)
    assert refused.status == 1
    assert "Latitude     59.3                  läses inte\n" in refused.out
    assert 'Säg vad kolumnerna är med --map, till exempel --map "Evenemang=title"' in refused.beside
    given = ("--map", "Grej=title", "--map", "Dagen=start", "--map", "Latitude=", "--map", "Kommentar=")
    said = pakten("import", "lista.csv", *given, *REST)
    assert said.status == 0
    assert "Rad 2: 2027-02-03 08:00 Frukost (frukost-2027)\n" in said.out
    (folder / "karta.json").write_text('{"columns": {"Grej": "title", "Dagen": "start"}}', "utf-8")
    assert "1 att skriva" in pakten("import", "lista.csv", "--map", "karta.json", *REST).out


def test_answers_that_mean_nothing_are_told(folder: Path, pakten: Pakten) -> None:
    (folder / "lista.csv").write_text(LIST, "utf-8")
    assert pakten("import", "lista.csv", "--map", "Grej=rubriken").beside.startswith(
        "Det finns ingen uppgift som heter"
    )
    assert pakten("import", "lista.csv", "--map", "Grej").beside.startswith("Skriv --map som")
    assert pakten("import", "lista.csv", "--zone", "Vår").beside.startswith("Skriv --zone som")


def test_what_is_missing_is_shown_as_lines_to_fill_in(folder: Path, pakten: Pakten) -> None:
    (folder / "lista.csv").write_text("Rubrik;Datum;Antal platser\nFrukost;2027-02-03;20\n", "utf-8")
    said = pakten("import", "lista.csv", "--type", "frukostmote", "--areas", "kullen")
    assert "Rad 2 som utkast. Fyll i de tomma raderna och lägg in den i listan:\n" in said.out
    draft = said.out.partition("lägg in den i listan:\n")[2].partition("\n\n")[0]
    assert draft.split("\n") == [
        "- id: frukost-2027",
        "  title: Frukost",
        "  summary:",
        "  start: 2027-02-03",
        "  published: 2026-12-01",
        "  type: frukostmote",
        "  format:",
        "  areas: [kullen]",
        "  organisers:",
        "  registration:",
        "    seats: 20",
        "    needed:",
    ]


def test_zone_and_sentences_are_asked_for(folder: Path) -> None:
    entry = "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Vår zon:20270203T090000\nSUMMARY:Samtal\nEND:VEVENT\n"
    (folder / "k.ics").write_text(f"BEGIN:VCALENDAR\n{entry}END:VCALENDAR\n", "utf-8")
    answers = ["Lugnet", "Europe/Helsinki", "Vi talar."]
    status, shown = dialogue(folder, ["import", "k.ics", "--write", *REST], answers, QUESTION)
    assert "Det finns ingen tidszon som heter Lugnet." in shown
    assert status == 0
    written = (folder / "events.yaml").read_text("utf-8")
    assert "  title: Samtal\n  summary: Vi talar.\n  start: 2027-02-03 08:00\n" in written
    assert json.loads((folder / "import.json").read_text("utf-8"))["zones"] == {"Vår zon": "Europe/Helsinki"}
