"""A command on a real terminal, with somebody who answers what it asks."""

import os
import pty
import re
import select
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from tests.forking import start

END = "\x04"
"""Control-D: nobody is there any more."""

PATIENCE = 300
"""Seconds. Nothing here is about how fast a machine is."""


def dialogue(
    folder: Path, arguments: Sequence[str], answers: Sequence[str | signal.Signals], question: re.Pattern[bytes]
) -> tuple[int, str]:
    """Types an answer to each question, or sends a signal there; the exit status, and all that was shown."""
    leader, follower = pty.openpty()
    environ = {**os.environ, "TERM": "dumb"}
    running = start("pakten.cli", arguments, folder, environ, terminal=os.ttyname(follower))
    os.close(follower)
    shown, asked, end = b"", 0, time.monotonic() + PATIENCE
    while select.select([leader], (), (), max(0, end - time.monotonic()))[0]:
        try:
            shown += os.read(leader, 65536)
        except OSError:  # the command has let go of it
            break
        for answer in answers[asked : len(question.findall(shown))]:
            asked += 1
            if isinstance(answer, signal.Signals):
                running.send(answer)
            else:
                os.write(leader, answer.encode() + (b"" if answer == END else b"\n"))
    os.close(leader)
    running.send(signal.SIGKILL)
    return running.end().status, shown.decode("utf-8", "replace").replace("\r\n", "\n")
