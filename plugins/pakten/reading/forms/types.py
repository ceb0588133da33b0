"""Kinds of values that fields hold, each with its rule and the mistake it can tell of."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from pakten.domain.code import Code
from pakten.domain.event_parts.accessibility import Answer
from pakten.domain.timespan import Timespan
from pakten.reading import time_zones
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.form import Kind, Names, Shown, Subscribed
from pakten.reading.forms.mistake import Mistake, told
from pakten.reading.forms.natural_dates.interpretation import hours
from pakten.reading.forms.partial_date import PATTERN, PartialDate, day, partial_date, timestamp
from pakten.reading.markup.limits import excesses
from pakten.reading.suggestion import slug, value_for
from pakten.reading.yaml.emitter import scalar

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ONE_LINE = r"^[^\n]*$"
# What nobody sees and a browser reads past is in no address, written as it is or with percent signs; a backslash would
# be a slash, and a name before @ would look like the host (addresses/targets.py says the same of links in texts).
_UNSEEN = r"\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_PART = rf"""(?:[^{_UNSEEN}<>"\\%]|%[2-9A-Fa-f][0-9A-Fa-f])"""
_FIRST = rf"""(?:[^{_UNSEEN}<>"\\%/]|%[2-9A-Fa-f][0-9A-Fa-f])"""
WEB = rf"""^https?://[^{_UNSEEN}<>"\\/@?#%]+(?:[/?#]{_PART}*)?$"""
ADDRESS = rf"""^(?:{WEB[1:-1]}|/(?:{_FIRST}{_PART}*)?)$"""
MAILBOX = rf"""^[^{_UNSEEN}@<>,;:"'?&%#/\\]+@[^{_UNSEEN}@<>,;:"'?&%#/\\]+\.[a-z]{{2,}}$"""
PHONE = r"^\+?(?:[ ()/\u2013-]*[0-9]){3,15}$"
LANGUAGE = r"^[a-z]{2,3}$"
_HOURS = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?:[–-](?:[01][0-9]|2[0-3]):[0-5][0-9])?")
_CITYWIDE = "all"
COLORS = frozenset(Path(__file__).with_name("css_colors.txt").read_text("utf-8").split())
"""The colour names of CSS3, which calendars want for the property COLOR (RFC 7986, section 5.9)."""

T = TypeVar("T")


TRUTHS = {"true": True, "yes": True, "ja": True, "false": False, "no": False, "nej": False}
"""They mean the same in every field, as a flag and as an answer."""


def _flag(text: str) -> bool:
    meant = TRUTHS.get(text.casefold())
    if meant is not None:
        return meant
    raise Mistake(Code.NOT_TRUE_OR_FALSE, instead=value_for(text, ("true", "false")), value=text)


def _answer(written: object) -> object:
    meant = TRUTHS.get(written.strip().casefold()) if isinstance(written, str) else None
    return written if meant is None else Answer.YES if meant else Answer.NO


_ABOUT = re.compile(
    r"\b(?:st(?:ycken)?|platser|plats|personer|pers|deltagare|max(?:imalt)?|högst|cirka|ca|c:a|ungefär|upp till|"
    r"seats|places|people|about|at most|up to)\b",
    re.IGNORECASE,
)


def _count(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    # Some and so many are told in words; the field holds how many there are at most.
    bare = re.sub(r"(?<=[0-9])[ \u00a0.](?=[0-9]{3}\b)", "", _ABOUT.sub("", text)).strip(" .")
    raise Mistake(Code.NOT_A_NUMBER, instead=bare if re.fullmatch("[0-9]{1,6}", bare) else "", value=text)


def _color(text: str) -> str:
    if text in COLORS:
        return text
    raise Mistake(Code.NOT_A_COLOR, instead=value_for(text, COLORS), value=text)


def _hours(text: str) -> str:
    if _HOURS.fullmatch(text):
        return text.replace("-", "–")
    raise Mistake(Code.NOT_HOURS, instead="–".join(hours(text)), value=text)


def _dated(text: str) -> str:
    """The date of a source: as exact as the source is, and kept as it is written."""
    partial_date(text)
    return text


def _event_id(text: str) -> str:
    """An event's id is a part of its address, beside those of years and of the calendar's own pages."""
    if re.fullmatch(r"[0-9]{4}", text):
        raise Mistake(Code.RESERVED_ID, value=text)
    if not re.fullmatch(SLUG, text):
        raise Mistake(Code.NOT_AN_ID, instead=slug(text), value=text)
    return text


def _zone(text: str) -> str:
    if text in time_zones.names():
        return text
    raise Mistake(Code.NOT_A_ZONE, instead=time_zones.nearest(text), value=text)


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


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_EVENT_ID = r"^(?![0-9]{4}$)[a-z0-9]+(?:-[a-z0-9]+)*$"
_GEO = r"^-?[0-9]{1,2}\.[0-9]+, *-?[0-9]{1,3}\.[0-9]+$"


def _measured(text: str) -> str:
    """A text that Markdown can render in a moment."""
    for problem in excesses("", text, 1):
        raise PydanticCustomError(problem.code, problem.code, dict(problem.values))
    return text


_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});")
_ELEMENTS = (
    "a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|link|mark|meta|"
    "ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul|video"
)
"""What somebody means as markup; another word between such signs is a part of a name."""
_MARKUP = re.compile(
    rf"</?(?:{_ELEMENTS})(?:\s[^<>\n]*)?/?>|" r"\*\*\w[^*\n]*\*\*|\[[^\]\n]+\]\([^)\s]+\)", re.IGNORECASE
)
_CURLY = re.compile("[“”„]")


