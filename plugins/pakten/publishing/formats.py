"""Whether a file is what its name says, as the programs find that read it."""

import json
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

from pakten.writing.calendar.reading_back import entries


def is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True


def is_xml(content: bytes) -> bool:
    try:
        ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
    return True


def is_calendar(content: bytes) -> bool:
    try:
        entries(content)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False
    return content.endswith(b"END:VCALENDAR\r\n")


READ: Mapping[str, Callable[[bytes], bool]] = {
    ".ics": is_calendar,
    ".xml": is_xml,
    ".svg": is_xml,
    ".json": is_json,
    ".webmanifest": is_json,
}
"""By the end of the name."""
