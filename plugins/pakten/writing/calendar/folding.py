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
    lines = []
    for name, value in component.property_items():
        parameters = getattr(value, "params", None)
        told = parameters.to_ical() if parameters else b""
        # Values give bytes or text; the names after BEGIN and END are bytes already.
        said: str | bytes = value if isinstance(value, bytes) else value.to_ical()  # type: ignore[attr-defined]
        octets = said if isinstance(said, bytes) else said.encode()
        lines.append(b"".join((name.encode(), b";" if told else b"", told, b":", octets)))
    return folded(lines)


def folded(lines: Iterable[bytes]) -> bytes:
    return b"".join(b"%b\r\n" % b"\r\n ".join(_pieces(line)) for line in lines)


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