def _as_shown(text: str) -> str:
    """A text that is no code: what is written is what is seen."""
    found = _ENTITY.search(text)
    if found is not None and unescape(found.group()) != found.group():
        shown = unescape(text)
        told = {"instead": "" if _MARKUP.search(shown) else scalar(shown, in_list=True), "value": found.group()}
        raise PydanticCustomError(Code.HTML_ENTITY, Code.HTML_ENTITY, told)
    markup = _MARKUP.search(text)
    if markup is not None:
        bare = " ".join(re.sub(r"<(?:/?p|/?div|br|/?li)\b[^<>]*>", " ", text).split())
        bare = re.sub(rf"</?(?!a\b|img\b)(?:{_ELEMENTS})(?:\s[^<>\n]*)?/?>|\*\*", "", bare, flags=re.IGNORECASE).strip()
        instead = scalar(bare, in_list=True) if bare and "\n" not in text and not _MARKUP.search(bare) else ""
        told = {"instead": instead, "value": markup.group()}
        raise PydanticCustomError(Code.MARKUP_IN_TEXT, Code.MARKUP_IN_TEXT, told)
    if "\t" in text:
        instead = "" if "\n" in text else scalar(re.sub(r"\s*\t\s*", " ", text), in_list=True)
        raise PydanticCustomError(Code.ODD_SPACE, Code.ODD_SPACE, {"instead": instead})
    curly = _CURLY.findall(text)
    # Behind a figure it stands for inches.
    marks = curly + re.findall(r'(?<![0-9])"', text)
    if len(marks) == 1 and "\n" not in text:
        raise PydanticCustomError(Code.CURLY_QUOTE, Code.CURLY_QUOTE, {"sign": marks[0]})
    return text


def _without_punctuation(address: str) -> str:
    """An address that has not taken the end of its sentence along."""
    bare = address.rstrip(".,;:!?")
    bare = bare[:-1] if bare.endswith(")") and "(" not in bare else bare
    if bare != address:
        raise PydanticCustomError(Code.NOT_AN_ADDRESS, Code.NOT_AN_ADDRESS, {"instead": bare, "value": address})
    return address


