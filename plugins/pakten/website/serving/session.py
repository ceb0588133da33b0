"""A session: from the start of the server to its end. A build that fails is told, in the terminal and on every page.

MkDocs would print it in the terminal, in English, and let the browser wait; a first build that fails it ends with.
"""

import gc
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Condition
from time import monotonic
from typing import Any

from jinja2 import Environment
from mkdocs.commands import serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from pakten.domain.problem import Problem
from pakten.locale import Words, words
from pakten.reading.memory.held import Held
from pakten.reading.network.positions import Lines
from pakten.reading.network.settings import SettingsError, language_of, read_settings
from pakten.website.mistakes import MistakesError
from pakten.website.pages.common_ground import settings_of
from pakten.website.serving.ahead import Ahead, Ground, renewed, seen
from pakten.website.serving.arrivals import watch
from pakten.website.serving.awaited import Awaited
from pakten.website.serving.prompt_server import QUIET, PromptServer
from pakten.website.serving.server import LAST, ProblemServer
from pakten.website.serving.translation import Translation
from pakten.website.site import Site
from pakten.writing.problems import page
from pakten.writing.problems import text as report

log = logging.getLogger("mkdocs.plugins.pakten")
ENGINE = serve.__name__.partition(".")[0]
"""MkDocs, or ProperDocs, which is MkDocs under another name."""
_engine: Any = serve
_MOST_LEFT_BEHIND = 10
"""Builds that came to no end, of which each leaves some 10 MB."""
_TURN = 0.0005
"""Seconds after which a build lets others go on: whoever looks at files gives way at each, and waits each time."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why the last build failed."""

    problems: tuple[Problem, ...]
    lines: Lines
    said: str = ""
    """What the builder said where no line of a text is to blame."""
    is_unsaid: bool = False
    """Whether the terminal does not tell it yet."""


class Overtaken(BaseException):
    """A build is given up: something that it is made of has changed, and the next one begins.

    No error, or MkDocs would tell of one in the page that it was at.
    """


