"""Problems in words, for a person at a terminal and for the git hosts."""

import json
import re

import pytest

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.locale import words
from pakten.writing.problems.text import github, gitlab, line, summary, text

SV, EN = words("sv"), words("en")
LINES = ["- id: vårmöte", "  title: Möte: vi ses", "  plats: kvarnen", "  featured: ja"]
QUOTED = '"Möte: vi ses"'
COLON = Problem.of(Code.COLON_IN_TEXT, Location("events.yaml", 2, 10, 22), instead=QUOTED, sign="colon")
KEY = Problem.of(Code.UNKNOWN_FIELD, Location("events.yaml", 3, 3, 8), instead="place", field="plats")
ORDER = Problem.of(Code.OUT_OF_ORDER, Location("events.yaml", 1, 7, 14), where="after", id="julmote")


def shown(*problems: Problem, lines: list[str] = LINES) -> str:
    return text(problems, SV, lambda _: lines)


def test_every_problem_is_shown_with_its_line_and_what_to_write() -> None:
    assert (
        shown(ORDER, COLON, KEY)
        == """\
events.yaml:1:7: W501 Posten står inte i tidsordning. Den hör hemma efter julmote.
  1 | - id: vårmöte
    |       ^^^^^^^
    = Flytta hela posten.

events.yaml:2:10: E105 Texten innehåller ett kolon och behöver därför citattecken.
  2 |   title: Möte: vi ses
    |          ^^^^^^^^^^^^
    = Skriv: "Möte: vi ses"

events.yaml:3:3: E201 Nyckeln plats finns inte.
  3 |   plats: kvarnen
    |   ^^^^^
    = Menade du place?
    = Stavas den rätt, och står den på rätt nivå? Handboken visar alla nycklar.

2 fel och 1 varning.
"""
    )


def test_nothing_wrong_is_said_too() -> None:
    assert shown() == "Inga fel.\n"
    assert summary([KEY], EN) == "1 error."


def test_a_log_line_says_it_all() -> None:
    assert line(KEY, EN) == (
        "events.yaml:3:3: E201 There is no key called plats. Did you mean place? "
        "Is it spelt correctly, and does it stand on the right level? The handbook shows all keys."
    )


def test_carets_stand_under_wide_and_combined_characters() -> None:
    problem = Problem.of(Code.EMPTY_FIELD, Location("a", 1, 5, 7))
    assert shown(problem, lines=["😀e\u0301x yz"]).splitlines()[1:3] == ["  1 | 😀e\u0301x yz", "    |     ^^"]


def test_carets_reach_to_the_end_of_the_line_when_the_end_is_not_known() -> None:
    problem = Problem.of(Code.TOO_DEEP, Location("a", 1, 3), deepest=30)
    assert shown(problem, lines=["[[[[  "]).splitlines()[2] == "    |   ^^"


def test_a_place_behind_the_end_of_a_line_or_file_is_shown_as_well_as_can_be() -> None:
    behind = Problem.of(Code.EMPTY_FIELD, Location("a", 1, 40, 44))
    assert shown(behind, lines=["kort"]).splitlines()[1:3] == ["  1 | kort", "    |     ^"]
    below = Problem.of(Code.NO_FILE, Location("a", 9), file="a")
    assert shown(below, lines=[]).splitlines()[1] == "    = Kontrollera namnet och var den ligger."


def test_a_long_line_is_cut_around_the_place() -> None:
    problem = Problem.of(Code.EMPTY_FIELD, Location("a", 1, 201, 204))
    excerpt, carets = shown(problem, lines=["x" * 200 + "abc" + "y" * 5000]).splitlines()[1:3]
    assert excerpt == "  1 | …" + "x" * 33 + "abc" + "y" * 64 + "…"
    assert carets == "    | " + " " * 34 + "^^^"


def test_no_text_of_a_file_can_move_the_cursor_or_the_writing_direction() -> None:
    evil = "\x1b[2J\u202eabc\t\x07"
    problem = Problem.of(Code.UNKNOWN_REFERENCE, Location(evil, 1, 1, 4), instead=evil, kind="area", value=evil)
    said = shown(problem, lines=[evil])
    assert not {"\x1b", "\u202e", "\t", "\x07"} & set(said)
    assert "·[2J·abc" in said


def test_colours_only_where_asked() -> None:
    coloured = text([COLON], SV, lambda _: LINES, color=True)
    assert "\033[31mE105\033[0m" in coloured
    assert coloured.replace("\033[1m", "").replace("\033[31m", "").replace("\033[32m", "").replace(
        "\033[0m", ""
    ) == shown(COLON)


@pytest.mark.parametrize(
    ("length", "left"), [(59, "x" * 59), (60, "x" * 60), (61, "x" * 59 + "…"), (500, "x" * 59 + "…")]
)
def test_long_values_are_cut_in_the_sentence(length: int, left: str) -> None:
    problem = Problem.of(Code.NOT_A_TIME, Location("a", 1, 1, 4), value="x" * length)
    (said,) = re.findall("x+…?", shown(problem, lines=["y"]).splitlines()[0])
    assert said == left


def test_github_shows_nine_and_says_how_many_more() -> None:
    many = [Problem.of(Code.NOT_A_TIME, Location("a,b.yaml", n, 2, 5), value="100 % kl: 9") for n in range(1, 13)]
    annotations = github([ORDER, *many], SV).splitlines()
    assert annotations[0] == (
        "::error file=a%2Cb.yaml,line=1,col=2,endColumn=5,title=E204::Datum skrivs på ett annat sätt än "
        "”100 %25 kl: 9”. Skriv datum som 2027-01-20 eller 2027-01-20 09:00. "
        "Om dagen inte är känd: 2027-01, 2027 vår eller TBA."
    )
    assert len(annotations) == 10
    assert annotations[9] == "::error::4 problem till finns i filerna. Hela listan står i loggen."
    assert github([], SV) == ""


def test_gitlab_report_keeps_its_fingerprints_when_lines_move() -> None:
    moved = Problem.of(KEY.code, Location("events.yaml", 30, 3, 8), instead="place", field="plats")
    before, after = (json.loads(gitlab(problems, SV)) for problems in ([KEY, KEY, ORDER], [moved, moved, ORDER]))
    assert [entry["fingerprint"] for entry in before] == [entry["fingerprint"] for entry in after]
    assert len({entry["fingerprint"] for entry in before}) == 3
    assert before[2] == {
        "description": "Posten står inte i tidsordning. Den hör hemma efter julmote. Flytta hela posten.",
        "check_name": "W501",
        "fingerprint": before[2]["fingerprint"],
        "severity": "minor",
        "location": {"path": "events.yaml", "lines": {"begin": 1}},
    }
