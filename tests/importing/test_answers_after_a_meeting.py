"""What comes back after a meeting becomes sentences to choose among, and tells of nobody who said them."""

from io import BytesIO

import openpyxl
import pytest

from pakten.importing.answers import Answers, answers_in
from pakten.locale import words
from pakten.reading.refusal import Refusal
from pakten.writing.letters.questions import questions

SV = words("sv")
ASKED = questions(SV)
VOICE = SV("question.voice")


def read(text: str, encoding: str = "utf-8", name: str = "svar.csv") -> Answers:
    return answers_in(text.encode(encoding), name, ASKED, VOICE, lambda said: "Kim" in said)


def told(text: str, encoding: str = "utf-8") -> list[tuple[str, str, str]]:
    return [(one.question, one.text, one.voice) for one in read(text, encoding).told]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_columns_are_known_by_their_questions(encoding: str, delimiter: str) -> None:
    header = delimiter.join(f'"{one}"' for one in (ASKED["reframing"], ASKED["immediate"], VOICE))
    row = delimiter.join(('"Ja, på praktik: som väg"', '"Energi att gå vidare"', '"Förening"'))
    assert told(f"{header}\n{row}\n", encoding) == [
        ("immediate", "Energi att gå vidare", "Förening"),
        ("reframing", "Ja, på praktik: som väg", "Förening"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "1. {}",
        "Fråga 2: {}",
        "{} *",
        "{} (valfri)",
        "Vad tar du med dig: en idé, en kontakt",  # cut by the tool
        "VAD TAR DU MED DIG: EN IDÉ, EN KONTAKT, NÅGOT DU HAR LÄRT DIG?",
    ],
)
def test_tools_write_headings_in_their_own_ways(heading: str) -> None:
    heading = heading.format(ASKED["potential"])
    assert told(f'"{heading}";Betyg\nEtt nytt namn att ringa;5\n') == [("potential", "Ett nytt namn att ringa", "")]


def test_titles_above_the_headings_are_passed_over() -> None:
    text = f'Enkät efter träffen;\n;\n"{ASKED["applied"]}";Tid\nVi har bjudit in skolan;2027-03-19\n'
    found = read(text)
    assert [(one.row, one.text) for one in found.told] == [(4, "Vi har bjudit in skolan")]
    assert found.passed_over == ("Tid",)


@pytest.mark.parametrize(
    "said",
    [
        "Kim var bra",
        "Ring mig på 070-123 45 67",
        "Skriv till fornamn.efternamn@exempel.se",
    ],
)
def test_who_somebody_is_goes_no_further(said: str) -> None:
    found = read(f'"{ASKED["potential"]}";E-post\n{said};a@exempel.se\nVi fann varandra;b@exempel.se\n')
    assert [one.text for one in found.told] == ["Vi fann varandra"]
    assert found.withheld == (2,)
    assert found.passed_over == (), "not even the heading of what is about persons"


def test_a_voice_is_a_kind_of_participant_and_no_name() -> None:
    found = told(f'"{ASKED["potential"]}";"{VOICE}"\nEn idé att pröva;Kim på bageriet\n')
    assert found == [("potential", "En idé att pröva", "")]


@pytest.mark.parametrize("nothing", ["", "  ", "-", "nej", "Nej!", "vet ej", "Vet inte", "inget", "N/A", "x"])
def test_no_answer_is_none(nothing: str) -> None:
    assert told(f'"{ASKED["potential"]}";"{VOICE}"\n{nothing};Arbetsgivare\n') == []


def test_the_same_said_twice_is_said_once() -> None:
    rows = "Vi fann varandra.\nvi fann varandra\n Vi  fann\tvarandra!\n"
    assert [text for _, text, _ in told(f'"{ASKED["potential"]}"; \n' + rows.replace("\n", ";\n"))] == [
        "Vi fann varandra."
    ]


def test_an_answer_of_several_lines_is_one_sentence() -> None:
    assert told(f'"{ASKED["potential"]}";x\n"Ett\nlöfte";1\n') == [("potential", "Ett löfte", "")]


def test_a_workbook_is_read_too() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Id", ASKED["realised"]])
    sheet.append([1, "Två har fått jobb hos oss"])
    made = BytesIO()
    book.save(made)
    found = answers_in(made.getvalue(), "svar.xlsx", ASKED, VOICE, lambda _: False)
    assert [(one.question, one.text) for one in found.told] == [("realised", "Två har fått jobb hos oss")]


@pytest.mark.parametrize("text", ["Namn;Ort\nA;B\n", "bara text", "1;2\n3;4\n"])
def test_a_table_without_the_questions_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read(text)
