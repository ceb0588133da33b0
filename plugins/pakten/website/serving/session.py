"""A session: from the start of the server to its end. A build that fails is told, in the terminal and on every page.

MkDocs would print it in the terminal, in English, and let the browser wait; a first build that fails it ends with.
"""

import logging
import os
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition
from typing import Any

from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from pakten.domain.problem import Problem
from pakten.locale import Words, words
from pakten.reading.network.positions import Lines
from pakten.reading.network.settings import SettingsError, language_of, read_settings
from pakten.website.mistakes import MistakesError
from pakten.website.serving.arrivals import watch
from pakten.website.serving.awaited import Awaited
from pakten.website.serving.server import LAST, ProblemServer
from pakten.website.serving.translation import Translation
from pakten.writing.problems import page
from pakten.writing.problems import text as report

log = logging.getLogger("mkdocs.plugins.pakten")
ENGINE = serve.__name__.partition(".")[0]
"""MkDocs, or ProperDocs, which is MkDocs under another name."""
_engine: Any = serve


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the last build failed."""

    problems: tuple[Problem, ...]
    lines: Lines
    said: str = ""
    """What the builder said where no line of a text is to blame."""
    is_unsaid: bool = False
    """Whether the terminal does not tell it yet."""


class Session:
    def __init__(self, settings: Path) -> None:
        self.settings = settings
        self.words: Words = words(language_of(settings, os.environ))
        self.failure: Failure | None = None
        self.has_site = False
        self.turn = 0
        self.ended = Condition()
        self.awaited = Awaited()
        self._heard = _Heard()
        self._translation = Translation(self.words)
        self._build: Callable[..., None] = _engine.build

    def begin(self) -> None:
        logging.getLogger(ENGINE).addHandler(self._heard)
        self._translation.begin()
        # A hack: MkDocs builds before it has a server, and asks no plugin what to do when that build fails. It can go
        # when one is asked.
        _engine.build = self.kept_going(self._build)

    def end(self) -> None:
        logging.getLogger(ENGINE).removeHandler(self._heard)
        self._translation.end()
        _engine.build = self._build

    def join(self, server: LiveReloadServer, config: MkDocsConfig, sources: Iterable[Path]) -> None:
        """Take part in the server that there is after the first build."""
        _engine.build = self._build
        server.builder = self.kept_going(server.builder)
        server.set_app(ProblemServer(self, server.serve_request, server.mount_path))
        watch(server, Path(config.docs_dir), sources)

    def kept_going(self, build: Callable[..., None]) -> Callable[..., None]:
        """A build after which the server goes on, whatever happens in it."""

        def attempt(*given: Any, **named: Any) -> None:
            self._heard.lines.clear()
            self.awaited.begin()
            try:
                build(*given, **named)
                self.failure, self.has_site = None, True
            except (Exception, SystemExit) as wrong:
                self.failure = self._told(wrong)
            self.awaited.end()
            with self.ended:
                self.turn += 1
                self.ended.notify_all()

        return attempt

    def page(self) -> str:
        """The page with all that the last build failed for; empty when it did not."""
        failure = self.failure
        if failure is None:
            return ""
        last = f"?{LAST}" if self.has_site else ""
        return page.page(failure.problems, self.words, failure.lines, said=failure.said, last=last)

    def _told(self, wrong: BaseException) -> Failure:
        """Say in the terminal what nobody has said there yet, and keep it for the page."""
        failure = self._why(wrong)
        if not failure.problems and not isinstance(wrong, MkDocsException):
            traceback.print_exception(wrong)  # a fault of ours or of another plugin, which a programmer has to see
        told = report.text(failure.problems, self.words, failure.lines) if failure.is_unsaid else ""
        log.error("%s%s", told, self.words("serve.waiting"))
        return failure

    def _why(self, wrong: BaseException) -> Failure:
        mistakes = wrong.__context__  # what ends a build is an Abort, made of the error that MkDocs has logged
        if isinstance(mistakes, MistakesError):
            return Failure(mistakes.problems, mistakes.lines)
        try:
            read_settings(self.settings, os.environ)
        except SettingsError as mistaken:
            return Failure(mistaken.problems, self._lines, is_unsaid=True)
        return Failure((), self._lines, "\n".join(self._heard.lines) or str(wrong))

    def _lines(self, file: str) -> list[str]:
        path = self.settings.parent / file
        return path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []


class _Heard(logging.Handler):
    """The warnings and errors of one build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
