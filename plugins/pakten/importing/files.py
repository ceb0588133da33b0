"""A file by what is in it, whatever it is called: a calendar, a table, a package of those, or nothing of these."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

from pakten.importing.calendar.rows import rows_of_ics
from pakten.importing.rows import Found, Note, Terms
from pakten.importing.tables.delimited import grid_of_text
from pakten.importing.tables.html_table import grid_of_html
from pakten.importing.tables.opendocument import grids_of_opendocument
from pakten.importing.tables.rows import rows_of_grids
from pakten.importing.tables.workbook import grids_of_workbook
from pakten.reading.refusal import Refusal

_MOST_CALENDARS = 200
_LARGEST = 100_000_000

_REFUSED = (
    (re.compile(rb"\s*BEGIN:VCARD", re.IGNORECASE), "contacts"),
    (re.compile(rb"(?s)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE), "feed"),
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\s*[\[{]\s*[\"{\[]"), "json"),
    (
        re.compile(
            rb"(?i)(?:received|return-path|from|mime-version|delivered-to|message-id|date|subject|x-[\w-]+):[^\n]*\n"
        ),
        "mail",
    ),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "old_excel"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8"), "picture"),
)
"""What people have at hand and takes another way, each with its own sentence."""
_CALENDAR = re.compile(rb"BEGIN\s*:\s*V(?:CALENDAR|EVENT)", re.IGNORECASE)
_PAGE = re.compile(
    rb"(?s)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype html|<html|<table|<meta|<head|<div)\b", re.IGNORECASE
)


def found_in(data: bytes, name: str, terms: Terms) -> Found:
    """The rows of a file. Refused with a reason when it is nothing that has any."""
    ending = name.rpartition(".")[2].casefold()
    if data.startswith(b"PK\x03\x04"):
        return _package(data, name, terms)
    start = data[:4096].lstrip(b"\xef\xbb\xbf")
    plain = start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _CALENDAR.match(plain) or (ending in ("ics", "ical", "ifb", "vcs", "icalendar") and not _PAGE.match(plain)):
        return rows_of_ics(data, name, terms)
    for pattern, kind in _REFUSED:
        if pattern.match(plain):
            raise Refusal(f"kind.{kind}", file=name)
    if _PAGE.match(plain):
        return rows_of_grids([grid_of_html(data, name)], name, terms)
    if ending in ("csv", "tsv", "txt", "tab", "xls"):
        return rows_of_grids([grid_of_text(data, name)], name, terms)
    raise Refusal("no_table" if ending in ("xlsx", "xlsm", "ods") else "kind.unknown", file=name)


def _package(data: bytes, name: str, terms: Terms) -> Found:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if "xl/workbook.xml" in names:
                return rows_of_grids(grids_of_workbook(data, name), name, terms)
            if "content.xml" in names and package.read("mimetype").strip().endswith(b"spreadsheet"):
                return rows_of_grids(grids_of_opendocument(data, name), name, terms)
            if "xl/workbook.bin" in names:
                raise Refusal("kind.old_excel", file=name)
            calendars = [one for one in package.infolist() if one.filename.casefold().endswith(".ics")]
            if not calendars:
                raise Refusal("kind.package", file=name)
            if sum(one.file_size for one in calendars) > _LARGEST or len(calendars) > _MOST_CALENDARS:
                raise Refusal("too_large", file=name)
            return _together([(one.filename, package.read(one)) for one in calendars], name, terms)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, RuntimeError, NotImplementedError):
        raise Refusal("no_table", file=name) from None


def _together(calendars: list[tuple[str, bytes]], name: str, terms: Terms) -> Found:
    """The calendars of a package, as Google gives them out, with their own numbers behind their names."""
    rows, notes = [], []
    for inner, data in calendars:
        short = inner.rpartition("/")[2]
        try:
            found = rows_of_ics(data, short, terms)
        except Refusal:
            notes.append(Note.of("calendar_not_read", name=short))
            continue
        rows += [replace(row, sheet=short) for row in found.rows]
        notes += found.notes
    if not rows:
        raise Refusal("no_calendar", file=name)
    return Found(tuple(rows), notes=tuple(dict.fromkeys(notes)))
