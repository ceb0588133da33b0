"""Our commands, each in a process of its own that need not import everything anew: that takes longer than a build.

One Python imports what all of them need and then answers calls. For each it forks, so that no call sees what another
has done; the folder, the environment and the arguments are those of the call. What hangs on how Python starts (its
encoding, its hashes) is tried with a Python that really starts.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile

NEEDED = (
    *(f"pakten.website.plugins.{name}" for name in ("catalogue", "feeds", "pages", "search", "share", "statement")),
    *("pakten.cli", "mkdocs.commands.build", "mkdocs.theme", "jinja2.ext", "PIL.PngImagePlugin"),
)


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str


def call(module: str, arguments: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Answer:
    """What `python -m module arguments` says in the folder."""
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([module, list(arguments), str(folder), dict(environ)]) + "\n")
    process.stdin.flush()
    return Answer(*json.loads(process.stdout.readline()))


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
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        with TemporaryFile() as out, TemporaryFile() as err:
            child = os.fork()
            if not child:
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                _become(*json.loads(line))
                return
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said = [file.read().decode() for file in (out, err) if not file.seek(0)]
        print(json.dumps([status, *said]), file=answers, flush=True)


def _become(module: str, arguments: list[str], folder: str, environ: dict[str, str]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main()
