"""One entry of a calendar: a VEVENT, made of one date of one event.

Its UID is the same for ever. SEQUENCE is the minute of the latest change, counted from 1970: it needs no memory of
earlier builds, rises with each change, and hangs on nothing but `updated`, which only moves forward. Two changes on one
day differ because `updated` may say the hour. It does not begin at 0, because the day to count from would be
`published`, and a number that falls when somebody corrects that day would hide the next change.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from pakten.domain.event import Event, Status
from pakten.domain.occurrence import Occurrence
from pakten.domain.state import State
from pakten.domain.timespan import Timespan, is_odd
from pakten.writing import event_text
from pakten.writing.calendar.content_lines import component, day, folded, line, moment, text
from pakten.writing.event_text import Section
from pakten.writing.markdown import plain
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line, paragraphs

_STATUS = {
    Status.CONFIRMED: "CONFIRMED",
    Status.TENTATIVE: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.POSTPONED: "CANCELLED",  # it does not take place then; nothing in RFC 5545 says "later"
}
_LONGEST_EXTRA = 500


def vevent(occurrence: Occurrence, publication: Publication) -> bytes:
    return folded(component("VEVENT", _lines(State(occurrence), publication)))


def _lines(one: State, publication: Publication) -> Iterator[str]:
    """What programs look for first, then by the alphabet."""
    occurrence, event, words = one.occurrence, one.event, publication.words
    yield line("SUMMARY", text(event_text.marked_title(one, words) if one.is_off else one_line(event.title)))
    yield from _times(occurrence.span, ZoneInfo(event.timezone) if event.timezone else publication.zone)
    yield moment("DTSTAMP", event.updated)
    yield line("UID", str(occurrence.uid(publication.namespace)))
    yield line("SEQUENCE", str(sequence(event)))
    yield line("CATEGORIES", ",".join(text(one_line(title)) for title in publication.subjects(event)))
    if one.online and one.online.url:
        yield line("CONFERENCE", one.online.url, FEATURE="VIDEO", LABEL=one_line(words("feed.join")), VALUE="URI")
    if event.contact is not None:
        # No ORGANIZER: a published calendar has none (RFC 5545, section 3.8.4.3), and programs would send it answers.
        yield line("CONTACT", text(event_text.contact(event.contact)))
    yield moment("CREATED", datetime.combine(event.published, time(), publication.zone))
    yield line("DESCRIPTION", text(description(one, publication)))
    if one.place and one.place.geo:
        yield line("GEO", ";".join(map(str, one.place.geo)))
    if card := publication.links.card("event", event.id):
        yield line("IMAGE", card, DISPLAY="BADGE", FMTTYPE="image/png", VALUE="URI")
    yield moment("LAST-MODIFIED", event.updated)
    if location := event_text.location(one, words):
        yield line("LOCATION", text(location))
    if event.part_of:
        whole = publication.catalogue.event[event.part_of]
        yield line("RELATED-TO", str(publication.parent_uid(whole)), RELTYPE="PARENT")
    yield line("STATUS", _STATUS[occurrence.status])
    # Whole days and what is off leave the reader free; hours do not.
    yield line("TRANSP", "OPAQUE" if one.span.start is not None and not one.is_off else "TRANSPARENT")
    yield line("URL", publication.links.date(occurrence))
    for key, value in sorted(event.extra.items()):
        # What a table or several lines would say there, no program asks for.
        if isinstance(value, str) and "\n" not in value and len(value) <= _LONGEST_EXTRA:
            yield line(f"X-{key.removeprefix('x_').replace('_', '-').upper()}", text(value))


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


def _times(span: Timespan, zone: ZoneInfo) -> Iterator[str]:
    """Days end where the next begins. An end that nobody knows is left out, not invented.

    Hours are those on the wall; all of them in universal time when one falls in the hour that clocks show twice:
    readers choose differently which of the two is meant (libical), and a beginning in one zone with an end in another
    is more than some of them take (Outlook, Google).
    """
    if span.start is None:
        yield day("DTSTART", span.first)
        yield day("DTEND", span.last + timedelta(days=1))
        return
    moments = {"DTSTART": span.start, **({"DTEND": span.end} if span.end else {})}
    is_clear = not any(is_odd(one.astimezone(zone)) for one in moments.values())
    for name, one in moments.items():
        yield moment(name, one, zone if is_clear else None)
