"""The text of a file, or why it cannot be read: every byte sequence and every kind of file ends in one of the two."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem

LARGEST = 20_000_000
"""Bytes. Ten times the list of a network with 5,000 events; more than that is not a text that people edit."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, line breaks that no editor shows as such, and byte order marks in the middle of a text."""

_MOST_REPORTED = 50
"""A file that is not a text at all is told about often enough after this many characters."""


def text_of(path: Path, name: str) -> str | tuple[Problem, ...]:
    """The text with its lines ended by LF, so that positions are the same whatever the line ends of the file."""
    try:
        data = _bytes_of(path)
    except _UnreadableError as reason:
        return (Problem.of(reason.code, Location(name), file=name),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return (Problem.of(Code.NOT_UTF8, Location(name), encoding="utf-16", character="", file=name),)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return (_not_utf8(data, error.start, name),)
    return _unseen(text, name) or text


class _UnreadableError(Exception):
    def __init__(self, code: Code) -> None:
        self.code = code


def _bytes_of(path: Path) -> bytes:
    try:
        # Asked before opening: a named pipe would never answer, and a device never end.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _UnreadableError(Code.FOLDER_NOT_FILE)
        if not stat.S_ISREG(status.st_mode):
            raise _UnreadableError(Code.NOT_A_FILE)
        if status.st_size > LARGEST:
            raise _UnreadableError(Code.TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise _UnreadableError(reason_for(error)) from error


def reason_for(error: OSError) -> Code:
    if error.errno == errno.ELOOP:
        return Code.LINK_LOOP
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Code.NO_FILE
    return Code.UNREADABLE_FILE


def _not_utf8(data: bytes, start: int, name: str) -> Problem:
    """Names the first byte that is not UTF-8 and how an older Windows program would have read it."""
    line_start = data.rfind(b"\n", 0, start) + 1
    column = len(data[line_start:start].decode("utf-8", "replace")) + 1
    location = Location(name, data.count(b"\n", 0, start) + 1, column, column + 1)
    character = data[start : start + 1].decode("cp1252", "replace")
    known = character.isalpha() and b"\0" not in data
    encoding = "cp1252" if known else "unknown"
    return Problem.of(Code.NOT_UTF8, location, encoding=encoding, character=character if known else "", file=name)


def _unseen(text: str, name: str) -> tuple[Problem, ...]:
    """One problem for each line that holds characters which nobody can see."""
    problems: dict[int, Problem] = {}
    for found in _UNSEEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if line not in problems:
            column = found.start() - text.rfind("\n", 0, found.start())
            location = Location(name, line, column, column + 1)
            problems[line] = Problem.of(Code.CONTROL_CHARACTER, location, character=f"U+{ord(found.group()):04X}")
        if len(problems) == _MOST_REPORTED:
            break
    return tuple(problems.values())


def name_of(path: Path, root: Path) -> str:
    """How a file is called in problems: below the root, with slashes, and always text."""
    relative = os.path.relpath(path, root)
    return os.fsencode(relative).decode("utf-8", "replace").replace(os.sep, "/")
