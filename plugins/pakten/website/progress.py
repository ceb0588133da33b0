"""Long work shows that it goes on: how many files are made or judged, on a terminal, and nothing where nobody looks."""

from collections.abc import Mapping
from typing import TextIO

from pakten.locale import Words

_CLEAR_LINE = "\r\033[K"


class Progress:
    """One line of a terminal that is written anew, and taken back at the end."""

    def __init__(self, beside: TextIO, environ: Mapping[str, str], words: Words, said: str = "build.made") -> None:
        self._beside = beside
        self._said = said
        self._words = words
        # Hosts that build sites give some of their logs a terminal.
        self._is_seen = beside.isatty() and environ.get("TERM") != "dumb" and not environ.get("CI")

    def __call__(self, done: int, all_: int) -> None:
        if self._is_seen:
            said = self._words(self._said, done=done, all=all_) if done < all_ else ""
            print(f"{_CLEAR_LINE}{said}", end="", file=self._beside, flush=True)
