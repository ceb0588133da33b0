"""How other pages are written: front matter with a title, and perhaps a decided wording, a list or the history."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from pakten.domain.organisation import Organisation, Sector
from pakten.domain.problem import Location
from pakten.domain.source import Source, SourceStanding, Unknown
from pakten.domain.term import Milestone, Wording, WordingRole
from pakten.reading.forms.form import Form
from pakten.reading.forms.former_goals import FormerGoalsForm
from pakten.reading.forms.parts import ListedPlaceForm, SourceName, Sources, Unknowns
from pakten.reading.forms.types import (
    Address,
    Areas,
    Count,
    Dated,
    Id,
    KnownSpan,
    Language,
    Line,
    OrganisationRef,
    Summary,
    Text,
    Title,
    Web,
)


class WordingForm(Form, means=Wording):
    role: WordingRole
    text: Text
    local: Line = ""
    source: SourceName = ""
    date: Dated = ""


class MilestoneForm(Form, means=Milestone):
    when: KnownSpan = Field(alias="date")
    title: Line
    text: Text = ""
    reference: Line = ""
    status: Literal["decided", "proposal", "event", "budget"] | None = None
    sources: Sources = ()

    def to_domain(self, **others: Any) -> Any:
        """What kind of mark it made is said here, or as its first source stands."""
        standing = next((one.standing for one in self.sources if one.standing), SourceStanding.REPORTED)
        status = self.status or _MARKS.get(standing, "event")
        return super().to_domain(status=status, **others)


_MARKS = {SourceStanding.PROPOSED: "proposal", SourceStanding.DECIDED: "decided"}


class OrganisationForm(Form, means=Organisation):
    id: Id
    name: Line
    sector: Sector
    areas: Areas = ()
    url: Web = ""
    note: Text = ""
    part_of: OrganisationRef = ""


class PageForm(Form):
    title: Title = ""
    summary: Summary = ""
    order: Count = 0
    language: Language = ""
    translation: Address = ""
    translation_of: Address = ""
    easy_to_read_of: Address = ""
    sign_language: Address = ""
    intent: Line = ""
    also: tuple[Line, ...] = ()
    sources: Sources = ()
    unknown: Unknowns = ()
    wording: WordingForm | None = None
    timeline: tuple[MilestoneForm, ...] = ()
    former_goals: tuple[FormerGoalsForm, ...] = ()
    aliases: tuple[Address, ...] = ()


class PlacesPageForm(PageForm):
    places: tuple[ListedPlaceForm, ...] = ()


class OrganisationsPageForm(PageForm):
    organisations: tuple[OrganisationForm, ...] = ()


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
    easy_to_read_of: str = ""
    """The page that it says the same as in easy words."""
    sign_language: str = ""
    intent: str = ""
    """What somebody wants who goes there, in the words of the list of what visitors want."""
    sources: tuple[Source, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    aliases: tuple[str, ...] = ()
    body: str = ""
    body_line: int = 1
    """The line of the file on which the body begins."""
