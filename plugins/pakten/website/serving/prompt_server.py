"""The server of MkDocs, made prompt: it answers while the first build is made, and notices at once what is saved.

MkDocs looks at all files twice a second, since not every file system tells of changes. That goes on; where the system
does tell, it looks at once.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

QUIET = 0.03
"""Seconds without another change after which a file counts as saved. Meanwhile the settings are read."""
_STILL = 0.005
"""Seconds for the changes that one saving makes, as the system tells of them."""
_AGAIN = 0.5
"""Seconds after which files are looked at in any case."""


class PromptServer(LiveReloadServer):
    def __init__(self, build_first: Callable[[], None], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._build_first = build_first
        self._bell = Observer()
        self.build_delay = _STILL
        self.observer: Any = BaseObserver(partial(_Roused, self._bell), timeout=_AGAIN)  # type: ignore[arg-type] # makes an emitter

    def serve(self, *, open_in_browser: bool = False) -> None:
        self._build_first()
        self._bell.start()
        super().serve(open_in_browser=open_in_browser)

    def shutdown(self, wait: bool = False) -> None:
        self._bell.stop()
        super().shutdown(wait)

    # A hack: MkDocs tells nobody that it has seen something new before the build that it is making has come to its end.
    # It can go when a build can ask.

    def has_news(self) -> bool:
        """Whether something has been saved since the build began."""
        return self._want_rebuild

    def hears_news(self, seconds: float) -> bool:
        """The same, as soon as there is something, and after so long in any case."""
        with self._rebuild_cond:
            return self._rebuild_cond.wait_for(self.has_news, seconds)


class _Roused(PollingEmitter):
    """Looks at a folder after a while, or at once when the bell rings for it."""

    def __init__(self, bell: Any, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._bell = bell
        self._rung = Event()

    def on_thread_start(self) -> None:
        super().on_thread_start()
        handler = FileSystemEventHandler()
        # Not when somebody only reads a file, as every build does.
        handler.on_modified = handler.on_created = handler.on_deleted = handler.on_moved = self._ring  # type: ignore[method-assign, assignment]
        with suppress(OSError):  # there is nobody who tells: it is looked at after a while
            self._bell.schedule(handler, self.watch.path, recursive=self.watch.is_recursive)

    def queue_events(self, timeout: float) -> None:
        self._rung.wait(timeout)
        self._rung.clear()
        super().queue_events(0)

    def on_thread_stop(self) -> None:
        self._rung.set()

    def _ring(self, _event: FileSystemEvent) -> None:
        self._rung.set()
