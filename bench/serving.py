"""A server that shows a site while somebody writes: how long until it answers, and until it shows what was saved."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from urllib.request import urlopen

PATIENCE = 300
MARK = "Zebra"


@dataclass(frozen=True)
class Served:
    start: float
    saved: float


def serve(command: Sequence[str | Path], folder: Path, address: str, source: Path, title: str) -> Served:
    """Starts the server, writes a word before that title in its source, and waits for it on the page."""
    text, began = source.read_text(), time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _wait_for("", address, began)
            start = time.perf_counter() - began
            # Servers look for changes only after they have answered.
            Event().wait(3)
            source.write_text(text.replace(title, f"{MARK} {title}", 1))
            began = time.perf_counter()
            _wait_for(MARK, address, began)
            return Served(start, time.perf_counter() - began)
        finally:
            running.terminate()
            source.write_text(text)


def _wait_for(word: str, address: str, since: float) -> None:
    while time.perf_counter() - since < PATIENCE:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                if word in answer.read().decode():
                    return
        except OSError:
            pass
        Event().wait(0.02)
    raise SystemExit(f"{address} was not seen with {word!r} within {PATIENCE} s")
