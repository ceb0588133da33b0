"""Tries the cells of the matrix and prints its table: `python -m tests.matrix.run [--theme …] [--plugin …] [--mode …]`.

Each theme with each plugin before and after ours, and each mode with each plugin in Material; `--whole` tries every
theme with every plugin in every mode. The plugins of others must be installed (`make matrix` does it).
"""

import argparse
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.building import build_anew
from tests.matrix.cells import DAY, MODES, PLUGINS, THEMES, Cell, wrong


def cells(whole: bool) -> Iterator[Cell]:
    for theme in THEMES:
        for plugin in PLUGINS:
            for mode in MODES:
                if whole or theme == "material" or mode == "directories":
                    yield Cell(theme, plugin, mode)
            yield Cell(theme, plugin, "directories", first=True)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    for name in ("theme", "plugin", "mode"):
        asked.add_argument(f"--{name}", action="append")
    asked.add_argument("--whole", action="store_true")
    asked.add_argument("--engine", default="mkdocs", choices=("mkdocs", "properdocs"))
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    chosen = [
        cell
        for cell in cells(given.whole)
        if cell.is_one
        and (not given.theme or cell.theme in given.theme)
        and (not given.plugin or cell.plugin in given.plugin)
        and (not given.mode or cell.mode in given.mode)
    ]
    print(f"{given.engine} {version(given.engine)}, mkdocs-material {version('mkdocs-material')}: {len(chosen)} cells")

    build = partial(build_anew, engine=given.engine, PAKTEN_DATE=DAY, NO_MKDOCS_2_WARNING="1")

    def tried(cell: Cell) -> list[str]:
        with TemporaryDirectory() as folder:
            return wrong(cell, Path(folder), build)

    failed = 0
    with ThreadPoolExecutor(given.jobs) as pool:
        for cell, found in zip(chosen, pool.map(tried, chosen), strict=True):
            failed += bool(found)
            place = "before ours" if cell.first else ""
            row = (cell.theme, cell.plugin, cell.mode, place, "; ".join(found) if found else cell.answer)
            print(f"| {' | '.join(row)} |", flush=True)
    print(f"{failed} of {len(chosen)} cells are otherwise than answers.yaml says")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
