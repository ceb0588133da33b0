"""The handbook tells the truth: every command in it does what it says, and what it shows exists."""

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from pakten.domain.code import Code
from tests.building import REPOSITORY
from tests.docs.conftest import Desk
from tests.docs.handbook_fields import HANDBOOK, with_table
from tests.docs.rules_page import PAGE, page

FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_command_does_what_the_handbook_shows(desk: Desk) -> None:
    """From the first to the last, in one folder, as somebody who reads along; files that are shown are written."""
    for language, name, text in FENCE.findall(HANDBOOK.read_text("utf-8")):
        if language == "yaml" and name:
            path = desk.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        if language == "console":
            for command, shown in commands(text):
                program, *arguments = shlex.split(command)
                assert program == "pakten"
                answer = desk.pakten(*arguments)
                told = answer.out + answer.err
                assert as_shown(shown).fullmatch(told), f"$ {command}\n{told}"


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block, with the output that is shown under it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def as_shown(shown: str) -> re.Pattern[str]:
    """An ellipsis stands for anything; on a line of its own for any lines."""
    lines = (r"(?:.*\n)*?" if line == "…\n" else re.escape(line).replace("…", ".*") for line in shown.splitlines(True))
    return re.compile("".join(lines))


def test_every_entry_that_is_shown_is_one_that_the_reader_takes(desk: Desk) -> None:
    """Pieces of an entry take the place of what the first event that is shown says under the same keys."""
    blocks = FENCE.findall(HANDBOOK.read_text("utf-8"))
    whole = next(text for language, name, text in blocks if language == "yaml" and name)
    (desk.folder / "content" / "bilder").mkdir(exist_ok=True)
    Image.new("RGB", (3, 2)).save(desk.folder / "content" / "bilder" / "frukost.jpg")
    (desk.folder / "events").mkdir()
    pieces = [text for language, name, text in blocks if language == "yaml" and not name]
    for number, text in enumerate(pieces):
        entry = changed(whole, re.sub(r"^ {2}", "", text, flags=re.MULTILINE))
        own = re.sub(r"^id: .*", f"id: bit-{number}", entry)
        assert own != entry
        (desk.folder / "events" / f"bit-{number}.yaml").write_text(own, "utf-8")
    answer = desk.pakten("check")
    assert len(pieces) > 5
    assert answer.status == 0, answer.out


def changed(whole: str, piece: str) -> str:
    """Dates of their own stand instead of the date of the event."""
    keys = [*re.findall(r"^\w+", piece, flags=re.MULTILINE), *(("start", "end") if "occasions:" in piece else ())]
    kept = re.findall(r"^\w.*\n(?:(?!\w).*\n)*", whole, flags=re.MULTILINE)
    return "".join(block for block in kept if block.partition(":")[0] not in keys) + piece


def test_pictures_are_there_and_described() -> None:
    text = HANDBOOK.read_text("utf-8")
    shown = re.findall(r"!\[([^\]]*)\]\((bilder/[^)]+)\)", text)
    assert all(len(described) > 20 for described, _ in shown)
    assert [name for _, name in shown if not (HANDBOOK.parent / name).is_file()] == []


def test_links_lead_somewhere() -> None:
    text = HANDBOOK.read_text("utf-8")
    headings = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.*)$", text, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in headings
        else:
            assert Path(HANDBOOK.parent / target).is_file(), target


def test_the_table_of_fields_is_that_of_the_form() -> None:
    text = HANDBOOK.read_text("utf-8")
    assert with_table(text) == text, "run make rules and commit the result"


@pytest.mark.thorough
def test_the_page_of_rules_is_that_of_the_reader() -> None:
    assert PAGE.read_text("utf-8") == page(), "run make rules and commit the result"


def test_every_code_has_a_section_with_wrong_and_right() -> None:
    sections = re.split(r"^### ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [section[:4] for section in sections] == sorted(Code)
    assert [section[:4] for section in sections if "\nFel:\n" not in section or "\nRätt:\n" not in section] == []


def test_the_pipelines_and_the_readme_know_the_handbook() -> None:
    assert "docs/handbok.md" in (REPOSITORY / "README.sv.md").read_text("utf-8")
