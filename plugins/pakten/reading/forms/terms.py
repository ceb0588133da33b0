"""How terms are written: each in the front matter of its own page, whose file name is its id."""

from typing import Annotated

from pydantic import Field

from pakten.domain.term import Activation, Area, Goal, Level, Onward, Standing, Theme, WayIn
from pakten.domain.translation import AreaTranslation
from pakten.reading.forms.form import Form
from pakten.reading.forms.parts import ActionForm, LinkForm, ResultForm, Sources, TranslationForm, Unknowns
from pakten.reading.forms.types import (
    Address,
    Areas,
    Color,
    Count,
    Day,
    Events,
    Examples,
    Id,
    Intents,
    KnownSpan,
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
)


class TermForm(Form):
    """The id of a term is the name of its file."""

    title: Title
    summary: Summary
    order: Count = 0
    also: tuple[Line, ...] = ()
    sources: Sources = ()
    unknown: Unknowns = ()
    aliases: tuple[Id, ...] = ()
    translations: tuple[TranslationForm, ...] = ()


class AreaTranslationForm(TranslationForm, means=AreaTranslation):
    local_form: Line = ""


class AreaForm(TermForm, means=Area):
    local_form: Line
    translations: tuple[AreaTranslationForm, ...] = ()
    districts: tuple[Line, ...] = ()
    color: Color = ""
    local_actors: Organisations = ()
    places: Places = ()
    figures: tuple[ResultForm, ...] = ()
    links: tuple[LinkForm, ...] = ()
    actions: tuple[ActionForm, ...] = ()
    known_until: KnownSpan | None = None


class ThemeForm(TermForm, means=Theme):
    pass


class GoalForm(TermForm, means=Goal):
    wording: Text
    level: Level
    status: Standing = Standing.CURRENT
    decided: Line = ""
    since: KnownSpan | None = None


class OnwardForm(Form, means=Onward):
    text: Text
    url: Address = ""


class WayInForm(TermForm, means=WayIn):
    for_whom: Text
    contribute: Annotated[Texts, Field(min_length=1)]
    carried_out_by: OrganisationRef
    next_step: OnwardForm
    actions: tuple[ActionForm, ...] = ()
    leads_to: WaysIn = ()
    intents: Intents = ()


class ActivationForm(TermForm, means=Activation):
    first: KnownSpan = Field(alias="from")
    last: KnownSpan | None = Field(None, alias="until")
    review_by: Day | None = None
    message: Summary
    ways_in: WaysIn = ()
    themes: Themes = ()
    areas: Areas = ()
    events: Events = ()
    examples: Examples = ()
