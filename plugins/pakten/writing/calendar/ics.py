"""iCalendar (RFC 5545 and RFC 7986): the network's dates in the calendars of those who subscribe.

A feed is the same bytes until an entry changes or a day moves an entry out of the selection; its entries never depend
on the day. There is no METHOD: a feed is published, it invites nobody.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from pakten.domain.event import Event
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.writing.calendar.content_lines import folded, line, moment, text
from pakten.writing.calendar.vevent import vevent
from pakten.writing.calendar.vtimezone import vtimezone
from pakten.writing.publication import Feed, Publication
from pakten.writing.text import one_line

_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pakten//Pakten//EN", "CALSCALE:GREGORIAN")
_REFRESH = "PT12H"


def calendar(events: Iterable[Event], feed: Feed, publication: Publication, today: date) -> bytes:
    """What subscribers get: everything to come and what was in the past twelve months."""
    dated = [one for event in events for one in _dated(event) if today < one.span.leaves_calendars]
    return _file(dated, _about(feed, publication, dated), publication)


def of_event(event: Event, publication: Publication) -> bytes:
    """The dates of one event, however old."""
    return _file(_dated(event), (), publication)


def _dated(event: Event) -> list[Occurrence]:
    return [occurrence for occurrence in occurrences(event) if occurrence.span.is_dated]


def _file(dated: list[Occurrence], about: Iterable[str], publication: Publication) -> bytes:
    """The head, the time zone and the entries in time order. Even a feed without entries has one component."""
    dated.sort(key=lambda one: (one.span, one.event.id, one.key))
    entries = (publication.once(f"vevent {one.key}", one.event, partial(vevent, one, publication)) for one in dated)
    return b"".join((folded((*_HEAD, *about)), _zone(dated, publication), *entries, b"END:VCALENDAR\r\n"))


def _zone(dated: list[Occurrence], publication: Publication) -> bytes:
    """The network's zone, and those of events that are held elsewhere."""
    others = {one.event.timezone for one in dated if one.event.timezone} - {publication.zone.key}
    parts = []
    for zone in (publication.zone, *(ZoneInfo(name) for name in sorted(others))):
        within = (one.span for one in dated if zone is publication.zone or one.event.timezone == zone.key)
        years = [year for span in within for year in (span.first.year, span.last.year)] or [2000]
        parts.append(vtimezone(zone, min(years), max(years) + 1))
    return b"".join(parts)


def _about(feed: Feed, publication: Publication, dated: list[Occurrence]) -> Iterator[str]:
    """What the calendar says about itself, in RFC 7986 and in the older words that most clients know.

    It has no UID: programs that look for the one of an entry by the first line of that name (vdirsyncer) would take it
    for that of each.
    """
    if feed.description:
        yield from (line(name, text(feed.description)) for name in ("DESCRIPTION", "X-WR-CALDESC"))
    yield from (line(name, text(one_line(feed.title))) for name in ("NAME", "X-WR-CALNAME"))
    if feed.color:
        yield line("COLOR", feed.color)
    if dated:
        yield moment("LAST-MODIFIED", max(one.event.updated for one in dated))
    yield line("REFRESH-INTERVAL", _REFRESH, VALUE="DURATION")
    yield line("SOURCE", publication.links.feed(feed.id, "ics"), VALUE="URI")
    yield line("URL", publication.links.calendar())
    yield line("X-PUBLISHED-TTL", _REFRESH)
    yield line("X-WR-TIMEZONE", publication.zone.key)
