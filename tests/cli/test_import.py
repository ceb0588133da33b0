"""Meetings from Outlook and Excel: what is understood is shown, what is not is listed, and no row is lost."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from pakten.cli.network import Network
from pakten.importing.calendar.rows import rows_of_ics
from pakten.importing.files import found_in
from pakten.importing.rows import Terms
from pakten.locale import words
from pakten.reading.network.catalogue import Reading
from pakten.reading.refusal import Refusal
from tests.cli.conftest import DAY, Pakten, as_process
from tests.cli.test_sheet import ZONE

TERMS = Terms(ZONE, date.fromisoformat(DAY), date(2027, 12, 1))
REST = (
    *("--type", "frukostmote", "--format", "online", "--online-note", "Länk kommer.", "--areas", "kullen"),
    *("--organisers", "bageriet", "--registration-needed", "false", "--contact-name", "Kansliet"),
)
OUTLOOK_SV = """\
"Ämne","Startdatum","Starttid","Slutdatum","Sluttid","Heldagsaktivitet","Plats","Beskrivning","Påminnelse"
"Vårmöte","2027-04-07","09:00:00","2027-04-07","11:00:00","Falskt","","Vi ses: alla är med.","Sant"
"Prova-på-dagar","2027-05-10","00:00:00","2027-05-12","00:00:00","Sant","","Två dagar med bröd.","Falskt"
"Trettioförsta","31 februari 2027","09:00","","","Falskt","","Finns inte.",""
"","2027-06-01","09:00","","","","","Ingen rubrik.",""
"""
CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Outlook//SV
BEGIN:VEVENT
UID:1
DTSTART;TZID=W. Europe Standard Time:20270407T090000
DTEND;TZID=W. Europe Standard Time:20270407T110000
SUMMARY:Vårmöte
DESCRIPTION:Vi ses och pratar om jobb.\\n\\nTa med en vän\\, gärna två.
ORGANIZER;CN=Kim:mailto:kim@exempel.se
ATTENDEE:mailto:sam@exempel.se
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20270510
DTEND;VALUE=DATE:20270512
SUMMARY:Prova-på-dagar
DESCRIPTION:Två dagar med bröd.
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20270601T070000Z
DURATION:PT90M
SUMMARY:Sommarfrukost
DESCRIPTION:Frukost i solen.
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20270101T090000
RRULE:FREQ=WEEKLY
SUMMARY:Varje vecka
END:VEVENT
END:VCALENDAR
"""


def _ids(folder: Path) -> list[str]:
    return re.findall(r"^- id: (.*)$", (folder / "events.yaml").read_text("utf-8"), re.MULTILINE)


def test_outlook_in_swedish(folder: Path, pakten: Pakten) -> None:
    (folder / "outlook.csv").write_bytes(OUTLOOK_SV.encode("cp1252"))
    before = (folder / "events.yaml").read_bytes()
    said = pakten("import", "outlook.csv", *REST)
    assert said.status == 1
    assert said.out.splitlines()[:19] == [
        "Kolumn            Exempel               Blir",
        "Ämne              Vårmöte               title",
        "Startdatum        2027-04-07            day",
        "Starttid          09:00:00              clock",
        "Slutdatum         2027-04-07            last_day",
        "Sluttid           11:00:00              end_clock",
        "Heldagsaktivitet  Falskt                whole_day",
        "Plats             –                     place",
        "Beskrivning       Vi ses: alla är med.  description",
        "Påminnelse        Sant                  läses inte",
        "",
        "Rad 2: 2027-04-07 09:00 Vårmöte (varmote-2027)",
        "Rad 3: 2027-05-10 Prova-på-dagar (prova-pa-dagar-2027)",
        "Rad 4: Trettioförsta går inte att läsa in.",
        "   Dagen 31 februari 2027 09:00 finns inte. Kontrollera år, månad och dag.",
        "Rad 5: – går inte att läsa in.",
        "   Här saknas title. Lägg till en rad med title: och ett värde.",
        "",
        "Rad 5 som utkast. Fyll i de tomma raderna och lägg in den i listan:",
    ]
    assert "outlook.csv: 4 rader, 2 att skriva, 0 finns redan, 2 att rätta.\n--- a/events.yaml\n" in said.out
    assert said.beside == "Ingenting har skrivits. Kör igen med --write när det ser rätt ut.\n"
    assert (folder / "events.yaml").read_bytes() == before
    assert pakten("import", "outlook.csv", *REST, "--write").status == 1
    assert _ids(folder) == [
        "varmote-2024",
        "frukost-kullen-2027",
        "varmote-2027",
        "prova-pa-dagar-2027",
        "hostmote-2027",
    ]
    text = (folder / "events.yaml").read_text("utf-8")
    assert '  summary: "Vi ses: alla är med."\n  start: 2027-04-07 09:00\n  end: 2027-04-07 11:00\n' in text
    assert "  start: 2027-05-10\n  end: 2027-05-11\n" in text
    assert pakten("check").out == "Inga fel.\n"


