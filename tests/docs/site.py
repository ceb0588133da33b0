"""The English documentation: its pages, the demo network and the reference, put together in one folder and built.

`make docs` runs it. The pages lie in `docs/site/`; the demo is that of `examples/demo/`. The reference is made, and
is in no commit; `python -m tests.docs.site reference` writes it beside the other pages, for the package to hold it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.building import BUILD, REPOSITORY
from tests.docs.reference import SITE, pages
from tests.docs.test_demo import DAY, DEMO
from tests.matrix.table import table

FOLDER = REPOSITORY / ".cache" / "docs"
_OF_THE_DEMO = ("areas", "themes", "ways-in", "places.md", "organisations.md")


def generated() -> Mapping[str, str]:
    """Path below the folder of pages and text of each page that is made."""
    return {"plugins.md": table(), **{f"reference/{name}": text for name, text in pages().items()}}


def write(pages: Path) -> None:
    for name, text in generated().items():
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text(text, "utf-8")


def assemble(folder: Path) -> Path:
    shutil.copytree(SITE, folder)
    for name in ("events.yaml", "goodexamples"):
        _copied(DEMO / name, folder / name)
    for name in _OF_THE_DEMO:
        _copied(DEMO / "content" / name, folder / "pages" / name)
    write(folder / "pages")
    return folder


def _copied(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)


def main() -> int:
    if sys.argv[1:] == ["reference"]:
        write(SITE / "pages")
        return 0
    shutil.rmtree(FOLDER, ignore_errors=True)
    folder = assemble(FOLDER)
    environ = {**os.environ, "PAKTEN_DATE": DAY.isoformat()}
    done = subprocess.run([sys.executable, "-m", "mkdocs", *BUILD], cwd=folder, env=environ, check=False)
    if done.returncode == 0:
        print(folder / "site")
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
