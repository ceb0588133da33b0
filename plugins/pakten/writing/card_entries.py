"""What the share picture of an event, an example, an area or the whole network says.

Only what has been decided is told, never what the day makes of it: a picture that others have fetched is not fetched
again when the day has passed.
"""

from __future__ import annotations

from collections.abc import Callable

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.term import Area
from pakten.domain.timespan import Precision, Timespan
from pakten.writing import telling
from pakten.writing.card import Card, Leaf
from pakten.writing.edition import Edition
from pakten.writing.text import one_line
from pakten.writing.when import day_in, hours, when

Tone = Callable[[str], str]
"""The theme's tone of an area, by its id."""


def of_event(event: Event, edition: Edition, tone: Tone) -> Card:
    words = edition.words
    mark = next(iter(telling.marks(event)), None)
    time = _time(event.span, edition)
    where = telling.whereabouts(event, edition)
    status = words(f"card.{mark}") if mark else ""
    return Card(
        kicker=" · ".join(part for part in (edition.type(event), areas(event, edition)) if part),
        title=one_line(event.title),
        foot=foot(event, edition),
        lines=tuple(line for line in (time, where) if line),
        leaf=_leaf(event.span, edition),
        status=status,
        is_off=event.is_off,
        tone=_tone(event, tone),
        alt=_alt(status, event.title, when(event.span, words), where, foot(event, edition)),
    )


def of_example(example: Example, edition: Edition, tone: Tone) -> Card:
    by = _few(edition.organisation_names(tuple(part.organisation for part in example.organisations)), edition)
    return Card(
        kicker=f"{edition.words('card.example')} · {areas(example, edition)}",
        title=one_line(example.title),
        foot=foot(example, edition),
        lines=(by,) if by else (),
        tone=_tone(example, tone),
        alt=_alt(edition.words("card.example"), example.title, by, foot(example, edition)),
    )


def of_area(area: Area, edition: Edition, tone: Tone) -> Card:
    motto = edition.catalogue.wording("motto")
    return Card(
        kicker=motto.text if motto else edition.name,
        title=area.title,
        foot=tagline(area, edition),
        tone=tone(area.id),
        alt=_alt(area.title, tagline(area, edition)),
    )


def of_network(edition: Edition) -> Card:
    motto = edition.catalogue.wording("motto")
    return Card(
        kicker=edition.name if motto else "",
        title=motto.text if motto else edition.name,
        foot=tagline(None, edition),
        alt=_alt(motto.text if motto else edition.name, tagline(None, edition)),
    )


def areas(entry: Event | Example, edition: Edition) -> str:
    """Where it belongs, in the names of the areas."""
    return ", ".join(edition.area_titles(entry.areas)) or edition.words("area.all")


def tagline(area: Area | None, edition: Edition) -> str:
    """The decided wording in its form for the area, or the network's name when there is none."""
    wording = edition.catalogue.wording("tagline")
    if wording is None:
        return edition.name
    return one_line(wording.for_area(area) if area else wording.text)


def foot(entry: Event | Example, edition: Edition) -> str:
    """The tagline of the one area that an entry belongs to; several areas share the common one."""
    area = edition.catalogue.area.get(entry.areas[0]) if len(entry.areas) == 1 else None
    return tagline(area, edition)


def _tone(entry: Event | Example, tone: Tone) -> str:
    return tone(entry.areas[0]) if len(entry.areas) == 1 else ""


def _few(names: tuple[str, ...], edition: Edition) -> str:
    """Two names, and that there are more."""
    if len(names) <= 3:
        return ", ".join(names)
    return edition.words("card.and_more", n=len(names) - 2, names=", ".join(names[:2]))


def _time(span: Timespan, edition: Edition) -> str:
    """What the leaf leaves out: the hours of one day, the last of several days."""
    if span.is_dated and span.first != span.last:
        return when(span, edition.words)
    clock = hours(span, edition.words)
    return edition.words("card.hours", time=clock) if clock else ""


def _leaf(span: Timespan, edition: Edition) -> Leaf:
    words = edition.words
    if span.is_dated:
        return Leaf(
            day_in(span.first, "EEEE", words),
            str(span.first.day),
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
