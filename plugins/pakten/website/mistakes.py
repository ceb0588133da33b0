"""Mistakes of authors as what stops a build: all of them are told, and the site stays as it was."""

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugins

from pakten.domain.code import Code
from pakten.domain.problem import Problem, Severity
from pakten.locale import Words, words
from pakten.reading.network.engine import entries_of
from pakten.reading.network.positions import Lines
from pakten.reading.network.settings import SettingsError, language_of, read_settings
from pakten.reading.yaml.foreign import key_location, loaded
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


def require_settings(path: Path) -> None:
    """Tell all that is wrong with the settings, with lines and in their language, before MkDocs tells the first."""
    text = path.read_text("utf-8", errors="replace")
    if re.search(r"^INHERIT:", text, re.MULTILINE):
        return  # what another file says nobody but MkDocs knows
    try:
        read_settings(path, os.environ)
        problems = tuple(_of_others(text, path))
    except SettingsError as wrong:
        problems = wrong.problems
    language = words(language_of(path, os.environ))
    stop_on_errors(problems, language, lambda file: text.split("\n") if file == path.name else [])


def _of_others(text: str, path: Path) -> Iterator[Problem]:
    """What other plugins say about their options; only they know them."""
    node, written = loaded(text, path.name, os.environ)
    installed = get_plugins()
    for name, options in entries_of(written.get("plugins")):
        entry = installed.get(str(name).lstrip("/"))
        if entry is None or str(name).startswith("pakten/") or not isinstance(options, dict):
            continue
        known = {key: value for key, value in options.items() if key != "enabled"}
        errors, _ = entry.load()().load_config(known, str(path))
        for key, reason in errors:
            location = key_location(node, key, path.name)
            yield Problem.of(Code.OTHERS_SETTING, location, plugin=str(name), field=key, reason=str(reason))
