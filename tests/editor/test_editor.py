"""What an author meets in an editor that follows our schemas: the real language server, asked as an editor asks it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.editor.language_server import Editor, editor_in

REPOSITORY = Path(__file__).parents[2]
pytestmark = pytest.mark.thorough

GOOD = """\
# yaml-language-server: $schema=schemas/events.schema.json
- id: natverkstraff-2027
  title: Nätverksträff
  summary: Vi ses över en frukost.
  start: 2027-01-20 09:00
  published: 2026-11-22
  type: natverkstraff
  format: on_site
  place: folkets-husby
  areas: [jarva]
  organisers: [arbetsmarknadsforvaltningen]
  registration:
    needed: true
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("network")
    shutil.copytree(REPOSITORY / "schemas", folder / "schemas")
    settings = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
    with editor_in(folder, settings) as opened:
        yield opened


def test_the_list_of_events_has_no_mark_in_the_editor(editor: Editor) -> None:
    assert editor.problems((REPOSITORY / "events.yaml").read_text("utf-8")) == []


def test_an_organisation_that_is_newer_than_the_schema_is_no_mistake(editor: Editor) -> None:
    text = GOOD.replace("arbetsmarknadsforvaltningen", "alldeles-ny-forening").replace("folkets-husby", "nytt-hus")
    assert editor.problems(text) == []


def test_usual_mistakes_are_told_in_swedish_where_they_are(editor: Editor) -> None:
    text = """\
# yaml-language-server: $schema=schemas/events.schema.json
- id: Nätverksträff 2027
  rubrik: Nätverksträff
  summary: Vi ses över en frukost.
  start: 20 januari 2027 kl 9
  published: idag
  type: nätverksträff
  format: på plats
  Område: [jarva]
  areas: jarva
  organisers: [arbetsmarknadsforvaltningen]
  registration:
    needed: kanske
    platser: 80
    seats: många
"""
    assert editor.problems(text) == [
        "2:3 Fältet title saknas (Rubrik).",
        "2:7 Bara små bokstäver a–z, siffror och bindestreck, till exempel natverkstraff-2027.",
        "3:3 Fältet heter title.",
        "5:10 Skriv datum som 2027-01-20 09:00 eller 2027-01-20. En månad skrivs 2027-01, en årstid 2027 vår, "
        "och TBA när inget är bestämt.",
        "6:14 Skriv dagen som 2027-01-20.",
        "7:9 Välj något av: natverkstraff, rundabord, frukostmote, digital-traff, kunskapstraff, mingel, uppstart, "
        "lansering, arbetsmote, workshop, massa, seminarium, studiebesok, mentortraff, invigning.",
        "8:11 Välj något av: on_site, online, hybrid, unknown.",
        "9:3 Fältet heter areas.",
        "10:10 Skriv en lista inom hakparentes: [ett, två].",
        "13:13 Skriv true (ja) eller false (nej).",
        "14:5 Fältet heter seats.",
        "15:12 Skriv ett antal med siffror, högst sex.",
    ]


def test_with_our_settings_the_server_explains_and_leaves_what_is_wrong_to_the_task(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """It would say it in English, beside what the task says in Swedish."""
    folder = tmp_path_factory.mktemp("network")
    shutil.copytree(REPOSITORY / "schemas", folder / "schemas")
    text = (REPOSITORY / ".vscode" / "settings.json").read_text("utf-8")
    ours = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    settings = {"yaml": {"hover": True, "completion": True, "validate": ours["yaml.validate"]}}
    with editor_in(folder, settings) as opened:
        assert opened.problems(GOOD.replace("title: Nätverksträff", 'title: "Nätverksträff')) == []
        assert opened.hover(opened.opened(GOOD), line_of(GOOD, "start:"), 4).startswith("#### Börjar")
    assert all((REPOSITORY / schema).is_file() for schema in ours["yaml.schemas"])


def test_pointing_at_a_key_says_what_it_means(editor: Editor) -> None:
    uri = editor.opened(GOOD)
    said = editor.hover(uri, line_of(GOOD, "start:"), 4)
    assert said.startswith("#### Börjar\n\nDatum och klockslag: 2027-01-20 09:00.")


def test_pointing_at_a_choice_shows_all_choices_with_their_names(editor: Editor) -> None:
    uri = editor.opened(GOOD)
    assert "* `rundabord`: Rundabordssamtal" in editor.hover(uri, line_of(GOOD, "type:"), 10).splitlines()


def test_keys_are_offered_with_their_help(editor: Editor) -> None:
    text = f"{GOOD}  th\n"
    offered = editor.completions(editor.opened(text), line_of(text, "  th\n"), 5)
    assert offered["themes"] == "Vad träffen handlar om."
    assert "teman" not in offered
    assert "title" not in offered, "it is written already"


@pytest.mark.parametrize(
    ("line", "column", "choice", "title"),
    [
        ("  status: ", 11, "postponed", "Uppskjutet, utan nytt datum"),
        ("  areas: []", 11, "all", "Hela staden"),
        ("  organisers: []", 16, "arbetsmarknadsforvaltningen", "Arbetsmarknadsförvaltningen"),
    ],
)
def test_values_are_offered_with_their_names(editor: Editor, line: str, column: int, choice: str, title: str) -> None:
    key = line.split(":")[0]
    text = re.sub(rf"^{key}:.*\n", "", GOOD, flags=re.MULTILINE) + f"{line}\n"
    offered = editor.completions(editor.opened(text), line_of(text, line), column)
    assert offered[choice] == title


def test_the_snippets_are_events_without_a_mark(editor: Editor) -> None:
    """What a snippet inserts, with its suggestions left as they are."""
    snippets: dict[str, Any] = json.loads((REPOSITORY / ".vscode" / "handelser.code-snippets").read_text("utf-8"))
    text = GOOD.splitlines()[0] + "\n"
    for name in ("En träff på plats", "En digital träff"):
        text += filled("\n".join(snippets[name]["body"])) + "\n"
    assert editor.problems(text) == []


def filled(snippet: str) -> str:
    """The text with the first suggestion in each hole."""
    snippet = snippet.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-22").replace("$0", "")
    return re.sub(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}", lambda hole: hole[1] or hole[2], snippet)


def line_of(text: str, part: str) -> int:
    """The line, counted from 1, on which a part of the text begins."""
    return text.count("\n", 0, text.rindex(part) + (part[0] == "\n")) + 1
