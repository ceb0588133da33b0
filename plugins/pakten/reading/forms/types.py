"""Kinds of values that fields hold, each with its rule and the mistake it can tell of."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from pakten.domain.code import Code
from pakten.reading.forms.css_colors import COLORS
from pakten.reading.forms.mistake import Mistake, told
from pakten.reading.forms.natural_dates import clock
from pakten.reading.forms.partial_date import PATTERN, PartialDate, day, moment, stamp
from pakten.reading.suggestion import near, slug, value_for

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ONE_LINE = r"^[^\n]*$"
ADDRESS = r"""^(?:https?://[^\s<>"/]+(?:/[^\s<>"]*)?|/(?:[^\s<>"/][^\s<>"]*)?)$"""
WEB = r"""^https?://[^\s<>"/]+(?:/[^\s<>"]*)?$"""
MAILBOX = r"^[^\s@<>,;:]+@[^\s@<>,;:]+\.[a-z]{2,}$"
LANGUAGE = r"^[a-z]{2,3}$"
_HOURS = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?:[–-](?:[01][0-9]|2[0-3]):[0-5][0-9])?")
_CITYWIDE = "all"


class Form(BaseModel):
    """The written form of a kind of thing: which keys it has, and what each may hold."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, validate_default=False)


def _flag(text: str) -> bool:
    if text in ("true", "false"):
        return text == "true"
    raise Mistake(Code.NOT_TRUE_OR_FALSE, instead=value_for(text, ("true", "false")), value=text)


def _count(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    raise Mistake(Code.NOT_A_NUMBER, value=text)


def _color(text: str) -> str:
    if text in COLORS:
        return text
    raise Mistake(Code.NOT_A_COLOR, instead=near(text, COLORS), value=text)


def _hours(text: str) -> str:
    if _HOURS.fullmatch(text):
        return text.replace("-", "–")
    parts = [clock(part) for part in re.split(r"\s*[–-]\s*", text.removeprefix("kl").strip(" ."))]
    instead = "–".join(parts) if all(parts) and len(parts) <= 2 else ""
    raise Mistake(Code.NOT_HOURS, instead=instead, value=text)


def _dated(text: str) -> str:
    """The date of a source: as exact as the source is, and kept as it is written."""
    moment(text)
    return text


def _id(text: str) -> str:
    if re.fullmatch(SLUG, text):
        return text
    raise Mistake(Code.NOT_AN_ID, instead=slug(text), value=text)


def _event_id(text: str) -> str:
    """An event's id is a part of its address, beside those of years and of the calendar's own pages."""
    if re.fullmatch(r"[0-9]{4}", text):
        raise Mistake(Code.RESERVED_ID, value=text)
    return _id(text)


def _coordinates(text: str) -> tuple[float, float]:
    found = re.fullmatch(r"(-?[0-9]{1,2}\.[0-9]+),\s*(-?[0-9]{1,3}\.[0-9]+)", text)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise Mistake(Code.NOT_COORDINATES, value=text)
    return float(found[1]), float(found[2])


def _all_or_some(areas: tuple[str, ...]) -> tuple[str, ...]:
    """What concerns every area names none."""
    if areas == (_CITYWIDE,):
        return ()
    if _CITYWIDE in areas:
        raise PydanticCustomError(Code.ALL_AND_OTHERS, Code.ALL_AND_OTHERS, {"instead": f"[{_CITYWIDE}]"})
    return areas


Text = Annotated[str, StringConstraints(min_length=1)]
Line = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=70, pattern=ONE_LINE)]
Summary = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Id = Annotated[str, StringConstraints(pattern=SLUG)]
EventId = Annotated[str, PlainValidator(told(_event_id)), WithJsonSchema({"type": "string", "pattern": SLUG})]
Reference = Line
Address = Annotated[str, StringConstraints(pattern=ADDRESS)]
Web = Annotated[str, StringConstraints(pattern=WEB)]
Mailbox = Annotated[str, StringConstraints(pattern=MAILBOX)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]
When = Annotated[PartialDate, PlainValidator(told(moment)), WithJsonSchema({"type": "string", "pattern": PATTERN})]
Timestamp = Annotated[PartialDate, PlainValidator(told(stamp)), WithJsonSchema({"type": "string", "pattern": PATTERN})]
Day = Annotated[date, PlainValidator(told(day)), WithJsonSchema({"type": "string", "format": "date"})]
Dated = Annotated[str, PlainValidator(told(_dated)), WithJsonSchema({"type": "string", "pattern": PATTERN})]
Hours = Annotated[str, PlainValidator(told(_hours)), WithJsonSchema({"type": "string", "pattern": _HOURS.pattern})]
Flag = Annotated[bool, PlainValidator(told(_flag)), WithJsonSchema({"type": "boolean"})]
Count = Annotated[int, PlainValidator(told(_count)), WithJsonSchema({"type": "integer", "minimum": 0})]
Color = Annotated[str, PlainValidator(told(_color)), WithJsonSchema({"type": "string", "enum": sorted(COLORS)})]
Coordinates = Annotated[tuple[float, float], PlainValidator(told(_coordinates)), WithJsonSchema({"type": "string"})]
References = tuple[Reference, ...]
SomeReferences = Annotated[tuple[Reference, ...], Field(min_length=1)]
Areas = Annotated[tuple[Reference, ...], Field(min_length=1), AfterValidator(_all_or_some)]
Texts = tuple[Text, ...]
