"""The files of a folder, in an order that does not depend on the machine, and why some of them are passed over.

Only regular files and folders below the sources count. A link may lead to anything on the machine that builds, its
environment and secrets too, so it is never followed and always told of.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.network.text import name_of, reason_for


def files_in(folder: Path, root: Path, suffixes: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    """Its own files with one of the suffixes. A folder that is not there holds nothing."""
    if not os.path.lexists(folder):
        return [], []
    listed, problems = _listed(folder, root)
    for path in (path for path in listed if path.suffix not in suffixes and not path.is_dir()):
        # Named by a program that hides the ends of names, and meant to be read.
        twice = path.stem.endswith(suffixes)
        code, instead = (Code.NAME_ENDS_TWICE, path.stem) if twice else (Code.FILE_PASSED_OVER, "")
        problems.append(about_file(code, path, root, instead=instead, suffix=suffixes[0]))
    return [path for path in listed if path.suffix in suffixes], problems


def pages_below(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """Every Markdown file of a folder and of those below it."""
    listed, problems = _listed(folder, root)
    found = []
    for path in listed:
        if path.suffix == ".md":
            found.append(path)
        elif path.is_dir():
            below, wrong = pages_below(path, root)
            found += below
            problems += wrong
    return found, problems


def files_below(folder: Path) -> Iterator[Path]:
    """Every file of a folder and of those below it, hidden ones too; a folder that is not looked into as itself."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name)):
        if path.is_symlink():
            continue
        if path.is_dir() and not path.name.startswith(".") and path.name not in OF_TOOLS:
            yield from files_below(path)
        else:
            yield path


OF_TOOLS = ("node_modules", "__pycache__")
"""Folders that tools fill with thousands of files."""


def _listed(folder: Path, root: Path) -> tuple[list[Path], list[Problem]]:
    """All but what is hidden and what is no file or folder of its own."""
    if leads_out(folder, root):
        return [], [link_at(folder, root)]
    try:
        listed = sorted(folder.iterdir(), key=lambda path: os.fsencode(path.name))
    except OSError as error:
        code = Code.FILE_NOT_FOLDER if isinstance(error, NotADirectoryError) else reason_for(error)
        return [], [about_file(code, folder, root)]
    seen = [path for path in listed if not path.name.startswith(".") and path.name not in OF_TOOLS]
    problems = []
    first: dict[str, Path] = {}
    for path in seen:
        if path.is_symlink():
            problems.append(link_at(path, root))
        elif path.suffix != ".md" and not path.is_dir() and not path.is_file():
            problems.append(about_file(Code.NOT_A_FILE, path, root))
        known = first.setdefault(normalize("NFC", path.name).casefold(), path)
        if known is not path:
            # On some machines these are one file, and one of the two is lost.
            problems.append(about_file(Code.SAME_NAME, path, root, other=known.name))
    return [path for path in seen if not path.is_symlink()], problems


def about_file(code: Code, path: Path, root: Path, *, instead: str = "", **values: object) -> Problem:
    """What is wrong with a file as a whole."""
    name = name_of(path, root)
    return Problem.of(code, Location(name), instead=instead, file=name, **values)


def link_at(path: Path, root: Path) -> Problem:
    """A link where a file or a folder belongs."""
    return about_file(Code.SYMBOLIC_LINK, path, root)


def leads_out(path: Path, root: Path) -> bool:
    """Whether a source is a link to something that is none: outside the network's folder, or hidden in it."""
    if not path.is_symlink():
        return False
    try:
        inside = path.resolve().relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False  # a link that leads to itself leads nowhere, which is told when it is read
    except ValueError:
        return True
    return any(step.startswith(".") for step in inside.parts)
