"""The time zone that a calendar means: by its name, by the name that Windows has for it, or by the rules beside it."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Calendar, Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from pakten.importing.calendar.components import Component
from pakten.reading import time_zones

_WINDOWS: Mapping[str, str] = {name.casefold(): olson for name, olson in WINDOWS_TO_OLSON.items()}
_UTC = frozenset(("utc", "gmt", "z", "etc/utc", "tzone://microsoft/utc", "coordinated universal time"))
# What programs of Microsoft show to people, where it names no city: (UTC-05:00) Eastern Time (US & Canada).
_REGIONS = {
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "pacific time": "America/Los_Angeles",
}


class Zones:
    """The zones of one calendar of a file, and what somebody has said about those that nobody knows."""

    def __init__(self, outermost: Iterable[Component], said: Mapping[str, str], usual: str) -> None:
        self._said = said
        self._usual = usual
        """Of times that name none (X-WR-TIMEZONE)."""
        self._rules = {
            zone.text("TZID"): zone
            for calendar in outermost
            for zone in (calendar, *calendar.parts)
            if zone.kind == "VTIMEZONE"
        }
        self._known: dict[str, tzinfo | None] = {}

    def __call__(self, name: str) -> tzinfo | None:
        """The zone of a name; None when there is none."""
        name = name or self._usual
        if name not in self._known:
            said = self._said.get(name, name)
            self._known[name] = _named(said) or self._ruled(name) or _shown(said)
        return self._known[name]

    def _ruled(self, name: str) -> tzinfo | None:
        """By the rules that stand in the file."""
        rules = self._rules.get(name)
        if rules is None or not rules.parts:
            return None
        try:
            calendar = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{_written(rules)}\r\nEND:VCALENDAR\r\n")
            return next((one.to_tz() for one in calendar.walk() if isinstance(one, Timezone)), None)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            # The library promises no single kind of error for rules that are none.
            return None


def _named(name: str) -> tzinfo | None:
    bare = name.strip().strip('"')
    if bare.casefold() in _UTC:
        return UTC
    windows = _WINDOWS.get(bare.casefold())
    # Mozilla and Evolution put their own path before the name: /freeassociation.sourceforge.net/Europe/Paris.
    parts = bare.strip("/").split("/")
    for candidate in filter(None, (windows, bare, "/".join(parts[-2:]), "/".join(parts[-3:]))):
        try:
            return ZoneInfo(candidate)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def _shown(name: str) -> tzinfo | None:
    """By its cities: (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Vienna."""
    shown = re.sub(r"^\((?:UTC|GMT)[^)]*\)\s*", "", name.strip().strip('"')).casefold()
    cities = (time_zones.nearest(one) for one in shown.split(",") if "/" not in one)
    found = next(filter(None, (*cities, *(zone for words, zone in _REGIONS.items() if words in shown))), "")
    return ZoneInfo(found) if found else None


def _written(component: Component) -> str:
    """As the library reads it: what it asks for, with nothing that it may stumble over."""
    kept = ("TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE", "TZNAME")
    lines = [f"BEGIN:{component.kind}"]
    lines += [f"{name}:{one.value}" for name in kept for one in component.all(name)]
    lines += [_written(part) for part in component.parts]
    return "\r\n".join([*lines, f"END:{component.kind}"])
