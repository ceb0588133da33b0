"""A text where a group belongs, parted into the keys and values that its author meant: `ja, senast 7 april 2027`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from pakten.domain.code import Code
from pakten.reading.forms.fields import FormField
from pakten.reading.forms.natural_dates.interpretation import hours, interpret
from pakten.reading.forms.types import PHONE, TRUTHS
from pakten.reading.suggestion import fold, synonym, value_named
from pakten.reading.yaml.emitter import scalar

_BETWEEN = re.compile(
    r"[,;]\s+|\s*\n\s*|\s[–-]\s|\s*[()]\s*|"
    # How to reach somebody, after what is said of it; and the last day, which says itself what it is.
    r"(?:^|\s+)(?:(?:till|via|på|hos|genom|mejla|mejl|maila|to|at|by|on|email) +)?(?=[^\s@]+@|https?://|www\.)|"
    r"(?<=[^\W0-9])\s+(?=(?:\+|0)[0-9]{1,3}[ -]?[0-9]{2,})|\s+(?=(?:senast|no later) )",
    re.IGNORECASE,
)
_OF_REGISTERING = re.compile(r"^(?:anmäl(?:an|ning)?(?: dig| er)?|o\.?s\.?a\.?|sign up|register):? +", re.IGNORECASE)
"""Before a day, which alone says what it is about."""
_LINKED = re.compile(r"(?P<title>[^:/]+):? +(?P<url>(?:https?://|www\.)\S+)")
_LINKED_FIRST = re.compile(r"(?P<url>(?:https?://|www\.)\S+?),?:? +(?P<title>[^:/]+)")
_WEB = re.compile(r"(?:www\.|(?:[a-z0-9-]+\.)+(?:se|nu|com|org|net|eu|io|info)(?:/|$))\S*", re.IGNORECASE)
_WITHOUT = re.compile(r"(?:ingen|inget|inga|ej|inte|utan|no|not|without) +", re.IGNORECASE)
_CLOCK = r"[0-9]{1,2}(?:[.:][0-9]{2})?(?: ?[ap]m)?"
_SPAN = rf"(?:kl\.? *)?{_CLOCK}(?: *[-–] *{_CLOCK})?"
_TIMED = re.compile(rf"(?P<time>{_SPAN}):? +(?P<title>[^\W\d].*)", re.IGNORECASE)
_TIMED_LAST = re.compile(
    rf"(?P<title>[^\W\d].*?),? +\(?(?P<time>(?:kl\.? *{_CLOCK}|[0-9]{{1,2}}[.:][0-9]{{2}})(?: *[-–] *{_CLOCK})?)\)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?:max\.?|högst|upp till|at most|up to) +)?(?P<count>[0-9]{1,6}) +(?P<what>\w+)", re.IGNORECASE
)
_PATTERNED = frozenset(("address", "web", "mailbox", "phone"))
_TEXTS = frozenset(("id", "text", "line", "title"))
_DAYS = frozenset(("day", "when", "dated", "timestamp"))


def braces(said: Mapping[str, str]) -> str:
    """A group on one line."""
    return f"{{{', '.join(keyed(said))}}}"


def keyed(said: Mapping[str, str]) -> list[str]:
    """Each value with its key, as it may stand on a line and between braces."""
    return [f"{key}: {scalar(text, in_list=True)}" for key, text in said.items()]


def group_of(value: str, fields: Sequence[FormField]) -> dict[str, str]:
    """All that is said, by its keys; nothing when a part of it has no key."""
    value = re.sub(r" *\t\s*", " ", value)
    pairs = [one.partition(": ") for one in re.split(r"[,;] *(?=[a-z_]+: )", value)]
    if all(text and key in {field.key for field in fields} for key, _, text in pairs):
        return {key: text.strip() for key, _, text in pairs}
    if found := _timed(value, fields):
        return found
    said: dict[str, str] = {}
    rest: list[str] = []
    for part in filter(None, _parts(value)):
        key, text = _said_in(part, fields)
        if key in said:
            return {}
        if key:
            said[key] = text
        elif not _OF_REGISTERING.fullmatch(f"{part} "):
            rest.append(part.rstrip(":"))
    texts = [field.key for field in fields if field.indispensable and field.kind.name in _TEXTS]
    if len(rest) == len(texts) > 1:
        return _whole(said | dict(zip(texts, rest, strict=True)), fields)
    left = ", ".join(rest) if said else value
    key = _for_text(said or ({"": left} if _REACHED.search(left) else {}), fields) if left else ""
    if left and (not key or _is_several(left, key, fields)):
        return {}
    return _whole(said | ({key: left} if left else {}), fields)


_REACHED = re.compile(rf"[^\s@]@|(?<!\w){PHONE[1:-1]}$")
"""Whoever says where to turn says something, though no key holds it."""


def _timed(value: str, fields: Sequence[FormField]) -> dict[str, str]:
    """A date of several as one with an id; an item of a programme with its hours before it."""
    kinds = {field.key: field.kind.name for field in fields}
    if {"id", "start", "end"} <= kinds.keys() and (one := interpret(value).only):
        return {"id": one.start[:10], "start": one.start, **({"end": one.end} if one.end else {})}
    item = (
        _TIMED.fullmatch(value) or _TIMED_LAST.fullmatch(value)
        if kinds.get("time") == "hours" and "title" in kinds
        else None
    )
    return {"title": item["title"], "time": "–".join(hours(item["time"]))} if item and hours(item["time"]) else {}


def _parts(value: str) -> Iterator[str]:
    for part in _BETWEEN.split(value):
        linked = _LINKED.fullmatch(part) or _LINKED_FIRST.fullmatch(part)
        yield from linked.groups() if linked else (part,)


def _said_in(part: str, fields: Sequence[FormField]) -> tuple[str, str]:
    """The key that a part says, and what it says of it."""
    keys = {field.key: field for field in fields}
    words = _OF_REGISTERING.sub("", part).split()
    for number in (3, 2, 1):
        name, text = " ".join(words[:number]), " ".join(words[number:])
        key = synonym(name.rstrip(":"), keys) or (name.rstrip(":") if name.rstrip(":") in keys else "")
        if key and text and (found := fitting(text, keys[key], is_named=name.endswith(":"))):
            return key, found
    counted = _COUNTED.fullmatch(part)
    if counted and (key := synonym(counted["what"], [one.key for one in fields if one.kind.name == "count"])):
        return key, counted["count"]
    answers = [field.key for field in fields if "yes" in field.kind.choices]
    if key := synonym(_WITHOUT.sub("", part), answers):
        return key, "no" if _WITHOUT.match(part) else "yes"
    of_kind = (one for one in fields if one.key not in answers and one.kind.name not in (*_TEXTS, *_DAYS, "count"))
    return next(((one.key, text) for one in of_kind if (text := fitting(part, one))), ("", ""))


def fitting(text: str, field: FormField, *, is_named: bool = False) -> str:
    """The text as its field takes it; none when it does not."""
    kind = field.kind
    if kind.name == "flag":
        return text if text.casefold() in TRUTHS else value_named(text, ("true", "false"))
    if kind.name in _PATTERNED:
        whole = f"https://{text}" if kind.name in ("address", "web") and _WEB.fullmatch(text) else text
        return whole if re.fullmatch(kind.pattern[1:-1], whole) else ""
    if kind.choices:
        return value_named(text, kind.choices)
    if kind.name == "count":
        return text if re.fullmatch("[0-9]{1,6}", text) else ""
    if kind.name in _DAYS:
        found = interpret(text)
        # One without its year is for whoever knows what lies around it.
        lacks_year = found.mistake and found.mistake.code == Code.NO_YEAR
        return found.only.start if found.only else text if lacks_year else ""
    return text if is_named or (kind.name == "line" and not field.indispensable) else ""


def _for_text(said: Mapping[str, str], fields: Sequence[FormField]) -> str:
    """The key of what has no other: what the group cannot be without, or else what it says in words."""
    texts = [field for field in fields if (field.names or field.kind.name in _TEXTS) and field.key not in said]
    needed = [field for field in fields if field.indispensable]
    of_need = [field for field in texts if field.indispensable]
    free = [field for field in texts if field.kind.name == "text" and (said or not needed)]
    return next((field.key for field in of_need or free), "")


def _is_several(text: str, key: str, fields: Sequence[FormField]) -> bool:
    """Whether it holds what has a key of its own, such as a number or a mailbox, or answers nobody knows what."""
    numbers = "" if any(field.key == key and field.kind.name == "text" for field in fields) else "|[0-9]{3}"
    mailboxes = "|@" if any(field.kind.name == "mailbox" for field in fields) else ""
    return bool(re.search(rf"\n{mailboxes}{numbers}", text)) or any(
        fold(text) in (*field.kind.choices, *TRUTHS) for field in fields
    )


def _whole(said: dict[str, str], fields: Sequence[FormField]) -> dict[str, str]:
    """With what follows from the rest, in the order of the form."""
    for field in (one for one in fields if one.indispensable and one.key not in said):
        if field.kind.name == "flag" and said:
            # Whoever says how or when to register says that one has to.
            said[field.key] = "true"
        elif field.key == "title" and (url := said.get("url")):
            said[field.key] = urlsplit(url).netloc.removeprefix("www.") or url.strip("/")
    return {field.key: said[field.key] for field in fields if field.key in said}