def test_second_import_finds_everything_there(folder: Path, pakten: Pakten) -> None:
    (folder / "kalender.ics").write_text(CALENDAR.replace("\n", "\r\n"), "utf-8")
    first = pakten("import", "kalender.ics", *REST, "--write")
    assert "kalender.ics: 4 rader, 3 att skriva, 0 finns redan, 1 att rätta." in first.out
    assert "Rad 28: Varje vecka går inte att läsa in.\n   Här saknas summary." in first.out
    assert (
        "Rad 28: Serien blev 48 datum.\nRad 28: Serien fortsätter, men är utskriven till och med 2027-11-26."
        in first.out
    )
    text = (folder / "events.yaml").read_text("utf-8")
    assert "  start: 2027-06-01 09:00\n  end: 2027-06-01 10:30\n  status: tentative\n" in text
    assert "  start: 2027-05-10\n  end: 2027-05-11\n" in text
    assert "  description: |-\n    Vi ses och pratar om jobb.\n\n    Ta med en vän, gärna två.\n" in text
    assert "kim@" not in text
    assert "sam@" not in text
    before = text
    again = pakten("import", "kalender.ics", *REST, "--write")
    assert "kalender.ics: 4 rader, 0 att skriva, 3 finns redan, 1 att rätta." in again.out
    assert (folder / "events.yaml").read_text("utf-8") == before


def test_excel_with_real_dates(folder: Path, pakten: Pakten) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["Rubrik", "Datum", "Tid", "Sluttid", "Ingress", "Område", "Arrangör", "Antal platser"])
    sheet.append(["Bakdag", date(2027, 4, 7), time(9), time(11, 30), "Vi bakar.", "Hamnen, Kullen", "Bageriet", 80])
    sheet.append(
        ["Kväll", datetime.fromisoformat("2027-04-08 18:30"), None, None, "Vi pratar.", "Kullen", "Bageriet", None]
    )
    sheet.append(["Någonstans", "2027-04-09 09:00", None, None, "Okänt.", "Månen", "Bageriet", None])
    book.save(folder / "plan.xlsx")
    said = pakten("import", "plan.xlsx", *REST, "--write")
    assert said.status == 1
    assert "Rad 5: Någonstans går inte att läsa in.\n   ”Månen” finns inte bland områdena." in said.out
    text = (folder / "events.yaml").read_text("utf-8")
    assert "  start: 2027-04-07 09:00\n  end: 2027-04-07 11:30\n" in text
    assert "  areas: [hamnen, kullen]\n" in text
    assert "    seats: 80\n" in text
    assert "  start: 2027-04-08 18:30\n" in text
    assert "manen" not in text


def test_american_dates_are_not_guessed(folder: Path, pakten: Pakten) -> None:
    rows = "Subject,Start Date,Start Time,Description\nOklar,3/4/2027,9:00,Vi ses.\nKlar,2027-04-13,09:00,Vi ses.\n"
    (folder / "us.csv").write_text(rows, "utf-8-sig")
    said = pakten("import", "us.csv", *REST)
    assert "us.csv: 2 rader, 1 att skriva, 0 finns redan, 1 att rätta." in said.out
    assert "Rad 2: Oklar går inte att läsa in." in said.out


