"""Mistakes of authors as what stops a build: all of them are told, and the site stays as it was."""

from __future__ import annotations

import logging

from mkdocs.exceptions import PluginError

from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.reading.network.positions import Lines
from pakten.writing.problems import text as report

log = logging.getLogger("mkdocs.plugins.pakten")


class MistakesError(PluginError):
    """A build that stops because of what is written."""

    def __init__(self, problems: tuple[Problem, ...], language: Words, lines: Lines) -> None:
        errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
        super().__init__(f"{report.text(errors, language, lines)}\n{language('report.stopped')}")
        self.problems = problems
        self.lines = lines


def stop_on_errors(problems: tuple[Problem, ...], language: Words, lines: Lines) -> None:
    """Tell all problems; raise one PluginError when any of them is an error.

    Logging errors would not be enough: `mkdocs build -q --strict` passes with errors in the log.
    """
    ordered = tuple(sorted(problems))
    warnings = tuple(problem for problem in ordered if problem.severity is Severity.WARNING)
    # Laying out hundreds of them takes a while: not when nobody reads it.
    if warnings and log.isEnabledFor(logging.INFO):
        log.info("%s", report.text(warnings, language, lines))
    if len(warnings) < len(ordered):
        raise MistakesError(ordered, language, lines)
