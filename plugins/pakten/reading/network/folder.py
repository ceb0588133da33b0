"""The files of a folder, in an order that does not depend on the machine, and why some of them are passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem, Severity
from pakten.reading.network.text import name_of, reason_for


def files_in(folder: Path, root: Path, suffixes: tuple[str, ...], problems: list[Problem]) -> list[Path]:
    """Its own files with one of the suffixes. A folder that is not there holds nothing."""
    if not os.path.lexists(folder):
        return []
    found = []
    for path in _listed(folder, root, problems):
        if path.name.startswith("."):
            continue
        if path.suffix in suffixes:
            found.append(path)
        elif not path.is_dir():
            name = name_of(path, root)
            problems.append(
                Problem.of(
                    Code.FILE_PASSED_OVER,
                    Location(name),
                    severity=Severity.WARNING,
                    file=name,
                    suffix=suffixes[0],
                )
            )
    return found


def pages_below(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every Markdown file of a folder and of those below it; links to folders are not followed, they may be circles."""
    for path in _listed(folder, root, problems):
        if path.name.startswith("."):
            continue
        if path.suffix == ".md":
            yield path
        elif path.is_dir() and not path.is_symlink():
            yield from pages_below(path, root, problems)


def _listed(folder: Path, root: Path, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError as error:
        code = Code.FILE_NOT_FOLDER if isinstance(error, NotADirectoryError) else reason_for(error)
        name = name_of(folder, root)
        problems.append(Problem.of(code, Location(name), file=name))
        return []
