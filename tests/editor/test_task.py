"""The task that an editor runs by itself: what the language server says in English about syntax, it says in Swedish."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.editor.language_server import Editor, editor_in
from tests.forking import call

pytestmark = pytest.mark.thorough

REPOSITORY = Path(__file__).parents[2]
NETWORK = REPOSITORY / "tests" / "cli" / "network"

SYNTAX = {
    "an open quote": ("title: Höstmöte i hamnen", 'title: "Höstmöte i hamnen'),
    "a tab": ("  title: Höstmöte i hamnen", "\ttitle: Höstmöte i hamnen"),
    "a colon": ("title: Höstmöte i hamnen", "title: Höstmöte: i hamnen"),
    "an open bracket": ("goals: [motas]", "goals: [motas"),
    "the same key twice": ("title: Höstmöte i hamnen", "title: Höstmöte i hamnen\n  title: Igen"),
    "too little space": ("  title: Höstmöte i hamnen", " title: Höstmöte i hamnen"),
}


def task() -> dict[str, Any]:
    text = (REPOSITORY / ".vscode" / "tasks.json").read_text("utf-8")
    (one,) = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))["tasks"]
    return dict(one)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(NETWORK, tmp_path / "network"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    settings = {"yaml": {"validate": True, "schemaStore": {"enable": False}}}
    with editor_in(tmp_path_factory.mktemp("network"), settings) as opened:
        yield opened


def _environ() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", "PAKTEN_DATE": "2026-12-01"}


@pytest.mark.parametrize("kind", SYNTAX)
def test_what_the_server_says_in_english_the_task_says_in_swedish(folder: Path, server: Editor, kind: str) -> None:
    events = folder / "events.yaml"
    before, after = SYNTAX[kind]
    whole = events.read_text("utf-8")
    line = whole.count("\n", 0, whole.index(before)) + 1
    text = whole.replace(before, after, 1)
    events.write_text(text, "utf-8")
    matcher = task()["problemMatcher"]["pattern"]
    arguments = [one for one in task()["args"] if one != "--watch"]
    said = call("pakten.cli", arguments, folder, _environ()).out
    shown = [found for line in said.splitlines() if (found := re.match(matcher["regexp"], line))]
    assert shown, said
    first = shown[0]
    assert first[matcher["file"]] == "events.yaml"
    assert first[matcher["severity"]] == "error"
    assert int(first[matcher["line"]]) in (line, line + after.count("\n"))
    assert int(first[matcher["endColumn"]]) > int(first[matcher["column"]]) > 0
    assert server.problems(text), "the server sees it too"
    assert re.search(task()["problemMatcher"]["background"]["endsPattern"], said, re.MULTILINE)


def test_each_saved_change_is_looked_at_again(folder: Path) -> None:
    background = task()["problemMatcher"]["background"]
    watching = (sys.executable, "-u", "-m", "pakten.cli", *task()["args"])
    with subprocess.Popen(
        watching, cwd=folder, env=_environ(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as process:
        assert process.stdout is not None

        def one_round() -> list[str]:
            assert process.stdout is not None
            lines: list[str] = []
            while not (lines and re.match(background["endsPattern"], lines[-1])):
                lines.append(process.stdout.readline().rstrip("\n"))
            return lines

        try:
            first = one_round()
            Event().wait(1)
            events = folder / "events.yaml"
            whole = events.read_text("utf-8")
            events.write_text(whole.replace("title: Höstmöte", "title: Höstmöte:", 1), "utf-8")
            second = one_round()
            Event().wait(1)
            events.write_text(whole, "utf-8")
            third = one_round()
        finally:
            process.terminate()
    assert [re.match(background["beginsPattern"], lines[0]) is not None for lines in (first, second, third)] == [
        True
    ] * 3
    assert first == third == ["Granskar …", "Inga fel."]
    assert second[1].startswith("events.yaml:44:10:")
    assert " error E105 " in second[1]
