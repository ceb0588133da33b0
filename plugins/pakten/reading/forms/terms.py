"""How terms are written: each in the front matter of its own page, whose file name is its id."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from pakten.domain.problem import Location
from pakten.domain.term import Activation, Area, Goal, Intent, Level, Onward, Standing, Theme, WayIn
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.parts import ActionForm, LinkForm, ResultForm, Sources, Unknowns
from pakten.reading.forms.types import (
    Address,
    Areas,
    Color,
    Count,
    Day,
    Events,
    Examples,
    Form,
    Id,
    Line,
    OrganisationRef,
    Organisations,
    Places,
    Summary,
    Text,
    Texts,
    Themes,
    Title,
    WaysIn,
    When,
)

T = TypeVar("T")


class TermForm(Form, Generic[T]):
    title: Title = Field(description="What it is called.", examples=["The harbour"])
    summary: Summary = Field(description="What it is, in one or two sentences.", examples=["Where ships came in."])
    order: Count = Field(0, description="Its place among its kind; the smallest comes first.", examples=["1"])
    also: tuple[Line, ...] = Field((), description="What people write who search for it.", examples=[["docks"]])
    sources: Sources = Field((), description="Where the facts come from.", examples=[[]])
    unknown: Unknowns = Field((), description="What is not known yet, and who may know it.", examples=[[]])
    aliases: tuple[Id, ...] = Field(
        (), description="Earlier ids, so that old addresses lead here.", examples=[["port"]]
    )

    @abstractmethod
    def to_domain(self, id_: str, origin: Location) -> T:
        """The term that the page defines; the id is the name of its file."""


class AreaForm(TermForm[Area]):
    local_form: Line = Field(description="How one says where it is.", examples=["in the harbour"])
    districts: tuple[Line, ...] = Field((), description="Names of its parts.", examples=[["The pier"]])
    color: Color = Field("", description="A colour name of CSS3, for calendars.", examples=["teal"])
    local_actors: Organisations = Field((), description="Ids of organisations at home there.", examples=[["the-mill"]])
    places: Places = Field((), description="Ids of places where one meets.", examples=[["old-mill"]])
    figures: tuple[ResultForm, ...] = Field((), description="Facts about the place.", examples=[[]])
    links: tuple[LinkForm, ...] = Field((), description="Where to read more.", examples=[[]])
    actions: tuple[ActionForm, ...] = Field((), description="Who answers there.", examples=[[]])
    known_until: When | None = Field(
        None, description="Until when it is known what happens there.", examples=["2027-01"]
    )

    def to_domain(self, id_: str, origin: Location) -> Area:
        known = known_as(self.known_until) if self.known_until else None
        return self.copied_to(Area, id=id_, origin=origin, known_until=known)


class ThemeForm(TermForm[Theme]):
    def to_domain(self, id_: str, origin: Location) -> Theme:
        return self.copied_to(Theme, id=id_, origin=origin)


class GoalForm(TermForm[Goal]):
    wording: Text = Field(description="The goal in its exact words.", examples=["Neighbours meet."])
    level: Level = Field(description="Whether it is for an area or for all.", examples=["local"])
    status: Standing = Field(Standing.CURRENT, description="Whether it still holds.", examples=["superseded"])
    decided: Line = Field("", description="Who decided it, and when.", examples=["The board, May 2024"])

    def to_domain(self, id_: str, origin: Location) -> Goal:
        return self.copied_to(Goal, id=id_, origin=origin)


class OnwardForm(Form):
    text: Text = Field(description="What to do.", examples=["Call the practice office."])
    url: Address = Field("", description="Where to do it.", examples=["https://example.org/practice"])

    def to_domain(self) -> Onward:
        return self.copied_to(Onward)


class WayInForm(TermForm[WayIn]):
    for_whom: Text = Field(description="Who can use it.", examples=["Employers with a workshop."])
    contribute: Annotated[Texts, Field(min_length=1)] = Field(
        description="How to contribute, a sentence each.", examples=[["Offer a place."]]
    )
    carried_out_by: OrganisationRef = Field(description="The id of who carries it out.", examples=["the-mill"])
    next_step: OnwardForm = Field(description="What to do next.", examples=[{"text": "Call."}])
    actions: tuple[ActionForm, ...] = Field((), description="Where it is done, and who answers.", examples=[[]])
    leads_to: WaysIn = Field((), description="Ids of ways in where it goes on.", examples=[["mentoring"]])
    intents: tuple[Intent, ...] = Field((), description="What somebody comes with.", examples=[["practice"]])

    def to_domain(self, id_: str, origin: Location) -> WayIn:
        return self.copied_to(WayIn, id=id_, origin=origin)


class ActivationForm(TermForm[Activation]):
    first: Day = Field(alias="from", description="The first day of the call.", examples=["2027-03-01"])
    last: Day = Field(alias="until", description="The last day of the call.", examples=["2027-05-31"])
    message: Summary = Field(description="What it says on the front page.", examples=["Spring needs hands."])
    ways_in: WaysIn = Field((), description="Ids of ways in: whom to turn to.", examples=[["practice"]])
    themes: Themes = Field((), description="Ids of themes.", examples=[["mentoring"]])
    areas: Areas = Field((), description="Ids of areas, or all.", examples=[["harbour"]])
    events: Events = Field((), description="Ids of events.", examples=[["spring-2027"]])
    examples: Examples = Field((), description="Ids of examples.", examples=[["bike-school"]])

    def to_domain(self, id_: str, origin: Location) -> Activation:
        return self.copied_to(Activation, id=id_, origin=origin)
