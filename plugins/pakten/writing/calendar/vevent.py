"""One entry of a calendar: a VEVENT, made of one date of one event.

Its UID is the same for ever. SEQUENCE is the minute of the latest change, counted from 1970: it needs no memory of
earlier builds, rises with each change, and hangs on nothing but `updated`, which only moves forward. Two changes on one
day differ because `updated` may say the hour. It does not begin at 0, because the day to count from would be
`published`, and a number that falls when somebody corrects that day would hide the next change.
"""

from datetime import UTC, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import icalendar
from icalendar.parser import Parameters
from icalendar.prop import vCategory, vDatetime, vGeo, vInt, vText, vUri
from icalendar.timezone.tzid import is_utc

from pakten.domain.event import Event, Status
from pakten.domain.occurrence import Occurrence
from pakten.domain.state import State
from pakten.domain.timespan import Timespan, is_odd
from pakten.writing import event_text
from pakten.writing.event_text import Section
from pakten.writing.markdown import plain
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line, paragraphs

_STATUS = {
    Status.CONFIRMED: vText("CONFIRMED"),
    Status.TENTATIVE: vText("TENTATIVE"),
    Status.CANCELLED: vText("CANCELLED"),
    Status.POSTPONED: vText("CANCELLED"),  # it does not take place then; nothing in RFC 5545 says "later"
}
_LONGEST_EXTRA = 500
_BUSY, _FREE = vText("OPAQUE"), vText("TRANSPARENT")


class _Text(vText):
    r"""Text escaped as RFC 5545, section 3.3.11, says. icalendar 7.3 takes `\N` in "C:\Ny" for a line break."""

    def to_ical(self) -> bytes:
        escaped = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


_is_utc = cache(is_utc)


@cache
def _zoned(zone: str) -> Parameters:
    """The parameters of all moments in a zone, or in universal time when it has no name; nobody changes them."""
    return Parameters({"TZID": zone} if zone else {})


class _Moment(vDatetime):
    """A moment whose zone is known. icalendar looks each one up four times among all names of time zones."""

    def __init__(self, moment: datetime, zone: str = "") -> None:
        self.dt = moment
        self.params = _zoned(zone)

    def is_utc(self) -> bool:
        return not self.params


def text(value: str) -> vText:
    return _Text(clean(value))


def vevent(occurrence: Occurrence, publication: Publication) -> icalendar.Event:
    event, one = occurrence.event, State(occurrence)
    entry = icalendar.Event()
    entry["UID"] = vText(str(occurrence.uid(publication.namespace)))
    title = event_text.marked_title(one, publication.words) if one.is_off else one_line(event.title)
    entry["SUMMARY"] = _Text(title)
    zone = ZoneInfo(event.timezone) if event.timezone else publication.zone
    _add_times(entry, occurrence.span, zone)
    entry["CREATED"] = _utc(datetime.combine(event.published, time(), publication.zone))
    entry["LAST-MODIFIED"] = entry["DTSTAMP"] = _utc(event.updated)
    entry["SEQUENCE"] = vInt(sequence(event))
    entry["STATUS"] = _STATUS[occurrence.status]
    # Whole days and what is off leave the reader free; hours do not.
    entry["TRANSP"] = _BUSY if one.span.start is not None and not one.is_off else _FREE
    entry["DESCRIPTION"] = text(description(one, publication))
    entry["URL"] = vUri(publication.links.date(occurrence))
    entry["CATEGORIES"] = _categories(publication.subjects(event))
    if card := publication.links.card("event", event.id):
        entry.add("IMAGE", vUri(card), parameters=_CARD)
    _add_location(entry, one, publication)
    if event.contact is not None:
        # No ORGANIZER: a published calendar has none (RFC 5545, section 3.8.4.3), and programs would send it answers.
        entry.add("CONTACT", text(event_text.contact(event.contact)))
    for key, value in event.extra.items():
        # What a table or several lines would say there, no program asks for.
        if isinstance(value, str) and "\n" not in value and len(value) <= _LONGEST_EXTRA:
            entry.add(f"X-{key.removeprefix('x_').replace('_', '-').upper()}", text(value))
    if event.part_of:
        whole = publication.catalogue.event[event.part_of]
        entry.add("RELATED-TO", str(publication.parent_uid(whole)), parameters={"RELTYPE": "PARENT"})
    return entry


@lru_cache(maxsize=1024)
def _categories(titles: tuple[str, ...]) -> vCategory:
    """Most events share them with others. The library escapes `\\N` wrongly; titles of terms can do without it."""
    return vCategory([one_line(title).replace("\\", "/") for title in titles])


def description(one: State, publication: Publication) -> str:
    """Everything that somebody needs who only has the calendar: plain text, the link last."""
    event, words = one.event, publication.words
    home = publication.links.home()
    contact = words("feed.contact", contact=event_text.contact(event.contact)) if event.contact else ""
    followed_up = words("feed.followed_up") if event.recap and not one.is_off else ""
    return paragraphs(
        (
            "\n".join(clean(line) for line in event_text.standing(one, words)),
            clean(event.summary),
            followed_up,
            plain(event.description, home),
            _section_text(event_text.parts(event, publication)),
            _section_text(event_text.programme(event, publication)),
            _section_text(Section(words("feed.registration"), event_text.registration(one, words))),
            _section_text(event_text.accessibility(event, words)),
            "\n".join((*event_text.way_there(one, words), *event_text.way_online(one, words))),
            contact,
            words("feed.more", url=publication.links.date(one.occurrence)),
        )
    )


def sequence(event: Event) -> int:
    return max(0, int(event.updated.timestamp()) // 60)


def _section_text(section: Section) -> str:
    if not section.lines:
        return ""
    lines = (f"- {clean(line)}" if section.is_list else clean(line) for line in section.lines)
    return "\n".join((f"{section.heading}:", *lines))


def _add_times(entry: icalendar.Event, span: Timespan, zone: ZoneInfo) -> None:
    """Days end where the next begins. An end that nobody knows is left out, not invented."""
    if span.start is None:
        entry.add("DTSTART", span.first)
        entry.add("DTEND", span.last + timedelta(days=1))
        return
    moments = {"DTSTART": span.start, **({"DTEND": span.end} if span.end else {})}
    entry.update(_alike(moments, zone))


def _alike(moments: dict[str, datetime], zone: ZoneInfo) -> dict[str, vDatetime]:
    """Times on the wall; all of them in UTC when one falls in the hour that clocks show twice.

    Readers choose differently which of the two is meant (libical), and a beginning in one zone with an end in another
    is more than some of them take (Outlook, Google).
    """
    local = {name: moment.astimezone(zone) for name, moment in moments.items()}
    if _is_utc(zone) or any(map(is_odd, local.values())):
        return {name: _utc(moment) for name, moment in moments.items()}
    return {name: _Moment(moment, zone.key) for name, moment in local.items()}


def _utc(instant: datetime) -> vDatetime:
    return _Moment(instant.astimezone(UTC))


def _add_location(entry: icalendar.Event, one: State, publication: Publication) -> None:
    if location := event_text.location(one, publication.words):
        entry["LOCATION"] = text(location)
    if one.place and one.place.geo:
        entry.add("GEO", vGeo(one.place.geo))
    if one.online and one.online.url:
        label = one_line(publication.words("feed.join"))
        entry.add("CONFERENCE", vUri(one.online.url), parameters={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": label})


_CARD = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/png"}
