"""The lines of a calendar component, folded (RFC 5545, section 3.1): at most 75 octets, no letter or escape cut in two.

icalendar folds letter by letter and turns every value from bytes to text and back, which took most of the time in
which a calendar is written. These are the same bytes, cut in one go; a test holds the two equal.
"""

from collections.abc import Iterable, Iterator

import icalendar

LIMIT = 74
"""Octets before a line break; the space that a continued line begins with is one more."""


def written(component: icalendar.Component) -> bytes:
    """The component as it stands in a file."""
    return folded(_content_lines(component))


def folded(lines: Iterable[bytes]) -> bytes:
    return b"".join(b"%b\r\n" % b"\r\n ".join(_pieces(line)) for line in lines)


def _content_lines(component: icalendar.Component) -> Iterator[bytes]:
    for name, value in component.property_items():
        parameters = getattr(value, "params", None)
        told = parameters.to_ical() if parameters else b""
        yield b"".join((name.encode(), b";" if told else b"", told, b":", _octets(value)))


def _octets(value: object) -> bytes:
    """A value of icalendar's, whose kinds give bytes or text; the names after BEGIN and END are bytes already."""
    told: str | bytes = value if isinstance(value, bytes) else value.to_ical()  # type: ignore[attr-defined]
    return told if isinstance(told, bytes) else told.encode()


def _pieces(line: bytes) -> Iterator[bytes]:
    start = 0
    while len(line) - start > LIMIT:
        end = start + LIMIT
        while line[end] & 0b1100_0000 == 0b1000_0000:  # within a letter of UTF-8
            end -= 1
        if line[end - 1] in b"\\^":
            end -= 1
        yield line[start:end]
        start = end
    yield line[start:]
