"""Pages that a browser waits for while the site is built anew: they are made first, and shown before the rest is there.

The whole site is made and judged behind them; should it fail, the browser is told as soon as that is known.
"""

from threading import Condition


class Awaited:
    def __init__(self) -> None:
        self._changed = Condition()
        self._is_building = False
        self._asked: set[str] = set()
        self._made: dict[str, bytes] = {}

    def begin(self) -> None:
        with self._changed:
            self._is_building = True
            self._asked.clear()
            self._made.clear()

    def end(self) -> None:
        """From now on the site itself has all pages."""
        with self._changed:
            self._is_building = False
            self._made.clear()
            self._changed.notify_all()

    def page(self, file: str) -> bytes | None:
        """The page of the build that is under way, when it is there; nothing when the site can be asked."""
        with self._changed:
            self._asked.add(file)
            self._changed.wait_for(lambda: file in self._made or not self._is_building)
            return self._made.get(file)

    def is_asked_for(self, file: str) -> bool:
        return file in self._asked

    def show(self, file: str, content: bytes) -> None:
        with self._changed:
            self._made[file] = content
            self._changed.notify_all()
