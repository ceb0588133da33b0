"""What is said again of an entry or a term, in another language than that of the network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    language: str
    title: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTranslation(Translation):
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTranslation(Translation):
    local_form: str = ""
