"""Text as a format can hold it: what people wrote, without the characters that break out of where they stand.

Titles come from many keyboards and from copied documents. Control characters, half characters and marks that turn the
direction of everything after them are removed once, here; each format then only escapes what is special to itself.
"""

import csv
import re
from collections.abc import Iterable
from io import StringIO

_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, halves of surrogate pairs and noncharacters are in no XML, and overrides of direction have no place in a
# title: whoever writes right-to-left needs no mark, and the single ones (U+200E, U+200F, U+061C) stay.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def clean(text: str) -> str:
    """Lines of text with `\\n` between them and no character that a format cannot hold."""
    # Nothing printable is unwanted, and most texts are printable lines.
    return text if text.replace("\n", "").isprintable() else _UNWANTED.sub("", _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """A title: never more than one line, single spaces."""
    return " ".join(clean(text).split())


def cell(text: str) -> str:
    """What a spreadsheet takes for text, and runs as no formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def separated(rows: Iterable[Iterable[str]], delimiter: str = ";", end: str = "\r\n") -> str:
    """A table for a spreadsheet (RFC 4180). Semicolons, because a Swedish Excel takes commas for decimals."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(map(cell, row) for row in rows)
    return text.getvalue()


def paragraphs(parts: Iterable[str]) -> str:
    """What there is to say, with an empty line between."""
    return "\n\n".join(part for part in parts if part)
