"""Zones of the IANA list by the name of a place, and the one that was meant."""

import re
from difflib import SequenceMatcher
from functools import cache
from zoneinfo import available_timezones

from pakten.reading.suggestion import slug

_A_SLIP = 0.8
"""How alike two names of cities are, of which one is the other with a letter or two wrong."""


@cache
def names() -> tuple[str, ...]:
    """Without the machine's own zone, abbreviations and fixed hours, which know no summer time."""
    return ("UTC", *sorted(name for name in available_timezones() if re.match(r"(?!Etc/|posix|right)\w+/", name)))


def nearest(text: str) -> str:
    """Who knows the city need not know the continent; who names another one means another city, and gets no answer."""
    continent, _, city = (slug(part) for part in text.rpartition("/"))
    places = {(slug(name.partition("/")[0]), slug(name.rpartition("/")[2])): name for name in names()}
    within = [place for place in places if place[0] == continent]
    same = [place for place in within or places if place[1] == city]
    alike = [place for place in within if SequenceMatcher(None, place[1], city).ratio() >= _A_SLIP]
    return next((places[place] for place in (*same, *alike)), "")
