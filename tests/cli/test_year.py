"""`pakten year`: the year as one document, also one of which little is known."""

import sys
from pathlib import Path

import pytest
from lxml import html

from tests.cli.conftest import Pakten

PAGE = """---
title: Verksamhetsåret 2028
summary: Planen för 2028.
plan:
  - {text: "Bjud in | alla", kind: invitation, owner: Kansliet, quarter: 2, goal: motas, agreed_with: [bageriet]}
unit_goals:
  - {text: Fler möts., owner: Kansliet}
---
"""


def test_what_nobody_knows_is_said_first(folder: Path, pakten: Pakten) -> None:
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("      types:", "      known_until: 2027\n      types:"), "utf-8")
    told = pakten("year", "2030").out
    assert "Vi har inga uppgifter efter 2027." in told
    assert "Vi har inga uppgifter om vad som planeras." in told
    assert "Inget är planerat" not in told


def test_a_year_without_meetings_has_a_plan_and_goals(folder: Path, pakten: Pakten) -> None:
    (folder / "content" / "verksamhetsar").mkdir()
    (folder / "content" / "verksamhetsar" / "2028.md").write_text(PAGE, "utf-8")
    told = pakten("year", "2028").out
    assert "| Kvartal 2 | Bjud in \\| alla | Inbjudan | Kansliet | Att mötas | Bageriet | Planerat |" in told
    assert "### Fler möts.\n\nKansliet\n\nInget svar än." in told


def test_what_was_written_down_afterwards_is_no_plan(folder: Path, pakten: Pakten) -> None:
    with (folder / "events.yaml").open("a", encoding="utf-8") as events:
        events.write(
            "\n- {id: forr, title: Förr, summary: Det var då., start: 2019-05, published: 2026-01-01, "
            "type: natverkstraff, format: unknown, areas: [all], organisers: [bageriet]}\n"
        )
    told = pakten("year", "2019").out
    assert "## Årets träffar" in told
    assert "Planen\n" not in told


def test_the_same_to_print(pakten: Pakten) -> None:
    page = html.fromstring(pakten("year", "2027", "--format", "html").out)
    assert page.get("lang") == "sv"
    assert [one.text for one in page.iter("th") if one.get("scope") == "col"][:3] == ["Kvartal", "Vad", "Slag"]


def test_without_typst_it_is_said_what_to_install(pakten: Pakten, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    said = pakten("year", "2027", "--format", "pdf", "--output", "ar.pdf")
    assert (said.status, said.beside) == (1, "För pdf behövs Typst: pip install pakten[pdf].\n")
