"""Code in a text, which says what it says and is Markdown to nobody: blanked out, so that all else keeps its place."""

import re
from collections.abc import Iterator

# Behind the marks of quotes and lists, where people write code as well.
_FENCE = re.compile(r"(?P<before>[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+[ \t>]*)*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_INLINE = re.compile(r"(?<!`)(`{1,9})(?!`)(?:(?!\n[ \t]*\n)[^`]|`(?!\1))*?(?<!`)\1(?!`)")
# One without an end is text.
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_ROOM = "\0"
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)((?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n)+)")


def without_code(text: str, *, indented: bool = True, comments: bool = False) -> str:
    """The text without code, and without comments unless they are asked for."""
    if "```" in text or "~~~" in text:
        lines = zip(text.split("\n"), _fenced(text), strict=True)
        text = "\n".join(" " * len(line) if is_code else line for line, (is_code, _) in lines)
    # What stands within a line leaves something there: a line is not indented, and a cell not empty, for its code.
    if "`" in text:
        text = _INLINE.sub(lambda found: re.sub(r"[^\n]", "`", found.group()), text)
    # Text after a comment does not stand in for the room that the comment took.
    if not comments and "<!--" in text:
        text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", _ROOM, found.group()), text)
    return (_INDENTED.sub(_blank_at_top, text) if indented and _may_stand_in(text) else text).replace(_ROOM, " ")


def indented_code(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of each piece that is code because it stands in, each line as it stands without what ends it."""
    if not _may_stand_in(text):
        return
    fenced, plain = without_code(text, indented=False), without_code(text)
    start, piece = 0, list[tuple[int, int]]()
    for line, left, blank in zip(text.split("\n"), fenced.split("\n"), plain.split("\n"), strict=True):
        if left.strip() and not blank.strip():
            piece.append((start, start + len(line.rstrip())))
        elif piece and line.strip():
            yield piece
            piece = []
        start += len(line) + 1
    if piece:
        yield piece


def _may_stand_in(text: str) -> bool:
    return "\n    " in text or "\n\t" in text or text[:1] in (" ", "\t")


def open_fence(text: str) -> int:
    """The index of the line that begins code without an end; -1 when there is none."""
    return next((began for _, began in reversed([*_fenced(text)])), -1) if "```" in text or "~~~" in text else -1


def _fenced(text: str) -> Iterator[tuple[bool, int]]:
    """Of each line whether it is code or a fence, and which line began the code that goes on after it."""
    fence, quoted, began = "", False, -1
    for index, line in enumerate(text.split("\n")):
        inside = line.strip(" \t>")
        if fence and quoted and not line.lstrip().startswith(">"):
            fence, began = "", -1
        if fence:
            if inside.startswith(fence) and not inside.strip(fence[0]):
                fence, began = "", -1
            yield True, began
        elif (found := _FENCE.match(line)) is not None:
            fence, quoted, began = found["fence"], ">" in found["before"], index
            yield True, began
        else:
            yield False, -1


def _blank_at_top(found: re.Match[str]) -> str:
    """Code that is only indented. Below a list, a definition or a footnote the same lines are its text."""
    before = found.string[: found.start()].rstrip("\n").rpartition("\n")[2]
    belongs = re.match(r"[ \t]+\S|[ \t]*(?:[-+*:]|\d+[.)]|\[\^|/{3,})", before)
    return found.group() if belongs else re.sub(r"[^\n]", " ", found.group())
