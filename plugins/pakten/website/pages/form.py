"""The forms of the site: pages on which somebody who has never seen YAML writes an event or an example.

A form is made of the fields that reading accepts, in parts: what is needed first, the rest folded away. The page sends
nothing anywhere; its script writes the text, and the git host's own page for a new file takes it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pakten.domain.event import Event, Format
from pakten.domain.event_parts.accessibility import Accessibility
from pakten.domain.event_parts.meeting import ProgrammeItem
from pakten.domain.event_parts.registration import Registration
from pakten.domain.example import Evidence, Example, Progress, Result
from pakten.domain.organisation import Sector
from pakten.domain.place import Place
from pakten.domain.source import Contact, Source, Voice
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.json_schema import FORMS
from pakten.reading.forms.parts import TO_BE_ANNOUNCED
from pakten.reading.forms.requirements import is_needed
from pakten.website.pages.texts.word_fit import WIDTHS
from pakten.website.pages.tones import MARK_TONES, tone_of
from pakten.website.site import Site

_PARTS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "event": (
        ("needed", ("title", "summary", "start", "end", "type", "format", "place", "online", "areas", "organisers")),
        ("ahead", ("registration", "accessibility", "contact")),
        ("name", ("id", "published")),
        ("about", ("description", "participants", "themes", "goals", "ways_in", "audience", "languages")),
        ("day", ("parts", "programme", "exhibitors", "tables")),
        ("concept", ("steps", "agreed_with", "part_of", "role")),
        (
            "life",
            (
                *("status", "status_note", "previous_start", "previous_place", "previous_format"),
                *("updated", "occasions"),
            ),
        ),
        ("afterwards", ("follow_up", "recap", "leads")),
        ("sources", ("image", "links", "sources", "note", "unknown")),
    ),
    "example": (
        ("needed", ("title", "summary", "organisations", "sector", "status", "evidence")),
        ("name", ("published",)),
        ("copy", ("steps", "lessons", "prerequisites", "results", "period")),
        ("about", ("areas", "themes", "goals", "ways_in", "target_groups", "relation", "events", "quotes")),
        ("sources", ("contact", "image", "sources", "note", "unknown", "reviewed", "review_by")),
    ),
}
"""The parts of each form and the keys in them; a key that none of them names stands in a last part, `other`."""

_MOST_BOXES = 20
"""So many choices can be seen at once as boxes to tick; longer lists are chosen from one at a time."""

_LONG = frozenset(("text", "summary"))

_DRAWN = (
    *("mark", "notice", "registration", "when", "event", "access", "answer", "format", "step", "role", "recap"),
    *("evidence", "progress", "relation", "sector", "example", "source", "sources"),
    *("place", "attendance", "lead", "lead_kind", "value_kind", "gathered"),
)
"""The words that pages of entries are drawn with begin so; the few others are named."""
_DRAWN_TOO = ("area.all", "area.concept", "add.title", "calendar.new_date", "subscribe.area", "subscribe.all")


@dataclass(frozen=True)
class FormPart:
    name: str
    fields: tuple[FormField, ...]

    @property
    def is_open(self) -> bool:
        # The others open by themselves when something in them is needed.
        return self.name == "needed"


@dataclass(frozen=True)
class WrittenForm:
    """What the template of a form asks for."""

    kind: str
    site: Site

    @property
    def say(self) -> Words:
        """The words for those who write."""
        return self.site.for_authors

    @property
    def parts(self) -> Iterator[FormPart]:
        fields = {field.key: field for field in self.fields}
        for name, keys in _PARTS[self.kind]:
            yield FormPart(name, tuple(fields.pop(key) for key in keys))
        yield FormPart("other", tuple(fields.values()))

    @property
    def fields(self) -> tuple[FormField, ...]:
        required = self.site.catalogue.vocabulary.required
        return tuple(replace(one, required=is_needed(one, required)) for one in fields_of(FORMS[self.kind]))

    @property
    def order(self) -> Mapping[str, int]:
        """The place of each key in the text, which is not its place on the page."""
        return {field.key: place for place, field in enumerate(self.fields)}

    def control(self, field: FormField) -> str:
        """How a field is filled in."""
        if field.many:
            few = not field.fields and 0 < len(self.choices(field)) <= _MOST_BOXES
            return "boxes" if few else "rows"
        return self.item(field)

    def item(self, field: FormField) -> str:
        """How one value of a field is filled in."""
        if field.fields:
            return "place" if field.names else "group"
        if self.choices(field) and not field.only:
            return "select"
        return "textarea" if field.kind.name in _LONG else "input"

    def choices(self, field: FormField) -> list[tuple[str, str]]:
        """Value and words of what can be chosen; ids of events and examples are typed, with suggestions."""
        if field.names:
            known = {} if field.names in ("event", "example") else self.site.catalogue.titles[field.names]
            first = {"area": [("all", self.say("area.all"))]}.get(field.names, [])
            if field.key == "place":
                first = [(TO_BE_ANNOUNCED, self.say("event.place_open"))]
            ordered = (
                sorted(known.items(), key=lambda one: self.site.words.place(one[1]))
                if len(known) > _MOST_BOXES
                else known.items()
            )
            return [*first, *ordered]
        kind = field.kind
        named = (self.say(f"choice.{kind.words}.{choice}") if kind.words else choice for choice in kind.choices)
        return list(zip(kind.choices, named, strict=True))

    @property
    def messages(self) -> Mapping[str, str]:
        """Everything that the script may have to say."""
        return {key: self.say(f"form.say.{key}") for key in self.say("form.say").split()}

    def drawn(self, contact: str) -> Mapping[str, Any]:
        """What the script draws the page of an entry with; `contact` is what the page of contacts is called."""
        site, catalogue = self.site, self.site.catalogue
        keys = [key for key in sorted(site.words.keys()) if key.partition(".")[0] in _DRAWN or key in _DRAWN_TOO]
        names = {kind: dict(of) for kind, of in catalogue.titles.items() if kind not in ("event", "example")}
        tone = tone_of(catalogue)
        return {
            "words": {key: site.words.categories(key) for key in keys},
            "names": {**names, "local": {area.id: area.local_form for area in catalogue.areas}},
            "places": {one.id: _place(one) for one in catalogue.places},
            "roles": {
                one.id: one.note or (site.words(f"sector.{one.sector}") if one.sector else "")
                for one in catalogue.organisations
            },
            "tones": {area.id: tone(area.id) for area in catalogue.areas},
            "marks": MARK_TONES,
            "sources": {one.id: _said_of(one) for one in catalogue.sources},
            "facts": [self._shown(field) for field in self.fields if field.shown == "facts"],
            "widths": WIDTHS,
            "contact": contact,
        }

    def _shown(self, field: FormField) -> Mapping[str, Any]:
        """A field whose value is a row of facts, with its words (`facts.py` draws them on the page that is built)."""
        words, kind = self.site.words, field.kind
        keys = {choice: f"{kind.words}.{choice}" for choice in kind.choices if kind.words}
        own = f"{self.kind}.{field.key}"
        return {
            "key": field.key,
            "name": words(own if own in words else f"field.{field.words}"),
            "names": field.names,
            "language": kind.name == "language",
            "choices": {one: words(key if key in words else f"choice.{key}") for one, key in keys.items()},
            "plain": str(field.default),
        }

    @property
    def card(self) -> Event | Example:
        """An entry whose card and page the script fills with what is written."""
        return _example() if self.kind == "example" else _event(self.site)


def _place(one: Place) -> Mapping[str, Any]:
    where = {"name": one.name, "way": one.way, "note": "", "station": one.station}
    return {**where, "map": bool(one.address or one.geo)}


def _said_of(source: Source) -> Mapping[str, str]:
    keys = ("title", "url", "number", "date", "standing")
    return {key: str(value) for key in keys if (value := getattr(source, key))}


def _event(site: Site) -> Event:
    """One that lies ahead on whatever day the site is made, and has a bit of everything."""
    start = datetime(2198, 12, 30, 9, tzinfo=site.zone)
    return Event(
        id="card",
        title="-",
        summary="-",
        span=Timespan.between(start, start.replace(hour=10)),
        published=date(2000, 1, 1),
        updated=datetime(2001, 1, 1, 9, tzinfo=site.zone),
        type=next(iter(site.catalogue.vocabulary.types), ""),
        format=Format.ON_SITE,
        areas=(),
        organisers=(),
        participants=tuple(one.id for one in site.catalogue.organisations[:1]),
        place=Place("-"),
        registration=Registration(True),
        programme=(ProgrammeItem(title="-"),),
        accessibility=Accessibility(),
        description="-",
        note="-",
    )


def _example() -> Example:
    return Example(
        id="card",
        title="-",
        summary="-",
        organisations=(),
        sector=Sector.PRIVATE,
        status=Progress.ONGOING,
        evidence=Evidence.IDEA,
        published=date(2000, 1, 1),
        body="-",
        steps=("-",),
        lessons=("-",),
        results=(Result("-"),),
        quotes=(Voice("-", "-"),),
        contact=Contact("-"),
        note="-",
    )
