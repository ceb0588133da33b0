"""How an event is written: one entry of the list of events, or one file in the folder of events."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pakten.domain.event import Event, Format, Role, Status, Step
from pakten.domain.place import Place
from pakten.domain.problem import Location
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
from pakten.reading.forms.parts import (
    TO_BE_ANNOUNCED,
    ContactForm,
    ImageForm,
    LinkForm,
    OpenPlace,
    PlaceOrId,
    Sources,
    Unknowns,
    place_of,
)
from pakten.reading.forms.types import (
    Areas,
    Audience,
    Day,
    EventId,
    EventRef,
    Flag,
    Form,
    Goals,
    Id,
    Language,
    Line,
    Markdown,
    Organisations,
    Seen,
    SomeOrganisations,
    Subscribed,
    Summary,
    Text,
    Themes,
    Timestamp,
    Title,
    Type,
    WaysIn,
    When,
)


class EventForm(Form):
    id: EventId = Field(description="Part of the address; never changes.", examples=["spring-meeting-2027"])
    title: Seen[Title] = Field(description="What it is called.", examples=["Spring meeting at the old mill"])
    summary: Seen[Summary] = Field(
        description="What it is, in one or two sentences.", examples=["We meet over breakfast."]
    )
    start: Annotated[When | None, Subscribed(("span",))] = Field(
        None, description="When it begins; needed without occasions.", examples=["2027-01-20 09:00"]
    )
    end: Annotated[When | None, Subscribed(("span",))] = Field(
        None, description="When it ends; the last day for whole days.", examples=["2027-01-20 11:30"]
    )
    occasions: Seen[tuple[OccasionForm, ...]] = Field((), description="Several dates of the same event.", examples=[[]])
    status: Seen[Status] = Field(Status.CONFIRMED, description="Whether it takes place.", examples=["cancelled"])
    status_note: Seen[Line] = Field(
        "", description="Why, and what to do instead.", examples=["A new date comes in May."]
    )
    previous_start: Annotated[tuple[When, ...], Subscribed(("previous",))] = Field(
        (), description="Dates it was moved from.", examples=[["2027-01-13 09:00"]]
    )
    previous_place: Seen[PlaceOrId | None] = Field(None, description="Where it was to be.", examples=["old-mill"])
    previous_format: Seen[Format | None] = Field(None, description="How it was to be held.", examples=["on_site"])
    published: Day = Field(description="When it was first announced here.", examples=["2026-11-22"])
    updated: Timestamp | None = Field(
        None, description="When something last changed that people see.", examples=["2027-01-10 14:30"]
    )
    type: Type = Field(description="Its kind, from the network's closed list.", examples=["seminar"])
    format: Seen[Format] = Field(description="Whether one comes to a place, connects, or either.", examples=["on_site"])
    place: Annotated[OpenPlace | None, Subscribed(("place", "place_open"))] = Field(
        None, description="The id of a place, or a place written here.", examples=["old-mill"]
    )
    online: Seen[OnlineForm | None] = Field(None, description="How to come along from elsewhere.", examples=[None])
    areas: Areas = Field(description="Ids of areas, or all.", examples=[["harbour"]])
    themes: Themes = Field((), description="Ids of themes.", examples=[["mentoring"]])
    goals: Goals = Field((), description="Ids of goals.", examples=[["local-forums"]])
    ways_in: WaysIn = Field((), description="Ids of ways in.", examples=[["practice"]])
    audience: Audience = Field(
        (), description="Whom it is for, from the network's closed list.", examples=[["employers"]]
    )
    languages: tuple[Language, ...] = Field(
        (), description="Languages that are spoken, as codes.", examples=[["sv", "en"]]
    )
    steps: tuple[Step, ...] = Field((), description="Parts of the local concept that it holds.", examples=[["meeting"]])
    part_of: EventRef = Field("", description="The id of the event it belongs to.", examples=["spring-week-2027"])
    organisers: SomeOrganisations = Field(description="Ids of organisations.", examples=[["the-mill"]])
    participants: Organisations = Field((), description="Ids of organisations.", examples=[["the-bakery"]])
    agreed_with: Organisations = Field(
        (), description="Ids of those with whom its content is agreed.", examples=[["the-office"]]
    )
    parts: Seen[tuple[EventPartForm, ...]] = Field((), description="What it consists of.", examples=[[]])
    programme: Seen[tuple[ProgrammeForm, ...]] = Field((), description="What happens, in order.", examples=[[]])
    exhibitors: tuple[ExhibitorForm, ...] = Field((), description="Who has a table at the fair.", examples=[[]])
    tables: tuple[TableForm, ...] = Field((), description="Tables to talk at.", examples=[[]])
    registration: Seen[RegistrationForm | None] = Field(None, description="How to register.", examples=[None])
    accessibility: Seen[AccessibilityForm | None] = Field(None, description="Who can come, and how.", examples=[None])
    contact: Seen[ContactForm | None] = Field(None, description="A function and its mailbox.", examples=[None])
    image: ImageForm | None = Field(None, description="A picture and what it shows.", examples=[None])
    description: Seen[Markdown] = Field(
        "", description="More about it, in Markdown.", examples=["We begin with **coffee**."]
    )
    follow_up: FollowUpForm | None = Field(None, description="Who follows it up, and by when.", examples=[None])
    recap: Seen[RecapForm | None] = Field(None, description="Afterwards: what it gave, in words.", examples=[None])
    leads: tuple[LeadForm, ...] = Field((), description="What goes on to those who carry it out.", examples=[[]])
    role: Role = Field(Role.ARRANGED, description="What the network had to do with it.", examples=["took_part"])
    sources: Sources = Field((), description="Where the facts come from.", examples=[[]])
    note: Text = Field("", description="What is uncertain.", examples=["The sources do not name the place."])
    unknown: Unknowns = Field((), description="What is not known yet, and who may know it.", examples=[[]])
    links: tuple[LinkForm, ...] = Field((), description="Where to read more.", examples=[[]])
    featured: Flag = Field(False, description="Whether it is shown first.", examples=["true"])
    draft: Flag = Field(False, description="Whether it is not to be published yet.", examples=["true"])
    aliases: tuple[Id, ...] = Field(
        (), description="Earlier ids, so that old addresses lead here.", examples=[["spring-2027"]]
    )

    def to_domain(self, dates: Dates, places: dict[str, Place], origin: Location) -> Event:
        occasions = tuple(
            occasion.to_domain(dates, places, ("occasions", index)) for index, occasion in enumerate(self.occasions)
        )
        return self.copied_to(
            Event,
            without=("start", "end", "previous_start", "draft"),
            span=dates.whole(self.start, self.end, occasions),
            updated=dates.updated(self.updated, self.published),
            previous=dates.previous(self.previous_start),
            previous_place=place_of(self.previous_place, places, may_be_open=False),
            occasions=occasions,
            parts=tuple(part.to_domain(places) for part in self.parts),
            place=place_of(self.place, places),
            place_open=self.place == TO_BE_ANNOUNCED,
            origin=origin,
        )
