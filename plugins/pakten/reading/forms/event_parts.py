"""Written forms that only events have: how to come along, the programme, registration, recap, single dates."""

from typing import Any, Literal

from pydantic import Field

from pakten.domain.event import Format, Occasion, Online, Status
from pakten.domain.event_parts.accessibility import Accessibility, Answer
from pakten.domain.event_parts.lead import Lead, LeadKind
from pakten.domain.event_parts.meeting import Attendance, EventPart, Exhibitor, ProgrammeItem, Table
from pakten.domain.event_parts.recap import FollowUp, Gathered, NextStep, Recap, Value, ValueKind
from pakten.domain.event_parts.registration import Registration, RegistrationState
from pakten.domain.place import Place
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.form import Form
from pakten.reading.forms.parts import TO_BE_ANNOUNCED, MaterialForm, OpenPlace, PlaceOrId, VoiceForm, place_of
from pakten.reading.forms.types import (
    Address,
    Count,
    Dated,
    Day,
    Examples,
    Flag,
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
from pakten.reading.yaml.values import Path


class OnlineForm(Form, means=Online):
    url: Address = ""
    note: Text = ""


class ProgrammeForm(Form, means=ProgrammeItem):
    title: Line
    time: Hours = ""
    text: Text = ""
    by: Organisations = Field((), alias="with")
    part: Id = ""


class EventPartForm(Form, means=EventPart):
    id: Id
    title: Line
    time: Hours = ""
    day: Day | None = None
    place: PlaceOrId | None = None
    attendance: Attendance = Attendance.OPEN
    text: Text = ""

    def part(self, places: dict[str, Place]) -> Any:
        return self.to_domain(place=place_of(self.place, places, may_be_open=False))


class ExhibitorForm(Form, means=Exhibitor):
    organisation: OrganisationRef
    offers: Text = ""
    looks_for: Text = ""


class TableForm(Form, means=Table):
    theme: Line
    host: Line = ""
    organisation: OrganisationRef | None = None


class FollowUpForm(Form, means=FollowUp):
    by: Day
    owner: Line
    text: Text = ""
    survey: Address = ""
    told_in: tuple[Line, ...] = ()


class LeadForm(Form, means=Lead):
    id: Id
    text: Text
    kind: LeadKind = LeadKind.IDEA
    organisations: Organisations = ()
    to: WayInRef
    part: Id = ""
    handed_over: Day | None = None
    received: Day | None = None
    going_on: Day | None = None
    closed: Day | None = None
    outcome: Text = ""
    public: Flag = False


class ValueForm(Form, means=Value):
    text: Text
    kind: ValueKind
    voice: Line = ""
    gathered: Gathered | None = None
    date: Dated = ""


class RegistrationForm(Form, means=Registration):
    needed: Flag
    url: Address = ""
    opens: Day | None = None
    closes: Day | None = None
    state: Literal["open", "full", "waiting_list", "closed", "invited"] = "open"
    seats: Count | None = None
    price: Line = ""
    note: Text = ""

    def to_domain(self, **others: Any) -> Any:
        return super().to_domain(state=RegistrationState(self.state), **others)


class AccessibilityForm(Form, means=Accessibility):
    step_free: YesOrNo = Answer.UNKNOWN
    hearing_loop: YesOrNo = Answer.UNKNOWN
    sign_language: YesOrNo = Answer.UNKNOWN
    captions: YesOrNo = Answer.UNKNOWN
    quiet_room: YesOrNo = Answer.UNKNOWN
    contact: Line = ""
    ask_by: Day | None = None
    note: Text = ""


class NextStepForm(Form, means=NextStep):
    text: Text
    to: WayInRef
    outcome: Text = ""


class RecapForm(Form, means=Recap):
    summary: Text
    values: Texts = ()
    worth: tuple[ValueForm, ...] = ()
    voices: tuple[VoiceForm, ...] = ()
    next_steps: tuple[NextStepForm, ...] = ()
    outcome: Text = ""
    examples: Examples = ()
    materials: tuple[MaterialForm, ...] = ()


class OccasionForm(Form, means=Occasion):
    id: Id
    start: When
    end: When | None = None
    status: Status = Status.CONFIRMED
    status_note: Line = ""
    previous_start: tuple[When, ...] = ()
    previous_place: PlaceOrId | None = None
    previous_format: Format | None = None
    format: Format | None = None
    place: OpenPlace | None = None
    online: OnlineForm | None = None
    registration: RegistrationForm | None = None

    def occasion(self, dates: Dates, places: dict[str, Place], path: Path) -> Any:
        return self.to_domain(
            without=("start", "end", "previous_start"),
            span=dates.span(self.start, self.end, path),
            place=place_of(self.place, places),
            place_open=self.place == TO_BE_ANNOUNCED,
            previous=dates.previous(self.previous_start, path),
            previous_place=place_of(self.previous_place, places, may_be_open=False),
        )
