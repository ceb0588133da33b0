"""Our commands, each in a process of its own that need not import everything anew: that takes longer than a build.

One Python imports what all of them need and then answers calls. For each it forks, so that no call sees what another
has done; the folder, the environment and the arguments are those of the call. Who forks has no threads, so that a
process can be given less than its parent has before it begins. What hangs on how Python starts (its encoding, its
hashes) is tried with a Python that really starts.
"""

import atexit
import gc
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from pakten.reading.memory.store import machinery_of_this

NEEDED = (
    *(f"pakten.website.plugins.{name}" for name in ("catalogue", "feeds", "pages", "search", "share", "statement")),
    *("pakten.cli", "mkdocs.commands.build", "mkdocs.theme", "jinja2.ext", "PIL.PngImagePlugin"),
)


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Running:
    """A command that has begun; with all that it starts it is a group of processes."""

    number: int

    def send(self, what: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.number, what)

    def end(self) -> Answer:
        """What it has said, when it has come to its end."""
        return Answer(*_ask(self.number))


def start(
    module: str,
    arguments: Sequence[str],
    folder: Path,
    environ: Mapping[str, str],
    *,
    first: str = "",
    terminal: str = "",
) -> Running:
    """Begins `python -m module arguments` in the folder, on a terminal or without; `first` is done before, in Python.

    Without a module only that is done.
    """
    return Running(_ask([module, list(arguments), str(folder), dict(environ), first, terminal]))


def call(module: str, arguments: Sequence[str], folder: Path, environ: Mapping[str, str], *, first: str = "") -> Answer:
    """What `python -m module arguments` says in the folder."""
    return start(module, arguments, folder, environ, first=first).end()


def _ask(question: object) -> Any:
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


@cache
def _process() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.forking"],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(process.communicate)
    return process


def _main() -> None:
    for name in NEEDED:
        import_module(name)
    machinery_of_this()  # what is remembered hangs on all files of ours: they are read once
    # Nothing of this is ever thrown away, so nobody has to look for it there.
    gc.freeze()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    said: dict[int, tuple[int, int]] = {}
    for line in sys.stdin:
        question = json.loads(line)
        if isinstance(question, int):
            texts = _read_to_the_end(*said.pop(question))
            answer: object = [os.waitstatus_to_exitcode(os.waitpid(question, 0)[1]), *texts]
        else:
            (out_end, out), (err_end, err), (ready, own) = os.pipe(), os.pipe(), os.pipe()
            child = os.fork()
            if not child:
                os.close(ready)
                try:
                    _become(own, out, err, *question)
                except SystemExit as left:
                    _leave(left.code)
                _leave(0)
            for end in (own, out, err):
                os.close(end)
            # When it can be reached as a group, and has hold of its terminal.
            os.read(ready, 1)
            os.close(ready)
            said[child] = out_end, err_end
            answer = child
        print(json.dumps(answer), file=answers, flush=True)


def _leave(code: object) -> NoReturn:
    """As Python does at its end, but for forgetting one by one all that it knows: that takes longer than most calls."""
    if isinstance(code, str):
        print(code, file=sys.stderr)
    threading._shutdown()  # type: ignore[attr-defined] # no public name for what waits for threads
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else bool(code))


def _read_to_the_end(*ends: int) -> list[str]:
    read = dict.fromkeys(ends, b"")
    unfinished = set(ends)
    while unfinished:
        for end in select.select(list(unfinished), (), ())[0]:
            some = os.read(end, 65536)
            read[end] += some
            if not some:
                unfinished.remove(end)
                os.close(end)
    return [whole.decode("utf-8", "replace") for whole in read.values()]


def _become(
    own: int,
    out: int,
    err: int,
    module: str,
    arguments: list[str],
    folder: str,
    environ: dict[str, str],
    first: str,
    terminal: str,
) -> None:
    os.setsid()
    if terminal:
        # The first terminal that the leader of a session opens is its own.
        out = err = keyboard = os.open(terminal, os.O_RDWR)
    else:
        keyboard = os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate((keyboard, out, err)):
        os.dup2(file, number)
    # What Python has found out about its own three when it started is not so of these.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False, buffering=1 if terminal else -1)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False, buffering=1)
    # Also where the tests themselves run deaf to signals (nohup, a job in the background).
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    sys.argv[1:] = arguments
    os.close(own)
    exec(first, {})
    if module:
        runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main()
