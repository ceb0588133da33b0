"""What the share picture of an event, an example, an area or the whole network says.

Only what has been decided is told, never what the day makes of it: a picture that others have fetched is not fetched
again when the day has passed.
"""

from collections.abc import Callable

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.example import Example
from pakten.domain.term import Area
from pakten.domain.timespan import Precision, Timespan
from pakten.writing import event_dates
from pakten.writing.pictures.share_card import Card, Leaf
from pakten.writing.publication import Publication
from pakten.writing.text import one_line
from pakten.writing.when import day_in, hours, when

Tone = Callable[[str], str]
"""The theme's tone of an area, by its id."""


def of_event(event: Event, publication: Publication, tone: Tone) -> Card:
    words = publication.words
    told = event_state(event)
    mark = next(iter(told.decided), None)
    where = event_dates.shared_place(event, words)
    when_ = when(event.span, words) if len(told.dates) == 1 else event_dates.in_short(event, words)
    changed = event_dates.changed_dates(event, words)
    if len(changed) > 1:
        changed = (words("card.changed", n=len(changed)),)
    lines = (_time(event.span, publication) if len(told.dates) == 1 else when_, where, *changed)
    status = words(f"card.{mark}") if mark else ""
    return Card(
        kicker=" · ".join(part for part in (publication.type(event), areas(event, publication)) if part),
        title=one_line(event.title),
        foot=foot(event, publication),
        lines=tuple(line for line in lines if line),
        leaf=_leaf(event.span, publication),
        status=status,
        is_off=told.is_off,
        tone=_tone(event, tone),
        alt=_alt(status, event.title, when_, *lines[1:], foot(event, publication)),
    )


def of_example(example: Example, publication: Publication, tone: Tone) -> Card:
    names = publication.organisation_names(tuple(part.organisation for part in example.organisations))
    by = ", ".join(names)
    if len(names) > 3:
        by = publication.words("card.and_more", n=len(names) - 2, names=", ".join(names[:2]))
    return Card(
        kicker=f"{publication.words('card.example')} · {areas(example, publication)}",
        title=one_line(example.title),
        foot=foot(example, publication),
        lines=(by,) if by else (),
        tone=_tone(example, tone),
        alt=_alt(publication.words("card.example"), example.title, by, foot(example, publication)),
    )


def of_area(area: Area, publication: Publication, tone: Tone) -> Card:
    motto = publication.catalogue.wording("motto")
    return Card(
        kicker=motto.text if motto else publication.name,
        title=area.title,
        foot=tagline(area, publication),
        tone=tone(area.id),
        alt=_alt(area.title, tagline(area, publication)),
    )


def of_network(publication: Publication) -> Card:
    motto = publication.catalogue.wording("motto")
    return Card(
        kicker=publication.name if motto else "",
        title=motto.text if motto else publication.name,
        foot=tagline(None, publication),
        alt=_alt(motto.text if motto else publication.name, tagline(None, publication)),
    )


def areas(entry: Event | Example, publication: Publication) -> str:
    """Where it belongs, in the names of the areas."""
    return ", ".join(publication.area_titles(entry.areas)) or publication.words("area.all")


def tagline(area: Area | None, publication: Publication) -> str:
    """The decided wording in its form for the area, or the network's name when there is none."""
    return one_line(publication.catalogue.tagline(area)) or publication.name


def foot(entry: Event | Example, publication: Publication) -> str:
    """The tagline of the one area that an entry belongs to; several areas share the common one."""
    area = publication.catalogue.area.get(entry.areas[0]) if len(entry.areas) == 1 else None
    return tagline(area, publication)


def _tone(entry: Event | Example, tone: Tone) -> str:
    return tone(entry.areas[0]) if len(entry.areas) == 1 else ""


def _time(span: Timespan, publication: Publication) -> str:
    """What the leaf leaves out: the hours of one day, the last of several days."""
    if span.is_dated and span.first != span.last:
        return when(span, publication.words)
    clock = hours(span, publication.words)
    return publication.words("card.hours", time=clock) if clock else ""


def _leaf(span: Timespan, publication: Publication) -> Leaf:
    words = publication.words
    if span.is_dated:
        return Leaf(
            day_in(span.first, "cccc", words),
            day_in(span.first, "when.month_first", words),
            day_in(span.first, "MMMM", words),
            str(span.first.year),
        )
    if span.precision is Precision.YEAR:
        return Leaf(year=str(span.first.year))
    if span.precision is Precision.SEASON:
        return Leaf(words(f"when.{span.which_season}"), year=str(span.first.year))
    if span.precision is Precision.MONTH:
        return Leaf(day_in(span.first, "LLLL", words), year=str(span.first.year))
    first, _, rest = words("when.unset").partition(" ")
    return Leaf(first, below=rest)


def _alt(*parts: str) -> str:
    """The picture in words."""
    said = (one_line(part).rstrip(".") for part in dict.fromkeys(parts) if part)
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in said)
