"""Whether a file is what its name says, as the programs find that read it."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from xml.parsers import expat

from pakten.writing.calendar.reading_back import entries

_END = b"END:VCALENDAR\r\n"


def is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def is_xml(content: bytes) -> bool:
    """The parser of ElementTree, without the tree."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.SkippedEntityHandler = _unknown
    parser.ExternalEntityRefHandler = lambda *_: 0
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _unknown(entity: str, is_parameter: int) -> None:
    """One that may be defined in a file of somebody else's, which no browser fetches."""
    if not is_parameter:
        raise ValueError(entity)


def is_calendar(content: bytes) -> bool:
    """As icalendar reads it, which is not asked of entries in which nothing can be read in two ways."""
    if not content.endswith(_END):
        return False
    head, *parts = content.removesuffix(_END).split(b"BEGIN:VEVENT\r\n")
    is_level = head.endswith(b"\r\n") and head.count(b"\nBEGIN:") == head.count(b"\nEND:")
    if is_level and all(is_plain(part, head) for part in parts):
        return _is_frame(head + _END)
    return _is_read(content)


def _is_read(calendar: bytes) -> bool:
    try:
        entries(calendar)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False
    return True


_is_frame = lru_cache(maxsize=256)(_is_read)
"""What stands around the entries is the same in most calendars of a site."""

_TEXT = rb":[^\r\n]*(?:\r\n [^\r\n]*)*\r\n"
_HOUR = rb"T(?:[01]\d|2[0-3])\d{4}"
_MOMENT = rb":\d{8}" + _HOUR + rb"Z\r\n"
_TIME = rb"(?:;VALUE=DATE:(\d{8})|;TZID=([\w/+-]+):(\d{8}" + _HOUR + rb")|:(\d{8}" + _HOUR + rb"Z))\r\n"
_NAMES = rb"CATEGORIES|CONTACT|DESCRIPTION|LOCATION|STATUS|TRANSP|URL|X-[A-Z-]+"
_PARAMETER = rb';(?:DISPLAY|FEATURE|FMTTYPE|LABEL|RELTYPE)=[^\x00-\x1f\x7f"\\^,:;]+'
_LED_TO = rb"(?:CONFERENCE|IMAGE|RELATED-TO)(?:%b)*(?:;VALUE=URI)?" % _PARAMETER
_NUMBER = rb"-?\d{1,3}(?:\.\d+)?"
_ENTRY = re.compile(
    rb"SUMMARY%bDTSTART%b(?:DTEND%b)?DTSTAMP%bUID%bSEQUENCE:\d{1,9}\r\n" % (_TEXT, _TIME, _TIME, _MOMENT, _TEXT)
    + rb"(?:(?:%b|%b)%b|(?:CREATED|LAST-MODIFIED)%b|" % (_NAMES, _LED_TO, _TEXT, _MOMENT)
    + rb"GEO:%b;%b\r\n)*END:VEVENT\r\n" % (_NUMBER, _NUMBER)
)


def is_plain(entry: bytes, head: bytes) -> bool:
    """Whether an entry is as we write it: texts, moments, a number, and times in a zone that the calendar brings."""
    if (found := _ENTRY.fullmatch(entry)) is None:
        return False
    start, end = found.groups()[:4], found.groups()[4:]
    for day, zone, local, moment in (start, end) if any(end) else (start,):
        if zone and b"\nTZID:%b\r\n" % zone not in head:
            return False
        try:
            datetime.fromisoformat((day or local or moment).decode())
        except ValueError:
            return False
    return not any(end) or bool(start[0]) is bool(end[0])


READ: Mapping[str, Callable[[bytes], bool]] = {
    ".ics": is_calendar,
    ".xml": is_xml,
    ".svg": is_xml,
    ".json": is_json,
    ".webmanifest": is_json,
}
"""By the end of the name."""
