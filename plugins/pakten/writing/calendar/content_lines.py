"""Content lines of a calendar file (RFC 5545, section 3.1): a name, parameters and a value, folded at 75 octets.

icalendar makes an object of every value and turns it from bytes to text and back, which took most of the time in which
a calendar was written. It is the judge of these lines: what it reads in them and writes again is the same, octet by
octet (tests/writing/ics/test_content_lines.py).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from pakten.writing.text import clean

LIMIT = 74
"""Octets before a line break; the space that a continued line begins with is one more."""
_QUOTED = re.compile("[,;:]")


def line(name: str, value: str, **parameters: str) -> str:
    """A value as its type writes it; parameters in the order of the alphabet."""
    told = "".join(f";{key}={_parameter(said)}" for key, said in parameters.items())
    return f"{name}{told}:{value}"


def component(name: str, lines: Iterable[str]) -> list[str]:
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def text(value: str) -> str:
    """Section 3.3.11."""
    return clean(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def moment(name: str, instant: datetime, zone: ZoneInfo | None = None) -> str:
    """By the clocks of a zone, or in universal time."""
    if zone is None or _is_universal(zone):
        return f"{name}:{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return line(name, f"{instant.astimezone(zone):%Y%m%dT%H%M%S}", TZID=zone.key)


def day(name: str, value: date) -> str:
    return f"{name};VALUE=DATE:{value:%Y%m%d}"


def folded(lines: Iterable[str]) -> bytes:
    """No letter and no escape is cut in two."""
    return b"".join(b"%b\r\n" % b"\r\n ".join(_pieces(line.encode())) for line in lines)


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


def _parameter(value: str) -> str:
    """RFC 6868: what a parameter could not hold is written in its own way."""
    escaped = clean(value).replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    return f'"{escaped}"' if _QUOTED.search(escaped) else escaped


@cache
def _is_universal(zone: ZoneInfo) -> bool:
    """Whether its clocks show universal time all the year, as those of Iceland do."""
    months = ((year, month) for year in range(1970, 2038) for month in range(1, 13))
    return not any(datetime(*one, 1, tzinfo=zone).utcoffset() for one in months)
