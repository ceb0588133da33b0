"""The drawing of the rooms shows the rooms that there are, and the text names files that there are."""

import re

from tests.building import REPOSITORY

PACKAGE = REPOSITORY / "plugins" / "pakten"
TEXT = (REPOSITORY / "docs" / "architecture.md").read_text("utf-8")


def _drawn() -> set[str]:
    """The folders of the drawing, by their depth in it."""
    above: list[str] = []
    rooms = set()
    for found in re.finditer(r"^ {4}((?:│   |    )*)[├└]── (\w+)/", TEXT, re.MULTILINE):
        del above[len(found[1]) // 4 :]
        above.append(found[2])
        rooms.add("/".join(above))
    return rooms


def test_every_room_is_drawn_and_every_drawn_room_is_there() -> None:
    folders = {
        path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*") if path.suffix in (".py", ".html")
    }
    rooms = {folder for folder in folders if not folder.startswith(("theme/", "locale/")) and folder != "."}
    assert _drawn() == rooms


def test_files_that_the_text_names_are_there() -> None:
    named = re.findall(r"`((?:domain|addresses|reading|writing|checking|editing|website|cli)/[\w/]+\.py)`", TEXT)
    assert named
    assert [name for name in named if not (PACKAGE / name).is_file()] == []
