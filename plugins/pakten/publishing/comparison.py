"""A new release against the published one: what those would lose who subscribe, or who have saved an address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from posixpath import basename
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from pakten.domain.catalogue import Catalogue
from pakten.domain.code import Code
from pakten.domain.event import Event
from pakten.domain.occurrence import occurrences
from pakten.domain.problem import Location, Problem, Severity
from pakten.publishing.formats import is_calendar, is_xml
from pakten.publishing.source import Source
from pakten.writing.calendar.reading_back import Entry, entries

_MISLEADING = ("DTSTART", "DTEND", "LOCATION", "STATUS", "SUMMARY")
"""Whoever is not told of these goes to the wrong day or the wrong door; of other changes an author is only warned."""

_KEPT = timedelta(days=365)
"""How long a date stays in the calendars after it has passed."""

_LOCATION = re.compile(r"^\{.*\}loc$|^loc$")


class Sources:
    """Where in the sources an entry stands, as far as there are any."""

    def __init__(self, catalogue: Catalogue | None, network: str, file: str) -> None:
        self.events: Mapping[str, Event] = catalogue.event if catalogue else {}
        self.file = Location(file)
        self._by_uid = {str(one.uid(network)): event for event in self.events.values() for one in occurrences(event)}
        self.aliases = frozenset(alias for event in self.events.values() for alias in event.aliases)

    def of(self, entry: Entry) -> Location:
        event = self._by_uid.get(entry.uid) or self.events.get(event_id(entry))
        return event.origin if event else self.file


def event_id(entry: Entry) -> str:
    return basename(unquote(urlsplit(entry.url).path).rstrip("/"))


def lost_dates(old: bytes, new: bytes, today: date, sources: Sources) -> Iterator[Problem]:
    """What two editions of one calendar tell those who subscribe to it."""
    before, now = entries(old), entries(new)
    for uid, entry in before.items():
        fresh = now.get(uid)
        if fresh is None:
            # An alias says that the event goes on under another id.
            if entry.last + _KEPT >= today and event_id(entry) not in sources.aliases:
                yield Problem.of(Code.NO_LONGER_PUBLISHED, sources.of(entry), title=entry.title, day=entry.last)
            continue
        changed = [
            name
            for name in sorted({*entry.properties, *fresh.properties})
            if entry.properties.get(name) != fresh.properties.get(name)
        ]
        if changed and fresh.sequence <= entry.sequence:
            heavy = any(name in _MISLEADING for name in changed)
            told = Problem.of(
                Code.SAME_SEQUENCE,
                sources.of(fresh),
                title=fresh.title,
                day=fresh.last,
                changed=", ".join(changed),
                sequence=fresh.sequence,
            )
            yield told if heavy else replace(told, severity=Severity.WARNING)


def pages_of(sitemap: bytes) -> tuple[str, ...]:
    """The paths of all pages, below the shortest address, which is the site's."""
    locations = (one.text for one in ElementTree.fromstring(sitemap).iter() if _LOCATION.match(str(one.tag)))
    found = [address.strip() for address in locations if address and address.strip()]
    root = min(found, key=len, default="")
    return tuple(unquote(address.removeprefix(root)) for address in found if address.startswith(root))


def against(old: Source, new: Source, calendar: str, today: date, sources: Sources) -> Iterator[Problem]:
    """All that speaks against putting the new release in the place of the old one.

    What is published and cannot be read is lost already: it is told of and does not stop its own repair.
    """
    before, now, sitemap = old.read(calendar), new.read(calendar), old.read("sitemap.xml")
    for name, content, reads in ((calendar, before, is_calendar), ("sitemap.xml", sitemap, is_xml)):
        if content is not None and not reads(content):
            yield Problem.of(Code.PUBLISHED_BROKEN, Location(f"/{name}"), file=name)
    if before is not None and is_calendar(before):
        if now is None:
            yield Problem.of(Code.DEAD_ADDRESS, Location(f"/{calendar}"), address=f"/{calendar}", alias=f"/{calendar}")
        elif not is_calendar(now):
            yield Problem.of(Code.CANNOT_BE_READ, Location(f"/{calendar}"), file=calendar, kind="ics")
        else:
            yield from lost_dates(before, now, today, sources)
    if sitemap is not None and is_xml(sitemap):
        for path in pages_of(sitemap):
            if new.read(path) is None:
                yield Problem.of(Code.DEAD_ADDRESS, Location(f"/{path}"), address=f"/{path}", alias=f"/{path}")
