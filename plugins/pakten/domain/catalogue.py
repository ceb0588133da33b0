"""Everything that the network has told, together, and the questions that pages, feeds and letters ask of it.

A catalogue is complete and consistent: what it refers to exists. Questions about time take the day as an argument.
Answers come from indexes that are made once, so that a question costs what its answer is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from pakten.domain.agenda import Agenda
from pakten.domain.collection import Collection
from pakten.domain.concept import ConceptStep
from pakten.domain.event import Event, Step
from pakten.domain.event_state import event_state, is_off, is_over
from pakten.domain.example import Example
from pakten.domain.horizon import Horizon
from pakten.domain.index import EVENT_WAYS, EXAMPLE_WAYS, Index
from pakten.domain.news import Document, delays, documents
from pakten.domain.occurrence import occurrences
from pakten.domain.organisation import Organisation, Sector
from pakten.domain.place import Place
from pakten.domain.state import turning_days
from pakten.domain.term import Activation, Area, Goal, Standing, WayIn, WordingRole


def new_year_after(day: date) -> date:
    return date(day.year + 1, 1, 1)


@dataclass(frozen=True)
class Catalogue(Collection):
    """What has been told, and what follows from it."""

    def as_of(self, today: date) -> Catalogue:
        """What can be told on a day: not what an event gave before it has been held."""
        early = {
            event.id
            for event in self.events
            if (event.recap or event.leads) and (is_off(event) or not is_over(event, today))
        }
        if not early and today == self.day:
            return self  # with all that has been found out of it
        events = (replace(event, recap=None, leads=()) if event.id in early else event for event in self.events)
        return replace(self, events=tuple(events), day=today)

    def tagline(self, area: Area | None = None) -> str:
        """The decided one, in its form for an area; empty when there is none."""
        wording = self.wording(WordingRole.TAGLINE)
        return "" if wording is None else wording.for_area(area) if area else wording.text

    # Ahead and behind

    def agenda(self, today: date, events: Iterable[Event] | None = None) -> Agenda:
        """What of these events lies ahead; of all, when none are named."""
        return Agenda.of(self.events if events is None else events, today)

    def past(self, today: date, events: Iterable[Event] | None = None) -> tuple[Event, ...]:
        """What is over, the latest first."""
        among = self.events if events is None else events
        return tuple(event for event in among if is_over(event, today))[::-1]

    def next_citywide(self, today: date) -> Event | None:
        """The next event that concerns every area and takes place."""
        agenda = self.agenda(today, self.citywide)
        return next((event for event in agenda.ongoing + agenda.coming if not event_state(event, today).is_off), None)

    @cached_property
    def years(self) -> tuple[int, ...]:
        return self.years_on(self.day)

    def years_on(self, day: date | None) -> tuple[int, ...]:
        """The years in which something happened or will, and those of which nothing is known, the latest first."""
        silent = replace(self.horizon(), day=day).silent_years
        return tuple(sorted({*self._events.by("year"), *silent}, reverse=True))

    def planned_on(self, day: date | None) -> tuple[int, ...]:
        """The years that have a plan: something was told of before it was held, or nothing is over yet."""
        return tuple(year for year in self.years_on(day) if self.is_planned(year, day))

    def is_planned(self, year: int, day: date | None) -> bool:
        ahead = day is not None and year >= day.year
        return ahead or any(not event.span.is_over(event.published) for event in self.in_year(year))

    @property
    def new_year(self) -> date | None:
        """The next day on which years and plans are others; none when no day is told."""
        return self.day and new_year_after(self.day)

    def in_year(self, year: int) -> tuple[Event, ...]:
        return self._events("year", year)

    @cached_property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months (year, month) that have something to show, in order."""
        return tuple(sorted(self._events.by("month")))

    def in_month(self, year: int, month: int) -> tuple[Event, ...]:
        """What a month shows: its events, also those known no closer, and the traces of what moved away from it."""
        return self._events("month", (year, month))

    def before(self, event: Event) -> Event | None:
        """The event before this one in time."""
        index = self._position[event.id]
        return self.events[index - 1] if index else None

    def after(self, event: Event) -> Event | None:
        index = self._position[event.id] + 1
        return self.events[index] if index < len(self.events) else None

    # Towards something

    @cached_property
    def citywide(self) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.is_citywide)

    def events_by(self, way: str, id_: str) -> tuple[Event, ...]:
        """By what they point to: `area`, `theme`, `goal`, `organisation` and the other ways of `index`."""
        return self._events(way, id_)

    def examples_by(self, way: str, id_: str) -> tuple[Example, ...]:
        return self._examples(way, id_)

    def in_area(self, area: str) -> tuple[Event, ...]:
        return self._events("area", area)

    def examples_of(self, event: Event) -> tuple[Example, ...]:
        """The examples that an event names, and those that name the event."""
        named = event.recap.examples if event.recap else ()
        naming = (example.id for example in self._examples("event", event.id))
        return tuple(self.example[example] for example in dict.fromkeys(chain(named, naming)))

    def events_of(self, example: Example) -> tuple[Event, ...]:
        """The events that an example names, and those that name the example, in time order."""
        ids = {*example.events, *(event.id for event in self._events("example", example.id))}
        return tuple(sorted((self.event[id_] for id_ in ids), key=lambda event: (event.span, event.id)))

    def ways_in_for(self, intent: str) -> tuple[WayIn, ...]:
        return tuple(way for way in self.ways_in if intent in way.intents)

    def examples_for(self, intent: str) -> tuple[Example, ...]:
        """The examples of those who have gone a way in that is there for this more than for anything else."""
        ways = {way.id for way in self.ways_in_for(intent) if way.intents[0] == intent}
        return tuple(example for example in self.examples if ways.intersection(example.ways_in))

    def leading_to(self, way: str) -> tuple[WayIn, ...]:
        """The ways in that lead on to this one."""
        return tuple(other for other in self.ways_in if way in other.leads_to)

    def organisations_in(self, area: str) -> tuple[Organisation, ...]:
        """Local actors: those the area names, those at home there, and companies and associations that acted there."""
        named = self.area[area].local_actors if area in self.area else ()
        events = chain.from_iterable(event.organisers + event.participants for event in self.in_area(area))
        examples = (part.organisation for one in self._examples("area", area) for part in one.organisations)
        acted = {*events, *examples}
        return tuple(
            one
            for one in self.organisations
            if one.sector is not None
            and (one.id in named or area in one.areas or (one.id in acted and one.sector is not Sector.PUBLIC))
        )

    @cached_property
    def acting(self) -> tuple[Organisation, ...]:
        """The organisations that some event or example names: what there is instead of a register of members."""
        return tuple(one for one in self.organisations if one.sector is not None and self._traces(one))

    @cached_property
    def with_page(self) -> tuple[Organisation, ...]:
        """Those that lead to more than one thing: of the others the list of all says as much as a page would."""
        return tuple(one for one in self.acting if self._traces(one) > 1)

    @cached_property
    def page_of(self) -> Mapping[str, Organisation]:
        """The same by their ids."""
        return {one.id: one for one in self.with_page}

    def _traces(self, one: Organisation) -> int:
        """How many events and examples name it."""
        return len(self._events("organisation", one.id)) + len(self._examples("organisation", one.id))

    @cached_property
    def places_with_page(self) -> tuple[Place, ...]:
        """Those of which a page says more than the name: an address, a way there, or what is held there."""
        told = ((one, one.address or one.station or one.url or one.note) for one in self.places)
        return tuple(one for one, says in told if says or self.events_by("place", one.id))

    def news(self, term: str) -> Sequence[Document]:
        """What a feed tells, cut into documents: of everything (`all`), of an area or of a theme."""
        if term not in self._news:
            self._news[term] = self._documents(term)
        return self._news[term]

    @cached_property
    def _news(self) -> dict[str, Sequence[Document]]:
        return {}

    def _documents(self, term: str) -> Sequence[Document]:
        if term in self.area:
            entries: tuple[Event | Example, ...] = (*self.in_area(term), *self._examples("area", term))
        elif term in self.theme:
            entries = (*self._events("theme", term), *self._examples("theme", term))
        else:
            entries = (*self.events, *self.examples)
        return documents(entries, self.delays)

    @cached_property
    def delays(self) -> Mapping[str, timedelta]:
        """How long after the written moment each entry counts as changed, by `news.key`."""
        return delays((*self.events, *self.examples))

    @cached_property
    def current_goals(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal.status is Standing.CURRENT)

    def next_change(self, today: date) -> date | None:
        """The next day on which something changes by itself: begins, is over, opens, closes or leaves the calendars."""
        dates = tuple(chain.from_iterable(map(occurrences, self.events)))
        calls = (one.turns for one in self.activations)
        leaves = (one.span.leaves_calendars for one in dates if one.span.is_dated)
        removals = (image.remove_by for _, image in self.pictured if image.remove_by)
        days = chain(turning_days(dates), leaves, removals, chain.from_iterable(calls))
        return min((day for day in days if day > today), default=None)

    def active(self, today: date) -> tuple[Activation, ...]:
        return tuple(activation for activation in self.activations if activation.is_active(today))

    @cached_property
    def has_concept(self) -> bool:
        """Whether the network works by a local concept at all: some event is a part of it."""
        return any(event.steps for event in self.events)

    def concept(self, area: str, today: date) -> tuple[ConceptStep, ...]:
        """Where the local concept stands in an area, from its events alone."""
        if (area, today) not in self._concepts:
            known = self.horizon(area).knows(today)
            self._concepts[area, today] = tuple(
                ConceptStep.of(step, self._events("step", (area, step)), today, known) for step in Step
            )
        return self._concepts[area, today]

    @cached_property
    def _concepts(self) -> dict[tuple[str, date], tuple[ConceptStep, ...]]:
        return {}

    def holding_parts(self, area: str) -> tuple[Event, ...]:
        """The events that hold a part of the concept in an area."""
        return tuple(chain.from_iterable(self._events("step", (area, step)) for step in Step))

    def horizon(self, area: str = "") -> Horizon:
        """Up to when it is known what was held and planned, in an area or in all."""
        if area not in self._horizons:
            said = (self.area[area].known_until if area in self.area else None) or self.vocabulary.known_until
            self._horizons[area] = Horizon.of(said, self.in_area(area) if area else self.events, self.day)
        return self._horizons[area]

    @cached_property
    def _horizons(self) -> dict[str, Horizon]:
        return {}

    # Indexes

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {event.id: index for index, event in enumerate(self.events)}

    @cached_property
    def _events(self) -> Index[Event]:
        return Index(self.events, EVENT_WAYS)

    @cached_property
    def _examples(self) -> Index[Example]:
        return Index(self.examples, EXAMPLE_WAYS)
