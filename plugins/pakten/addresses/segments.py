"""The words that addresses are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from pakten.domain.event import Format
from pakten.domain.example import Evidence
from pakten.domain.organisation import Sector
from pakten.domain.overviews.facet import ACCESS, CITYWIDE
from pakten.locale import Words


@dataclass(frozen=True)
class Segments:
    """One word for each kind of page, and the folder of the content that it stands for."""

    calendar: str
    examples: str
    areas: str
    themes: str
    goals: str
    ways_in: str
    types: str
    activations: str
    years: str
    places: str
    organisations: str
    follow_up: str
    activity_plan: str
    subscribe: str
    accessibility: str
    search: str
    selection: str
    feeds: str
    data: str
    embed: str
    poster: str
    printouts: str
    new_event: str
    new_example: str
    gaps: str
    changes: str
    """Of a folder of sources, beside those of the content; no page lies there."""


SEGMENTS = tuple(field.name for field in fields(Segments))


def segments_of(words: Words, chosen: Mapping[str, str]) -> Segments:
    """The words of a language, but for those that a network has chosen for itself."""
    return Segments(**{name: chosen.get(name) or words(f"segment.{name}") for name in SEGMENTS})


_FACETS = (
    *((name, "") for name in ("area", "theme", "type", "format", "audience", "access", "tag", "time")),
    *((name, "") for name in ("sector", "target_group", "way_in", "evidence")),
    ("area", CITYWIDE),
    *(("format", value) for value in Format if value is not Format.UNKNOWN),
    *(("access", value) for value in ACCESS),
    *(("sector", value) for value in Sector),
    *(("evidence", value) for value in Evidence),
)
"""Facets, and those of their values that have no id of their own; each has its word in addresses."""


def facet_segments(words: Words) -> Mapping[str, str]:
    """The words of facets and their values, in the language of the site."""
    keys = (f"{facet}.{value}" if value else facet for facet, value in _FACETS)
    return {key: words(f"facet.{key}.segment") for key in keys}
