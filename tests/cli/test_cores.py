"""A list is read and looked through by all cores, and nobody can tell by how many."""

import os
import shutil
from collections.abc import Callable, Sequence
from multiprocessing import parent_process
from pathlib import Path
from signal import SIGINT
from threading import Event
from typing import Any

import pytest

from pakten.checking import texts
from pakten.checking.texts import Piece, TextReview
from pakten.cli.command import Exit
from pakten.domain.problem import Problem
from pakten.reading import shares
from pakten.reading.forms.events import EventForm
from pakten.reading.memory.store import FOLDER, Store
from pakten.reading.network import read_before
from pakten.reading.yaml import parts
from tests.cli.conftest import Said, as_process
from tests.forking import Answer, start

pytestmark = pytest.mark.thorough

FLAWS = (
    *("  note: Ring 070-123 45 67", "  format: onlin", "  summary: Vi blev 40 medlemmar.", "  start: 12/4"),
    *("  description: |\n    Text\n    - ett\n    - två", "  titel: Möte", "  note: kim.ek@post.example"),
)


def alone() -> None:
    """Each entry is a part and a share, and one core does all."""
    parts._TOGETHER = 1
    read_before.TOGETHER = texts.TOGETHER = 1
    shares.other_cores = lambda: 0


def together() -> None:
    alone()
    shares.other_cores = lambda: 2


def ended() -> None:
    """Others do half of their share, and then memory runs out."""
    together()
    EventForm.event = _lost(EventForm.event)  # type: ignore[method-assign]
    TextReview.look = _lost(TextReview.look)  # type: ignore[method-assign]


def mistaken() -> None:
    together()
    wrong: Callable[..., Any] = _wrong
    TextReview.look = wrong  # type: ignore[method-assign]


def endless() -> None:
    together()
    wait: Callable[..., Any] = _wait
    TextReview.look = wait  # type: ignore[method-assign]


def _wait(*_: object) -> None:
    Path(f"{os.getpid()}.looks").touch()
    Event().wait()


def _lost(do: Callable[..., Any]) -> Callable[..., Any]:
    def done(*given: Any, **named: Any) -> Any:
        if parent_process() is not None and len(asked) > 3:
            os._exit(9)
        asked.append(None)
        return do(*given, **named)

    asked: list[None] = []
    return done


def _wrong(_: TextReview, some: Sequence[Piece], *_others: object) -> list[list[Problem]]:
    raise ValueError(f"{some[0].file} cannot be looked at")


@pytest.fixture
def many(folder: Path) -> Path:
    """Forty entries, one in four with a flaw of its own."""
    file = folder / "events.yaml"
    first = file.read_text().partition("\n- id: ")[2].partition("\n# ----")[0]
    entries = [f"- id: nr-{number}-{first}" for number in range(40)]
    for number in range(28):
        flaw = FLAWS[number % len(FLAWS)] if number % 4 == 0 else ""
        key = flaw.partition(":")[0]
        lines = [line for line in entries[number].split("\n") if not key or not line.startswith(f"{key}:")]
        entries[number] = "\n".join((*lines, flaw))
    file.write_text("\n".join(entries))
    return folder


def _checked(folder: Path, how: Callable[[], None]) -> tuple[Said, dict[str, Any]]:
    """What a check says, and what it remembers."""
    store = folder / FOLDER
    shutil.rmtree(store, ignore_errors=True)
    first = f"from tests.cli import test_cores as of\nof.{how.__name__}()"
    said = as_process(folder, "check", first=first)
    return said, {name: Store(store / "build").kept(name).known for name in ("read", "advice")}


def test_several_cores_say_and_remember_what_one_does(many: Path) -> None:
    said, kept = _checked(many, alone)

    assert said.status == 1
    assert said.out.count("events.yaml:") > 5
    assert all(kept.values())
    assert _checked(many, together) == (said, kept)


def test_what_a_lost_process_takes_with_it_is_found_all_the_same(many: Path) -> None:
    assert _checked(many, ended) == _checked(many, alone)


def test_a_mistake_of_ours_is_told_once_whoever_makes_it(many: Path) -> None:
    said, _ = _checked(many, mistaken)

    assert said.beside.count("Traceback") == 1
    assert "cannot be looked at" in said.beside


def test_who_is_interrupted_ends_all_who_work_on_it(many: Path) -> None:
    first = "from tests.cli import test_cores as of\nof.endless()"
    running = start("pakten.cli", ("check",), many, os.environ, first=first)
    while len(list(many.glob("*.looks"))) < 2:
        os.sched_yield()
    running.send(SIGINT)

    # Its output has an end when nobody has it any more.
    assert running.end() == Answer(Exit.INTERRUPTED, "", "Avbrutet. Ingenting har skrivits efter det.\n")
