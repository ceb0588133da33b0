"""What there is to say about an event, in words, the same in every channel: a calendar, a feed, a letter.

Nothing here depends on the day: a subscriber's copy is only exchanged when the entry changes, so it says "the last day
to register is 12 January" and never "registration has closed".
"""

from dataclasses import dataclass
from typing import Any

from pakten.domain.event import Event
from pakten.domain.event_parts.meeting import Attendance
from pakten.domain.event_parts.registration import RegistrationState
from pakten.domain.event_state import EventState
from pakten.domain.source import Contact
from pakten.domain.state import Mark, State
from pakten.locale import Words
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line
from pakten.writing.when import day_in, when


@dataclass(frozen=True, slots=True)
class Section:
    """A part of what is told: a heading, then sentences or points."""

    heading: str
    lines: tuple[str, ...]
    is_list: bool = False


def marked_title(told: State | EventState, words: Words) -> str:
    """The title, after the word for what has been decided about it."""
    title = one_line(told.event.title)
    weightiest = next(iter(told.decided), None)
    return words(f"feed.title.{weightiest}", title=title) if weightiest else title


def standing(one: State, words: Words) -> tuple[str, ...]:
    """What has been decided about a date, what it was before, and why."""
    said = decisions(one, words)
    return (*said, one.note) if one.note else said


def decisions(one: State, words: Words) -> tuple[str, ...]:
    """A sentence for each thing that has been decided about a date, with what it was before."""
    return tuple(words(f"feed.standing.{mark}", **before(mark, one, words)) for mark in one.decided)


def before(mark: Mark, one: State, words: Words) -> dict[str, Any]:
    """What a mark names beside itself: the day, the place or the form that it was, and the form that it is."""
    match mark:
        case Mark.RESCHEDULED:
            return {"before": words("feed.and").join(when(span, words) for span in one.previous)}
        case Mark.NEW_PLACE:
            return {"before": one_line(one.previous_place.line) if one.previous_place else ""}
        case Mark.NEW_FORMAT:
            forms = zip(("now", "before"), (one.format, one.previous_format), strict=True)
            return {name: words(f"feed.format.{form}") for name, form in forms}
        case _:
            return {}


def location(one: State, words: Words) -> str:
    """Where to go on one line; empty when the sources do not say."""
    place = words("feed.place.open") if one.place_is_open else one_line(one.place.line) if one.place else ""
    if Mark.MOVED_ONLINE in one.decided:
        return words("feed.place.moved_online")
    if not one.has_place:
        return words("feed.place.online")
    if one.is_online:
        return words("feed.place.hybrid", place=place) if place else words("feed.place.online")
    return place


def way_there(one: State, words: Words) -> tuple[str, ...]:
    """What helps to come there and to find in."""
    if one.place is None or one.is_off:
        return ()
    station = words("feed.station", station=one.place.station) if one.place.station else ""
    return tuple(clean(line) for line in (station, one.place.note) if line)


def way_online(one: State, words: Words) -> tuple[str, ...]:
    """What helps to come along from elsewhere."""
    online = one.online
    if online is None:
        return ()
    join = words("feed.join_at", url=online.url) if online.url else ""
    return tuple(clean(line) for line in (online.note, join) if line)


def programme(event: Event, publication: Publication) -> Section:
    lines = []
    for item in event.programme:
        by = ", ".join(publication.organisation_names(item.by))
        title = f"{item.title} ({by})" if by else item.title
        lines.append(one_line(" ".join(part for part in (item.time, title, item.text and f"– {item.text}") if part)))
    return Section(publication.words("feed.programme"), tuple(lines), is_list=True)


def parts(event: Event, publication: Publication) -> Section:
    """What it consists of, and which of it needs an invitation."""
    words = publication.words
    lines = []
    for part in event.parts:
        day = day_in(part.day, "when.date", words) if part.day else ""
        invited = words(f"attendance.{part.attendance}") if part.attendance is Attendance.INVITED else ""
        facts = ", ".join(one for one in (day, part.place.line if part.place else "", invited) if one)
        title = f"{part.title} ({facts})" if facts else part.title
        lines.append(one_line(" ".join(one for one in (part.time, title, part.text and f"– {part.text}") if one)))
    return Section(words("event.consists"), tuple(lines), is_list=True)


def registration(one: State, words: Words) -> tuple[str, ...]:
    """How to come along; nothing once it is off."""
    asked = one.registration
    if asked is None:
        return ()
    price = (words("feed.registration.price", price=asked.price),) if asked.price else ()
    note = (asked.note,) if asked.note else ()
    if not asked.needed:
        return (words("feed.registration.not_needed"), *price, *note)
    said = []
    if asked.state is not RegistrationState.OPEN:
        said.append(words(f"feed.registration.{asked.state}"))
    if asked.url and asked.state in (RegistrationState.OPEN, RegistrationState.WAITING_LIST, RegistrationState.NOT_YET):
        said.append(words("feed.registration.at", url=asked.url))
    if asked.state is RegistrationState.INVITED:
        return (*said, *price, *note)
    if asked.opens:
        said.append(words("feed.registration.opens", day=day_in(asked.opens, "when.date", words)))
    if asked.closes:
        said.append(words("feed.registration.closes", day=day_in(asked.closes, "when.date", words)))
    if asked.seats is not None:
        said.append(words("feed.registration.seats", n=asked.seats))
    return (*(said or [words("feed.registration.needed")]), *price, *note)


def accessibility(event: Event, words: Words) -> Section:
    """Every answer, also the honest "not known"."""
    told = event.accessibility
    if told is None:
        return Section(words("feed.accessibility"), ())
    lines = [
        words("feed.answer", question=words(f"feed.accessibility.{question}"), answer=words(f"feed.answer.{answer}"))
        for question, answer in told.answers
    ]
    if told.contact:
        lines.append(words("feed.accessibility.contact", contact=told.contact))
    if told.ask_by:
        lines.append(words("feed.accessibility.ask_by", day=day_in(told.ask_by, "when.date", words)))
    if told.note:
        lines.append(told.note)
    return Section(words("feed.accessibility"), tuple(lines), is_list=True)


def contact(one: Contact) -> str:
    """A function and how to reach it."""
    return one_line(", ".join(part for part in (one.name, one.email, one.phone, one.url) if part))
