"""The health of a published site: what somebody should look at, found by reading it as its visitors' programs do."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from posixpath import dirname
from typing import Any

from pakten.publishing.formats import is_calendar, is_json, is_xml
from pakten.publishing.source import Source

DAYS = 2
"""A site is built every night; one night may fail."""

_YEAR = timedelta(days=365)
_FEED = re.compile(r'href="?([^">\s]*/all)\.ics')


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; `kind` has a sentence that is filled with the values."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)


def findings(site: Source, today: date, days: int = DAYS) -> Iterator[Finding]:
    start = site.read("")
    if start is None:
        yield Finding("no_start")
        return
    yield from _age(site, today, days)
    events, examples = _data(site, "events"), _data(site, "examples")
    for name, content in (("events", events), ("examples", examples)):
        if content is None:
            yield Finding("broken", {"file": f"data/{name}.json"})
    listed = [*(events or ()), *(examples or ())]
    yield from _feeds(site, start.decode("utf-8", "replace"), listed)
    yield from _due(listed, today)
    for event in events or ():
        last = _day(str(event.get("end") or event.get("start") or "")[:10])
        if last and last >= today and not event.get("contact"):
            yield Finding("contact", {"title": event.get("title")})


def _age(site: Source, today: date, days: int) -> Iterator[Finding]:
    facts = _json(site.read("build.json"))
    if not isinstance(facts, dict) or not _day(facts.get("date")):
        yield Finding("broken", {"file": "build.json"})
        return
    made, change, assessed = (_day(facts.get(name)) for name in ("date", "next_change", "assessed"))
    if change and change <= today:
        yield Finding("missed", {"made": made, "day": change})
    elif made and (today - made).days > days:
        yield Finding("old", {"made": made, "days": (today - made).days})
    if assessed and assessed + _YEAR < today:
        yield Finding("assessed", {"day": assessed})


def _feeds(site: Source, start: str, listed: list[dict[str, Any]]) -> Iterator[Finding]:
    """The feeds of everything, and of each area and theme that an entry names."""
    found = _FEED.search(start)
    if found is None:
        yield Finding("no_feeds")
        return
    folder = dirname(found[1]).lstrip("./")
    names = {str(term) for one in listed for key in ("areas", "themes") for term in one.get(key, ())}
    for name in ("all", *sorted(names - {"all"})):
        for suffix, reads in (("ics", is_calendar), ("xml", is_xml), ("json", is_json)):
            path = f"{folder}/{name}.{suffix}" if folder else f"{name}.{suffix}"
            content = site.read(path)
            if content is None or not reads(content):
                yield Finding("broken", {"file": path})


def _due(listed: list[dict[str, Any]], today: date) -> Iterator[Finding]:
    for one in listed:
        review = _day(one.get("review_by"))
        if review and review < today:
            yield Finding("review", {"title": one.get("title"), "day": review})
        image = one.get("image")
        written = str(image.get("remove_by") or "") if isinstance(image, dict) else ""
        # A month or a year that is written as such has passed when its last day has.
        if written and written < today.isoformat()[: len(written)]:
            yield Finding("picture", {"title": one.get("title"), "day": written})


def _data(site: Source, name: str) -> list[dict[str, Any]] | None:
    whole = _json(site.read(f"data/{name}.json"))
    listed = whole.get(name) if isinstance(whole, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else None


def _json(content: bytes | None) -> object:
    try:
        return json.loads(content or b"")
    except ValueError:
        return None


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None
