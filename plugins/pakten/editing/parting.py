"""A long list of events parted into files by year, every sign kept: no file of a network has to grow for ever.

It works on lines and not on values, so that a list which is too long to be read can be parted all the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

_YEAR = re.compile(r"^[ -]*(?:\{.*?\b)?start: *[\"']?(\d{4})\b", re.MULTILINE)
_BEGINS = re.compile(r"( *)-(?:\s|$)")


def parted(text: str, until: int) -> tuple[str, Mapping[int, str]]:
    """What stays in the list, and what goes into the file of each year before `until`."""
    head, *entries = _entries(text)
    stays, goes = [head], defaultdict[int, list[str]](list)
    for entry in entries:
        year = _YEAR.search(entry)
        if year and int(year[1]) < until:
            goes[int(year[1])].append(entry)
        else:
            stays.append(entry)
    return "".join(stays), {year: "".join(told) for year, told in sorted(goes.items())}


def _entries(text: str) -> Iterator[str]:
    """What stands above the first entry, and each entry with the remarks above it."""
    lines = text.splitlines(keepends=True)
    first = next((found for line in lines if (found := _BEGINS.match(line))), None)
    held: list[str] = []
    waiting: list[str] = []
    seen = False
    for line in lines:
        begins = first is not None and (found := _BEGINS.match(line)) is not None and found[1] == first[1]
        if begins:
            # Remarks of the file stand at its top; those further down belong to what follows them.
            yield "".join(held) if seen else "".join((*held, *waiting))
            held, seen = ([*waiting, line] if seen else [line]), True
            waiting = []
        elif line.startswith("#") or not line.strip():
            waiting.append(line)
        else:
            held += [*waiting, line]
            waiting = []
    yield "".join((*held, *waiting))
