"""`pakten handover`: what the network gave goes on to those who carry it out, and somebody asks when nobody answers."""

import csv
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Pakten

LEADS = """
- id: varmassa-2027
  title: Vårmässa
  summary: Vi träffas i hamnen.
  start: 2027-03-18
  published: 2027-01-02
  type: natverkstraff
  format: unknown
  areas: [hamnen]
  organisers: [bageriet]
  agreed_with: [kvarnforeningen]
  parts:
    - {id: rundabord, title: Rundabordssamtal}
  leads:
    - {id: platser, text: "=Två platser hos bageriet", kind: need, organisations: [bageriet], to: praktik,
       part: rundabord, handed_over: 2027-03-22}
    - {id: klart, text: En lärling, to: praktik, handed_over: 2027-03-22, closed: 2027-05-03, outcome: Hon bakar nu.}
    - {id: utan-ord, text: Ett studiebesök, to: praktik, handed_over: 2027-03-22, closed: 2027-05-03}
    - {id: tidigt, text: En tanke, to: praktik}
  recap:
    summary: Den gav två platser.
  follow_up: {by: 2027-04-20, owner: Kansliet}
"""


@pytest.fixture
def spring(folder: Path) -> Path:
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(LEADS)
    return folder


@pytest.mark.usefixtures("spring")
def test_list_for_the_meeting_with_the_unit(pakten: Pakten) -> None:
    assert pakten("handover", "praktik", "--since", "2027-05-01", "--date", "2027-06-10").out == (
        "Från nätverket till Praktik\n"
        "===========================\n\n"
        "Nytt sedan sist\n"
        "---------------\n\n"
        "Idé: En tanke\nVårmässa, 18 mars 2027\nInte lämnat över än\n\n"
        "Idé: Ett studiebesök\nVårmässa, 18 mars 2027\nAvslutat 3 maj 2027\n\n"
        "Idé: En lärling\nVårmässa, 18 mars 2027\nAvslutat 3 maj 2027\nVad det blev av det: Hon bakar nu.\n\n"
        "Väntar sedan tidigare\n"
        "---------------------\n\n"
        "Behov: =Två platser hos bageriet\nFrån: Bageriet\nVårmässa, 18 mars 2027, Rundabordssamtal\n"
        "Lämnat över 22 mars 2027\nInget besked på 80 dagar. Fråga hur det går.\n"
    )


def test_the_same_list_to_work_in(spring: Path, pakten: Pakten) -> None:
    told = pakten("handover", "praktik", "--format", "csv", "--date", "2027-06-10").out.removeprefix("\ufeff")
    rows = list(csv.reader(told.splitlines(), delimiter=";"))
    assert rows[0][:3] == ["Slag", "Vad", "Från"]
    assert rows[-1][:2] == ["Behov", "'=Två platser hos bageriet"], "no program takes it for a formula"

    assert pakten("handover", "praktik", "--format", "xlsx").status == 2
    for name in ("en.xlsx", "tva.xlsx"):
        assert pakten("handover", "praktik", "--format", "xlsx", "--date", "2027-06-10", "--output", name).status == 0
    assert (spring / "en.xlsx").read_bytes() == (spring / "tva.xlsx").read_bytes()
    sheet = openpyxl.load_workbook(BytesIO((spring / "en.xlsx").read_bytes())).worksheets[0]
    assert [cell.value for cell in list(sheet.rows)[-1]][:3] == ["Behov", "=Två platser hos bageriet", "Bageriet"]
    assert {cell.data_type for row in sheet.rows for cell in row} <= {"s", "inlineStr", "n"}


@pytest.mark.usefixtures("spring")
def test_way_that_there_is_not_is_told_of(pakten: Pakten) -> None:
    said = pakten("handover", "praktiken")
    assert (said.status, said.beside) == (2, "Vägen in praktiken finns inte. Menade du: praktik?\n")


@pytest.mark.usefixtures("spring")
def test_what_nobody_has_spoken_of_is_told_after_sixty_days(pakten: Pakten) -> None:
    def told(day: str) -> list[str]:
        said = pakten("check", "--date", day).out.splitlines()
        return [line.partition(": ")[2] for line in said if ": W62" in line]

    late = "W623 Uppföljningen skulle ha varit klar 2027-04-20."
    closed = "W622 Det är avslutat, men vad det blev av det står inte."
    assert told("2027-04-20") == []
    assert told("2027-05-21") == [closed, late]
    assert told("2027-05-22") == ["W620 Ingen har sagt något om detta på 61 dagar.", closed, late]


def test_whom_to_agree_with_is_asked_for_where_the_network_works_so(spring: Path, pakten: Pakten) -> None:
    settings = spring / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("      types:", "      agree_with: [bageriet, kvarnforeningen]\n      types:"), "utf-8"
    )
    said = pakten("check", "--date", "2027-01-10").out
    assert "W621 varmassa-2027 är inte avstämd med Bageriet." in said
