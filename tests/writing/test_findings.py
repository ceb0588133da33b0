"""Problems for programs: what is written is what those formats know, and places are counted as they count them."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.locale import words
from pakten.writing.problems.data import sarif
from pakten.writing.problems.text import gitlab

NODE = Path(__file__).parents[1] / "node"
PROBLEMS = (
    Problem.of(Code.UNKNOWN_FIELD, Location("content/områden/ö n.md", 4, 3, 8), instead="place", field="plats"),
    Problem.of(Code.NO_FILE, Location("events.yaml"), file="events.yaml"),
    Problem.of(Code.SAME_TWICE, Location("events.yaml", 7, 1), value='a"\\\n\u2028'),
)


def _faults(*files: Path) -> list[list[str]]:
    """Of each file."""
    if not (shutil.which("node") and (NODE / "node_modules" / "@types" / "sarif").is_dir()):
        pytest.fail("@types/sarif is missing: install Node.js 20 or newer, then run `npm ci --prefix tests/node`")
    done = subprocess.run(["node", NODE / "check_sarif.mjs", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    faults: list[list[str]] = json.loads(done.stdout)
    return faults


def _written(folder: Path, name: str, report: object) -> Path:
    path = folder / f"{name}.sarif"
    path.write_text(json.dumps(report), "utf-8")
    return path


@pytest.mark.thorough
def test_sarif_keeps_to_its_schema_and_that_is_really_asked(tmp_path: Path) -> None:
    report = sarif(PROBLEMS, words("sv"))
    level, region, tool = (json.loads(report) for _ in range(3))
    level["runs"][0]["results"][0]["level"] = "fatal"
    region["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["line"] = 4
    del tool["runs"][0]["tool"]
    reports = {"full": json.loads(report), "empty": json.loads(sarif((), words("sv")))}
    wrong = {"level": level, "region": region, "tool": tool}
    files = [_written(tmp_path, name, one) for name, one in (reports | wrong).items()]

    faults = _faults(*files)

    assert [name for name, found in zip(reports | wrong, faults, strict=True) if found] == list(wrong)
    assert [len(found) for found in faults] == [0, 0, 1, 1, 1]


def test_sarif_holds_what_types_cannot_say() -> None:
    """Lines and columns from 1, an end behind the start, addresses of URI characters, ids that a rule explains."""
    (run,) = json.loads(sarif(PROBLEMS, words("sv")))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == sorted({one["id"] for one in rules})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w.~%/-]+", place["artifactLocation"]["uri"], re.ASCII)
        region = place["region"]
        assert region["startLine"] >= 1
        assert 1 <= region["startColumn"] < region.get("endColumn", 1 << 30)


def test_gitlab_keeps_to_the_documented_fields() -> None:
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""
    report: list[dict[str, Any]] = json.loads(gitlab(PROBLEMS, words("sv")))
    for one in report:
        assert set(one) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(one["location"]) == {"path", "lines"}
        assert set(one["location"]["lines"]) == {"begin"}
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert all(text and isinstance(text, str) for text in _texts(one))
        assert not one["location"]["path"].startswith(("./", "/"))
        assert one["location"]["lines"]["begin"] >= 1
    assert len({one["fingerprint"] for one in report}) == len(report)
    assert json.loads(gitlab((), words("sv"))) == []


def _texts(one: dict[str, Any]) -> Iterator[object]:
    yield from (one["description"], one["check_name"], one["fingerprint"], one["location"]["path"])
