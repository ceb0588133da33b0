"""The letter of a month, or of all that is new since the last one: what a network or an area sends to its followers.

The same items go into a mail (HTML and plain text, `monthly_html` and here) and into a post (`linkedin`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.event import Event
from pakten.domain.event_state import event_state, is_over
from pakten.domain.example import Example
from pakten.domain.term import Area
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
    written: date
    """The next letter tells what is new since."""
    written_on: str
    language: str


def letter(publication: Publication, year: int, month: int, today: date, area: Area | None = None) -> Letter:
    """The letter of this month. `today` says what has been followed up, and which topical calls are active."""
    words, catalogue = publication.words, publication.catalogue
    first = date(year, month, 1)
    name = day_in(first, "when.in_month", words)
    coming, changed = of_month(publication, first, area)
    held = catalogue.in_month(*((year - 1, 12) if month == 1 else (year, month - 1)))
    knows = catalogue.horizon(area.id if area else "").knows(first)
    quiet = words("letter.nothing" if knows else "letter.unknown", month=name)
    examples = (one for one in catalogue.examples if one.published.replace(day=1) == first)
    sections = (
        Section(words("letter.coming", month=name), _events(coming, publication), quiet),
        Section(words("letter.changed"), _events(changed, publication)),
        Section(words("letter.followed_up"), _recaps(held, publication, today, area)),
        Section(words("letter.examples"), _examples(examples, publication, area)),
    )
    key = "letter.subject_area" if area else "letter.subject"
    local = area.local_form if area else ""
    subject = words(key, name=publication.name, month=day_in(first, "when.month", words), area=local)
    return _whole(publication, subject, sections, today, area)


def letter_since(publication: Publication, since: date, today: date, area: Area | None = None) -> Letter:
    """What is new or has changed from a day on, that day too: nobody knows whether it came before the last letter."""
    words, catalogue = publication.words, publication.catalogue
    ahead = [event for event in catalogue.events if _concerns(event, area) and not is_over(event, today)]
    new = [event for event in ahead if event.published >= since and not event_state(event).is_off]
    changed = [event for event in ahead if event.updated.date() >= since and event not in new]
    held = (event for event in catalogue.events if event.updated.date() >= since)
    examples = (one for one in catalogue.examples if one.published >= since)
    sections = (
        Section(words("letter.new"), _events(new, publication), words("letter.new_nothing")),
        Section(words("letter.changed"), _events(changed, publication)),
        Section(words("letter.followed_up"), _recaps(held, publication, today, area)),
        Section(words("letter.examples"), _examples(examples, publication, area)),
    )
    key = "letter.subject_since_area" if area else "letter.subject_since"
    day = day_in(since, "when.date", words)
    local = area.local_form if area else ""
    return _whole(publication, words(key, name=publication.name, day=day, area=local), sections, today, area)


def as_text(one: Letter) -> str:
    """The letter as plain text for a mail."""
    parts = [one.subject, one.tagline]
    for section in one.sections:
        parts.append(f"{section.heading.upper()}\n{'-' * len(section.heading)}")
        parts.extend("\n".join(filter(None, (item.title, *item.facts, item.text, item.url))) for item in section.items)
        if not section.items:
            parts.append(section.empty)
    parts.extend((": ".join(one.subscribe), one.online[0], one.written_on))
    return paragraphs(parts) + "\n"


def of_month(publication: Publication, first: date, area: Area | None) -> tuple[list[Event], list[Event]]:
    """What takes place in a month, and what is off or only left its trace there when it moved away."""
    here = [e for e in publication.catalogue.in_month(first.year, first.month) if _concerns(e, area)]
    coming = [event for event in here if _takes_place_in(event, first)]
    return coming, [event for event in here if event not in coming]


def event_item(event: Event, publication: Publication) -> Item:
    """The date of what is off comes first: whoever has it in a calendar looks for that."""
    words = publication.words
    told, state = event_dates.told(event, words, below_title=True), event_state(event)
    facts = (*told.dates, *told.notices) if state.is_off else (*told.notices, *told.dates, *told.where)
    text = clean("\n".join((event.summary, *told.registration)))
    begun = tuple(fact[:1].upper() + fact[1:] if state.is_off else fact for fact in facts)
    return Item(event_text.marked_title(state, words), begun, text, publication.links.event(event))


def _whole(
    publication: Publication, subject: str, sections: Iterable[Section], today: date, area: Area | None
) -> Letter:
    words = publication.words
    active = Section(words("letter.activations"), tuple(_activations(publication, today, area)))
    home = publication.links.area(area.id) if area else publication.links.home()
    return Letter(
        subject=one_line(subject),
        tagline=publication.catalogue.tagline(area),
        sections=tuple(section for section in (active, *sections) if section.items or section.empty),
        subscribe=(words("letter.subscribe"), publication.links.subscribe()),
        online=(words("letter.online_version", url=home), home),
        written=today,
        written_on=words("letter.written", day=today.isoformat()),
        language=words.language,
    )


def _concerns(event: Event, area: Area | None) -> bool:
    return area is None or event.is_citywide or area.id in event.areas


def _takes_place_in(event: Event, first: date) -> bool:
    month = (first.year, first.month)
    spans = [one.span for one in event_state(event).dates if not one.is_off]
    return any((span.first.year, span.first.month) <= month <= (span.last.year, span.last.month) for span in spans)


def _events(events: Iterable[Event], publication: Publication) -> tuple[Item, ...]:
    return tuple(event_item(event, publication) for event in events)


def _activations(publication: Publication, today: date, area: Area | None) -> Iterable[Item]:
    for one in publication.catalogue.active(today):
        if area is None or not one.areas or area.id in one.areas:
            way = next(iter(one.ways_in), "")
            yield Item(one_line(one.title), (), clean(one.message), publication.links.way_in(way) if way else "")


def _recaps(events: Iterable[Event], publication: Publication, today: date, area: Area | None) -> tuple[Item, ...]:
    """What came of meetings."""
    return tuple(
        Item(
            one_line(event.title),
            event_dates.told(event, publication.words).dates,
            clean(event.recap.summary),
            publication.links.event(event),
        )
        for event in events
        if event.recap and event_state(event, today).is_recapped and _concerns(event, area)
    )


def _examples(examples: Iterable[Example], publication: Publication, area: Area | None) -> tuple[Item, ...]:
    return tuple(
        Item(
            one_line(one.title),
            tuple(filter(None, (", ".join(publication.area_titles(one.areas)),))),
            clean(one.summary),
            publication.links.example(one),
        )
        for one in examples
        if area is None or not one.areas or area.id in one.areas
    )
