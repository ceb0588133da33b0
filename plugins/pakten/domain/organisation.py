"""An organisation that has done something in the network. Never a private person, and never a member."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pakten.domain.problem import Location

OrganisationId = Annotated[str, "the id of an organisation"]


class Sector(StrEnum):
    PRIVATE = "private"
    CIVIL_SOCIETY = "civil_society"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    sector: Sector | None
    """Unknown of one that is in no list of the network."""
    areas: tuple[str, ...] = ()
    """The areas where it is a local actor."""
    url: str = ""
    note: str = ""
    part_of: str = ""
    origin: Location | None = None
