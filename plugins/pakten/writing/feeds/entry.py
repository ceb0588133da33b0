"""A post: an event or an example as a feed reader shows it. Its dates are those of the entry, never of the build."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from html import escape
from uuid import UUID

from pakten.domain.event import Event
from pakten.domain.event_parts.recap import Recap
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.news import Entry, key
from pakten.domain.source import Source
from pakten.locale import Words
from pakten.writing import event_dates, event_text
from pakten.writing.event_text import Section
from pakten.writing.markdown import rendered
from pakten.writing.publication import Publication
from pakten.writing.sources import details
from pakten.writing.text import clean, one_line

# In escaped text: `&amp;` belongs to an address, an escaped bracket or quote ends it, a full stop is the sentence's.
_ADDRESS = re.compile(r"https?://(?:(?!&lt;|&gt;|&quot;|&#x27;)[^\s<>])*[^\s<>.,;:!?)]")


@dataclass(frozen=True, slots=True)
class Post:
    uid: UUID
    url: str
    title: str
    summary: str
    content: str
    """HTML, escaped and with absolute addresses."""
    published: datetime
    updated: datetime
    subjects: tuple[str, ...]
    image: str
    """Empty on a site without share pictures."""
    language: str
    """That of its title."""


def latest_first(entries: Iterable[Entry], publication: Publication) -> list[Entry]:
    """By their latest change."""

    def order(entry: Entry) -> tuple[float, str]:
        return -changed(entry, publication).timestamp(), str(publication.uid(entry))

    return sorted(entries, key=lambda one: publication.once("order", one, partial(order, one)))


def changed(entry: Entry, publication: Publication) -> datetime:
    """The latest change, never before it was published, and by seconds that are the entry's own.

    Readers of feeds drop or confuse posts of one moment.
    """
    known, zone = entry.updated, publication.zone
    moment = known.astimezone(zone) if isinstance(known, datetime) else datetime.combine(known, time(), zone)
    published = datetime.combine(entry.published, time(), zone)
    return max(moment, published) + publication.catalogue.delays.get(key(entry), timedelta())


def post(entry: Entry, publication: Publication) -> Post:
    return _of_event(entry, publication) if isinstance(entry, Event) else _of_example(entry, publication)


def _of_event(event: Event, publication: Publication) -> Post:
    date = event_dates.in_short(event, publication.words)
    return Post(
        uid=publication.uid(event),
        url=publication.links.event(event),
        title=event_text.marked_title(event_state(event), publication.words),
        # With the date first: many readers show no more than this, and sort by when they were told.
        summary=publication.words("feed.summary", when=date[:1].upper() + date[1:], summary=one_line(event.summary)),
        content="\n".join(filter(None, _event_parts(event, publication))),
        published=datetime.combine(event.published, time(), publication.zone),
        updated=changed(event, publication),
        subjects=publication.subjects(event),
        image=publication.links.card("event", event.id),
        language=publication.language_of(event),
    )


def _of_example(example: Example, publication: Publication) -> Post:
    subjects = publication.area_titles(example.areas) + publication.theme_titles(example.themes)
    return Post(
        uid=publication.uid(example),
        url=publication.links.example(example),
        title=one_line(example.title),
        summary=one_line(example.summary),
        content="\n".join(filter(None, _example_parts(example, publication))),
        published=datetime.combine(example.published, time(), publication.zone),
        updated=changed(example, publication),
        subjects=tuple(dict.fromkeys(subjects)),
        image=publication.links.card("example", example.id),
        language=publication.language_of(example),
    )


def _event_parts(event: Event, publication: Publication) -> list[str]:
    words, home = publication.words, publication.links.home()
    told = event_dates.told(event, words)
    return [
        *(_paragraph(line, strong=True) for line in told.notices),
        _paragraph(event.summary),
        _html(Section(words("feed.when"), told.dates, is_list=len(told.dates) > 1)),
        _html(Section(words("feed.where"), told.where)),
        *(_recap(event.recap, publication) if event.recap and not event_state(event).is_off else ()),
        rendered(event.description, home),
        _html(event_text.parts(event, publication)),
        _html(event_text.programme(event, publication)),
        _html(Section(words("feed.registration"), told.registration)),
        _html(event_text.accessibility(event, words)),
        _html(Section(words("feed.organisers"), (", ".join(publication.organisation_names(event.organisers)),))),
        _paragraph(words("feed.contact", contact=event_text.contact(event.contact))) if event.contact else "",
        _html(Section(words("feed.note"), (event.note,) if event.note else ())),
        _sources(event.sources, publication),
    ]


def _recap(recap: Recap, publication: Publication) -> Iterator[str]:
    words, links = publication.words, publication.links
    yield _html(Section(words("feed.recap"), (recap.summary,)))
    yield _html(Section("", recap.told_values, is_list=True))
    voices = (
        words("feed.voice", text=voice.text, organisation=publication.catalogue.organisation[voice.organisation].name)
        if voice.organisation in publication.catalogue.organisation
        else voice.text
        for voice in recap.voices
    )
    yield _html(Section(words("feed.voices"), tuple(voices), is_list=True))
    onward = (
        f"{escape(clean(step.text))} {_anchor(publication.catalogue.way_in[step.to].title, links.way_in(step.to))}"
        f"{' ' + escape(clean(step.outcome)) if step.outcome else ''}"
        for step in recap.next_steps
    )
    yield _list(words("feed.next_steps"), onward)
    yield _html(Section(words("feed.outcome"), (recap.outcome,) if recap.outcome else ()))
    yield _list(words("feed.materials"), (_anchor(one.title, one.url) for one in recap.materials))


def _example_parts(example: Example, publication: Publication) -> list[str]:
    words = publication.words
    taking_part = tuple(
        words("feed.part", name=publication.catalogue.organisation[part.organisation].name, role=part.role)
        if part.role
        else publication.catalogue.organisation[part.organisation].name
        for part in example.organisations
    )
    results = tuple(
        words("feed.result", text=one.text, source=", ".join(filter(None, (one.source, one.date))))
        if one.source
        else one.text
        for one in example.results
    )
    return [
        _paragraph(example.summary),
        _html(Section(words("feed.organisations"), taking_part, is_list=True)),
        rendered(example.body, publication.links.home()),
        _html(Section(words("feed.results"), results, is_list=True)),
        _html(Section(words("feed.steps"), example.steps, is_list=True)),
        _html(Section(words("feed.lessons"), example.lessons, is_list=True)),
        _html(Section(words("feed.prerequisites"), example.prerequisites, is_list=True)),
        _html(Section(words("feed.note"), (example.note,) if example.note else ())),
        _sources(example.sources, publication),
    ]


def _sources(sources: tuple[Source, ...], publication: Publication) -> str:
    return _list(publication.words("feed.sources"), (_source(one, publication.words) for one in sources))


def _source(one: Source, words: Words) -> str:
    title = _anchor(one.title, one.url) if one.url else escape(clean(one.title))
    about = details(one, words)
    return f"{title} ({escape(clean(about))})" if about else title


def _html(section: Section) -> str:
    if section.is_list:
        return _list(section.heading, (_said(line) for line in section.lines))
    if not any(section.lines):
        return ""
    return "\n".join((f"<h3>{escape(section.heading)}</h3>", *(_paragraph(line) for line in section.lines)))


def _list(heading: str, items: Iterable[str]) -> str:
    points = "\n".join(f"<li>{item}</li>" for item in items)
    if not points:
        return ""
    top = f"<h3>{escape(heading)}</h3>\n" if heading else ""
    return f"{top}<ul>\n{points}\n</ul>"


def _paragraph(text: str, *, strong: bool = False) -> str:
    said = _said(text)
    return f"<p><strong>{said}</strong></p>" if strong else f"<p>{said}</p>"


def _said(text: str) -> str:
    """A sentence with its addresses as links."""
    escaped = escape(clean(text).strip()).replace("\n", "<br>")
    return _ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', escaped) if "://" in escaped else escaped


def _anchor(title: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(clean(title))}</a>'
