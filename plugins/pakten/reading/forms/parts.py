"""Written forms that several kinds of entries share: sources, links, pictures, contacts, places, voices."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag, ValidationInfo, model_validator

from pakten.domain.example import Result
from pakten.domain.place import Place
from pakten.domain.source import Action, Contact, Image, Lack, Link, Material, Source, SourceStanding, Unknown, Voice
from pakten.domain.timespan import Timespan
from pakten.domain.translation import Translation
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.form import Form, Kind, Names
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.forms.types import (
    SLUG,
    Address,
    Areas,
    Coordinates,
    Dated,
    Day,
    Id,
    Language,
    Line,
    Mailbox,
    OrganisationRef,
    Phone,
    Reference,
    Summary,
    Text,
    Title,
)


class SourceForm(Form, means=Source):
    title: Line
    url: Address = ""
    date: Dated = ""
    number: Line = ""
    standing: SourceStanding | None = None


class ListedSourceForm(SourceForm):
    """A source in the register, which others name by its id."""

    id: Id


Register = Mapping[str, ListedSourceForm]
"""The register of sources, by id."""


def _known(written: object, info: ValidationInfo) -> ListedSourceForm | None:
    """The source of the register that is named."""
    register: Register = info.context or {}
    return register.get(written.strip()) if isinstance(written, str) else None


def _registered(written: object, info: ValidationInfo) -> object:
    """The source that an id stands for; one that nobody registered keeps its id, so that it can be told about."""
    if not isinstance(written, str) or not re.fullmatch(SLUG, written.strip()):
        return written
    return _known(written, info) or SourceForm(title=written.strip())


def _called(written: object, info: ValidationInfo) -> object:
    """What a registered source is called, where only its name is told."""
    known = _known(written, info)
    return known.to_domain().name if known else written


# An id may be a single word, but so may the name of a source: only with a hyphen it is surely meant as an id.
SourceOrId = Annotated[
    SourceForm, BeforeValidator(_registered), Names("source", only=SLUG), Kind("source", form=SourceForm)
]
Sources = tuple[SourceOrId, ...]
SourceName = Annotated[Line, BeforeValidator(_called), Names("source", only=SLUG.replace("*", "+"))]


class UnknownForm(Form, means=Unknown):
    what: Text
    who_may_know: Line = ""
    field: Line = ""
    about: Lack | None = None


Unknowns = tuple[UnknownForm, ...]


class TranslationForm(Form, means=Translation):
    language: Language
    title: Title = ""
    summary: Summary = ""


class LinkForm(Form, means=Link):
    title: Line
    url: Address


class ActionForm(Form, means=Action):
    text: Line
    url: Address = ""
    email: Mailbox = ""
    phone: Phone = ""
    read: Day


class MaterialForm(Form, means=Material):
    title: Line
    url: Address
    format: Line = ""
    alternative: Address = ""


class ImageForm(Form, means=Image):
    file: Line
    alt: Text
    credit: Line = ""
    basis: Line = ""
    remove_by: Dated = ""

    def to_domain(self, **others: Any) -> Any:
        """A month, a season or a year ends on its last day."""
        last = known_as(partial_date(self.remove_by)) if self.remove_by else Timespan.unset()
        return super().to_domain(remove_by=last.last if last.is_set else None, **others)


class ContactForm(Form, means=Contact):
    name: Line
    email: Mailbox = ""
    phone: Phone = ""
    url: Address = ""


class VoiceForm(Form, means=Voice):
    text: Text
    organisation: OrganisationRef = ""
    source: SourceName = ""


class ResultForm(Form, means=Result):
    text: Text
    source: SourceName = ""
    date: Dated = ""

    @model_validator(mode="before")
    @classmethod
    def _dated_as_its_source(cls, written: object, info: ValidationInfo) -> object:
        if not isinstance(written, dict) or "date" in written:
            return written
        known = _known(written.get("source"), info)
        return {**written, "date": known.date} if known and known.date else written


class PlaceForm(Form, means=Place):
    """A place that only one event needs."""

    name: Line
    address: Line = ""
    postal_code: Line = ""
    city: Line = ""
    station: Line = ""
    geo: Coordinates | None = None
    url: Address = ""
    note: Text = ""


class ListedPlaceForm(PlaceForm):
    """A place in the list of places, which has a page of its own."""

    id: Id
    areas: Areas = ()


PlaceOrId = Annotated[
    Annotated[PlaceForm, Tag("as:place")] | Annotated[Reference, Tag("as:id")],
    Discriminator(lambda value: "as:place" if isinstance(value, dict) else "as:id"),
    Names("place"),
    Kind("place", form=PlaceForm),
]


TO_BE_ANNOUNCED = "TBA"
"""Instead of a place that is still to be said, as `start` may be for a date."""

OpenPlace = Annotated[PlaceOrId, Names("place", TO_BE_ANNOUNCED)]


def place_of(written: PlaceForm | str | None, places: dict[str, Place], *, may_be_open: bool = True) -> Place | None:
    """The place that is meant, if it has been said; an id that nobody listed is kept, so that it can be told about."""
    if written == TO_BE_ANNOUNCED and may_be_open:
        return None
    if isinstance(written, PlaceForm):
        place: Place = written.to_domain()
        return place
    return places.get(written) or Place(written, written) if written else None
