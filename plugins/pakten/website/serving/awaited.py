"""Files that a browser waits for while the site is built: they are made first, and shown before the rest is there.

The whole site is made and judged behind them; should it fail, the browser is told as soon as that is known.
"""

from pathlib import Path, PurePosixPath
from threading import Condition


class Awaited:
    def __init__(self) -> None:
        self._changed = Condition()
        self._is_building = False
        self._asked: dict[str, None] = {}
        self._folder: Path | None = None
        self.made: dict[str, bytes] = {}
        """What has been shown of the build that is under way, or was the last."""

    def begin(self) -> None:
        with self._changed:
            self._is_building = True
            self.made.clear()

    def end(self) -> None:
        """From now on the site itself has all files."""
        with self._changed:
            self._is_building = False
            self._asked.clear()
            self._changed.notify_all()

    def file(self, name: str) -> bytes | None:
        """The file of the build that is under way, when it is there; nothing when the site can be asked."""
        with self._changed:
            if not self._is_building:
                return None
            if name not in self.made:
                self._asked[name] = None
                self._changed.wait_for(lambda: name in self.made or self._folder or not self._is_building)
                self._asked.pop(name, None)
            return self.made[name] if name in self.made else self._written(name)

    def asked(self) -> tuple[str, ...]:
        """What is waited for, the longest first."""
        return tuple(self._asked)

    def show(self, name: str, content: bytes) -> None:
        with self._changed:
            self.made[name] = content
            self._asked.pop(name, None)
            self._changed.notify_all()

    def are_written(self, folder: Path | None) -> None:
        """All files of the build lie in this folder, until it takes the place of the site."""
        with self._changed:
            self._folder = folder
            self._changed.notify_all()

    def _written(self, name: str) -> bytes | None:
        place = PurePosixPath(name)
        if self._folder is None or place.is_absolute() or ".." in place.parts:
            return None
        try:
            return (self._folder / place).read_bytes()
        except OSError:
            return None
