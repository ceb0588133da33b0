"""Problems for programs: as plain JSON, and as SARIF 2.1.0, which code hosts and editors show beside the lines."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.writing.problems.text import advice, sentence, told

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(problems: Sequence[Problem], words: Words) -> str:
    """One object for each problem, in the order of files and lines."""
    return _dumped(
        [
            {
                "file": problem.location.file,
                "line": problem.location.line,
                "column": problem.location.column,
                "end_column": problem.location.end_column or None,
                "code": problem.code,
                "severity": problem.severity,
                "message": sentence(problem, words),
                "instead": problem.instead or None,
                "advice": list(advice(problem, words)),
            }
            for problem in problems
        ]
    )


def sarif(problems: Sequence[Problem], words: Words) -> str:
    rules = sorted({problem.code for problem in problems})
    driver = {"name": "pakten", "language": words.language, "rules": [{"id": code} for code in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, rules.index(problem.code), words) for problem in problems],
    }
    return _dumped({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _result(problem: Problem, rule: int, words: Words) -> dict[str, object]:
    location = problem.location
    region = {"startLine": location.line, "startColumn": location.column}
    if location.end_column > location.column:
        region["endColumn"] = location.end_column
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error" if problem.severity is Severity.ERROR else "warning",
        "message": {"text": told(problem, words)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(location.file)}, "region": region}}],
    }


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
