"""A misfit: a value that does not fit its form, with its place and its key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.form import Form
from pakten.reading.forms.unknown_keys import path_of
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path


def told_at(location: Location, code: Code, instead: str, values: Mapping[str, object]) -> Problem:
    # Of a value of several lines only the beginning is marked.
    return Problem.of(code, location, instead=instead if location.end_column else "", **values)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that does not fit its form, where it stands, and how that is told."""

    form: type[Form]
    entry: ParsedEntry
    error: ErrorDetails

    @property
    def value(self) -> Any:
        return self.error["input"]

    @property
    def context(self) -> dict[str, Any]:
        return dict(self.error.get("ctx", {}))

    @property
    def path(self) -> Path:
        return self.error["loc"]

    @property
    def key(self) -> str:
        return next((step for step in reversed(path_of(self.error)) if isinstance(step, str)), "")

    @property
    def texts(self) -> list[str]:
        """Those of a list."""
        return [one for one in self.value if isinstance(one, str)] if isinstance(self.value, list) else []

    def said(self, code: Code, **values: object) -> Problem:
        """Without anything to write instead."""
        return self.told(code, "", **values)

    def told(self, code: Code, instead: str, **values: object) -> Problem:
        return told_at(self.entry.locate(self.path), code, instead, {"field": self.key, **values})
