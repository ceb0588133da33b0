"""A calendar of somebody else's program as rows. Who was invited is not read: the network names no persons."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from pakten.domain.code import Code
from pakten.importing.calendar.components import Component, components
from pakten.importing.calendar.moments import ends, moment
from pakten.importing.calendar.occasions import occasions_of
from pakten.importing.calendar.series import is_series
from pakten.importing.calendar.times import times, written
from pakten.importing.calendar.zones import Zones
from pakten.importing.fitting import fit_for_public
from pakten.importing.html_text import is_html, text_of_html
from pakten.importing.meeting_services import LINK
from pakten.importing.privacy import is_called_off
from pakten.importing.rows import Found, Note, Row, Terms
from pakten.reading.forms.mistake import Mistake
from pakten.reading.refusal import Refusal

_STATUSES = {"CANCELLED": "cancelled", "CANCELED": "cancelled", "TENTATIVE": "tentative"}
_JOINS = re.compile(
    r"X-MICROSOFT-(?:SKYPETEAMS|ONLINEMEETING|LOCATIONS)\w*|X-GOOGLE-CONFERENCE|CONFERENCE|X-(?:ZOOM|WEBEX|TEAMS)[\w-]*"
)
_ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
"""What somebody who is invited sends back (RFC 5546)."""
_UNREAD = ("ATTACH", "COMMENT", "CONTACT", "RESOURCES", "IMAGE")
"""What an entry may hold that the network has no place for; it may be private, so only its name is told."""


def rows_of_ics(data: bytes, name: str, terms: Terms) -> Found:
    outermost = components(data, name)
    calendars = [one for one in outermost if one.kind == "VCALENDAR"] or [Component("", 0, {}, outermost)]
    entries = [(one, part) for one in calendars for part in one.parts if part.kind == "VEVENT"]
    if not entries:
        raise Refusal("no_calendar", file=name)
    notes = []
    for calendar in calendars:
        others = [part.kind for part in calendar.parts if part.kind in ("VTODO", "VJOURNAL")]
        kinds = ", ".join(sorted({*others}))
        notes += [Note.of("cut_off")] if calendar.kind and not calendar.is_whole else []
        notes += [Note.of("no_events", count=len(others), kinds=kinds)] if others else []
    zones = {id(one): Zones(outermost, terms.zones, one.text("X-WR-TIMEZONE")) for one in calendars}
    return Found(tuple(_rows(entries, zones, terms)), notes=tuple(dict.fromkeys(notes)))


def _rows(entries: list[tuple[Component, Component]], zones: Mapping[int, Zones], terms: Terms) -> Iterator[Row]:
    """A row for each entry; those that change one date belong to their series, if it is here."""
    shared = _shared(entries)
    newest: dict[str, Component] = {}
    changed: dict[str, dict[str, Component]] = defaultdict(dict)
    for _, one in entries:
        uid, date = _uid(one, shared), one.text("RECURRENCE-ID")
        among = changed[uid] if date else newest
        if uid and ((date or uid) not in among or _version(one) >= _version(among[date or uid])):
            among[date or uid] = one
    for calendar, entry in entries:
        uid, date = _uid(entry, shared), entry.text("RECURRENCE-ID")
        if date and uid in newest:
            continue
        method = calendar.text("METHOD").upper()
        if method in _ANSWERS:
            yield Row(entry.line, {}, left_out="reply", uid=uid)
            continue
        if uid and entry is not (changed[uid][date] if date else newest[uid]):
            yield Row(entry.line, {}, left_out="older", uid=uid)
            continue
        row = _row(entry, list(changed[uid].values()) if uid and not date else [], zones[id(calendar)], terms)
        yield fit_for_public(replace(row, uid=uid, cancels=method == "CANCEL" and not row.left_out))


def _shared(entries: list[tuple[Component, Component]]) -> set[str]:
    """What a program has given as UID to several events: at different times, though none is newer than the other."""
    starts: dict[tuple[str, tuple[int, str]], set[str]] = defaultdict(set)
    for _, one in entries:
        if not one.text("RECURRENCE-ID"):
            starts[one.text("UID"), _version(one)].add(one.text("DTSTART"))
    return {uid for (uid, _), found in starts.items() if len(found) > 1}


def _uid(entry: Component, shared: set[str]) -> str:
    uid = entry.text("UID")
    return "" if uid in shared else uid


def _version(entry: Component) -> tuple[int, str]:
    sequence = entry.text("SEQUENCE")
    return int(sequence) if sequence.isdecimal() else 0, entry.text("LAST-MODIFIED") or entry.text("DTSTAMP")


def _row(entry: Component, changed: list[Component], zones: Zones, terms: Terms) -> Row:
    secret = _privacy(entry)
    if secret:
        return Row(entry.line, {}, left_out=secret)
    cells = {"title": " ".join(entry.text("SUMMARY").split())}
    row = Row(entry.line, cells, notes=tuple(_seen(entry)))
    try:
        if not entry.is_whole:
            raise Mistake(Code.BROKEN_ENTRY, value=entry.line)
        if not entry.all("DTSTART"):
            raise Mistake(Code.NO_START)
        cells |= {key: text for key, text in _texts(entry) if text}
        return _timed(replace(row, cells=cells), entry, changed, zones, terms)
    except Mistake as mistake:
        return replace(row, cells=cells, mistake=mistake)


def _timed(row: Row, entry: Component, changed: list[Component], zones: Zones, terms: Terms) -> Row:
    start = moment(entry.all("DTSTART")[0], zones)
    own = times(entry, start, ends(entry, start, zones), terms)
    row = replace(row, notes=(*row.notes, *own.notes))
    if entry.all("RECURRENCE-ID"):
        of = written(moment(entry.all("RECURRENCE-ID")[0], zones), terms)
        return replace(row, cells={**row.cells, **own.cells}, occasion=of[:10])
    if not is_series(entry):
        return replace(row, cells={**row.cells, **own.cells})
    series = occasions_of(entry, changed, zones, terms)
    if not series.occasions:
        return replace(row, left_out="no_dates")
    return replace(row, occasions=series.occasions, notes=(*row.notes, *series.notes))


def _privacy(entry: Component) -> str:
    """What is marked as somebody's own, in the words of the standard, of Outlook and of Exchange."""
    said = entry.text("CLASS").upper()
    if said in ("PRIVATE", "CONFIDENTIAL"):
        return said.lower()
    sensitivity = entry.text("X-MICROSOFT-CDO-SENSITIVITY").upper() or entry.text("X-MICROSOFT-SENSITIVITY").upper()
    if sensitivity in ("PRIVATE", "PERSONAL", "1", "2"):
        return "private"
    if sensitivity in ("CONFIDENTIAL", "COMPANY-CONFIDENTIAL", "3"):
        return "confidential"
    # The standard: what nobody knows is to be taken for private.
    return "" if said in ("", "PUBLIC", "DEFAULT") else "private"


