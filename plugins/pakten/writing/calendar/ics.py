"""iCalendar (RFC 5545 and RFC 7986): the network's dates in the calendars of those who subscribe.

A feed is the same bytes until an entry changes or a day moves an entry out of the selection; its entries never depend
on the day. There is no METHOD: a feed is published, it invites nobody.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import icalendar
from icalendar.prop import vDuration, vText, vUri

from pakten.domain.event import Event
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.writing.calendar.folding import written
from pakten.writing.calendar.vevent import text, vevent
from pakten.writing.calendar.vtimezone import vtimezone
from pakten.writing.publication import Feed, Publication
from pakten.writing.text import one_line

PRODUCT = "-//Pakten//Pakten//EN"
REFRESH = timedelta(hours=12)


def calendar(events: Iterable[Event], feed: Feed, publication: Publication, today: date) -> bytes:
    """What subscribers get: everything to come and what was in the past twelve months."""
    dated = [one for event in events for one in _dated(event) if today < one.span.leaves_calendars]
    return _file(dated, _about(feed, publication, dated).to_ical(), publication)


def of_event(event: Event, publication: Publication) -> bytes:
    """The dates of one event, however old."""
    return _file(_dated(event), _plain_head(), publication)


def _dated(event: Event) -> list[Occurrence]:
    return [occurrence for occurrence in occurrences(event) if occurrence.span.is_dated]


def _file(dated: list[Occurrence], head: bytes, publication: Publication) -> bytes:
    """The head, the time zone and the entries in time order. Even a feed without entries has one component."""
    dated.sort(key=lambda one: (one.span, one.event.id, one.key))
    end = b"END:VCALENDAR\r\n"
    entries = (_entry(one, publication) for one in dated)
    return b"".join((head.removesuffix(end), _zone(dated, publication), *entries, end))


def _entry(one: Occurrence, publication: Publication) -> bytes:
    """Written once, however many feeds it stands in."""
    event, entry = publication.calendar_entries.get((one.event.id, one.key), (None, b""))
    if event is not one.event:
        entry = written(vevent(one, publication))
        publication.calendar_entries[one.event.id, one.key] = one.event, entry
    return entry


def _zone(dated: list[Occurrence], publication: Publication) -> bytes:
    """The network's zone, and those of events that are held elsewhere."""
    others = {one.event.timezone for one in dated if one.event.timezone} - {publication.zone.key}
    parts = []
    for zone in (publication.zone, *(ZoneInfo(name) for name in sorted(others))):
        within = (one.span for one in dated if zone is publication.zone or one.event.timezone == zone.key)
        years = [year for span in within for year in (span.first.year, span.last.year)] or [2000]
        parts.append(vtimezone(zone, min(years), max(years) + 1))
    return b"".join(parts)


@cache
def _plain_head() -> bytes:
    text: bytes = _head().to_ical()
    return text


def _head() -> icalendar.Calendar:
    head = icalendar.Calendar()
    head.add("VERSION", "2.0")
    head.add("PRODID", PRODUCT)
    head.add("CALSCALE", "GREGORIAN")
    return head


def _about(feed: Feed, publication: Publication, dated: list[Occurrence]) -> icalendar.Calendar:
    """What the calendar says about itself, in RFC 7986 and in the older words that most clients know.

    It has no UID: programs that look for the one of an entry by the first line of that name (vdirsyncer) would take it
    for that of each.
    """
    head = _head()
    for name in ("NAME", "X-WR-CALNAME"):
        head.add(name, text(one_line(feed.title)))
    if feed.description:
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            head.add(name, text(feed.description))
    if feed.color:
        head.add("COLOR", feed.color)
    head.add("X-WR-TIMEZONE", vText(publication.zone.key))
    head.add("URL", vUri(publication.links.calendar()))
    head.add("SOURCE", vUri(publication.links.feed(feed.id, "ics")), parameters={"VALUE": "URI"})
    head.add("REFRESH-INTERVAL", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    head.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    if dated:
        head.add("LAST-MODIFIED", max(one.event.updated for one in dated))
    return head
