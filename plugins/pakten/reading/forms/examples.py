"""How a good example is written: the front matter of one file; the body tells."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pakten.domain.example import Evidence, Example, Part, Progress, Relation
from pakten.domain.organisation import Sector
from pakten.domain.problem import Location
from pakten.reading.forms.parts import ContactForm, ImageForm, ResultForm, Sources, Unknowns, VoiceForm
from pakten.reading.forms.types import (
    Areas,
    Day,
    Events,
    Form,
    Goals,
    Id,
    Line,
    OrganisationRef,
    Summary,
    TargetGroups,
    Text,
    Texts,
    Themes,
    Title,
    WaysIn,
)


class PartForm(Form):
    id: OrganisationRef = Field(description="The id of the organisation.", examples=["the-mill"])
    role: Line = Field("", description="What it did.", examples=["Hosted the course"])

    def to_domain(self) -> Part:
        return Part(self.id, self.role)


class ExampleForm(Form):
    title: Title = Field(description="What it is called.", examples=["A bicycle school that leads to work"])
    summary: Summary = Field(description="What it is, in one or two sentences.", examples=["Neighbours repair."])
    organisations: Annotated[tuple[PartForm, ...], Field(min_length=1)] = Field(
        description="Those who did it.", examples=[[{"id": "the-mill"}]]
    )
    sector: Sector = Field(description="The sector of the one who led it.", examples=["civil_society"])
    relation: Relation | None = Field(None, description="How it is tied to the network.", examples=["participant"])
    areas: Areas = Field((), description="Ids of areas, or all.", examples=[["harbour"]])
    themes: Themes = Field((), description="Ids of themes.", examples=[["mentoring"]])
    goals: Goals = Field((), description="Ids of goals.", examples=[["local-forums"]])
    ways_in: WaysIn = Field((), description="Ids of ways in.", examples=[["practice"]])
    target_groups: TargetGroups = Field((), description="Whom it is for, from the closed list.", examples=[["young"]])
    status: Progress = Field(description="Whether it still goes on.", examples=["ongoing"])
    period: Line = Field("", description="When it went on, in words.", examples=["2021–2022"])
    evidence: Evidence = Field(description="How well it is known that it works.", examples=["tried"])
    results: tuple[ResultForm, ...] = Field((), description="What came of it.", examples=[[]])
    steps: Texts = Field((), description="What to do to copy it, a sentence each.", examples=[["Find a room."]])
    lessons: Texts = Field((), description="What was learnt, a sentence each.", examples=[["Begin small."]])
    prerequisites: Texts = Field((), description="What must be there, a sentence each.", examples=[["A room."]])
    contact: ContactForm | None = Field(None, description="A function and its mailbox.", examples=[None])
    image: ImageForm | None = Field(None, description="A picture and what it shows.", examples=[None])
    quotes: tuple[VoiceForm, ...] = Field((), description="What was said, as printed in a source.", examples=[[]])
    events: Events = Field((), description="Ids of events where it was told.", examples=[["spring-2027"]])
    published: Day = Field(description="When it was first published here.", examples=["2026-11-22"])
    reviewed: Day | None = Field(
        None, description="When somebody last saw to it that it is true.", examples=["2027-01-10"]
    )
    review_by: Day | None = Field(None, description="When somebody must do so again.", examples=["2028-01-10"])
    sources: Sources = Field((), description="Where the facts come from.", examples=[[]])
    note: Text = Field("", description="What is uncertain.", examples=["The sources do not say for how long."])
    unknown: Unknowns = Field((), description="What is not known yet, and who may know it.", examples=[[]])
    aliases: tuple[Id, ...] = Field(
        (), description="Earlier ids, so that old addresses lead here.", examples=[["bikes"]]
    )

    def to_domain(self, id_: str, body: str, body_at: Location, origin: Location) -> Example:
        return self.copied_to(Example, id=id_, body=body, body_at=body_at, origin=origin)
