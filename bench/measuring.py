"""What a command takes: the processor time of its whole tree of processes, how long somebody waits, its memory."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    cpu: float
    wall: float
    peak: int
    """Of the largest single process, in bytes."""


@dataclass(frozen=True)
class Work:
    """A command in a folder, and what has to be made ready before each time, which is not counted."""

    command: Sequence[str | Path]
    folder: Path
    prepare: Callable[[], None] = lambda: None
    fails: bool = False


class NotMeasuredError(Exception):
    """What was to be measured ended in another way than it should."""


def once(work: Work) -> Cost:
    work.prepare()
    began = time.perf_counter()
    running = subprocess.Popen(work.command, cwd=work.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert running.stderr is not None
    told = running.stderr.read()
    # The only call that tells of one process and all that it waited for, and of no other.
    _, status, used = os.wait4(running.pid, 0)
    wall = time.perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if (running.returncode != 0) is not work.fails:
        raise NotMeasuredError(f"{' '.join(map(str, work.command))} in {work.folder}:\n{told.decode()[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024)


def in_turn(works: Mapping[str, Work], runs: int) -> dict[str, Cost]:
    """The least that each has taken, all of them in turn, so that a slow minute hits them alike."""
    taken: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            taken[name].append(once(work))
            print(f"  {name}: {taken[name][-1].cpu:.2f} CPU s, {taken[name][-1].wall:.2f} s", file=sys.stderr)
    return {name: _least(costs) for name, costs in taken.items()}


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(*(min(values) for values in zip(*((cost.cpu, cost.wall, cost.peak) for cost in costs), strict=True)))