def test_row_that_breaks_a_rule_does_not_hold_up_the_others(folder: Path, pakten: Pakten) -> None:
    good, bad = "bra;Bra;2027-04-07 09:00;;Vi ses.", "fel;Fel;2027-04-08 09:00;2027-04-08 08:00;Vi ses."
    rows = f"id;title;start;end;summary\n{good}\n{bad}\n"
    (folder / "lista.csv").write_text(rows, "utf-8")
    said = pakten("import", "lista.csv", *REST, "--write")
    assert "lista.csv: 2 rader, 1 att skriva, 0 finns redan, 1 att rätta." in said.out
    assert "bra" in _ids(folder)
    assert "fel" not in _ids(folder)


def test_rows_that_break_the_same_rule_are_set_aside_together(
    folder: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries, with_files = [], Network.with_files

    def counted(network: Network, contents: Mapping[str, bytes]) -> Reading:
        tries.append(contents)
        return with_files(network, contents)

    monkeypatch.setattr(Network, "with_files", counted)
    rows = "".join(f"fel-{number};Fel {number};2027-04-08 09:00;2027-04-08 08:00;Vi ses.\n" for number in range(4))
    (folder / "lista.csv").write_text(f"id;title;start;end;summary\nbra;Bra;2027-04-07 09:00;;Vi ses.\n{rows}", "utf-8")
    said = pakten("import", "lista.csv", *REST)
    assert "lista.csv: 5 rader, 1 att skriva, 0 finns redan, 4 att rätta." in said.out
    assert len(tries) == 2


def test_what_is_wrong_with_many_rows_is_said_once_with_the_answer(folder: Path, pakten: Pakten) -> None:
    rows = "".join(f"Möte {number},2027-04-0{number} 09:00\n" for number in range(1, 8))
    (folder / "lista.csv").write_text(f"Subject,Start\n{rows}", "utf-8")
    said = pakten("import", "lista.csv", "--type", "frukostmote", "--format", "unknown").out
    assert said.count("går inte att läsa in") == 1
    assert "Raderna 2–8 går inte att läsa in. Den första är Möte 1." in said
    assert "--areas, --organisers;" in said.replace(". Vad", ";")
    half = pakten("import", "lista.csv", *REST[:-2], "--summary", "Vi ses.", "--contact-email", "info@bageriet.example")
    assert "Säg det för alla rader med --contact-name." in half.out
    assert "required: {event.summary: never}" in said


def test_what_is_exported_is_there_when_it_is_imported(folder: Path, pakten: Pakten) -> None:
    assert folder.is_dir()
    assert pakten("export", "--csv", "--output", "ut.csv").status == 0
    said = pakten("import", "ut.csv", "--write")
    assert (said.status, said.out) == (
        0,
        "Rad 2: Vårmöte på kvarnen finns redan.\nRad 3: Frukost på Kullen: bröd och jobb finns redan.\n"
        "Rad 4: Höstmöte i hamnen finns redan.\nut.csv: 3 rader, 0 att skriva, 3 finns redan, 0 att rätta.\n",
    )


def test_export_cannot_be_taken_for_formulas(folder: Path, pakten: Pakten) -> None:
    path = folder / "events.yaml"
    own = "x_mat: [soppa, bröd]\n  x_kod: '=1'\n  x_kockar: [{namn: Kim}]"
    text = path.read_text("utf-8").replace("title: Höstmöte i hamnen", f"title: '=HYPERLINK(\"x\")'\n  {own}")
    path.write_text(text, "utf-8")
    out = pakten("export", "--csv").out
    assert out.startswith("\ufeffid;title;summary;start;end;")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert [row["title"] for row in rows][-1] == '\'=HYPERLINK("x")'
    # What the network has added on its own has columns as well, where it fits in a cell.
    assert {key: value for key, value in rows[-1].items() if key.startswith("x_")} == {
        "x_kod": "'=1",
        "x_mat": "soppa, bröd",
    }
    assert [row["start"] for row in rows] == ["2024-03-26 09:00", "2027-02-03 08:00", "2027-10-20 09:00"]


def test_output_does_not_overwrite_unasked(folder: Path, pakten: Pakten) -> None:
    (folder / "ut.csv").write_text("mitt", "utf-8")
    assert pakten("export", "--csv", "--output", "ut.csv").status == 2
    assert (folder / "ut.csv").read_text("utf-8") == "mitt"
    assert pakten("export", "--csv", "--output", "ut.csv", "--overwrite").status == 0
    assert (folder / "ut.csv").read_text("utf-8").startswith("\ufeffid;")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "a.csv: 0 rader"),
        ("a.csv", b"Hej;Hopp\n1;2\n", "har rubriker för både titel och datum. Jag hittade: Hej, Hopp. Säg vad"),
        ("a.csv", "Rubrik\tDatum\n".encode("utf-16"), "a.csv: 0 rader"),
        ("a.xlsx", b"PK\x03\x04 inte en bok", "a.xlsx går inte att läsa som ett kalkylblad."),
        ("a.xlsx", b"", "a.xlsx går inte att läsa som ett kalkylblad."),
        ("a.ics", b"", "a.ics är ingen kalender med träffar."),
        ("a.ics", b"BEGIN:VCALENDAR\nEND:VEVENT\n", "a.ics är ingen kalender med träffar."),
        ("a.ics", b"\xff\xfe\x00", "a.ics går inte att läsa som text"),
        ("a.docx", b"x", "a.docx är varken en kalender (.ics) eller ett kalkylblad (.xlsx, .ods, .csv)."),
    ],
)
def test_files_that_hold_no_events(folder: Path, pakten: Pakten, name: str, data: bytes, said: str) -> None:
    (folder / name).write_bytes(data)
    answer = pakten("import", name)
    assert said in answer.out + answer.beside


