"""How an event is written: one entry of the list of events, or one file in the folder of events."""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from pakten.domain.event import (
    Accessibility,
    Answer,
    Event,
    Format,
    NextStep,
    Occasion,
    Online,
    ProgrammeItem,
    Recap,
    Registration,
    RegistrationState,
    Role,
    Status,
    Step,
)
from pakten.domain.place import Place
from pakten.domain.problem import Location
from pakten.domain.timespan import Timespan
from pakten.reading.field import (
    Address,
    Areas,
    Count,
    Day,
    EventId,
    Flag,
    Form,
    Hours,
    Id,
    Language,
    Line,
    Reference,
    References,
    SomeReferences,
    Summary,
    Text,
    Texts,
    Title,
    When,
)
from pakten.reading.moment import Moment, span
from pakten.reading.parts import (
    ContactForm,
    ImageForm,
    LinkForm,
    MaterialForm,
    PlaceOrId,
    SourceForm,
    VoiceForm,
    place_of,
)


class OnlineForm(Form):
    url: Address = Field("", description="Where to connect.", examples=["https://meet.example.org/spring"])
    note: Text = Field("", description="How to come along.", examples=["You get the link when you register."])

    def to_domain(self) -> Online:
        return Online(self.url, self.note)


class ProgrammeForm(Form):
    title: Line = Field(description="What happens.", examples=["Welcome"])
    time: Hours = Field("", description="When, in local time.", examples=["09:00–09:30"])
    text: Text = Field("", description="More about it.", examples=["The hosts tell about the place."])
    by: References = Field((), alias="with", description="Ids of organisations on stage.", examples=[["the-mill"]])

    def to_domain(self) -> ProgrammeItem:
        return ProgrammeItem(self.title, self.time, self.text, self.by)


class RegistrationForm(Form):
    needed: Flag = Field(description="Whether one must register.", examples=["true"])
    url: Address = Field("", description="Where to register.", examples=["https://example.org/register"])
    opens: Day | None = Field(None, description="The first day to register.", examples=["2027-01-01"])
    closes: Day | None = Field(None, description="The last day to register.", examples=["2027-01-15"])
    state: Literal["open", "full", "waiting_list", "closed"] = Field(
        "open", description="What someone who wants to come meets.", examples=["full"]
    )
    seats: Count | None = Field(None, description="How many can come.", examples=["80"])
    price: Line = Field("", description="What it costs.", examples=["Free of charge"])
    note: Text = Field("", description="What else one needs to know.", examples=["Two from each organisation."])

    def to_domain(self) -> Registration:
        state = RegistrationState(self.state)
        return Registration(
            self.needed, self.url, self.opens, self.closes, state, self.seats, self.price, self.note
        )


class AccessibilityForm(Form):
    step_free: Answer = Field(Answer.UNKNOWN, description="Without steps from the street.", examples=["yes"])
    hearing_loop: Answer = Field(Answer.UNKNOWN, description="A hearing loop.", examples=["yes"])
    sign_language: Answer = Field(Answer.UNKNOWN, description="Interpreted into sign language.", examples=["no"])
    captions: Answer = Field(Answer.UNKNOWN, description="What is said is also shown as text.", examples=["yes"])
    quiet_room: Answer = Field(Answer.UNKNOWN, description="A room to rest in.", examples=["unknown"])
    contact: Line = Field("", description="Whom to ask, as a function or mailbox.", examples=["access@example.org"])
    ask_by: Day | None = Field(None, description="The last day to ask for support.", examples=["2027-01-10"])
    note: Text = Field("", description="What else one needs to know.", examples=["The lift is small."])

    def to_domain(self) -> Accessibility:
        return Accessibility(
            self.step_free,
            self.hearing_loop,
            self.sign_language,
            self.captions,
            self.quiet_room,
            self.contact,
            self.ask_by,
            self.note,
        )


class NextStepForm(Form):
    text: Text = Field(description="What goes on.", examples=["Two employers start practice places."])
    to: Reference = Field(description="The id of the way in where it goes on.", examples=["practice"])

    def to_domain(self) -> NextStep:
        return NextStep(self.text, self.to)


class RecapForm(Form):
    summary: Text = Field(description="What it gave, in words.", examples=["Neighbours met and made plans."])
    values: Texts = Field((), description="What was worth something, a sentence each.", examples=[["New contacts."]])
    voices: tuple[VoiceForm, ...] = Field((), description="What organisations said, from a source.", examples=[[]])
    next_steps: tuple[NextStepForm, ...] = Field((), description="Where it goes on.", examples=[[]])
    examples: References = Field((), description="Ids of examples that came of it.", examples=[["bike-school"]])
    materials: tuple[MaterialForm, ...] = Field((), description="Something to read or see.", examples=[[]])

    def to_domain(self) -> Recap:
        return Recap(
            self.summary,
            self.values,
            tuple(voice.to_domain() for voice in self.voices),
            tuple(step.to_domain() for step in self.next_steps),
            self.examples,
            tuple(material.to_domain() for material in self.materials),
        )


