"""An event in the words of schema.org: its life as `eventStatus`, each of its dates, where, and how to come along.

Off dates keep their date, moved ones say where they were (schema.org's own advice, and Google's): nothing disappears.
"""

from datetime import date, datetime

from pakten.domain.event import Event, Format, Status
from pakten.domain.event_parts.meeting import Attendance
from pakten.domain.event_state import EventState, event_state
from pakten.domain.place import Place
from pakten.domain.schedule import schedule
from pakten.domain.state import Mark, State
from pakten.domain.timespan import Timespan
from pakten.writing.data.jsonld import SCHEMA, Data, filled, named, network
from pakten.writing.data.jsonld_offer import offers
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line

_STATUS = {
    Status.CONFIRMED: "EventScheduled",
    Status.TENTATIVE: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
}
_MODES = {
    Format.ON_SITE: "OfflineEventAttendanceMode",
    Format.ONLINE: "OnlineEventAttendanceMode",
    Format.HYBRID: "MixedEventAttendanceMode",
}


def event(one: Event, publication: Publication) -> Data | None:
    """Nothing for an event without a day: schema.org and search engines know no "November 2021"."""
    told = event_state(one)
    dated = [date_ for date_ in told.dates if date_.span.is_dated]
    if not dated:
        return None
    if len(dated) == 1:
        return {**_about(one, publication), **_happening(dated[0], publication)}
    return {
        **_about(one, publication),
        **_status_of_all(told),
        **_times(one.span if one.span.is_dated else Timespan.days(dated[0].span.first, dated[-1].span.last)),
        **_where(dated, publication),
        "subEvent": [_part(date_, publication) for date_ in dated],
    }


def _about(one: Event, publication: Publication) -> Data:
    url = publication.links.event(one)
    subjects = ", ".join(publication.subjects(one))
    audiences = publication.catalogue.vocabulary.audiences
    return filled(
        {
            "@type": "Event",
            "@id": f"{url}#event",
            "identifier": str(publication.uid(one)),
            "url": url,
            "name": one_line(one.title),
            "description": clean(one.summary),
            "image": publication.links.card("event", one.id),
            "keywords": subjects,
            "organizer": _organisers(one, publication),
            "inLanguage": list(one.languages),
            "contributor": named(one.participants, publication),
            "audience": [{"@type": "Audience", "audienceType": audiences.get(id_, id_)} for id_ in one.audience],
            "superEvent": _whole(one, publication),
            "subjectOf": _followed_up(one, publication),
        }
    )


def _organisers(one: Event, publication: Publication) -> list[Data]:
    return named(one.organisers, publication) or [network(publication)]


def _part(one: State, publication: Publication) -> Data:
    """One of several dates, with an address of its own: the place on the page where it stands."""
    url = publication.links.date(one.occurrence)
    return {
        "@type": "Event",
        "@id": url,
        "identifier": str(one.occurrence.uid(publication.namespace)),
        "url": url,
        "name": one_line(one.event.title),
        "organizer": _organisers(one.event, publication),
        **_happening(one, publication),
    }


def _parts(one: State, publication: Publication) -> list[Data]:
    """What it consists of, with the hours that are known. Nobody is offered a seat there: one comes to the whole."""
    if not one.event.parts:
        return []
    url = publication.links.event(one.event)
    told = schedule(one.event, one.span, publication.zone)
    found: list[Data] = []
    for part, point in ((point.part, point) for point in told):
        if part is None or (part.day is not None and not one.span.covers(part.day)):
            continue
        place = part.place or one.place
        invited = publication.words(f"attendance.{part.attendance}") if part.attendance is Attendance.INVITED else ""
        text = clean(" ".join(filter(None, (part.text, invited))))
        found.append(
            {
                "@type": "Event",
                "@id": f"{url}#part-{part.id}",
                "name": one_line(part.title),
                **({"description": text} if text else {}),
                **_status(one),
                "startDate": _moment(point.start or part.day or one.span.first),
                **({"endDate": _moment(point.end)} if point.end else {}),
                **({"location": _place(place, publication.country)} if place else {}),
                "organizer": _organisers(one.event, publication),
            }
        )
    return found