def test_file_that_is_not_there(pakten: Pakten) -> None:
    assert pakten("import", "borta.csv").beside == "Filen borta.csv finns inte.\n"


@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: f"Rubrik;Datum\n{text}".encode()),
        st.text(max_size=200).map(lambda text: f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}".encode()),
    ),
    name=st.sampled_from(["a.csv", "a.ics", "a.xlsx", "a.ods", "a.xls"]),
)
def test_any_bytes_are_rows_or_a_reason(data: bytes, name: str) -> None:
    swedish = words("sv")
    assert not (reason := _reason(data, name)) or f"cli.cannot.{reason}" in swedish


def _reason(data: bytes, name: str) -> str:
    try:
        found_in(data, name, TERMS)
    except Refusal as refused:
        return refused.reason
    return ""


@pytest.mark.thorough
def test_import_and_export_as_processes(folder: Path) -> None:
    (folder / "lista.csv").write_text("Rubrik;Datum;Ingress\nBak;2027-04-07;Vi bakar.\n", "utf-8")
    assert as_process(folder, "import", "lista.csv", *REST, "--write").status == 0
    assert "Bak" in as_process(folder, "export", "--csv").out


def test_what_cannot_be_an_event_says_why() -> None:
    """A series by the second is none (E414), one without a start is none (E415), nor is one that is cut off (E437)."""
    rows = rows_of_ics(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//T//EN\r\n"
        b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270101T090000\r\nRRULE:FREQ=SECONDLY\r\nSUMMARY:Often\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Some day\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:3\r\nDTSTART;TZID=Nowhere:20270101T090000\r\nSUMMARY:Nowhere\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:4\r\nDTSTART:20270101T090000\r\nSUMMARY:Tr\xef\xbf\xbdff\r\nEND:VEVENT\r\n"
        b"BEGIN:VEVENT\r\nUID:5\r\nDTSTART:20270101T090000\r\nSUMMARY:Half",
        "calendar.ics",
        TERMS,
    ).rows
    assert [row.mistake and row.mistake.code for row in rows] == ["E414", "E415", "E436", "E435", "E437"]
