"""How an event is written: one entry of the list of events, or one file in the folder of events."""

from typing import Annotated, Any

from pakten.domain.event import Event, Format, Role, Status, Step
from pakten.domain.place import Place
from pakten.domain.problem import Location
from pakten.domain.translation import EventTranslation
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.event_parts import (
    AccessibilityForm,
    EventPartForm,
    ExhibitorForm,
    FollowUpForm,
    LeadForm,
    OccasionForm,
    OnlineForm,
    ProgrammeForm,
    RecapForm,
    RegistrationForm,
    TableForm,
)
from pakten.reading.forms.form import Form, Subscribed
from pakten.reading.forms.parts import (
    TO_BE_ANNOUNCED,
    ContactForm,
    ImageForm,
    LinkForm,
    OpenPlace,
    PlaceOrId,
    Sources,
    TranslationForm,
    Unknowns,
    place_of,
)
from pakten.reading.forms.types import (
    Areas,
    Audience,
    Day,
    EventId,
    EventRef,
    Fact,
    Flag,
    Goals,
    Id,
    Language,
    Line,
    Markdown,
    Organisations,
    Seen,
    Summary,
    Tags,
    Text,
    Themes,
    Timestamp,
    Title,
    Type,
    WaysIn,
    When,
    Zone,
)


class EventTranslationForm(TranslationForm, means=EventTranslation):
    description: Markdown = ""


class EventForm(Form, means=Event, takes_extra=True):
    id: EventId
    title: Seen[Title]
    summary: Seen[Summary] = ""
    start: Annotated[When | None, Subscribed(("span",))] = None
    end: Annotated[When | None, Subscribed(("span",))] = None
    occasions: Seen[tuple[OccasionForm, ...]] = ()
    timezone: Annotated[Zone, Subscribed()] = ""
    status: Seen[Status] = Status.CONFIRMED
    status_note: Seen[Line] = ""
    previous_start: Annotated[tuple[When, ...], Subscribed(("previous",))] = ()
    previous_place: Seen[PlaceOrId | None] = None
    previous_format: Seen[Format | None] = None
    published: Day
    updated: Timestamp | None = None
    type: Type
    format: Seen[Format]
    place: Annotated[OpenPlace | None, Subscribed(("place", "place_open"))] = None
    online: Seen[OnlineForm | None] = None
    areas: Areas
    themes: Fact[Themes] = ()
    goals: Fact[Goals] = ()
    ways_in: Fact[WaysIn] = ()
    audience: Fact[Audience] = ()
    tags: Fact[Tags] = ()
    languages: tuple[Language, ...] = ()
    steps: Fact[tuple[Step, ...]] = ()
    part_of: Fact[EventRef] = ""
    organisers: Organisations = ()
    participants: Organisations = ()
    agreed_with: Fact[Organisations] = ()
    parts: Seen[tuple[EventPartForm, ...]] = ()
    programme: Seen[tuple[ProgrammeForm, ...]] = ()
    exhibitors: tuple[ExhibitorForm, ...] = ()
    tables: tuple[TableForm, ...] = ()
    registration: Seen[RegistrationForm | None] = None
    accessibility: Seen[AccessibilityForm | None] = None
    contact: Seen[ContactForm | None] = None
    image: ImageForm | None = None
    description: Seen[Markdown] = ""
    translations: tuple[EventTranslationForm, ...] = ()
    follow_up: FollowUpForm | None = None
    recap: Seen[RecapForm | None] = None
    leads: tuple[LeadForm, ...] = ()
    role: Fact[Role] = Role.ARRANGED
    sources: Sources = ()
    note: Text = ""
    unknown: Unknowns = ()
    links: tuple[LinkForm, ...] = ()
    featured: Flag = False
    draft: Flag = False
    aliases: tuple[Id, ...] = ()

    def event(self, dates: Dates, places: dict[str, Place], origin: Location, **others: Any) -> Event:
        occasions = tuple(one.occasion(dates, places, ("occasions", index)) for index, one in enumerate(self.occasions))
        event: Event = self.to_domain(
            without=("start", "end", "previous_start", "draft"),
            span=dates.whole(self.start, self.end, occasions),
            updated=dates.updated(self.updated, self.published),
            previous=dates.previous(self.previous_start),
            previous_place=place_of(self.previous_place, places, may_be_open=False),
            occasions=occasions,
            parts=tuple(part.part(places) for part in self.parts),
            place=place_of(self.place, places),
            place_open=self.place == TO_BE_ANNOUNCED,
            origin=origin,
            **others,
        )
        return event
