"""How a good example is written: the front matter of one file; the body tells."""

from typing import Annotated

from pydantic import Field

from pakten.domain.example import Evidence, Example, Part, Progress, Relation
from pakten.domain.organisation import Sector
from pakten.reading.forms.form import Form
from pakten.reading.forms.parts import ContactForm, ImageForm, ResultForm, Sources, TranslationForm, Unknowns, VoiceForm
from pakten.reading.forms.types import (
    Areas,
    Day,
    Events,
    Fact,
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


class PartForm(Form, means=Part):
    organisation: OrganisationRef = Field(alias="id")
    role: Line = ""


class ExampleForm(Form, means=Example, takes_extra=True):
    title: Title
    summary: Summary
    organisations: Annotated[tuple[PartForm, ...], Field(min_length=1)]
    sector: Sector
    relation: Fact[Relation | None] = None
    areas: Areas = ()
    themes: Fact[Themes] = ()
    goals: Fact[Goals] = ()
    ways_in: WaysIn = ()
    target_groups: Fact[TargetGroups] = ()
    status: Progress
    period: Fact[Line] = ""
    evidence: Evidence
    results: tuple[ResultForm, ...] = ()
    steps: Texts = ()
    lessons: Texts = ()
    prerequisites: Texts = ()
    contact: ContactForm | None = None
    image: ImageForm | None = None
    quotes: tuple[VoiceForm, ...] = ()
    events: Events = ()
    published: Day
    reviewed: Day | None = None
    review_by: Day | None = None
    sources: Sources = ()
    note: Text = ""
    unknown: Unknowns = ()
    translations: tuple[TranslationForm, ...] = ()
    aliases: tuple[Id, ...] = ()
