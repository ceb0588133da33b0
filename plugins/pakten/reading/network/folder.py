"""The files of a folder, in an order that does not depend on the machine, and why some of them are passed over."""

from __future__ import annotations

import os
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.network.text import name_of, reason_for


def files_in(folder: Path, root: Path, suffixes: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    """Its own files with one of the suffixes. A folder that is not there holds nothing."""
    if not os.path.lexists(folder):
        return [], []
    listed, problems = _listed(folder, root)
    others = (path for path in listed if path.suffix not in suffixes and not path.is_dir())
    for name in (name_of(path, root) for path in others):
        passed_over = {"file": name, "suffix": suffixes[0]}
        problems.append(Problem.of(Code.FILE_PASSED_OVER, Location(name), severity=Severity.WARNING, **passed_over))
    return [path for path in listed if path.suffix in suffixes], problems


def pages_below(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """Every Markdown file of a folder and of those below it; links to folders are not followed, they may be circles."""
    listed, problems = _listed(folder, root)
    found = []
    for path in listed:
        if path.suffix == ".md":
            found.append(path)
        elif path.is_dir() and not path.is_symlink():
            below, wrong = pages_below(path, root)
            found += below
            problems += wrong
    return found, problems


def _listed(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """All but what is hidden."""
    try:
        listed = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError as error:
        code = Code.FILE_NOT_FOLDER if isinstance(error, NotADirectoryError) else reason_for(error)
        name = name_of(folder, root)
        return [], [Problem.of(code, Location(name), file=name)]
    return [path for path in listed if not path.name.startswith(".")], []
