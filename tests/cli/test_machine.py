"""What the machine refuses is a sentence in Swedish, whatever was being written, and what was there stays whole."""

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pakten.cli import saving
from tests.cli.conftest import MEETING, Pakten, as_process

WRITING: dict[str, tuple[str, ...]] = {
    "new event": ("new", "event", *MEETING),
    "new area": ("new", "area", "--title", "Ängen", "--local-form", "på Ängen", "--summary", "Grönt."),
    "move": ("move", "hostmote-2027", "2027-10-21 09:00"),
    "cancel": ("cancel", "hostmote-2027", "--note", "Nej."),
    "postpone": ("postpone", "hostmote-2027", "--note", "Senare."),
    "check --fix": ("check", "--fix"),
    "import": ("import", "ny.csv", "--write"),
    "export": ("export", "--csv", "--output", "ut.csv"),
    "plan": ("plan", "2027", "--output", "plan.txt"),
    "letter": ("letter", "--month", "2027-10", "--format", "html", "--output", "brev.html"),
    "report": ("report", "2024", "--output", "ar.md"),
    "schema": ("schema",),
    "part": ("part", "--until", "2027"),
    "addresses": ("addresses", "--write"),
}
SENTENCES = {
    errno.EROFS: "disken går bara att läsa",
    errno.EACCES: "du har inte rätt att göra det",
    errno.EBUSY: "den används av något annat",
    errno.EAGAIN: "den används av något annat",
    errno.ENOSPC: "disken är full",
}


@pytest.fixture
def ready(folder: Path) -> Path:
    """A network in which every command has something to write."""
    (folder / "ny.csv").write_text(
        "title,start,summary,type,format,areas,organisers\n"
        "Vinterfika,2024-01-10,Vi sågs.,frukostmote,on_site,hamnen,bageriet\n",
        "utf-8",
    )
    events = folder / "events.yaml"
    events.write_text(
        events.read_text("utf-8").replace("title: Höstmöte i hamnen", "title: Höstmöte: i hamnen"), "utf-8"
    )
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mended(folder: Path, command: str) -> None:
    """What a mistake would stop before anything is written."""
    if command != "check --fix":
        events = folder / "events.yaml"
        events.write_text(
            events.read_text("utf-8").replace("title: Höstmöte: i hamnen", "title: Höstmöte i hamnen"), "utf-8"
        )


@pytest.mark.parametrize(
    ("command", "number"),
    [
        # Every command and every reason at once; how each meets each takes its time.
        pytest.param(command, number, marks=() if (at - nth) % len(SENTENCES) == 0 else pytest.mark.thorough)
        for at, command in enumerate(WRITING)
        for nth, number in enumerate(SENTENCES)
    ],
    ids=lambda one: errno.errorcode[one] if isinstance(one, int) else one,
)
def test_a_folder_that_cannot_be_written_to(
    ready: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, command: str, number: int
) -> None:
    mended(ready, command)
    before = contents(ready)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "/tmp/.events.yaml.abc.new")

    monkeypatch.setattr(saving, "NamedTemporaryFile", refuse)
    said = pakten(*WRITING[command])
    assert said.status == 1
    assert SENTENCES[number] in said.beside
    assert ".new" not in said.beside
    assert contents(ready) == before


@pytest.mark.thorough
@pytest.mark.parametrize("command", WRITING)
def test_a_disk_that_is_full(ready: Path, command: str) -> None:
    mended(ready, command)
    before = contents(ready)
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    said = as_process(ready, *WRITING[command], first=full)
    assert said.status == 1
    assert "Traceback" not in said.beside
    assert re.search("filen blev större än den får vara|disken är full", said.beside)
    assert contents(ready) == before


CHANGING = ("new event", "move", "cancel", "postpone", "check --fix", "import")


@pytest.mark.parametrize("command", CHANGING)
def test_a_file_that_somebody_changes_meanwhile_stays_theirs(
    ready: Path, pakten: Pakten, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    mended(ready, command)
    beside: Callable[[Path, bytes], Path] = saving._written_beside

    def slow(path: Path, content: bytes) -> Path:
        fresh = beside(path, content)
        path.write_text("# av någon annan\n[]\n", "utf-8")
        return fresh

    monkeypatch.setattr(saving, "_written_beside", slow)
    said = pakten(*WRITING[command])
    assert said.status == 3
    assert "har ändrats av någon annan under tiden" in said.beside
    assert (ready / "events.yaml").read_text("utf-8") == "# av någon annan\n[]\n"
    assert not list(ready.glob(".*.new"))


@pytest.mark.parametrize("command", CHANGING)
def test_a_list_of_another_encoding(ready: Path, pakten: Pakten, command: str) -> None:
    events = ready / "events.yaml"
    events.write_bytes(events.read_text("utf-8").encode("cp1252"))
    before = contents(ready)
    said = pakten(*WRITING[command])
    assert said.status in (1, 2)
    assert re.search("UTF-8|går inte att läsa som den är", said.out + said.beside)
    assert contents(ready) == before


@pytest.mark.parametrize("output", ["content", "events.yaml/brev.txt", "x" * 300])
def test_a_place_where_nothing_can_be_written(folder: Path, pakten: Pakten, output: str) -> None:
    before = contents(folder)
    said = pakten("letter", "--month", "2027-10", "--output", output, "--overwrite")
    assert said.status in (1, 2)
    assert said.beside.count("\n") == 1
    assert contents(folder) == before
