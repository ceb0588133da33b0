"""The files of a network that begins: one event, one example and one area, to be written over.

The texts lie beside the other words, in `locale/<language>/network/`, with the answers of whoever begins as `{name}`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import resources
from urllib.parse import urlsplit

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from pakten.addresses.segments import Segments
from pakten.locale import Words
from pakten.reading import holidays
from pakten.reading.suggestion import slug
from pakten.reading.yaml.emitter import scalar

SETTINGS = "mkdocs.yml"
_AHEAD = timedelta(weeks=4)
"""How far ahead the first event lies, at least; it is on a Tuesday."""
_ANSWER = re.compile(r"\{([a-z_]+)\}")
_LINE = re.compile(r"(?P<key> *(?:- )?\w+: )(?P<value>[^{\[].*)")
_WITHOUT_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What somebody has answered."""

    name: str
    url: str
    """With a slash at the end."""
    area: str
    organiser: str
    country: str
    """ISO 3166, such as SE; empty when nobody says."""


def starter(beginning: Beginning, segments: Segments, words: Words, today: date, content: str) -> Mapping[str, str]:
    """Path and text of each file but the settings; pages lie below the folder `content`."""
    area = slug(beginning.area) or "area"
    named = {
        "events.yaml": "events.yaml",
        "example.md": f"goodexamples/{words('init.example_id')}.md",
        "area.md": f"{content}/{segments.areas}/{area}.md",
        "organisations.md": f"{content}/{segments.organisations}.md",
        "index.md": f"{content}/index.md",
    }
    answers = answers_to(beginning, today)
    return {path: _filled(name, answers, words) for name, path in named.items()}


def settings(beginning: Beginning, words: Words, today: date) -> str:
    return _filled(SETTINGS, answers_to(beginning, today), words)


def country_of(words: Words) -> str:
    """Where a language is mostly spoken."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    return Locale.parse(likely[words.language]).territory or ""


def is_country(code: str) -> bool:
    return code in get_global("territory_zones")


def answers_to(beginning: Beginning, today: date) -> Mapping[str, str]:
    """What stands for `{name}` in the texts, by its name: the answers, and what follows from them."""
    country = beginning.country
    zones: Mapping[str, Sequence[str]] = get_global("territory_zones")
    host = urlsplit(beginning.url).hostname or "example.org"
    return {
        "name": beginning.name,
        "url": beginning.url,
        "area": beginning.area,
        "area_id": slug(beginning.area) or "area",
        "organiser": beginning.organiser,
        "organiser_id": slug(beginning.organiser) or "organiser",
        "country": country,
        # Of several nobody knows which one is meant.
        "timezone": zone[0] if len(zone := zones.get(country, ())) == 1 else _WITHOUT_ZONE,
        "holidays": country if holidays.is_known(country) else "",
        "currency": next(iter(get_territory_currencies(country, today)), "") if country else "",
        "email": f"info@{host.removeprefix('www.')}",
        "today": today.isoformat(),
        "day": (today + _AHEAD + timedelta(days=(1 - today.weekday()) % 7)).isoformat(),
    }


def _filled(name: str, answers: Mapping[str, str], words: Words) -> str:
    text = (resources.files("pakten.locale") / words.language / "network" / name).read_text("utf-8")
    is_yaml = name.endswith(".yaml") or name == SETTINGS
    head, mark, body = ("", "", text) if is_yaml or not text.startswith("---\n") else text.partition("\n---\n")
    if is_yaml:
        return "".join(_as_yaml(text.splitlines(keepends=True), answers))
    front = "".join(_as_yaml(head.splitlines(keepends=True), answers))
    return front + mark + _ANSWER.sub(lambda found: answers[found[1]], body)


def _as_yaml(lines: Iterable[str], answers: Mapping[str, str]) -> Iterable[str]:
    for line in lines:
        if _ANSWER.search(line) is None:
            yield line
        elif (found := _LINE.fullmatch(line.rstrip("\n"))) is not None:
            whole = _ANSWER.sub(lambda one: answers[one[1]], found["value"])
            if whole:
                yield f"{found['key']}{whole if found['value'] in _ALONE else scalar(whole)}\n"
        else:
            yield _ANSWER.sub(lambda one: scalar(answers[one[1]], in_list=True), line)


_ALONE = ("{today}", "{day}", "{day} 09:00", "{day} 11:00", "{timezone}")
"""What YAML may read as something else than a text."""
