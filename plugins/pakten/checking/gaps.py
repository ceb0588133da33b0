"""What nobody here knows yet, as a list to work through: where each answer belongs, and the lines to fill in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pakten.domain.catalogue import Catalogue
from pakten.domain.overviews.gaps import Gap, gaps
from pakten.domain.problem import Location
from pakten.domain.rules.entry import Locate
from pakten.domain.source import Lack
from pakten.domain.timespan import Timespan
from pakten.locale import Words
from pakten.reading.forms.fields import FormField, fields_of
from pakten.reading.forms.form import Form
from pakten.reading.forms.json_schema import FORMS
from pakten.reading.forms.pages import OrganisationForm, Page
from pakten.reading.forms.parts import ListedPlaceForm, ListedSourceForm
from pakten.reading.network.positions import Written
from pakten.reading.yaml import emitter
from pakten.reading.yaml.values import Value
from pakten.writing.when import when

_FORMS: dict[str, type[Form]] = {
    **FORMS,
    "way_in": FORMS["way-in"],
    "place": ListedPlaceForm,
    "organisation": OrganisationForm,
    "source": ListedSourceForm,
}
_ANSWER = "…"


@dataclass(frozen=True, slots=True)
class ToFill:
    """A gap with its place, in words."""

    lack: Lack
    location: Location
    title: str
    what: str
    who: str
    lines: tuple[str, ...]
    """What to write there, with an ellipsis for what somebody knows."""

    @property
    def cells(self) -> tuple[str, ...]:
        place = (self.location.file, str(self.location.line))
        return (self.lack, *place, self.title, self.what, self.who, "\n".join(self.lines))


COLUMNS = ("about", "file", "line", "title", "what", "who_may_know", "write")
"""The names of the cells."""


def to_fill(
    catalogue: Catalogue, pages: Iterable[Page], today: date, locate: Locate, written: Written, words: Words
) -> tuple[ToFill, ...]:
    """All gaps, what hurts visitors most first."""
    return tuple(placed(gap, locate, written, words) for gap in gaps(catalogue, pages, today))


def placed(gap: Gap, locate: Locate, written: Written, words: Words) -> ToFill:
    present = _present(written(gap.origin, *gap.path[:1]), gap.path)
    # A key that is there stands on its own line; what is missing goes below the beginning of what it belongs to.
    around = present[:-1] if present == gap.path else present
    home = locate(gap.origin, around)
    location = locate(gap.origin, present)
    if gap.said_at is not None:
        location = locate(gap.origin, ("unknown", gap.said_at))
    named = {
        key: when(value, words, weekday=False) if isinstance(value, Timespan) else words(f"access.{value}")
        for key, value in gap.values
    }
    what = gap.what or words(f"gap.{gap.name}", None, **named)
    # What is to be written below the steps of the path that are there.
    blank = _blank(fields_of(_FORMS.get(gap.kind, FORMS["page"])), gap.path) if gap.path else ""
    for step in reversed(gap.path[len(around) :]):
        blank = {step: blank}
    written_out = emitter.mapping(blank) if isinstance(blank, dict) else []
    lines = tuple(" " * (home.column - 1) + line for line in written_out)
    return ToFill(gap.lack, location, gap.title, what, gap.who, lines)


def _present(values: Value, path: tuple[str, ...]) -> tuple[str, ...]:
    """As much of the path as is written."""
    for at, step in enumerate(path):
        if not isinstance(values, dict) or step not in values:
            return path[:at]
        values = values[step]
    return path


def _blank(fields: tuple[FormField, ...], path: tuple[str, ...]) -> Value:
    """What stands under the last key of the path."""
    found = next((one for one in fields if one.key == path[0]), None)
    if found is None:
        return _ANSWER
    if len(path) > 1:
        return _blank(found.fields, path[1:])
    if not found.fields or found.names:
        return [_ANSWER] if found.many else _ANSWER
    # A mailbox is what is worth most of a contact.
    needed = {one.key: _ANSWER for one in found.fields if one.key == "email" or (one.required and not one.fields)}
    group: Value = dict(needed) if needed else {found.fields[0].key: _ANSWER}
    return [group] if found.many else group
