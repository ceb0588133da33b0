"""A year of the network's work, played through: from the first idea of a meeting to the document of the year."""

import re
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfua
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from pakten.cli.program import main
from tests.browsing import served, visitor
from tests.website.conftest import NEIGHBOURS, Builds

Say = Callable[..., str]

ID = "network-meeting-at-the-harbour-2026"
DAY = "2026-06-10"

EXHIBITORS = """
  exhibitors:
    - {organisation: bakery, offers: Bread and places to learn., looks_for: Apprentices.}
"""
ANSWERS = (
    "Email,{potential},{realised},{voice}\n"
    "a.person@mail.example,We know whom to call now.,,Employer\n"
    "other@mail.example,Thanks to Anna we found a place.,no,Association\n"
)
AFTERWARDS = """
  leads:
    - {id: places, text: The bakery has two places., kind: need, organisations: [bakery], to: apprenticeship,
       part: round-table, handed_over: 2026-06-15, public: true}
"""
YEAR = """---
title: The year 2026
summary: What we planned, and what it gave.
plan:
  - {text: Invite the companies along the quay., kind: invitation, owner: The office, quarter: 2, goal: local-forums,
     agreed_with: [job-office], event: network-meeting-at-the-harbour-2026, done: The letter went out in May.}
unit_goals:
  - {text: More companies know the ways in., goal: local-forums, owner: The office, answer: One found its way.}
change: {text: The bakery trains its own bakers., chosen_by: The steering group, reason: Others can do the same.,
         event: network-meeting-at-the-harbour-2026, date: 2026-12}
next: [A meeting on the hill is prepared.]
---
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = Path(shutil.copytree(NEIGHBOURS, tmp_path / "circle"))
    settings = copied / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("      segments:\n", "      segments:\n        years: years\n")
    settings.write_text(text, "utf-8")
    monkeypatch.chdir(copied)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("PAKTEN_DATE", "2026-05-15")
    return copied


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """What a command answers; none of them fails."""

    def answer(*arguments: str) -> str:
        assert main(list(arguments)) == 0, capsys.readouterr()
        return capsys.readouterr().out

    return answer


def test_a_year_of_the_network(folder: Path, say: Say, builds: Builds, browser: Browser) -> None:
    events = folder / "events.yaml"
    plan(say)
    assert ID not in say("plan", "2026", "--date", "2026-05-15"), "a draft is for those who plan"
    events.write_text(events.read_text("utf-8").replace("  draft: true\n", "") + EXHIBITORS, "utf-8")
    invite(say)
    on_the_day(builds.good(folder, "2026-05-15").folder / "site", browser)
    follow_up(say, events)
    what_became_of_it(say, events)
    (folder / "content" / "years").mkdir()
    (folder / "content" / "years" / "2026.md").write_text(YEAR, "utf-8")
    told = say("year", "2026", "--date", "2026-12-30")
    assert_whole(told)
    as_pdf(say, folder)
    built = builds.good(folder, "2026-12-30")
    assert "Two young people bake since August." in built.text("ways-in/apprenticeship/")
    page = built.text("years/2026/")
    assert all(one in page for one in ("The bakery trains its own bakers.", "One found its way.", "Two young people"))
    assert built.page("follow-up/2026/").xpath("//a[contains(@href, 'years/2026/')]")


def plan(say: Say) -> None:
    """From the first idea: one meeting, whose round table is for the invited and whose follow-up has an owner."""
    given = {
        "--concept": "harbour", "--start": f"{DAY} 13:00", "--end": f"{DAY} 16:30", "--round-table": "14:30",
        "--follow-up": "2026-07-01", "--organisers": "bakery", "--place": "mill", "--registration-needed": "true",
        "--registration-url": "https://forms.example/register", "--registration-closes": "2026-06-03",
        "--contact-name": "The Bakery", "--accessibility-step-free": "yes", "--agreed-with": "job-office",
    }  # fmt: skip
    say("new", "event", *(part for pair in given.items() for part in pair))


def invite(say: Say) -> None:
    letter = say("letter", "--month", "2026-06", "--date", "2026-05-15")
    assert "Network meeting at the Harbour" in letter
    assert "3 June 2026" in letter


def on_the_day(site: Path, browser: Browser) -> None:
    with served(site) as address, visitor(browser, DAY, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{address}/calendar/{ID}/")
        programme = page.locator(".pakten-programme > li")
        first = programme.first.bounding_box()
        assert first is not None
        assert first["y"] < 700
        assert "By invitation" in programme.filter(has_text="Round table").inner_text()
        assert page.locator("#exhibitors").is_visible()


def follow_up(say: Say, events: Path) -> None:
    """Those who came are asked, and what they say is told without their names."""
    asked = say("questions", ID, "--date", "2026-06-10")
    questions = [line.partition(". ")[2] for line in asked.splitlines() if re.match(r"\d\. ", line)]
    voice = next(line for line in asked.splitlines() if line.startswith("Who answers"))
    answers = events.with_name("answers.csv")
    potential, realised = (f'"{questions[at]}"' for at in (1, 3))
    answers.write_text(ANSWERS.format(potential=potential, realised=realised, voice=f'"{voice}"'), "utf-8")
    chosen = say("answers", ID, str(answers), "--date", "2026-06-20")
    assert "We know whom to call now." in chosen
    assert "Anna" not in chosen
    recap = "  recap:\n    summary: Those who bake met those who look for work. # said by the bakery\n"
    events.write_text(f"{events.read_text('utf-8')}{AFTERWARDS}{recap}  updated: 2026-06-20\n", "utf-8")
    assert "+    worth:" in say("answers", ID, str(answers), "--date", "2026-06-20", "--write", "1")
    assert "# said by the bakery\n    worth:\n      - text: We know whom to call now.\n" in events.read_text("utf-8")
    listed = say("handover", "apprenticeship", "--since", "2026-06-01", "--date", "2026-06-20")
    assert "Need: The bakery has two places.\nFrom: The Bakery" in listed
    assert "Handed over 15 June 2026" in listed
    assert "W620" in say("check", "--date", "2026-09-01"), "nobody has answered for a long time"


def what_became_of_it(say: Say, events: Path) -> None:
    text = events.read_text("utf-8")
    closed = "handed_over: 2026-06-15, closed: 2026-08-20, outcome: Two young people bake since August., public"
    text = text.replace("handed_over: 2026-06-15, public", closed)
    text = text.replace("    by: 2026-07-01\n", "    by: 2026-07-01\n    told_in: [The letter of August]\n")
    events.write_text(text.replace("updated: 2026-06-20", "updated: 2026-08-20"), "utf-8")
    assert not re.search("W62", say("check", "--date", "2026-09-01"))


def assert_whole(told: str) -> None:
    """The chain, in order: what was planned, what it was worth, what went on, what became of it, what is next."""
    parts = (
        "The letter went out in May.", "Follow-up of Network meeting at the Harbour", "One found its way.",
        "The bakery trains its own bakers.", "The steering group", "Those who bake met those who look for work.",
        "Gave something to use: We know whom to call now.", "What became of it: Two young people bake since August.",
        "A meeting on the hill is prepared.",
    )  # fmt: skip
    at = [told.find(part) for part in parts]
    assert at == sorted(at), dict(zip(parts, at, strict=True))
    assert -1 not in at, dict(zip(parts, at, strict=True))


def as_pdf(say: Say, folder: Path) -> None:
    """To be attached to a case, for everybody to read."""
    for name in ("year.pdf", "again.pdf"):
        say("year", "2026", "--date", "2026-12-30", "--format", "pdf", "--output", name)
    made = (folder / "year.pdf").read_bytes()
    assert made == (folder / "again.pdf").read_bytes()
    assert [str(one) for one in pdfua.validate(str(folder / "year.pdf")).findings] == []
    document = PdfReader(BytesIO(made))
    root: Any = document.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]) == "en"
    assert [str(one.title) for one in document.outline if not isinstance(one, list)] == [
        "The year 2026 – The Mill Circle"
    ]