class Session:
    overtaken = Overtaken

    def __init__(self, settings: Path) -> None:
        self.settings = settings
        self.words: Words = words(language_of(settings, os.environ))
        self.failure: Failure | None = None
        self.has_site = False
        self.turn = 0
        self.turned = Condition()
        self.awaited = Awaited()
        self.held = Held()
        self.ahead: Ahead | None = None
        """What files that are waited for can be made from."""
        self._before: Ahead | None = None
        self._told: set[Problem] = set()
        """Why this build will fail, as far as that has been said."""
        self._is_showing = False
        self._first: Callable[[], None] | None = None
        self.site = Path()
        """Where the server takes files from."""
        self.renewals = 0
        """How often the build before could be asked for what somebody waited for."""
        self.has_news: Callable[[], bool] = lambda: False
        """Whether something has been saved since the build began."""
        self.hears_news: Callable[[float], bool] = lambda _: False
        """The same, waited for."""
        self._began = 0.0
        self._config: MkDocsConfig | None = None
        """Of the build that is under way, when it has read everything."""
        self._left_behind = 0
        """Builds since what they leave in circles was looked for."""
        self._heard = _Heard()
        self._translation = Translation(self.words)
        self._usual_turn = sys.getswitchinterval()
        self._build: Callable[..., None] = _engine.build

    def begin(self) -> None:
        logging.getLogger(ENGINE).addHandler(self._heard)
        self._translation.begin()
        sys.setswitchinterval(_TURN)
        gc.disable()  # whoever waits would wait for that as well: see let_go
        # A hack: MkDocs builds before its server answers, and asks no plugin what to do when that fails. It can go
        # when one is asked.
        _engine.build = self._put_off
        _engine.LiveReloadServer = partial(PromptServer, self._build_first)

    def end(self) -> None:
        logging.getLogger(ENGINE).removeHandler(self._heard)
        self._translation.end()
        gc.enable()
        sys.setswitchinterval(self._usual_turn)
        _engine.build = self._build
        _engine.LiveReloadServer = LiveReloadServer

    def join(self, server: LiveReloadServer, config: MkDocsConfig, sources: Iterable[Path]) -> None:
        """Take part in the server that there is before the first build."""
        _engine.build = self._settled
        waiting, again = [self._first] if self._first else [], self.kept_going(server.builder)
        self._first = None
        server.builder = lambda: (waiting.pop() if waiting else again)()
        server.set_app(ProblemServer(self, server.serve_request, server.mount_path))
        self.site = Path(server.root)
        if isinstance(server, PromptServer):
            self.has_news, self.hears_news = server.has_news, server.hears_news
        arrivals = watch(server, Path(config.docs_dir), sources)
        if waiting:
            self.awaited.begin()
            arrivals.tell()

    def _put_off(self, config: MkDocsConfig, **named: Any) -> None:
        """The first build is made while the server answers, unless other plugins ask for a site before that."""
        self._first = partial(self.kept_going(self._build), config, **named)
        if len(config.plugins.events["serve"]) > 1:
            self._build_first()

    def _settled(self, config: MkDocsConfig, **named: Any) -> None:
        """A build whose settings were read while somebody may still have been saving."""
        if self.hears_news(self._began + QUIET - monotonic()):
            raise Overtaken
        self._build(config, **named)

    def _build_first(self) -> None:
        """Before a server that looks for no changes, and so never builds by itself."""
        first, self._first = self._first, None
        if first:
            first()

    def kept_going(self, build: Callable[..., None]) -> Callable[..., None]:
        """A build after which the server goes on, whatever happens in it."""

        def attempt(*given: Any, **named: Any) -> None:
            self._heard.lines.clear()
            self._told, self._config, self._began = set(), None, monotonic()
            self._left_behind += 1
            if self._left_behind > _MOST_LEFT_BEHIND:
                self.let_go()
            self.awaited.begin()
            self._turn()  # whoever looks at a page asks for it now, and gets it when it is there
            try:
                build(*given, **named)
                self.failure, self.has_site = None, True
            except Overtaken as overtaken:
                if self._config is not None:  # as MkDocs does it for an error
                    self._config.plugins.on_build_error(error=overtaken)
                return  # whoever waits goes on waiting, for the next one
            except (Exception, SystemExit) as wrong:
                self.failure = self._why_in_words(wrong)
            shown = dict(self.awaited.made)
            self.awaited.end()
            has_more = self.failure is not None and not (self._told and self._told.issuperset(self.failure.problems))
            if has_more or not all(_is_written(self.site / name, content) for name, content in shown.items()):
                self._turn()

        return attempt

    def _turn(self) -> None:
        with self.turned:
            self.turn += 1
            self.turned.notify_all()

    def tell(self, problems: tuple[Problem, ...], lines: Lines) -> None:
        """At once what keeps a site from being built, before all else that may be said of it is known."""
        if self.has_news():
            raise Overtaken  # that may be a file of which half is saved
        self.failure = Failure(problems, lines)
        self._told = set(problems)
        self.awaited.end()
        self._turn()

    def begin_with(self, config: MkDocsConfig, site: Site, texts: Mapping[str, str]) -> None:
        """Until this build can, the one before makes what is waited for, if only entries have changed."""
        self._config = config
        self._ground, before, self.ahead = Ground(settings_of(config), texts, seen(config)), self._before, None
        if before is not None and self.awaited.asked():
            with suppress(Exception):  # as if there were none
                self.ahead = renewed(before, self._ground, site)
                self.renewals += self.ahead is not None
        self.show_awaited()

    def let_go(self) -> None:
        """Of what builds before have left: nobody gets an answer meanwhile."""
        self._left_behind = 0
        gc.collect()

    def go_on_with(self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment, site: Site) -> None:
        """The build has read everything and furnished its templates."""
        self.ahead = self._before = Ahead(config, files, nav, env, site, self._ground)
        self.go_on()

    def go_on(self) -> None:
        """Between two steps of a build; raises Overtaken."""
        self.show_awaited()
        if self.has_news():
            raise Overtaken

    def show_awaited(self) -> None:
        """Make what somebody waits for, before anything else."""
        if self.ahead is None or self._is_showing:
            return
        self._is_showing = True
        for name in self.awaited.asked():
            with suppress(Exception):  # then it waits for the build, which tells what is wrong
                if (content := self.ahead.file(name)) is not None:
                    self.awaited.show(name, content)
        self._is_showing = False

    def page(self) -> str:
        """The page with all that the last build failed for; empty when it did not."""
        failure = self.failure
        if failure is None:
            return ""
        last = f"?{LAST}" if self.has_site else ""
        return page.page(failure.problems, self.words, failure.lines, said=failure.said, last=last)

    def _why_in_words(self, wrong: BaseException) -> Failure:
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


def _is_written(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


class _Heard(logging.Handler):
    """The warnings and errors of one build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
