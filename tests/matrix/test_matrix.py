"""A few cells of the matrix, with the plugins that Material brings; `make matrix` tries them all."""

import re
from functools import partial
from pathlib import Path

import pytest

from tests.building import build
from tests.matrix.cells import DAY, MODES, PLUGINS, THEMES, Cell, wrong
from tests.matrix.run import cells
from tests.matrix.table import table


@pytest.mark.thorough
@pytest.mark.parametrize(
    "cell",
    [
        Cell("material", "blog", "readme"),
        Cell("material", "meta", "docs-outside", first=True),
        Cell("material", "search", "flat"),
        Cell("bare", "search", "names"),
    ],
    ids=lambda cell: f"{cell.theme}-{cell.plugin}-{cell.mode}",
)
def test_a_site_of_others_is_as_the_answers_say(cell: Cell, tmp_path: Path) -> None:
    assert wrong(cell, tmp_path, partial(build, day=DAY)) == []


def test_every_answer_has_its_reason_and_its_line_in_the_documentation() -> None:
    told = table()
    for answers in (THEMES, PLUGINS, MODES):
        for name, row in answers.items():
            assert row["answer"] == "together" or row["why"], name
            assert re.search(
                rf"^\| {name}( \([\w, ]+\))? \| (works together|refused with a sentence)", told, re.MULTILINE
            )


def test_every_theme_is_tried_with_every_plugin_and_every_plugin_with_every_setting() -> None:
    tried = {(cell.theme, cell.plugin, cell.mode) for cell in cells(whole=False)}
    assert {(theme, plugin) for theme, plugin, _ in tried} == {(one, other) for one in THEMES for other in PLUGINS}
    assert {(plugin, mode) for _, plugin, mode in tried} == {(one, other) for one in PLUGINS for other in MODES}
