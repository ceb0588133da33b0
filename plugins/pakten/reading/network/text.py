"""The text of a file, or why it cannot be read: every byte sequence and every kind of file ends in one of the two."""

import codecs
import errno
import os
import re
import stat
from codecs import BOM_UTF8
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem

LARGEST = 20_000_000
"""Bytes. Ten times the list of a network with 5,000 events; more than that is not a text that people edit."""

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Control characters, line breaks that no editor shows as such, and byte order marks in the middle of a text."""

_MARK_FIRST = re.compile("^( *)\ufeff+", re.MULTILINE)
"""A mark before the first sign of a line would be an indent if it were a space."""

_PIECE = 2**14
"""Bytes that are compared at once."""

_MOST_REPORTED = 50
"""A file that is not a text at all is told about often enough after this many characters."""


def text_of(path: Path, name: str) -> str | tuple[Problem, ...]:
    """The text of a file in which nothing is wrong with the text itself."""
    text, problems = legible(bytes_of(path), name)
    return problems if problems or text is None else text


def legible(data: bytes | Code, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text with its lines ended by LF, and what is in it that nobody can read: those signs hide no other mistake.

    In their place stand others, so that positions are the same; none is left when the file is no text.
    """
    if isinstance(data, Code):
        return None, (Problem.of(data, Location(name), file=name),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (Problem.of(Code.NOT_UTF8, Location(name), encoding="utf-16", character="", file=name),)
    try:
        text, foreign = decoded(data), tuple[Problem, ...]()
    except UnicodeDecodeError as error:
        foreign = (_not_utf8(error.object, error.start, name),)
        if b"\0" in data:
            return None, foreign
        text = decoded(data, _AS_WINDOWS)
    unseen = () if foreign else _unseen(text, name)
    return (_UNSEEN.sub(" ", _MARK_FIRST.sub(r"\1", text)) if foreign or unseen else text), (*foreign, *unseen)


def decoded(data: bytes, errors: str = "strict") -> str:
    text = data.removeprefix(BOM_UTF8).decode(errors=errors)
    return with_line_feeds(text) if b"\r" in data else text


def with_line_feeds(text: str) -> str:
    """The same lines, as they end in YAML and in editors: with CR LF, CR or LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def changed_lines(before: bytes, now: bytes) -> bytes:
    """The lines that are not as they were, and some around them."""
    least = min(len(before), len(now))
    pieces = range(0, least, _PIECE)
    first = next((at for at in pieces if before[at : at + _PIECE] != now[at : at + _PIECE]), least)
    # With the end of the line before: a mark is one only where the file begins.
    first = max(now.rfind(b"\n", 0, first), 0)
    was, last = len(before), len(now)
    while min(was, last) > first + _PIECE and before[was - _PIECE : was] == now[last - _PIECE : last]:
        was, last = was - _PIECE, last - _PIECE
    return now[first : now.find(b"\n", last) + 1 or len(now)]


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Each byte that is not UTF-8, as an older Windows program would have read it."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


_AS_WINDOWS = "pakten-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)


def bytes_of(path: Path) -> bytes | Code:
    """What is in a file, or why nobody looks into it."""
    try:
        return _bytes_of(path)
    except OSError as error:
        return reason_for(error)


def _bytes_of(path: Path) -> bytes | Code:
    # Asked before opening: a named pipe would never answer, and a device never end.
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        return Code.FOLDER_NOT_FILE
    if not stat.S_ISREG(status.st_mode):
        return Code.NOT_A_FILE
    return Code.TOO_LARGE if status.st_size > LARGEST else path.read_bytes()


def reason_for(error: OSError) -> Code:
    reasons = {errno.ELOOP: Code.LINK_LOOP, errno.ENOENT: Code.NO_FILE, errno.ENOTDIR: Code.NO_FILE}
    return reasons.get(error.errno or 0, Code.UNREADABLE_FILE)


def _not_utf8(data: bytes, start: int, name: str) -> Problem:
    """Names the first byte that is not UTF-8 and how an older Windows program would have read it."""
    above, _, before = with_line_feeds(f"\n{data[:start].decode('utf-8', 'replace')}").rpartition("\n")
    location = Location(name, above.count("\n") + 1, len(before) + 1, len(before) + 2)
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
