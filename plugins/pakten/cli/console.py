"""The console: where a command speaks and asks. Results go to the output; what passes goes beside it."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import unified_diff
from typing import TextIO

_COLORS = {"+": "\033[32m", "-": "\033[31m", "@": "\033[36m"}
_PLAIN = "\033[0m"
_CLEAR_LINE = "\r\033[K"


@dataclass(frozen=True)
class Console:
    out: TextIO
    beside: TextIO
    answers: TextIO
    color: bool

    @classmethod
    def of(cls, choice: str, environ: Mapping[str, str]) -> "Console":
        """The terminal or pipes of this process; `auto` obeys NO_COLOR (no-color.org) and asks what is at the end."""
        for stream in (sys.stdout, sys.stderr):
            # A path or a name may hold what an old terminal cannot show; that is no reason to say nothing.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        seen = sys.stdout.isatty() and environ.get("TERM") != "dumb" and not environ.get("NO_COLOR")
        return cls(sys.stdout, sys.stderr, sys.stdin, choice == "always" or (choice == "auto" and seen))

    def say(self, text: str = "") -> None:
        print(text, file=self.out)

    def note(self, text: str) -> None:
        print(text, file=self.beside)

    @property
    def is_dialogue(self) -> bool:
        """Whether somebody is there to answer."""
        return self.answers.isatty() and self.out.isatty()

    def ask(self, question: str) -> str:
        """One line of answer. Raises EOFError when there is nobody any more."""
        print(question, end=" ", file=self.out, flush=True)
        line = self.answers.readline()
        if not line:
            raise EOFError
        return line.strip()

    @contextmanager
    def progress(self, text: str) -> Iterator[None]:
        """Says what takes a while, on a terminal, and takes it back when it is done."""
        shown = self.beside.isatty()
        if shown:
            print(f"{text} …", end="", file=self.beside, flush=True)
        try:
            yield
        finally:
            if shown:
                print(_CLEAR_LINE, end="", file=self.beside, flush=True)

    def show_difference(self, name: str, before: str, after: str) -> None:
        """What changes in a file, as lines taken away and added."""
        old, new = (text.splitlines() for text in (before, after))
        for line in unified_diff(old, new, f"a/{name}", f"b/{name}", lineterm="", n=2):
            tone = _COLORS.get(line[0], "") if self.color else ""
            self.say(f"{tone}{line}{_PLAIN}" if tone else line)