def _seen(entry: Component) -> Iterator[Note]:
    """What is passed over, by its kind and never by its content."""
    if entry.all("ATTENDEE"):
        yield Note.of("taken", what="attendees")
    if entry.all("ORGANIZER"):
        yield Note.of("taken", what="organizer")
    if any(_JOINS.fullmatch(name) for name in entry.properties):
        yield Note.of("taken", what="join_link")
    for name in _UNREAD:
        if entry.all(name):
            yield Note.of("not_read", field=name)
    if entry.text("URL") and not _address(entry):
        yield Note.of("not_read", field="URL")
    if entry.odd_lines:
        yield Note.of("odd_lines", count=len(entry.odd_lines))


def _address(entry: Component) -> str:
    """Where one reads more; empty for what is no whole address."""
    written = entry.text("URL")
    address = unquote(written) if re.match("https?%3A", written, re.IGNORECASE) else written
    return address if re.fullmatch(r"https?://[^\s/]+\.\S+", address, re.IGNORECASE) else ""


def _texts(entry: Component) -> Iterator[tuple[str, str]]:
    description = entry.text("DESCRIPTION") or entry.text("X-ALT-DESC")
    yield "description", text_of_html(description) if is_html(description) else description
    status = _STATUSES.get(entry.text("STATUS").upper(), "")
    yield "status", "cancelled" if is_called_off(entry.text("SUMMARY")) else status
    structured = entry.first("X-APPLE-STRUCTURED-LOCATION")
    yield "place", entry.text("LOCATION") or (structured.parameters.get("X-TITLE", "") if structured else "")
    geo = re.findall(r"-?\d+(?:\.\d+)?", entry.text("GEO") or (structured.value if structured else ""))
    yield "place_geo", f"{float(geo[0])}, {float(geo[1])}" if len(geo) == 2 else ""
    address = _address(entry)
    yield "link", address
    if any(_JOINS.fullmatch(name) for name in entry.properties) or LINK.search(address):
        yield "joins", "true"
    yield "categories", ", ".join(one.text for one in entry.all("CATEGORIES"))