class OccasionForm(Form):
    id: Id = Field(description="Its name within the event; never changes.", examples=["evening"])
    start: When = Field(description="When it begins.", examples=["2027-01-20 09:00"])
    end: When | None = Field(None, description="When it ends; the last day for whole days.", examples=["2027-01-20 11:30"])
    status: Status = Field(Status.CONFIRMED, description="Whether it takes place.", examples=["cancelled"])
    previous_start: tuple[When, ...] = Field((), description="Dates it was moved from.", examples=[["2027-01-13 09:00"]])
    place: PlaceOrId | None = Field(None, description="Where, if not where the event is.", examples=["old-mill"])
    registration: RegistrationForm | None = Field(None, description="How to register for it.", examples=[None])

    def to_domain(self, zone: ZoneInfo, places: dict[str, Place]) -> Occasion:
        return Occasion(
            self.id,
            span(self.start, self.end, zone),
            self.status,
            previous_of(self.previous_start, zone),
            place_of(self.place, places),
            self.registration.to_domain() if self.registration else None,
        )


class EventForm(Form):
    id: EventId = Field(description="Part of the address; never changes.", examples=["spring-meeting-2027"])
    title: Title = Field(description="What it is called.", examples=["Spring meeting at the old mill"])
    summary: Summary = Field(description="What it is, in one or two sentences.", examples=["We meet over breakfast."])
    start: When | None = Field(None, description="When it begins; needed without occasions.", examples=["2027-01-20 09:00"])
    end: When | None = Field(None, description="When it ends; the last day for whole days.", examples=["2027-01-20 11:30"])
    occasions: tuple[OccasionForm, ...] = Field((), description="Several dates of the same event.", examples=[[]])
    status: Status = Field(Status.CONFIRMED, description="Whether it takes place.", examples=["cancelled"])
    status_note: Line = Field("", description="Why, and what to do instead.", examples=["A new date comes in May."])
    previous_start: tuple[When, ...] = Field((), description="Dates it was moved from.", examples=[["2027-01-13 09:00"]])
    published: Day = Field(description="When it was first announced here.", examples=["2026-11-22"])
    updated: When | None = Field(None, description="When something last changed that people see.", examples=["2027-01-10 14:30"])
    type: Reference = Field(description="Its kind, from the network's closed list.", examples=["seminar"])
    format: Format = Field(description="Whether one comes to a place, connects, or either.", examples=["on_site"])
    place: PlaceOrId | None = Field(None, description="The id of a place, or a place written here.", examples=["old-mill"])
    online: OnlineForm | None = Field(None, description="How to come along from elsewhere.", examples=[None])
    areas: Areas = Field(description="Ids of areas, or all.", examples=[["harbour"]])
    themes: References = Field((), description="Ids of themes.", examples=[["mentoring"]])
    goals: References = Field((), description="Ids of goals.", examples=[["local-forums"]])
    ways_in: References = Field((), description="Ids of ways in.", examples=[["practice"]])
    audience: References = Field((), description="Whom it is for, from the network's closed list.", examples=[["employers"]])
    languages: tuple[Language, ...] = Field((), description="Languages that are spoken, as codes.", examples=[["sv", "en"]])
    steps: tuple[Step, ...] = Field((), description="Parts of the local concept that it holds.", examples=[["meeting"]])
    part_of: Reference = Field("", description="The id of the event it belongs to.", examples=["spring-week-2027"])
    organisers: SomeReferences = Field(description="Ids of organisations.", examples=[["the-mill"]])
    participants: References = Field((), description="Ids of organisations.", examples=[["the-bakery"]])
    programme: tuple[ProgrammeForm, ...] = Field((), description="What happens, in order.", examples=[[]])
    registration: RegistrationForm | None = Field(None, description="How to register.", examples=[None])
    accessibility: AccessibilityForm | None = Field(None, description="Who can come, and how.", examples=[None])
    contact: ContactForm | None = Field(None, description="A function and its mailbox.", examples=[None])
    image: ImageForm | None = Field(None, description="A picture and what it shows.", examples=[None])
    description: Text = Field("", description="More about it, in Markdown.", examples=["We begin with **coffee**."])
    recap: RecapForm | None = Field(None, description="Afterwards: what it gave, in words.", examples=[None])
    role: Role = Field(Role.ARRANGED, description="What the network had to do with it.", examples=["took_part"])
    sources: tuple[SourceForm, ...] = Field((), description="Where the facts come from.", examples=[[]])
    note: Text = Field("", description="What is uncertain.", examples=["The sources do not name the place."])
    links: tuple[LinkForm, ...] = Field((), description="Where to read more.", examples=[[]])
    featured: Flag = Field(False, description="Whether it is shown first.", examples=["true"])
    draft: Flag = Field(False, description="Whether it is not to be published yet.", examples=["true"])
    aliases: tuple[Id, ...] = Field((), description="Earlier ids, so that old addresses lead here.", examples=[["spring-2027"]])
