"""A new day that stands in `status`: at `start`, with the old one at `previous_start`, and the end after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.forms.beside import A_YEAR, day_of
from pakten.reading.forms.groups import keyed
from pakten.reading.forms.natural_dates.interpretation import Span, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.natural_dates.reckoning import reckoned, spelt_out, vaguely
from pakten.reading.forms.partial_date import PATTERN
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path, Value, value_at

_TO_COME = re.compile(
    r"\b(?:datum|dag|tid|date|day|time)\b.*\b(?:kommer|meddelas|senare|tba|to be announced|to follow|later)\b",
    re.IGNORECASE,
)
"""A new day that is not known yet."""


def moved(problem: Problem, entry: ParsedEntry, path: Path, known: Known, today: date | None) -> tuple[Problem, ...]:
    """What to write for a status at the path, at each place that has to say it; the problem where nothing is known."""
    group, written = value_at(entry.values, path[:-1]), dict(problem.values)["value"]
    if not isinstance(group, dict) or {"previous_start", "status_note"} & {*group}:
        return (problem,)
    old = group.get("start")
    if not isinstance(old, str) or not re.fullmatch(PATTERN, old) or not (day := day_of(old)):
        return (problem,)
    said = re.split(r"\b(?:till|to)\b|:", written, maxsplit=1)[-1]
    known = replace(known, between=(day - A_YEAR / 2, day + A_YEAR / 2))
    found, said = interpret(said, known), said.strip()
    is_reckoned = today is not None and not found.spans
    if today and is_reckoned:
        found = reckoned(said, known, today)
    line, between = entry.locate_line(path), entry.between(path)
    is_vague = not found.only.has_day if found.only else bool(vaguely(said, today)[0])
    if is_vague or _TO_COME.search(said):
        # Without a day it is put off.
        words = spelt_out(written, today) if today else written
        told = problem if words == written else Problem.of(Code.DAY_RECKONED, line, value=said, today=today)
        put_off = {"status": "postponed", "status_note": words}
        return (replace(told, location=line, instead=between.join(keyed(put_off))),)
    if found.only is None or found.is_tentative:
        return (problem,)
    start = found.only.start + old[len(found.only.start) :]
    end = _end(group, start, found.only)
    if start == old or end is None:
        return (problem,)
    lines = [f"previous_start: [{old}]"]
    marks = [(entry.locate((*path[:-1], "start")), start)]
    if end and group.get("end"):
        marks.append((entry.locate((*path[:-1], "end")), end))
    elif end:
        lines.append(f"end: {end}")
    told = Problem.of(Code.MOVED_IN_STATUS, line, value=said)
    if is_reckoned:
        told = Problem.of(Code.DAY_RECKONED, line, value=said, today=today)
    return tuple(replace(told, location=at, instead=one) for at, one in ((line, between.join(lines)), *marks))


def _end(group: Mapping[str, Value], start: str, said: Span) -> str | None:
    """The end after a new start: as it is said, or as long after it as before; none where nobody knows."""
    old, written = str(group["start"]), str(group.get("end") or "")
    # What has been moved already stays.
    if not written or written[:10] == start[:10]:
        return "" if written else said.end
    until = interpret(written).only
    if until is None or until.end or not len(old) == len(start) == len(until.start):
        return None
    longer = datetime.fromisoformat(until.start) - datetime.fromisoformat(old)
    return said.end or f"{datetime.fromisoformat(start) + longer}"[: len(start)]
