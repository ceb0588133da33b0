"""Written forms that several kinds of entries share: sources, links, pictures, contacts, places, voices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag, ValidationInfo, model_validator

from pakten.domain.example import Result
from pakten.domain.place import Place
from pakten.domain.problem import Location
from pakten.domain.source import Action, Contact, Image, Lack, Link, Material, Source, SourceStanding, Unknown, Voice
from pakten.domain.timespan import Timespan
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.partial_date import partial_date
from pakten.reading.forms.types import (
    SLUG,
    Address,
    Areas,
    Coordinates,
    Dated,
    Day,
    Form,
    Id,
    Kind,
    Line,
    Mailbox,
    Names,
    OrganisationRef,
    Phone,
    Reference,
    Text,
)


class SourceForm(Form):
    title: Line = Field(description="What the document or page is called.", examples=["Annual report"])
    url: Address = Field("", description="Where it can be read.", examples=["https://example.org/report"])
    date: Dated = Field("", description="When it was published, as exactly as known.", examples=["2024-05"])
    number: Line = Field("", description="Its registration number.", examples=["2023/12"])
    standing: SourceStanding | None = Field(None, description="What weight it has.", examples=["decided"])

    def to_domain(self) -> Source:
        return self.copied_to(Source)


class ListedSourceForm(SourceForm):
    """A source in the register, which others name by its id."""

    id: Id = Field(description="The name that entries use.", examples=["annual-report-2026"])


Register = Mapping[str, ListedSourceForm]
"""The register of sources, by id."""


def _register(info: ValidationInfo) -> Register:
    return info.context or {}


def _registered(written: object, info: ValidationInfo) -> object:
    """The source that an id stands for; one that nobody registered keeps its id, so that it can be told about."""
    if not isinstance(written, str) or not re.fullmatch(SLUG, written.strip()):
        return written
    return _register(info).get(written.strip()) or SourceForm(title=written.strip())


def _called(written: object, info: ValidationInfo) -> object:
    """What a registered source is called, where only its name is told."""
    known = _register(info).get(written.strip()) if isinstance(written, str) else None
    return known.to_domain().name if known else written


# An id may be a single word, but so may the name of a source: only with a hyphen it is surely meant as an id.
SourceOrId = Annotated[
    SourceForm, BeforeValidator(_registered), Names("source", only=SLUG), Kind("source", form=SourceForm)
]
Sources = tuple[SourceOrId, ...]
SourceName = Annotated[Line, BeforeValidator(_called), Names("source", only=SLUG.replace("*", "+"))]


class UnknownForm(Form):
    what: Text = Field(description="What is not known.", examples=["How many came."])
    who_may_know: Line = Field("", description="Who may know it, as a function.", examples=["The network's office"])
    field: Line = Field("", description="The field that will hold it.", examples=["contact"])
    about: Lack | None = Field(None, description="What visitors lack meanwhile.", examples=["contact"])

    def to_domain(self) -> Unknown:
        return self.copied_to(Unknown)


Unknowns = tuple[UnknownForm, ...]


class LinkForm(Form):
    title: Line = Field(description="What the reader finds there.", examples=["The programme as a page"])
    url: Address = Field(description="The address, or a path on this site.", examples=["/kalender/"])

    def to_domain(self) -> Link:
        return self.copied_to(Link)


class ActionForm(Form):
    text: Line = Field(description="What to do, as it stands on the button.", examples=["Call the practice office"])
    url: Address = Field("", description="The official page or form.", examples=["https://example.org/practice"])
    email: Mailbox = Field("", description="The mailbox of the function.", examples=["practice@example.org"])
    phone: Phone = Field("", description="The telephone of the function.", examples=["08-508 00 000"])
    read: Day = Field(description="The day on which it was seen to be right.", examples=["2026-11-25"])

    def to_domain(self) -> Action:
        return self.copied_to(Action)


class MaterialForm(Form):
    title: Line = Field(description="What it is called.", examples=["Pictures from the stage"])
    url: Address = Field(description="Where it is.", examples=["https://example.org/slides.pdf"])
    format: Line = Field("", description="Its kind of file, when that is no web page.", examples=["pdf"])
    alternative: Address = Field("", description="The accessible way to the same content.", examples=["/text/"])

    def to_domain(self) -> Material:
        return self.copied_to(Material)


class ImageForm(Form):
    file: Line = Field(description="The picture, as a path below the content folder.", examples=["bilder/hall.jpg"])
    alt: Text = Field(description="What the picture shows, for those who do not see it.", examples=["A full hall."])
    credit: Line = Field("", description="Who made it.", examples=["Photo: the association"])
    basis: Line = Field("", description="The legal basis for showing the people in it.", examples=["consent"])
    remove_by: Dated = Field("", description="When it must be gone.", examples=["2028-01-31"])

    def to_domain(self) -> Image:
        """A month, a season or a year ends on its last day."""
        last = known_as(partial_date(self.remove_by)) if self.remove_by else Timespan.unset()
        return self.copied_to(Image, remove_by=last.last if last.is_set else None)


class ContactForm(Form):
    name: Line = Field(description="A function, never a person.", examples=["The network's office"])
    email: Mailbox = Field("", description="The mailbox of the function.", examples=["office@example.org"])
    phone: Line = Field("", description="The telephone of the function.", examples=["08-508 00 000"])
    url: Address = Field("", description="A page with more ways to make contact.", examples=["/kontakt/"])

    def to_domain(self) -> Contact:
        return self.copied_to(Contact)


class VoiceForm(Form):
    text: Text = Field(description="What was said, as printed in the source.", examples=["We found each other here."])
    organisation: OrganisationRef = Field(
        "", description="The id of the organisation that said it.", examples=["the-mill"]
    )
    source: SourceName = Field("", description="Where it is printed.", examples=["Annual report"])

    def to_domain(self) -> Voice:
        return self.copied_to(Voice)


class ResultForm(Form):
    text: Text = Field(description="What came of it, words first.", examples=["The course became a regular one."])
    source: SourceName = Field("", description="Where it says so; needed for a figure.", examples=["Annual report"])
    date: Dated = Field("", description="When that was true; needed for a figure.", examples=["2023"])

    @model_validator(mode="before")
    @classmethod
    def _dated_as_its_source(cls, written: object, info: ValidationInfo) -> object:
        named = written.get("source") if isinstance(written, dict) and "date" not in written else None
        known = _register(info).get(named) if isinstance(named, str) else None
        return {**written, "date": known.date} if known and known.date and isinstance(written, dict) else written

    def to_domain(self) -> Result:
        return self.copied_to(Result)


class PlaceForm(Form):
    """A place that only one event needs."""

    name: Line = Field(description="What the place is called.", examples=["The old mill"])
    address: Line = Field("", description="Street and number.", examples=["Mill Lane 3"])
    postal_code: Line = Field("", description="The postal code.", examples=["123 45"])
    city: Line = Field("", description="The town.", examples=["Millbrook"])
    station: Line = Field("", description="The nearest stop of public transport.", examples=["Millbrook, green line"])
    geo: Coordinates | None = Field(None, description="Latitude and longitude.", examples=["59.3293, 18.0686"])
    url: Address = Field("", description="A page about the place.", examples=["https://example.org/mill"])
    note: Text = Field("", description="How to find the way in.", examples=["The entrance faces the water."])

    def to_domain(self, origin: Location | None = None) -> Place:
        return self.copied_to(Place, origin=origin)


class ListedPlaceForm(PlaceForm):
    """A place in the list of places, which has a page of its own."""

    id: Id = Field(description="The name that events use.", examples=["old-mill"])
    areas: Areas = Field((), description="The areas it lies in.", examples=[["harbour"]])


def _written_as(value: object) -> str:
    return "as:place" if isinstance(value, dict) else "as:id"


PlaceOrId = Annotated[
    Annotated[PlaceForm, Tag("as:place")] | Annotated[Reference, Tag("as:id")],
    Discriminator(_written_as),
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
    if isinstance(written, str):
        return places.get(written) or Place(written, written)
    return written.to_domain() if written else None
