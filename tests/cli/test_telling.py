"""What is to come, the plan of a year, the letter of a month, and the help: all in the network's language."""

import argparse
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pakten.cli.argument_words import KEYS, localized
from pakten.cli.program import COMMANDS
from pakten.locale import words
from tests.cli.conftest import DAY, Pakten, started

SHOULD_NOT_BE_MET = frozenset(
    (
        *(".__call__() not defined", "conflicting subparser: %s", "conflicting subparser alias: %s"),
        *('argument "-" with mode %r', "can't open '%(filename)s': %(error)s", "%r is not callable"),
        *("cannot merge actions - two groups are named %r", "'required' is an invalid argument for positionals"),
        *("dest= is required for options like %r", "invalid conflict_resolution value: %r"),
        *("mutually exclusive arguments must be optional", "cannot have multiple subparser arguments"),
        *("Not enough help", "conflicting option string: %s", "conflicting option strings: %s"),
        # Since 3.13; of what none of our commands has: things that are deprecated, defaults, a version.
        *("argument '%(argument_name)s' is deprecated", "option '%(option)s' is deprecated"),
        *("command '%(parser_name)s' is deprecated", "%(prog)s: warning: %(message)s\n"),
        *(" (default: %(default)s)", "show program's version number and exit", "subcommands"),
        "%(heading)s:",  # the same in all languages
    )
)
"""What argparse says to programmers."""


def test_upcoming(pakten: Pakten) -> None:
    assert pakten("upcoming").out == (
        "onsdag 3 februari 2027 kl. 8–9.30: Frukost på Kullen: bröd och jobb (Kullen)\n"
        "onsdag 20 oktober 2027 kl. 9–11.30: Höstmöte i hamnen (Hamnen)\n"
    )
    assert pakten("upcoming", "--most", "1").out.endswith("… och 1 träff till.\n")
    assert pakten("upcoming", "--date", "2028-01-01").out == "Just nu är ingenting planerat.\n"


def test_plan_of_a_year_three_ways(pakten: Pakten) -> None:
    breakfast = "3 februari 2027 kl. 8–9.30: Frukost på Kullen: bröd och jobb (Kullen), Planerat"
    autumn = "20 oktober 2027 kl. 9–11.30: Höstmöte i hamnen (Hamnen), Planerat"
    nothing = "Här är ingenting planerat."
    assert pakten("plan", "2027").out == (
        "Aktivitetsplan 2027\n===================\n\n"
        f"Kvartal 1\n---------\n{breakfast}\n\n"
        f"Kvartal 2\n---------\n{nothing}\n\n"
        f"Kvartal 3\n---------\n{nothing}\n\n"
        f"Kvartal 4\n---------\n{autumn}\n\n"
        "Efter mål\n=========\n\n"
        f"Att mötas\n---------\n{autumn}\n\n"
        f"Inget angivet\n-------------\n{breakfast}\n\n"
        "Efter område\n============\n\n"
        f"Hamnen\n------\n{autumn}\n\n"
        f"Kullen\n------\n{breakfast}\n"
    )
    assert pakten("plan", "2027", "--format", "markdown").out.startswith("# Aktivitetsplan 2027\n\n## Kvartal 1\n\n| ")
    assert "Höstmöte i hamnen" in pakten("plan", "2027", "--format", "csv").out
    assert pakten("plan", "12").status == 2


def test_letter_of_a_month(folder: Path, pakten: Pakten) -> None:
    letter = pakten("letter", "--month", "2027-10", "--area", "hamnen").out
    assert letter.startswith("Kvarnkretsen i hamnen: oktober 2027\n\n")
    assert "https://kvarnkretsen.example/kalender/hostmote-2027/" in letter
    assert pakten("letter", "--month", "2027-10", "--format", "linkedin").out.count("hostmote-2027") == 1
    assert pakten("letter", "--month", "2027-10", "--format", "html", "--output", "brev.html").status == 0
    assert (folder / "brev.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert pakten("letter", "--month", "2027-10", "--area", "hamn").beside == (
        "Det finns inget område som heter hamn. Menade du hamnen?\n"
    )
    assert pakten("letter", "--month", "2027-13").status == 2


