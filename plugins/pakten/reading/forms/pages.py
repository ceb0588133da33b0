"""How other pages are written: front matter with a title, and perhaps a decided wording, a list or the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from pakten.domain.organisation import Organisation, Sector
from pakten.domain.problem import Location
from pakten.domain.source import Source, Unknown
from pakten.domain.term import Milestone, Wording, WordingRole
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.former_goals import FormerGoalsForm
from pakten.reading.forms.parts import ListedPlaceForm, SourceName, Sources, Unknowns
from pakten.reading.forms.types import (
    Address,
    Areas,
    Count,
    Dated,
    Form,
    Id,
    Language,
    Line,
    OrganisationRef,
    Summary,
    Text,
    Title,
    Web,
    When,
)


class WordingForm(Form):
    role: WordingRole = Field(description="Which of the decided wordings it is.", examples=["vision"])
    text: Text = Field(description="The wording, exactly.", examples=["A town where neighbours meet."])
    local: Line = Field("", description="Its form for an area.", examples=["Neighbours meet {local_form}"])
    source: SourceName = Field("", description="Where it was decided.", examples=["The board's minutes"])
    date: Dated = Field("", description="When it was decided.", examples=["2024-05-21"])

    def to_domain(self, page: str) -> Wording:
        return self.copied_to(Wording, page=page)


class MilestoneForm(Form):
    date: When = Field(description="When it was, as exactly as known.", examples=["2019-09"])
    title: Line = Field(description="What happened.", examples=["The network opens"])
    text: Text = Field("", description="More about it.", examples=["It began with nine neighbours."])
    reference: Line = Field("", description="The registration number of the decision.", examples=["2023/12"])
    status: Literal["decided", "proposal", "event", "budget"] = Field(
        "event", description="What kind of mark it made.", examples=["decided"]
    )
    sources: Sources = Field((), description="Where the facts come from.", examples=[[]])

    def to_domain(self) -> Milestone:
        sources = tuple(source.to_domain() for source in self.sources)
        return Milestone(known_as(self.date), self.title, self.text, self.status, self.reference, sources)


class OrganisationForm(Form):
    id: Id = Field(description="The name that entries use.", examples=["the-mill"])
    name: Line = Field(description="What it is called.", examples=["The Mill Association"])
    sector: Sector = Field(description="The sector it belongs to.", examples=["civil_society"])
    areas: Areas = Field((), description="The areas where it is a local actor.", examples=[["harbour"]])
    url: Web = Field("", description="Its own page.", examples=["https://example.org"])
    note: Text = Field("", description="What one should know about it.", examples=["Runs the mill."])
    part_of: OrganisationRef = Field("", description="The id of what it is a part of.", examples=["the-town"])

    def to_domain(self, origin: Location) -> Organisation:
        return self.copied_to(Organisation, origin=origin)


class PageForm(Form):
    title: Title = Field("", description="The heading of the page.", examples=["About the network"])
    summary: Summary = Field("", description="What the page says, in one or two sentences.", examples=["How we began."])
    order: Count = Field(0, description="Its place among its neighbours.", examples=["1"])
    language: Language = Field("", description="Its language, when it is not the site's.", examples=["en"])
    translation: Address = Field("", description="The same in another language.", examples=["/en/areas/"])
    translation_of: Address = Field(
        "", description="What it says the same as in another language.", examples=["/areas/"]
    )
    also: tuple[Line, ...] = Field((), description="What people write who search for it.", examples=[["who we are"]])
    sources: Sources = Field((), description="Where the facts come from.", examples=[[]])
    unknown: Unknowns = Field((), description="What is not known yet, and who may know it.", examples=[[]])
    wording: WordingForm | None = Field(None, description="The decided wording that stands here.", examples=[None])
    timeline: tuple[MilestoneForm, ...] = Field((), description="The history, in order.", examples=[[]])
    former_goals: tuple[FormerGoalsForm, ...] = Field((), description="Goals that no longer hold.", examples=[[]])
    aliases: tuple[Address, ...] = Field((), description="Earlier addresses that lead here.", examples=[["/about-us/"]])


class PlacesPageForm(PageForm):
    places: tuple[ListedPlaceForm, ...] = Field((), description="Places that events refer to.", examples=[[]])


class OrganisationsPageForm(PageForm):
    organisations: tuple[OrganisationForm, ...] = Field((), description="Organisations, by id.", examples=[[]])


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the content folder: what its front matter says, and the Markdown that follows."""

    path: str
    """Below the content folder, with slashes."""
    title: str
    origin: Location
    summary: str = ""
    order: int = 0
    language: str = ""
    translation: str = ""
    translation_of: str = ""
    also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    aliases: tuple[str, ...] = ()
    body: str = ""
    body_line: int = 1
    """The line of the file on which the body begins."""
