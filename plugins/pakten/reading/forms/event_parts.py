"""Written forms that only events have: how to come along, the programme, registration, recap, single dates."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pakten.domain.event import (
    Accessibility,
    Answer,
    Attendance,
    EventPart,
    Exhibitor,
    FollowUp,
    Format,
    Gathered,
    Lead,
    LeadKind,
    NextStep,
    Occasion,
    Online,
    ProgrammeItem,
    Recap,
    Status,
    Table,
    Value,
    ValueKind,
)
from pakten.domain.place import Place
from pakten.domain.registration import Registration, RegistrationState
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.parts import TO_BE_ANNOUNCED, MaterialForm, OpenPlace, PlaceOrId, VoiceForm, place_of
from pakten.reading.forms.types import (
    Address,
    Count,
    Dated,
    Day,
    Examples,
    Flag,
    Form,
    Hours,
    Id,
    Line,
    OrganisationRef,
    Organisations,
    Text,
    Texts,
    WayInRef,
    When,
    YesOrNo,
)
from pakten.reading.yaml.nodes import Path


class OnlineForm(Form):
    url: Address = Field("", description="Where to connect.", examples=["https://meet.example.org/spring"])
    note: Text = Field("", description="How to come along.", examples=["You get the link when you register."])

    def to_domain(self) -> Online:
        return self.copied_to(Online)


class ProgrammeForm(Form):
    title: Line = Field(description="What happens.", examples=["Welcome"])
    time: Hours = Field("", description="When, in local time.", examples=["09:00–09:30"])
    text: Text = Field("", description="More about it.", examples=["The hosts tell about the place."])
    by: Organisations = Field((), alias="with", description="Ids of organisations on stage.", examples=[["the-mill"]])
    part: Id = Field("", description="The id of the part of the event that it belongs to.", examples=["stage"])

    def to_domain(self) -> ProgrammeItem:
        return self.copied_to(ProgrammeItem)


class EventPartForm(Form):
    id: Id = Field(description="Its name within the event.", examples=["round-table"])
    title: Line = Field(description="What it is called.", examples=["Round table"])
    time: Hours = Field("", description="When, in local time.", examples=["14:30–16:00"])
    day: Day | None = Field(None, description="On which day, of several.", examples=["2027-01-21"])
    place: PlaceOrId | None = Field(None, description="Where, if not where the event is.", examples=["old-mill"])
    attendance: Attendance = Field(Attendance.OPEN, description="Who can come.", examples=["invited"])
    text: Text = Field("", description="More about it.", examples=["Employers and politicians talk."])

    def to_domain(self, places: dict[str, Place]) -> EventPart:
        return self.copied_to(EventPart, place=place_of(self.place, places, may_be_open=False))


class ExhibitorForm(Form):
    organisation: OrganisationRef = Field(description="The id of the organisation.", examples=["the-mill"])
    offers: Text = Field("", description="What it offers.", examples=["Places for practice."])
    looks_for: Text = Field("", description="What it looks for.", examples=["Employers with a workshop."])

    def to_domain(self) -> Exhibitor:
        return self.copied_to(Exhibitor)


class TableForm(Form):
    theme: Line = Field(description="What is talked about.", examples=["First jobs"])
    host: Line = Field("", description="The function that is host, never a person.", examples=["The practice office"])
    organisation: OrganisationRef | None = Field(
        None, description="The id of the organisation that is host.", examples=["the-mill"]
    )

    def to_domain(self) -> Table:
        return self.copied_to(Table)


class FollowUpForm(Form):
    by: Day = Field(description="The day when it is done.", examples=["2027-03-01"])
    owner: Line = Field(description="The function that sees to it, never a person.", examples=["The network's office"])
    text: Text = Field("", description="What is to be done.", examples=["Ask those who came, and tell what it gave."])
    told_in: tuple[Line, ...] = Field((), description="Where it has been told.", examples=[["The letter of March"]])

    def to_domain(self) -> FollowUp:
        return self.copied_to(FollowUp)


class LeadForm(Form):
    id: Id = Field(description="Its name within the event; never changes.", examples=["apprentices"])
    text: Text = Field(description="What it is, without persons.", examples=["The bakery wants two apprentices."])
    kind: LeadKind = Field(LeadKind.IDEA, description="An idea, a need or a contact.", examples=["need"])
    organisations: Organisations = Field((), description="Ids of those whose it is.", examples=[["the-bakery"]])
    to: WayInRef = Field(description="The id of the way in that takes it on.", examples=["practice"])
    part: Id = Field("", description="The id of the part of the event that gave it.", examples=["round-table"])
    handed_over: Day | None = Field(None, description="The day it was handed over.", examples=["2027-01-22"])
    received: Day | None = Field(None, description="The day it was received.", examples=["2027-01-25"])
    going_on: Day | None = Field(None, description="The day when work with it began.", examples=["2027-02-01"])
    closed: Day | None = Field(None, description="The day when nothing more was to be done.", examples=["2027-05-01"])
    outcome: Text = Field("", description="What became of it.", examples=["Two apprentices began in May."])
    public: Flag = Field(False, description="Whether everybody may read it.", examples=["true"])

    def to_domain(self) -> Lead:
        return self.copied_to(Lead)


class ValueForm(Form):
    text: Text = Field(description="What it was worth, in a sentence.", examples=["We found a partner."])
    kind: ValueKind = Field(description="Which kind of value it is.", examples=["applied"])
    voice: Line = Field("", description="Which kind of participant says so.", examples=["Employer"])
    gathered: Gathered | None = Field(None, description="How one came to know it.", examples=["survey"])
    date: Dated = Field("", description="When it was said, as exactly as known.", examples=["2027-02"])

    def to_domain(self) -> Value:
        return self.copied_to(Value)


class RegistrationForm(Form):
    needed: Flag = Field(description="Whether one must register.", examples=["true"])
    url: Address = Field("", description="Where to register.", examples=["https://example.org/register"])
    opens: Day | None = Field(None, description="The first day to register.", examples=["2027-01-01"])
    closes: Day | None = Field(None, description="The last day to register.", examples=["2027-01-15"])
    state: Literal["open", "full", "waiting_list", "closed", "invited"] = Field(
        "open", description="What someone who wants to come meets.", examples=["full"]
    )
    seats: Count | None = Field(None, description="How many can come.", examples=["80"])
    price: Line = Field("", description="What it costs.", examples=["Free of charge"])
    note: Text = Field("", description="What else one needs to know.", examples=["Two from each organisation."])

    def to_domain(self) -> Registration:
        return self.copied_to(Registration, state=RegistrationState(self.state))


class AccessibilityForm(Form):
    step_free: YesOrNo = Field(Answer.UNKNOWN, description="Without steps from the street.", examples=["yes"])
    hearing_loop: YesOrNo = Field(Answer.UNKNOWN, description="A hearing loop.", examples=["yes"])
    sign_language: YesOrNo = Field(Answer.UNKNOWN, description="Interpreted into sign language.", examples=["no"])
    captions: YesOrNo = Field(Answer.UNKNOWN, description="What is said is also shown as text.", examples=["yes"])
    quiet_room: YesOrNo = Field(Answer.UNKNOWN, description="A room to rest in.", examples=["unknown"])
    contact: Line = Field("", description="Whom to ask, as a function or mailbox.", examples=["access@example.org"])
    ask_by: Day | None = Field(None, description="The last day to ask for support.", examples=["2027-01-10"])
    note: Text = Field("", description="What else one needs to know.", examples=["The lift is small."])

    def to_domain(self) -> Accessibility:
        return self.copied_to(Accessibility)


class NextStepForm(Form):
    text: Text = Field(description="What goes on.", examples=["Two employers start practice places."])
    to: WayInRef = Field(description="The id of the way in where it goes on.", examples=["practice"])
    outcome: Text = Field("", description="What became of it.", examples=["Three places were made."])

    def to_domain(self) -> NextStep:
        return self.copied_to(NextStep)


class RecapForm(Form):
    summary: Text = Field(description="What it gave, in words.", examples=["Neighbours met and made plans."])
    values: Texts = Field((), description="What was worth something, a sentence each.", examples=[["New contacts."]])
    worth: tuple[ValueForm, ...] = Field((), description="Values with their kind, and whose they are.", examples=[[]])
    voices: tuple[VoiceForm, ...] = Field((), description="What organisations said, from a source.", examples=[[]])
    next_steps: tuple[NextStepForm, ...] = Field((), description="Where it goes on.", examples=[[]])
    outcome: Text = Field("", description="What became of it all.", examples=["The bakery took on apprentices."])
    examples: Examples = Field((), description="Ids of examples that came of it.", examples=[["bike-school"]])
    materials: tuple[MaterialForm, ...] = Field((), description="Something to read or see.", examples=[[]])

    def to_domain(self) -> Recap:
        return self.copied_to(Recap)


class OccasionForm(Form):
    id: Id = Field(description="Its name within the event; never changes.", examples=["evening"])
    start: When = Field(description="When it begins.", examples=["2027-01-20 09:00"])
    end: When | None = Field(
        None, description="When it ends; the last day for whole days.", examples=["2027-01-20 11:30"]
    )
    status: Status = Field(Status.CONFIRMED, description="Whether it takes place.", examples=["cancelled"])
    status_note: Line = Field("", description="Why, and what to do instead.", examples=["A new date comes in May."])
    previous_start: tuple[When, ...] = Field(
        (), description="Dates it was moved from.", examples=[["2027-01-13 09:00"]]
    )
    previous_place: PlaceOrId | None = Field(None, description="Where it was to be before.", examples=["old-mill"])
    previous_format: Format | None = Field(None, description="How it was to be held before.", examples=["on_site"])
    format: Format | None = Field(None, description="How it is held, if not as the event is.", examples=["online"])
    place: OpenPlace | None = Field(None, description="Where, if not where the event is.", examples=["old-mill"])
    online: OnlineForm | None = Field(None, description="How to come along from elsewhere.", examples=[None])
    registration: RegistrationForm | None = Field(None, description="How to register for it.", examples=[None])

    def to_domain(self, dates: Dates, places: dict[str, Place], path: Path) -> Occasion:
        return self.copied_to(
            Occasion,
            without=("start", "end", "previous_start"),
            span=dates.span(self.start, self.end, path),
            place=place_of(self.place, places),
            place_open=self.place == TO_BE_ANNOUNCED,
            previous=dates.previous(self.previous_start, path),
            previous_place=place_of(self.previous_place, places, may_be_open=False),
        )
