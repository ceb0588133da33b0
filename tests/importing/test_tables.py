"""Workbooks as Excel, a Mac and LibreOffice write them, and texts with columns: where the rows are, what is hidden."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pakten.domain.catalogue import Catalogue
from pakten.importing.dates import times
from pakten.importing.files import found_in
from pakten.importing.places import place_value
from pakten.importing.rows import Found, Note, Terms
from pakten.importing.tables.headings import key_of_heading
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.refusal import Refusal

TERMS = Terms(ZoneInfo("Europe/Stockholm"), date(2026, 12, 1), date(2027, 12, 1))
ODS = (
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
)


def workbook(fill: Callable[[Workbook], None], book: Workbook | None = None) -> Found:
    book = book or Workbook()
    fill(book)
    data = BytesIO()
    book.save(data)
    return found_in(data.getvalue(), "plan.xlsx", TERMS)


def opendocument(tables: str, styles: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{url.split(":")[6]}="{url}"' for url in ODS)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    content = f"<office:automatic-styles>{styles}</office:automatic-styles>{body}"
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>")
    return data.getvalue()


def when(found: Found) -> list[tuple[str, dict[str, str]]]:
    known = Known(zone=TERMS.zone)
    return [(row.label, times(row.cells, known)) for row in found.rows]


def rows(lines: Sequence[Sequence[object]], book: Workbook) -> None:
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(list(line))


def test_headings_stand_below_a_title_and_on_two_lines() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        rows(
            [
                ["Årsplan 2027"],
                [],
                ["Start", None, "Slut", None, None],
                ["Datum", "Tid", "Datum", "Tid", "Rubrik"],
                [date(2027, 2, 3), time(8), date(2027, 2, 3), time(9, 30), "Frukost"],
            ],
            book,
        )
        sheet.merge_cells("A1:E1")
        sheet.merge_cells("A3:B3")
        sheet.merge_cells("C3:D3")

    found = workbook(fill)
    assert when(found) == [("5", {"start": "2027-02-03 08:00", "end": "2027-02-03 09:30"})]
    assert [column.key for column in found.columns] == ["day", "clock", "last_day", "end_clock", "title"]


def test_merged_day_holds_for_each_of_its_rows() -> None:
    def fill(book: Workbook) -> None:
        day = date(2027, 2, 3)
        rows([["Dag", "Tid", "Rubrik"], [day, time(8), "Morgon"], [None, time(18), "Kväll"]], book)
        sheet = book.active
        assert sheet is not None
        sheet.merge_cells("A2:A3")

    assert [said["start"] for _, said in when(workbook(fill))] == ["2027-02-03 08:00", "2027-02-03 18:00"]


@pytest.mark.parametrize(("first_day", "number"), [(None, 46421), (CALENDAR_MAC_1904, 44959)])
def test_numbers_are_days_as_the_workbook_counts(first_day: datetime | None, number: int) -> None:
    book = Workbook()
    if first_day is not None:
        book.epoch = first_day
    found = workbook(lambda book: rows([["Rubrik", "Datum", "Tid"], ["Frukost", number, 0.375]], book), book)
    assert when(found) == [("2", {"start": "2027-02-03 09:00", "end": ""})]
    assert found.rows[0].notes == (Note.of("serial", before=number, after="2027-02-03"),)


def test_what_is_hidden_is_told_and_not_read() -> None:
    def fill(book: Workbook) -> None:
        rows([["Rubrik", "Datum", "Internt"], ["Öppen", "2027-02-03", "x"], ["Dold", "2027-02-04", "y"]], book)
        sheet = book.active
        assert sheet is not None
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        hidden = book.create_sheet("Utkast")
        hidden.append(["Rubrik", "Datum"])
        hidden.append(["Hemlig", "2027-02-05"])
        hidden.sheet_state = "veryHidden"

    found = workbook(fill)
    assert [row.title for row in found.rows] == ["Öppen"]
    assert [column.heading for column in found.columns] == ["Rubrik", "Datum"]
    assert {note.key for note in found.notes} == {"hidden_rows", "hidden_columns", "hidden_sheet"}


def test_each_sheet_with_a_table_is_read_and_the_others_are_named() -> None:
    def fill(book: Workbook) -> None:
        rows([["Rubrik", "Datum"], ["Vår", "2027-04-03"]], book)
        autumn = book.create_sheet("Höst")
        autumn.append(["Datum", "Rubrik"])
        autumn.append(["2027-09-03", "Höst"])
        book.create_sheet("Adresser").append(["Namn", "Telefon"])
        book.create_sheet("Tomt")

    found = workbook(fill)
    assert [(row.label, row.title) for row in found.rows] == [("2 (Sheet)", "Vår"), ("2 (Höst)", "Höst")]
    assert found.notes == (Note.of("sheet_not_read", name="Adresser"),)


def test_formula_without_a_value_and_with_an_error_are_told() -> None:
    found = workbook(
        lambda book: rows(
            [["Rubrik", "Datum", "Plats"], ["Frukost", "2027-02-03", "#N/A"], ["=A2", "2027-02-04"]], book
        )
    )
    assert Note.of("uncounted", cells="A3") in found.notes
    assert [note.key for note in found.rows[0].notes] == ["formula_error"]
    assert "place" not in found.rows[0].cells


def test_sheet_of_libreoffice() -> None:
    def cell(text: str, kind: str = "string", value: str = "") -> str:
        return f'<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>'

    head = "".join(map(cell, ("Rubrik", "Datum", "Tid", "Beskrivning")))
    day, clock = 'office:date-value="2027-04-07"', 'office:time-value="PT09H30M00S"'
    first = cell("Bakdag") + cell("7 april", "date", day) + cell("9:30", "time", clock)
    text = "<table:table-cell><text:p>Vi bakar<text:s/>bröd.</text:p><text:p>Kom!</text:p></table:table-cell>"
    lines = (
        f"<table:table-row>{head}</table:table-row><table:table-row>{first}{text}</table:table-row>"
        f'<table:table-row table:visibility="collapse">{first}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048573">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    unseen = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    hidden = f'<table:table table:name="Dolt" table:style-name="ta2">{lines}</table:table>'
    found = found_in(
        opendocument(f'<table:table table:name="Vår">{lines}</table:table>{hidden}', unseen), "v.ods", TERMS
    )
    assert when(found) == [("2", {"start": "2027-04-07 09:30", "end": ""})]
    assert found.rows[0].cells["description"] == "Vi bakar bröd.\nKom!"
    assert [note.key for note in found.notes] == ["hidden_rows", "hidden_sheet"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "no_table"),
        (opendocument("<table:table>"), "no_table"),
        (opendocument("").replace(b"content.xml", b"content.xmm"), "kind.package"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kind.old_excel"),
        (b"%PDF-1.7", "kind.pdf"),
        (b"BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n", "kind.contacts"),
        (b'<?xml version="1.0"?><rss version="2.0"/>', "kind.feed"),
        (b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"/>', "kind.feed"),
        (b'{"events": []}', "kind.json"),
        (b"From: a@exempel.se\r\nSubject: x\r\n\r\nHej", "kind.mail"),
        (b"\x89PNG\r\n", "kind.picture"),
        (b"<!DOCTYPE html><html><body>Logga in</body></html>", "kind.page"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_own_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        found_in(data, "fil.xlsx", TERMS)
    assert refused.value.reason == reason


def test_package_of_calendars_is_read_and_the_empty_ones_named() -> None:
    data = BytesIO()
    event = "BEGIN:VEVENT\nUID:1\nDTSTART:20270203T080000\nSUMMARY:Frukost\nEND:VEVENT\n"
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("Takeout/Kalender/Jobb.ics", f"BEGIN:VCALENDAR\n{event}END:VCALENDAR\n")
        package.writestr("Takeout/Kalender/Tom.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
        package.writestr("Takeout/archive_browser.html", "<html>")
    found = found_in(data.getvalue(), "takeout.zip", TERMS)
    assert [(row.label, row.title) for row in found.rows] == [("2 (Jobb.ics)", "Frukost")]
    assert found.notes == (Note.of("calendar_not_read", name="Tom.ics"),)


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_what_parts_columns_is_proved_by_the_table(delimiter: str) -> None:
    line = delimiter.join(('"Frukost; bröd, te | kaffe"', "2027-02-03", '"Rad 1\nRad 2, mer; mer"'))
    text = f"{delimiter.join(('Rubrik', 'Datum', 'Beskrivning'))}\n{line}\n"
    row = found_in(text.encode(), "x.csv", TERMS).rows[0]
    assert row.cells["title"] == "Frukost; bröd, te | kaffe"
    assert row.cells["description"] == "Rad 1\nRad 2, mer; mer"


def test_order_of_day_and_month_is_proved_by_another_row() -> None:
    for year in ("2027", "27"):
        text = f"Subject,Start Date\nA,3/4/{year}\nB,{{}}/{year}\n"
        first = {one: found_in(text.format(one).encode(), "x.csv", TERMS).rows[0].months_first for one in ORDERS}
        assert first == ORDERS
    assert times({"day": "03/04/27", "clock": "8:25:00 AM"}, Known(is_month_first=True))["start"] == "2027-03-04 08:25"
    with pytest.raises(Mistake):
        times({"day": "3/4/2027"}, Known())


ORDERS = {"3/13": True, "13/3": False, "3/5": None}


@pytest.mark.parametrize(
    "heading", ["Latitude", "Titlel", "Startup", "Dates", "Sum", "ID", "Plan", "Starter", "Rubriker"]
)
def test_no_column_is_guessed(heading: str) -> None:
    assert key_of_heading(heading) == ""


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *(
            ("Ämne", "title"),
            ("EVENT NAME:", "title"),
            ("ALL DAY EVENT?", "whole_day"),
            ("Start Date & Time", "start"),
            ("Startdatum (ÅÅÅÅ-MM-DD)", "day"),
        ),
        *(
            ("Sluttid *", "end_clock"),
            ("registration_seats", "registration_seats"),
            ("Möteslänk", "joins"),
            ("id", "id"),
        ),
    ],
)
def test_listed_names_are_known_however_they_are_written(heading: str, key: str) -> None:
    assert key_of_heading(heading) == key


@pytest.mark.parametrize(
    ("written", "country", "code"),
    [
        ("Huset, Storgatan 1, 12345 Solna", "SE", "123 45"),
        ("Huset, Storgatan 1, 12345 Solna, plan 3", "", "123 45"),
        ("Talo, Hallituskatu 19, 00100 Helsinki", "SE", "00100"),
        ("Talo, Hallituskatu 19, 33200 Tampere", "FI", "33200"),
        ("Talo, Hallituskatu 19, 33200 Tampere, Suomi", "SE", "33200"),
        ("Talo, Hallituskatu 19, SE-33200 Tampere", "FI", "332 00"),
        ("Haus, Hauptstraße 5, D-10115 Berlin", "SE", "10115"),
        ("Hall, Dam 1, 1012 JS Amsterdam, Nederland", "SE", "1012 JS"),
        ("Huset, Storgatan 1, 0185 Oslo, Norge", "", "0185"),
        ("Huset, Torget 2, 2027 års hus", "SE", None),
    ],
)
def test_postal_codes_are_spaced_as_in_their_country(written: str, country: str, code: str | None) -> None:
    place = place_value({"place": written}, Catalogue(), country)
    assert isinstance(place, dict)
    assert place.get("postal_code") == code
