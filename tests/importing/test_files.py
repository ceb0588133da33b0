"""Files as other programs write them, each with what it becomes: `files/NAME` and the right answer in `NAME.svar`.

`PAKTEN_GOLDEN=write pytest tests/importing` writes the answers; read them before you believe them.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Problem
from pakten.domain.vocabulary import Vocabulary
from pakten.importing.candidates import candidate
from pakten.importing.files import found_in
from pakten.importing.rows import Note, Terms
from pakten.locale import words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.flat_fields import form_problems
from pakten.reading.forms.requirements import needed
from pakten.reading.refusal import Refusal
from pakten.reading.yaml import emitter
from pakten.writing.problems import text as report

FOLDER = Path(__file__).parent / "files"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".svar")
SWEDISH = words("sv")
TERMS = Terms(ZoneInfo("Europe/Stockholm"), date(2026, 12, 1), date(2027, 12, 1))
CATALOGUE = Catalogue(vocabulary=Vocabulary(types={"frukostmote": "Frukostmöte"}))
DEFAULTS = {"published": "2026-12-01", "type": "frukostmote", "areas": "all", "organisers": "bageriet"}
SECRETS = (
    *("HEMLIG", "HeMlIg", "aBcDeF", "hem-ligg", "987", "123 456", "345 678", "meetup-join", "zoom.us", "meet.example"),
    *("Efternamn", "efternamn", "Läkarbesök", "Lönesamtal", "Budget för", "Heldag i smyg"),
)


@pytest.mark.parametrize("name", FILES)
def test_file_becomes_what_stands_beside_it(name: str) -> None:
    answer = FOLDER / f"{name}.svar"
    said = "\n".join(answered((FOLDER / name).read_bytes(), name)) + "\n"
    if os.environ.get("PAKTEN_GOLDEN") == "write":
        answer.write_text(said, "utf-8")
    assert said == answer.read_text("utf-8")


@pytest.mark.parametrize("name", FILES)
def test_nothing_secret_is_told_or_written(name: str) -> None:
    said = "\n".join(answered((FOLDER / name).read_bytes(), name))
    assert [secret for secret in SECRETS if secret in said] == []
    assert "\ufffd" not in said


def answered(data: bytes, name: str) -> Iterator[str]:
    """All that an import says of a file, and every entry that it would write."""
    try:
        found = found_in(data, name, TERMS)
    except Refusal as refused:
        yield SWEDISH(f"cli.cannot.{refused.reason}", None, **refused.values)
        return
    for column in found.columns:
        yield f"{column.heading} | {column.example} | {column.key or 'läses inte'}"
    yield from map(_sentence, found.notes)
    taken: set[str] = set()
    for row in found.rows:
        yield ""
        if row.left_out:
            yield SWEDISH(f"cli.import.left_out.{row.left_out}", None, row=row.label, title=row.title)
            continue
        one = candidate(row, DEFAULTS, CATALOGUE, taken, name, "Mer om träffen", TERMS)
        taken.add(str(one.values.get("id", "")))
        yield f"Rad {row.label}{': ställs in' if row.cancels else ''}"
        yield from map(_sentence, one.notes)
        problems = one.problems or tuple(form_problems(EventForm, one.values, name, needed(EventForm, {})))
        yield from (f"! {_said(problem)}" for problem in problems)
        yield from emitter.mapping({key: one.values[key] for key in one.values if key not in DEFAULTS})


def _sentence(note: Note) -> str:
    values = {
        name: SWEDISH(f"import.{name}.{value}") if f"import.{name}.{value}" in SWEDISH else value
        for name, value in note.values
    }
    return f"* {SWEDISH(f'import.told.{note.key}', None, **values)}"


def _said(problem: Problem) -> str:
    return " ".join((problem.code, report.sentence(problem, SWEDISH), *report.advice(problem, SWEDISH)))
