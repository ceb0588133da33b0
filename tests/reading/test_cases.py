"""Each file in `cases/` shows something written wrongly (or rightly), and what its author is told about it.

After the first line, which says what the case is about, `--- name` begins a file of the network, `--- name finns inte`
removes one, and `--- svar` begins the answer.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pakten.domain.problem import Problem
from pakten.locale import words
from pakten.reading.network.catalogue import Reading
from pakten.writing.problems.text import advice, sentence

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=[path.stem for path in CASES])
def test_author_is_told(case: Path, network: Path, reading: Callable[[], Reading]) -> None:
    files, expected = parts(case.read_text(encoding="utf-8"))
    for name, text in files:
        put(network / name, text)
    result = reading()
    assert "\n".join(told_in_words(result.problems)) == expected
    assert (result.catalogue is None) == any(f" {problem.code} " in expected for problem in _errors(result))


def test_every_entry_of_the_network_is_read(reading: Callable[[], Reading]) -> None:
    catalogue = reading().catalogue
    assert catalogue is not None
    assert [event.id for event in catalogue.events] == ["varmote-2024", "hostmote-2027"]
    assert [example.id for example in catalogue.examples] == ["cykelskolan"]
    assert [wording.role for wording in catalogue.wordings] == ["vision"]


def parts(case: str) -> tuple[list[tuple[str, str | None]], str]:
    files: list[tuple[str, str | None]] = []
    expected = ""
    for part in case.split("\n--- ")[1:]:
        name, _, text = part.partition("\n")
        if name == "svar":
            expected = text.rstrip("\n")
        elif name.endswith(" finns inte"):
            files.append((name.removesuffix(" finns inte"), None))
        else:
            files.append((name, text + "\n"))
    return files, expected


def put(path: Path, text: str | None) -> None:
    if text is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def told_in_words(problems: tuple[Problem, ...]) -> list[str]:
    swedish = words("sv")
    lines = []
    for problem in problems:
        lines.append(f"{problem.location} {problem.code} {sentence(problem, swedish)}")
        lines += (f"    {told}" for told in advice(problem, swedish))
    return lines or ["Inga fel."]


def _errors(result: Reading) -> list[Problem]:
    return [problem for problem in result.problems if problem.severity == "error"]
