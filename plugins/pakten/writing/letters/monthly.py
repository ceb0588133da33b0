"""The letter of a month: what a network, or one of its areas, sends to those who want to know.

The same items go into a mail (HTML and plain text, `letter_html` and here) and into a post on LinkedIn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.term import Area, WordingRole
from pakten.writing import event_dates, event_text
from pakten.writing.publication import Publication
from pakten.writing.text import clean, one_line, paragraphs
from pakten.writing.when import day_in


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the letter: a line of facts, a sentence or two, and where to read more."""

    title: str
    facts: tuple[str, ...]
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    items: tuple[Item, ...]
    empty: str = ""
    """What to say instead of items."""


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    tagline: str
    sections: tuple[Section, ...]
    subscribe: tuple[str, str]
    """The words and the address of the link."""
    online: tuple[str, str]
    """The sentence that says where everything can be read, and that address."""
    language: str
    sender: str


def letter(publication: Publication, year: int, month: int, today: date, area: Area | None = None) -> Letter:
    """The letter of this month. `today` says what has been followed up, and which topical calls are active."""
    words, catalogue = publication.words, publication.catalogue
    first = date(year, month, 1)
    name = day_in(first, "when.month", words)
    here = [event for event in catalogue.in_month(year, month) if _concerns(event, area)]
    coming = [event for event in here if _takes_place_in(event, first)]
    changed = [event for event in here if event not in coming]
    sections = (
        Section(words("letter.activations"), tuple(_activations(publication, today, area))),
        Section(
            words("letter.coming", month=name),
            tuple(_event(event, publication) for event in coming),
            words("letter.nothing", month=name),
        ),
        Section(words("letter.changed"), tuple(_event(event, publication) for event in changed)),
        Section(words("letter.followed_up"), tuple(_recaps(publication, first, today, area))),
        Section(words("letter.examples"), tuple(_examples(publication, first, area))),
    )
    home = publication.links.area(area.id) if area else publication.links.home()
    key = "letter.subject_area" if area else "letter.subject"
    local = area.local_form if area else ""
    return Letter(
        subject=one_line(words(key, name=publication.name, month=name, area=local)),
        tagline=_tagline(publication, area),
        sections=tuple(section for section in sections if section.items or section.empty),
        subscribe=(words("letter.subscribe"), publication.links.subscribe()),
        online=(words("letter.online_version", url=home), home),
        language=words.language,
        sender=publication.name,
    )


def as_text(one: Letter) -> str:
    """The letter as plain text for a mail."""
    parts = [one.subject, one.tagline]
    for section in one.sections:
        parts.append(f"{section.heading.upper()}\n{'-' * len(section.heading)}")
        parts.extend("\n".join(filter(None, (item.title, *item.facts, item.text, item.url))) for item in section.items)
        if not section.items:
            parts.append(section.empty)
    parts.extend((": ".join(one.subscribe), one.online[0]))
    return paragraphs(parts) + "\n"


def linkedin(publication: Publication, year: int, month: int, area: Area | None = None) -> str:
    """A post without marks, which LinkedIn does not know: what is coming, each with its address."""
    words = publication.words
    first = date(year, month, 1)
    coming = [
        event
        for event in publication.catalogue.in_month(year, month)
        if _concerns(event, area) and _takes_place_in(event, first)
    ]
    tagline = _tagline(publication, area)
    key = "letter.linkedin.opening" if coming else "letter.linkedin.nothing"
    opening = words(key, month=day_in(first, "when.month", words), name=publication.name)
    items = (_event(event, publication) for event in coming)
    told = ("\n".join(filter(None, (f"▸ {item.title}", *item.facts, item.url))) for item in items)
    closing = words("letter.linkedin.closing", url=publication.links.calendar())
    return paragraphs((tagline, opening, *told, closing)) + "\n"


def _concerns(event: Event, area: Area | None) -> bool:
    return area is None or event.is_citywide or area.id in event.areas


def _takes_place_in(event: Event, first: date) -> bool:
    """Not what is off, and not what only left its trace in the month when it moved away."""
    month = (first.year, first.month)
    spans = [one.span for one in event_state(event).dates if not one.is_off]
    return any((span.first.year, span.first.month) <= month <= (span.last.year, span.last.month) for span in spans)


def _event(event: Event, publication: Publication) -> Item:
    told = event_dates.told(event, publication.words)
    title = event_text.marked_title(event_state(event), publication.words)
    text = clean("\n".join((event.summary, *told.registration)))
    return Item(title, (*told.notices, *told.dates, *told.where), text, publication.links.event(event))


def _activations(publication: Publication, today: date, area: Area | None) -> Iterable[Item]:
    for one in publication.catalogue.active(today):
        if area is None or not one.areas or area.id in one.areas:
            way = next(iter(one.ways_in), "")
            yield Item(one_line(one.title), (), clean(one.message), publication.links.way_in(way) if way else "")


def _recaps(publication: Publication, first: date, today: date, area: Area | None) -> Iterable[Item]:
    """What came of the meetings of the month before."""
    before = (first.year - 1, 12) if first.month == 1 else (first.year, first.month - 1)
    for event in publication.catalogue.in_month(*before):
        if event.recap and event_state(event, today).is_followed_up and _concerns(event, area):
            facts = event_dates.told(event, publication.words).dates
            yield Item(one_line(event.title), facts, clean(event.recap.summary), publication.links.event(event))


def _examples(publication: Publication, first: date, area: Area | None) -> Iterable[Item]:
    for one in publication.catalogue.examples:
        is_new = (one.published.year, one.published.month) == (first.year, first.month)
        if is_new and (area is None or not one.areas or area.id in one.areas):
            where = ", ".join(publication.area_titles(one.areas))
            facts = (where,) if where else ()
            yield Item(one_line(one.title), facts, clean(one.summary), publication.links.example(one))


def _tagline(publication: Publication, area: Area | None) -> str:
    wording = publication.catalogue.wording(WordingRole.TAGLINE)
    if wording is None:
        return ""
    return wording.for_area(area) if area else wording.text
