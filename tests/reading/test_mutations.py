"""A valid file with something changed at random: always an answer with places that exist, never an exception."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakten.domain.problem import Severity
from pakten.locale import words
from pakten.reading.catalogue import Reading
from pakten.writing.report import github, gitlab, line, text

FILES = ("events.yaml", "content/omraden/hamnen.md", "content/aktorer.md", "goodexamples/cykelskolan.md")
SNIPPETS = (
    *("\t", '"', "'", ": ", " #", "- ", "-", "[", "]", "{", "}", "&a", "*a", "!a", "|", ">-", "@", "`", "%", "?", ","),
    *(
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "---\n",
        "...\n",
        "<<: ",
        "<<<<<<< x\n",
        "\0",
        "\ufeff",
        "\u2028",
        "\x85",
        "\\x",
        "😀",
    ),
    *(
        "all",
        "TBA",
        "2027-02-30",
        "25:00",
        "no",
        "id: ",
        "  ",
        " ",
        "~",
        "///",
        "/// events\n",
        "    x: y\n",
        "å",
        "🎉",
    ),
)
changes = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 40), st.sampled_from(SNIPPETS) | st.text(max_size=4)),
    min_size=1,
    max_size=4,
)


def changed(original: str, edits: list[tuple[int, int, str]]) -> bytes:
    for at, length, instead in edits:
        place = at % (len(original) + 1)
        original = original[:place] + instead + original[place + length :]
    return original.encode("utf-8", "surrogatepass")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from(FILES), edits=changes)
def test_any_change_gets_an_answer(
    network: Path, reading: Callable[[], Reading], file: str, edits: list[tuple[int, int, str]]
) -> None:
    path = network / file
    original = path.read_bytes()
    try:
        path.write_bytes(changed(original.decode(), edits))
        result = reading()
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    finally:
        path.write_bytes(original)
    errors = [problem for problem in result.problems if problem.severity is Severity.ERROR]
    assert (result.catalogue is None) == bool(errors)
    for problem in result.problems:
        assert problem.location.line >= 1
        if problem.location.file == file:
            assert problem.location.line <= len(lines)
        assert "\n" not in line(problem, words("en"))
    for language in ("sv", "en"):
        assert text(result.problems, words(language), lambda _: lines)
        assert github(result.problems, words(language)).count("\n") <= 10
        assert gitlab(result.problems, words(language))


@pytest.mark.parametrize("file", FILES)
def test_every_line_may_be_missing(network: Path, reading: Callable[[], Reading], file: str) -> None:
    path = network / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for index in range(len(lines)):
        path.write_text("".join(lines[:index] + lines[index + 1 :]), encoding="utf-8")
        result = reading()
        assert all(problem.location.line <= len(lines) for problem in result.problems)
    shutil.copyfile(Path(__file__).parent / "network" / file, path)
