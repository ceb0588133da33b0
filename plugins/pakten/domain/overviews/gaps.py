"""Gaps: what nobody here knows yet, and how much that hurts those who visit.

Some are said by hand (`unknown`), the others follow from what is not written. A gap is no mistake: nothing is wrong,
but somebody may know. Whoever cannot reach anybody is hurt most, then whoever wants to come to what lies ahead.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event, Format, Role
from pakten.domain.event_parts.accessibility import Answer
from pakten.domain.event_state import event_state, is_over
from pakten.domain.example import Progress
from pakten.domain.problem import Location
from pakten.domain.source import Lack, SourceStanding, Unknown

_LACKS = {
    **dict.fromkeys(("contact", "actions", "next_step", "email", "phone"), Lack.CONTACT),
    **dict.fromkeys(("start", "end", "occasions", "place", "online", "registration", "accessibility"), Lack.VISIT),
    **dict.fromkeys(("recap", "results", "evidence", "lessons", "quotes"), Lack.OUTCOME),
    "sources": Lack.SOURCE,
}
"""What a visitor lacks while a field is empty; any other holds a fact."""
_LACKS_OF_KIND = {"way_in": Lack.CONTACT, "event": Lack.VISIT}
"""Without a field: a way in is there to be gone, an event to be come to."""


class WithUnknown(Protocol):
    """A page or an entry that says itself what is not known of it."""

    @property
    def title(self) -> str: ...
    @property
    def origin(self) -> Location: ...
    @property
    def unknown(self) -> tuple[Unknown, ...]: ...


@dataclass(frozen=True, slots=True)
class Gap:
    lack: Lack
    kind: str
    """What the entry is: `event`, `way_in`, `page` …"""
    title: str
    origin: Location
    path: tuple[str, ...] = ()
    """The field that will hold the answer, as far as it is known."""
    what: str = ""
    """In the words of whoever wrote it; else its `name` has words."""
    name: str = ""
    who: str = ""
    said_at: int | None = None
    """The place in the list of what is said by hand."""
    values: tuple[tuple[str, object], ...] = ()
    """What its words tell of it."""


def gaps(catalogue: Catalogue, pages: Iterable[WithUnknown], today: date) -> tuple[Gap, ...]:
    """What hurts most comes first; among equals, as they are written. What is said by hand stands for its field."""
    said = tuple(_said(catalogue, pages, today))
    known = {(gap.origin, gap.path[:1]) for gap in said if gap.path}
    found = (gap for gap in _unsaid(catalogue, today) if (gap.origin, gap.path[:1]) not in known)
    order = {kind: number for number, kind in enumerate(("network", "page", "way_in", "area", "event"))}
    lacks = list(Lack)
    return tuple(
        sorted(
            (*said, *found),
            key=lambda gap: (lacks.index(gap.lack), order.get(gap.kind, len(order)), gap.origin, gap.said_at or 0),
        )
    )


def _said(catalogue: Catalogue, pages: Iterable[WithUnknown], today: date) -> Iterator[Gap]:
    kinds = {
        **{way.origin: "way_in" for way in catalogue.ways_in},
        **{area.origin: "area" for area in catalogue.areas},
        **{theme.origin: "theme" for theme in catalogue.themes},
    }
    told: list[tuple[str, WithUnknown]] = [(kinds.get(page.origin, "page"), page) for page in pages]
    told += [("event", event) for event in catalogue.events]
    told += [("example", example) for example in catalogue.examples]
    for kind, entry in told:
        passed = isinstance(entry, Event) and is_over(entry, today)
        for index, one in enumerate(entry.unknown):
            path = tuple(one.field.split(".")) if one.field else ()
            lack = one.about or (_LACKS.get(path[0]) if path else _LACKS_OF_KIND.get(kind)) or Lack.FACT
            # Nobody comes any more to what is over.
            lack = Lack.FACT if lack is Lack.VISIT and passed else lack
            yield Gap(lack, kind, entry.title, entry.origin, path, one.what, "", one.who_may_know, index)


def _unsaid(catalogue: Catalogue, today: date) -> Iterator[Gap]:
    known = catalogue.horizon().before(today)
    if known is not None and catalogue.events:
        last = catalogue.events[-1]
        values = (("known", known),)
        yield Gap(Lack.VISIT, "network", last.title, last.origin, name="known_until", values=values)
    phones = Counter(phone for way in catalogue.ways_in for phone in {one.phone for one in way.actions})
    for way in catalogue.ways_in:
        if not any(one.email or (one.phone and phones[one.phone] == 1) for one in way.actions):
            who = catalogue.organisation[way.carried_out_by].name
            yield Gap(Lack.CONTACT, "way_in", way.title, way.origin, ("actions",), name="no_own_way", who=who)
    for event in catalogue.events:
        yield from _of_event(event, catalogue, today)
    for example in catalogue.examples:
        who = ", ".join(catalogue.organisation[part.organisation].name for part in example.organisations)
        if example.status is Progress.UNKNOWN:
            yield Gap(Lack.FACT, "example", example.title, example.origin, ("status",), name="status", who=who)
        if example.contact is None:
            yield Gap(Lack.CONTACT, "example", example.title, example.origin, ("contact",), name="contact", who=who)
    ahead = {one.place for event in catalogue.events if not is_over(event, today) for one in event_state(event).dates}
    for place in catalogue.places:
        if not place.address and place.origin is not None:
            lack = Lack.VISIT if place in ahead else Lack.FACT
            yield Gap(lack, "place", place.name, place.origin, ("address",), name="no_address")
    for source in catalogue.sources:
        if source.standing is SourceStanding.PROPOSED:
            yield Gap(Lack.SOURCE, "source", source.name, source.origin, ("standing",), name="proposed")


def _of_event(event: Event, catalogue: Catalogue, today: date) -> Iterator[Gap]:
    who = ", ".join(catalogue.organisation[one].name for one in event.organisers)
    told = event_state(event, today)

    def gap(lack: Lack, name: str, *path: str, **values: str) -> Gap:
        said = tuple(values.items())
        return Gap(lack, "event", event.title, event.origin, path, name=name, who=who, values=said)

    if told.is_off or event.role is Role.REPORTED:
        return
    if told.is_over:
        if event.recap is None:
            yield gap(Lack.OUTCOME, "recap", "recap")
        elif not event.recap.is_followed_up:
            yield gap(Lack.OUTCOME, "outcome", "recap", "outcome")
        if not event.span.is_dated:
            yield gap(Lack.FACT, "day", "start")
        if event.format is Format.UNKNOWN:
            yield gap(Lack.FACT, "format", "format")
        return
    if not event.span.is_set:
        yield gap(Lack.VISIT, "time", "start")
    if told.lead.place_is_open:
        yield gap(Lack.VISIT, "place", "place")
    if event.registration and event.registration.needed and not event.registration.url:
        yield gap(Lack.VISIT, "registration", "registration", "url")
    if event.accessibility and told.lead.has_place:
        for question, answer in event.accessibility.answers:
            if answer is Answer.UNKNOWN:
                yield gap(Lack.VISIT, "accessibility", "accessibility", question, question=question)