def _happening(one: State, publication: Publication) -> Data:
    return {
        **_status(one),
        **_times(one.event.there(one.span)),
        **_where([one], publication),
        **offers(one.registration, one.event, publication),
        **({"subEvent": parts} if (parts := _parts(one, publication)) else {}),
    }


def _status(one: State) -> Data:
    """Both a new day and a move to the net may be true: schema.org takes a list."""
    moved = {Mark.RESCHEDULED: "EventRescheduled", Mark.MOVED_ONLINE: "EventMovedOnline"}
    said = [moved[mark] for mark in one.decided if mark in moved] or [_STATUS[one.occurrence.status]]
    statuses = [SCHEMA + word for word in said]
    moved_from = [one.event.there(span) for span in one.previous if span.is_dated and not one.is_off]
    before = [_moment(span.start or span.first) for span in moved_from]
    return {
        "eventStatus": statuses if len(statuses) > 1 else statuses[0],
        **({"previousStartDate": before if len(before) > 1 else before[0]} if before else {}),
    }


def _status_of_all(told: EventState) -> Data:
    """Of an event with several dates: what is so of each of them."""
    if told.is_off:
        return _status(next(one for one in told.dates if one.decided == told.decided))
    moved = Mark.MOVED_ONLINE in told.decided
    return {"eventStatus": SCHEMA + ("EventMovedOnline" if moved else "EventScheduled")}


def _times(span: Timespan) -> Data:
    """In days the last one is included: schema.org has no exclusive end."""
    if span.start is None:
        return {"startDate": _moment(span.first), "endDate": _moment(span.last)}
    return {"startDate": _moment(span.start), **({"endDate": _moment(span.end)} if span.end else {})}


def _moment(value: date | datetime) -> str:
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def _where(dates: list[State], publication: Publication) -> Data:
    """Where any of the dates is; those that take place, if there are any."""
    held = [one for one in dates if not one.is_off] or dates
    locations: list[Data] = []
    for location in (location for one in held for location in _locations(one, publication)):
        if location not in locations:
            locations.append(location)
    modes = {_MODES.get(one.format, "") for one in held}
    mode = modes.pop() if len(modes) == 1 else _MODES[Format.HYBRID]
    return {
        **({"eventAttendanceMode": SCHEMA + mode} if mode else {}),
        **({"location": locations if len(locations) > 1 else locations[0]} if locations else {}),
    }


def _locations(one: State, publication: Publication) -> list[Data]:
    place = [_place(one.place, publication.country)] if one.place else []
    # Many send the address only to those who register: then the page is where one finds out.
    url = (one.occurrence.online.url if one.occurrence.online else "") or publication.links.date(one.occurrence)
    return [*place, {"@type": "VirtualLocation", "url": url}] if one.is_online else place


def _place(place: Place, country: str) -> Data:
    address = filled(
        {
            "streetAddress": one_line(place.address),
            "postalCode": one_line(place.postal_code),
            "addressLocality": one_line(place.city),
            "addressCountry": country,
        }
    )
    latitude, longitude = place.geo or (None, None)
    return filled(
        {
            "@type": "Place",
            "name": one_line(place.name),
            "address": {"@type": "PostalAddress", **address} if address else None,
            "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude} if place.geo else None,
            "url": place.url,
        }
    )


def _whole(one: Event, publication: Publication) -> Data | None:
    whole = publication.catalogue.event.get(one.part_of)
    if whole is None:
        return None
    url = publication.links.event(whole)
    start: Data = _times(whole.there(whole.span)) if whole.span.is_dated else {}
    return {"@type": "Event", "@id": f"{url}#event", "url": url, "name": one_line(whole.title), **start}


def _followed_up(one: Event, publication: Publication) -> list[Data]:
    """What came of it, and what there is to read afterwards."""
    if one.recap is None or event_state(one).is_off:
        return []
    found: list[Data] = [
        {
            "@type": "CreativeWork",
            "url": publication.links.event(one),
            "name": one_line(one.title),
            "abstract": clean(one.recap.summary),
        }
    ]
    for material in one.recap.materials:
        found.append({"@type": "CreativeWork", "url": material.url, "name": one_line(material.title)})
    for example in publication.catalogue.examples_of(one):
        url = publication.links.example(example)
        found.append({"@type": "Article", "url": url, "headline": one_line(example.title)})
    return found
