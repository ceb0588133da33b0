"""An organisation that has done something in the network. Never a private person, and never a member."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pakten.domain.problem import Location


class Sector(StrEnum):
    PRIVATE = "private"
    CIVIL_SOCIETY = "civil_society"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    sector: Sector
    areas: tuple[str, ...] = ()
    """The areas where it is a local actor."""
    url: str = ""
    note: str = ""
    part_of: str = ""
    origin: Location | None = None