def test_letter_of_what_is_new_since_the_last_one(folder: Path, pakten: Pakten) -> None:
    assert "Inget nytt är bokat." in pakten("letter", "--since", "2027-02-01").out
    saved = pakten("letter", "--since", "2026-11-01", "--format", "html", "--output", "brev.html")
    assert saved.beside == "Skrivet i brev.html.\nSkrivet i brev.txt.\n"
    assert (folder / "brev.txt").read_text("utf-8").endswith(f"Brevet är skrivet {DAY}.\n")
    assert pakten("cancel", "hostmote-2027", "--note", "Kajen är avstängd.").status == 0
    for last in ("brev.html", "brev.txt", DAY):
        told = pakten("letter", "--since", last).out
        assert told.startswith("Kvarnkretsen: nytt sedan 1 december 2026\n")
        assert "Inställt: Höstmöte i hamnen\nSkulle ha varit onsdag 20 oktober 2027" in told
    assert pakten("letter", "--since", "igår").status == 2
    assert pakten("letter", "--since", "events.yaml").beside.startswith("events.yaml säger inte vilken dag")
    assert pakten("letter", "--since", DAY, "--format", "linkedin").status == 2
    assert pakten("letter", "--since", DAY, "--month", "2027-01").status == 2
    assert pakten("letter").status == 2


SWEDISH = (
    "{areas: omraden, themes: teman, goals: mal, ways_in: vagar-in, activations: aktuellt, places: platser, "
    "organisations: aktorer}"
)
"""The folders and files of the network, which are called in each language by the words of its addresses."""


def test_help_is_in_the_language_of_the_network(folder: Path, pakten: Pakten) -> None:
    said = pakten("--help").out
    assert said.startswith("så här: pakten [-h] kommando ...\n")
    assert all(re.search(rf"^    {command}\s", said, re.MULTILINE) for command in COMMANDS)
    foreign = re.compile(r"usage:|options:|show this|positional arguments|required")
    for command in COMMANDS:
        assert not foreign.search(pakten(command, "--help").out)
    path = folder / "mkdocs.yml"
    english = path.read_text("utf-8").replace("language: sv", "language: en")
    path.write_text(english.replace("      timezone:", f"      segments: {SWEDISH}\n      timezone:"), "utf-8")
    assert pakten("--help").out.startswith("usage: pakten [-h] command ...\n")
    assert pakten("upcoming", "--date", "2028-01-01").out == "Nothing is planned at the moment.\n"


def test_the_command_alone_lists_what_there_is(pakten: Pakten) -> None:
    alone = pakten()
    assert (alone.status, alone.beside) == (0, "")
    assert alone.out == pakten("--help").out


def test_every_sentence_of_argparse_that_people_meet_is_translated() -> None:
    found = set(
        re.findall(r"""_\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*[,)]""", inspect.getsource(argparse))
    )
    said = {(one or other).replace("\\n", "\n").replace("\\'", "'") for one, other in found}
    assert said - set(KEYS) - SHOULD_NOT_BE_MET == set()
    for language in ("sv", "en"):
        assert [key for key in KEYS.values() if f"cli.argparse.{key}" not in words(language)] == []


def test_argparse_has_its_own_words_back_afterwards() -> None:
    before = vars(argparse)["_"], vars(argparse)["ngettext"]
    with localized(words("sv")):
        assert vars(argparse)["_"]("usage: ") == "så här: "
    assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == before


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("chek",), "Kommandot chek finns inte. Menade du pakten check?\n"),
        (("granska",), "Kommandot granska finns inte. Menade du pakten check?\n"),
        (("new", "evnet"), "Kommandot evnet finns inte. Menade du pakten new event?\n"),
        (("xyzzy",), "Kommandot xyzzy finns inte. Skriv pakten --help, så visas de som finns.\n"),
        (
            ("check", "--format", "xml"),
            "xml går inte att välja. Det här går: text, github, gitlab, ",
        ),
        (("check", "--format=githb"), "githb går inte att välja. Menade du github?\n"),
        (("check", "-fix"), "Flaggan -fix finns inte. Menade du --fix?\n"),
        (("plan", "i år"), "'i år' går inte här"),
        (("plan",), "det här saknas: ÅR"),
        (("letter", "--month"), "--month: ett värde ska följa"),
        (("check", "--fix=ja"), "--fix: tar inget värde, men fick 'ja'"),
        (("upcoming", "--okänd"), "Flaggan --okänd finns inte"),
    ],
)
def test_wrong_calls_are_explained(pakten: Pakten, call: tuple[str, ...], said: str) -> None:
    answer = pakten(*call)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.beside


@pytest.mark.thorough
def test_reader_who_has_seen_enough_is_no_failure(folder: Path) -> None:
    command = f"{sys.executable} -m pakten.cli export --csv | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(("bash", "-c", command), cwd=folder, capture_output=True, check=False)
    assert (done.stdout.decode().strip(), done.stderr.decode()) == ("0", "")


@pytest.mark.thorough
def test_what_a_full_disk_does_not_take_is_told(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = (sys.executable, "-m", "pakten.cli", "upcoming")
        done = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr.decode()) == (1, "Det gick inte: disken är full.\n")


def test_old_terminal_is_told_what_it_can_show(folder: Path) -> None:
    said = started(folder, "upcoming", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (said.status, said.beside) == (0, "")
    assert "Frukost p\\xe5 Kullen" in said.out
