"""Sources that come and go while the site is served: a first file in `events/`, a list that git replaces.

MkDocs watches what is there when it begins, for as long as that stays in its place.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch


def watch(server: LiveReloadServer, content: Path, sources: Iterable[Path]) -> "Arrivals":
    """See to it that a change of any of the sources is noticed; `content` is watched already."""
    arrivals = Arrivals(server, content, sources)
    arrivals.look()
    return arrivals


class Arrivals(FileSystemEventHandler):
    def __init__(self, server: LiveReloadServer, content: Path, sources: Iterable[Path]) -> None:
        self._server = server
        self._sources = tuple(sources)
        # As the server calls it, so that what is told there reaches the server's own handler.
        self._told = ObservedWatch(os.path.abspath(content), recursive=True)  # noqa: PTH100 (its name for it)
        self._around: set[str] = set()
        self._there: set[Path] = set()

    def look(self) -> bool:
        """Watch all that there is: folders themselves, and around each source, where it may come or be replaced."""
        folders = {path for path in self._sources if path.is_dir()}
        for path in folders - self._there:
            self._server.watch(str(path))
        for path in self._there - folders:
            self._server.unwatch(str(path))
        changed, self._there = folders != self._there, folders
        for around in {str(_nearest(path.parent)) for path in self._sources} - self._around:
            self._around.add(around)
            self._server.observer.schedule(self, around)
        return changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        touched = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        files = {str(path) for path in self._sources if not path.is_dir()}
        if self.look() or touched & files:
            self.tell()

    def tell(self) -> None:
        """Have the site built."""
        self._server.observer.event_queue.put((FileModifiedEvent(self._told.path), self._told))


def _nearest(folder: Path) -> Path:
    """The folder, or the one around it that there is."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())