Text = Annotated[str, StringConstraints(min_length=1), AfterValidator(_as_shown), Kind("text")]
Markdown = Annotated[str, StringConstraints(min_length=1), AfterValidator(_measured), Kind("text")]
_OneLine = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE)]
Line = Annotated[_OneLine, AfterValidator(_as_shown), Kind("line")]
Title = Annotated[
    _OneLine, StringConstraints(max_length=70), AfterValidator(_as_shown), Kind("title", r"^[^\n]{1,70}$")
]
Summary = Annotated[
    str, StringConstraints(min_length=1, max_length=200), AfterValidator(_as_shown), Kind("summary", r"^[\s\S]{1,200}$")
]
Id = Annotated[str, StringConstraints(pattern=SLUG), Kind("id", SLUG)]
EventId = Annotated[str, PlainValidator(told(_event_id)), Kind("id", _EVENT_ID)]
Reference = Annotated[_OneLine, Kind("line")]
Address = Annotated[
    str, StringConstraints(pattern=ADDRESS), AfterValidator(_without_punctuation), Kind("address", ADDRESS)
]
Web = Annotated[str, StringConstraints(pattern=WEB), AfterValidator(_without_punctuation), Kind("web", WEB)]
Mailbox = Annotated[str, StringConstraints(pattern=MAILBOX), Kind("mailbox", MAILBOX)]
Phone = Annotated[str, StringConstraints(pattern=PHONE), Kind("phone", PHONE)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE), Kind("language", LANGUAGE)]
When = Annotated[PartialDate, PlainValidator(told(partial_date)), Kind("when", PATTERN)]
KnownSpan = Annotated[Timespan, PlainValidator(told(lambda text: known_as(partial_date(text)))), Kind("when", PATTERN)]
Timestamp = Annotated[PartialDate, PlainValidator(told(timestamp)), Kind("timestamp", rf"^{_DAY}(?: {_CLOCK})?$")]
Day = Annotated[date, PlainValidator(told(day)), Kind("day", f"^{_DAY}$")]
Dated = Annotated[str, PlainValidator(told(_dated)), Kind("dated", PATTERN)]
Hours = Annotated[str, PlainValidator(told(_hours)), Kind("hours", rf"^{_CLOCK}(?:[–-]{_CLOCK})?$")]
Flag = Annotated[bool, PlainValidator(told(_flag)), Kind("flag", choices=("true", "false"), words="flag")]
YesOrNo = Annotated[Answer, BeforeValidator(_answer)]
Count = Annotated[int, PlainValidator(told(_count)), Kind("count", "^[0-9]{1,6}$")]
Color = Annotated[str, PlainValidator(told(_color)), Kind("color", choices=tuple(sorted(COLORS)))]
Coordinates = Annotated[tuple[float, float], PlainValidator(told(_coordinates)), Kind("coordinates", _GEO)]
Zone = Annotated[str, PlainValidator(told(_zone)), Kind("zone", r"^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$")]
Tag = Annotated[_OneLine, AfterValidator(_as_shown), Kind("tag", r"^[^\n]{1,60}$")]
Tags = tuple[Tag, ...]
Texts = tuple[Text, ...]

Seen = Annotated[T, Subscribed()]
Fact = Annotated[T, Shown()]

Type = Annotated[Reference, Names("type")]
EventRef = Annotated[Reference, Names("event")]
WayInRef = Annotated[Reference, Names("way_in")]
OrganisationRef = Annotated[Reference, Names("organisation")]
Areas = Annotated[tuple[Reference, ...], Field(min_length=1), AfterValidator(_all_or_some), Names("area", _CITYWIDE)]
Themes = Annotated[tuple[Reference, ...], Names("theme")]
Goals = Annotated[tuple[Reference, ...], Names("goal")]
WaysIn = Annotated[tuple[Reference, ...], Names("way_in")]
Events = Annotated[tuple[Reference, ...], Names("event")]
Examples = Annotated[tuple[Reference, ...], Names("example")]
Places = Annotated[tuple[Reference, ...], Names("place")]
Organisations = Annotated[tuple[Reference, ...], Names("organisation")]
Audience = Annotated[tuple[Reference, ...], Names("audience")]
Intents = Annotated[tuple[Reference, ...], Names("intent")]
TargetGroups = Annotated[tuple[Reference, ...], Names("target_group")]
