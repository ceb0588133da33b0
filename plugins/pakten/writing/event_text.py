"""What there is to say about an event, in words, the same in every channel: a calendar, a feed, a letter.

Nothing here depends on the day: a subscriber's copy is only exchanged when the entry changes, so it says "the last day
to register is 12 January" and never "registration has closed".
"""

from __future__ import annotations

from dataclasses import dataclass

from pakten.domain.event import Event, Format, Mark, Status
from pakten.domain.occurrence import Occurrence, occurrences
from pakten.domain.registration import Registration, RegistrationState
from pakten.domain.source import Contact
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.writing.publication import Publication
from pakten.writing.text import one_line
from pakten.writing.when import day_in, when

_STATUS_MARKS = {
    Status.CANCELLED: Mark.CANCELLED,
    Status.POSTPONED: Mark.POSTPONED,
    Status.MOVED_ONLINE: Mark.MOVED_ONLINE,
    Status.TENTATIVE: Mark.TENTATIVE,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of what is told: a heading, then sentences or points."""

    heading: str
    lines: tuple[str, ...]
    is_list: bool = False


def marks(happening: Occurrence | Event) -> tuple[Mark, ...]:
    """What has been decided about it, the weightiest first. When it is off, where it would have been is no news."""
    mark = _STATUS_MARKS.get(happening.status)
    if happening.is_off and mark:
        return (mark,)
    moved = (Mark.RESCHEDULED,) if happening.previous else ()
    return (*moved, mark) if mark else moved


def marked_title(happening: Occurrence | Event, words: Words) -> str:
    """The title, after the word for what has happened to it."""
    event = happening.event if isinstance(happening, Occurrence) else happening
    title = one_line(event.title)
    weightiest = next(iter(marks(happening)), None)
    return words(f"feed.title.{weightiest}", title=title) if weightiest else title


def standing(happening: Occurrence | Event, words: Words) -> tuple[str, ...]:
    """What has happened to it, and why."""
    event = happening.event if isinstance(happening, Occurrence) else happening
    said = [words(f"feed.standing.{mark}") for mark in marks(happening) if mark is not Mark.RESCHEDULED]
    if Mark.RESCHEDULED in marks(happening):
        before = words("feed.and").join(when(span, words) for span in happening.previous)
        said.insert(0, words("feed.standing.rescheduled", before=before))
    return (*said, event.status_note) if event.status_note else tuple(said)


def whereabouts(happening: Occurrence | Event, publication: Publication) -> str:
    """Where to go on one line; empty when the sources do not say."""
    words = publication.words
    event = happening.event if isinstance(happening, Occurrence) else happening
    place = one_line(happening.place.line) if happening.place else ""
    if happening.status is Status.MOVED_ONLINE:
        return words("feed.place.moved_online")
    if event.format is Format.ONLINE:
        return words("feed.place.online")
    if event.format is Format.HYBRID:
        return words("feed.place.hybrid", place=place) if place else words("feed.place.online")
    return place


def is_online(happening: Occurrence | Event) -> bool:
    """Whether one can come along from elsewhere."""
    event = happening.event if isinstance(happening, Occurrence) else happening
    return happening.status is Status.MOVED_ONLINE or event.format in (Format.ONLINE, Format.HYBRID)


def dates(event: Event, words: Words) -> tuple[str, ...]:
    """Its dates in order, each with what has happened to it when there are several."""
    each = occurrences(event)
    if len(each) == 1:
        return (when(each[0].span, words),)
    return tuple(_date(occurrence.span, marks(occurrence), words) for occurrence in each)


def _date(span: Timespan, decided: tuple[Mark, ...], words: Words) -> str:
    if not decided:
        return when(span, words)
    return words("feed.marked_date", date=when(span, words), mark=words(f"feed.mark.{decided[0]}"))


def programme(event: Event, publication: Publication) -> Section:
    lines = []
    for item in event.programme:
        by = ", ".join(publication.organisation_names(item.by))
        title = f"{item.title} ({by})" if by else item.title
        lines.append(one_line(" ".join(part for part in (item.time, title, item.text and f"– {item.text}") if part)))
    return Section(publication.words("feed.programme"), tuple(lines), is_list=True)


def registration(happening: Occurrence | Event, words: Words) -> Section:
    """How to come along; nothing once it is off, so that nobody registers for what will not be."""
    asked = None if happening.is_off else happening.registration
    return Section(words("feed.registration"), _registration(asked, words) if asked else ())


def _registration(asked: Registration, words: Words) -> tuple[str, ...]:
    price = (words("feed.registration.price", price=asked.price),) if asked.price else ()
    note = (asked.note,) if asked.note else ()
    if not asked.needed:
        return (words("feed.registration.not_needed"), *price, *note)
    said = []
    if asked.state is not RegistrationState.OPEN:
        said.append(words(f"feed.registration.{asked.state}"))
    if asked.url and asked.state in (RegistrationState.OPEN, RegistrationState.WAITING_LIST, RegistrationState.NOT_YET):
        said.append(words("feed.registration.at", url=asked.url))
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
