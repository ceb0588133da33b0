"""What to write for a date that only its surroundings can complete: a missing year or day, a zone, an end beside it.

A list of events is in order of time, so that an event lies between its neighbours; it ends after it begins. Nobody
asks the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.domain.timespan import Precision
from pakten.reading.forms.groups import braces
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.natural_dates.interpretation import Interpretation, interpret
from pakten.reading.forms.natural_dates.known import Between, Known
from pakten.reading.forms.partial_date import PATTERN, partial_date
from pakten.reading.forms.validation import read_again
from pakten.reading.suggestion import fold
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path, Value, paths, value_at

_A_YEAR = timedelta(days=364)
_SAME_WEEKDAY = timedelta(days=5 * 365)
"""No date falls on the same weekday again in fewer years."""

_BEFOREHAND = frozenset(("opens", "closes", "ask_by"))
"""Days of an event that lie before it begins."""

_AT_LATEST = re.compile(
    r"^(?:anmäl(?:an|ning)? )?(?:senast|före|t\.?o\.?m\.?|till och med|sista dag(?:en)?|by|until)\.?:? +", re.IGNORECASE
)
"""What a key says already."""

_MINUTE = len("2027-01-20 09:00")
_EVENING, _MORNING = 17, 6
_DAYS_ONLY = frozenset((*_BEFOREHAND, "published", "reviewed", "review_by"))
"""They hold no hour."""

_INCOMPLETE = (
    *(Code.NOT_A_TIME, Code.NO_YEAR, Code.WEEK_WITHOUT_DAY, Code.OTHER_ZONE),
    *(Code.START_AND_END, Code.TENTATIVE_IN_DATE, Code.SEVERAL_DATES),
)

_TIMES = frozenset(("tid", "klockslag", "klockan", "kl", "time", "starttid", "datum", "date", "dag", "startdatum"))
"""Keys for a part of what belongs in `start`."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The entries above one, the nearest first, and those below it, for whoever asks."""

    above: Callable[[], Iterable[ParsedEntry]] = tuple
    below: Callable[[], Iterable[ParsedEntry]] = tuple

    def nearer(self, above: Sequence[ParsedEntry], below: Sequence[ParsedEntry]) -> Beside:
        """The same with others that stand between, in the order of the list."""
        return Beside(lambda: chain(reversed(above), self.above()), lambda: chain(below, self.below()))


def completed(entry: ParsedEntry, beside: Beside, problems: Iterable[Problem], zone: ZoneInfo) -> list[Problem]:
    """The problems of one entry, with what to write for dates that can be completed; the others as they are."""
    told = [made for problem in problems for made in _completed(problem, entry, beside, zone)]
    told += {one for problem in told if problem.code == Code.NO_SUCH_DAY for one in _backwards(problem, entry)}
    apart = {one.location for one in told if one.code == Code.CLOCK_APART}
    # What stands in place of a whole line has its keys, and says that there was another.
    keys = {replace(one.location, end_column=0) for one in told if re.match(r"\w+:", one.instead)}
    return [
        one
        for one in told
        if one.code == Code.CLOCK_APART
        or ":" in one.instead
        or not (
            one.location in apart or (one.code == Code.UNKNOWN_FIELD and replace(one.location, end_column=0) in keys)
        )
    ]


def _completed(problem: Problem, entry: ParsedEntry, beside: Beside, zone: ZoneInfo) -> Sequence[Problem]:
    values = dict(problem.values)
    field = values.get("field", "")
    if problem.code in (Code.UNKNOWN_FIELD, Code.SAID_TWICE) and fold(field) in _TIMES:
        return _joined(problem, entry, zone)
    if problem.code == Code.NOT_A_TEXT and field == "start":
        return (_several(problem, entry, zone),)
    if problem.code == Code.NOT_A_GROUP and problem.instead.startswith("{"):
        return (_dated(problem, entry, beside, zone),)
    if problem.code not in _INCOMPLETE or problem.instead:
        return (problem,)
    own_day = _day(entry.values.get("start")) if field == "end" else None
    said = _AT_LATEST.sub("", values["value"]) if field in _BEFOREHAND else values["value"]
    found = interpret(said, Known(zone, _between(field, entry, beside), own_day))
    # A zone that has been converted is told, and needs nothing else.
    if found.only and not (found.only.end or found.is_tentative):
        is_clock = field == "end" and own_day and not interpret(said).spans
        if is_clock and (later := _past_midnight(entry.values.get("start"), found.only.start)):
            return (replace(problem, instead=later),)
        is_too_exact = field in _DAYS_ONLY and len(found.only.start) > 10
        return (problem if is_too_exact else replace(problem, instead=found.only.start),)
    path = _path_to(problem.location, entry)
    return (_spread(problem, entry, path, found) if field == "start" and path else problem,)


def _backwards(problem: Problem, entry: ParsedEntry) -> Iterator[Problem]:
    """An end before its start, which no other day of that month would set right."""
    path = _path_to(problem.location, entry)
    group = value_at(entry.values, path[:-1]) if path else None
    start, end = (group.get("start"), group.get("end")) if isinstance(group, dict) else (None, None)
    if isinstance(start, str) and isinstance(end, str) and re.match(PATTERN, start) and re.match(PATTERN, end):
        same_length = len(start) == len(end) >= len("2027-01-20")
        if same_length and end < start:
            yield Problem.of(Code.ENDS_BEFORE_START, entry.locate((*path[:-1], "end")), start=start)


def _past_midnight(start: Value | None, end: str) -> str:
    """An end in the small hours of an evening that begins on the same day."""
    begins = interpret(start).only if isinstance(start, str) else None
    if begins is None or not (len(begins.start) == len(end) == _MINUTE and end <= begins.start):
        return ""
    first, last = datetime.fromisoformat(begins.start), datetime.fromisoformat(end)
    is_night = first.date() == last.date() and first.hour >= _EVENING and last.hour <= _MORNING
    return f"{last + timedelta(days=1):%Y-%m-%d %H:%M}" if is_night else ""


def _dated(problem: Problem, entry: ParsedEntry, beside: Beside, zone: ZoneInfo) -> Problem:
    """A group in place of a text, with the days in it; no proposal when one of them is none."""
    group = read_again(problem.instead)
    for key in _BEFOREHAND & group.keys():
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", group[key]):
            found = interpret(group[key], Known(zone, _between(key, entry, beside)))
            group[key] = found.only.start if found.only else ""
    return replace(problem, instead=braces(group) if all(group.values()) else "")


def _several(problem: Problem, entry: ParsedEntry, zone: ZoneInfo) -> Problem:
    """A list where one date should be."""
    path = _path_to(problem.location, entry)
    listed = value_at(entry.values, path) if path else None
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        return problem
    told = Problem.of(Code.SEVERAL_DATES, problem.location)
    return _spread(told, entry, path, interpret(", ".join(map(str, listed)), Known(zone)))


def _joined(problem: Problem, entry: ParsedEntry, zone: ZoneInfo) -> tuple[Problem, ...]:
    """Day and hour in two keys, as the two lines that say the same."""
    path = _path_to(problem.location, entry, key=True)
    group = value_at(entry.values, path[:-1]) if path else None
    field = str(path[-1]) if path else ""
    start, part = (group.get("start"), group.get(field)) if isinstance(group, dict) else (None, None)
    if not (isinstance(group, dict) and isinstance(start, str) and isinstance(part, str)):
        return (problem,)
    both = (interpret(f"{one} {other}", Known(zone)) for one, other in ((start, part), (part, start)))
    found = next((one for one in both if one.only and len(one.only.start) > 10), None)
    if found is None or found.only is None or found.is_tentative or found.zone:
        return (problem,)
    end = "" if group.get("end") == found.only.end else found.only.end
    if end and "end" in group:
        return (problem,)
    line = replace(problem.location, end_column=entry.locate(path).end_column)
    beginning = entry.locate((*path[:-1], "start"))
    return (
        Problem.of(Code.CLOCK_APART, beginning, instead=found.only.start, field=field),
        Problem.of(Code.CLOCK_APART, line, instead=f"end: {end}" if end else "", field=field),
    )


def _spread(problem: Problem, entry: ParsedEntry, path: Path, found: Interpretation) -> Problem:
    """The problem with the lines that say the same, each with its own key, if these keys have nothing else to say."""
    group = value_at(entry.values, path[:-1])
    lines = _lines(group, found, is_event=len(path) == 1) if found.spans and isinstance(group, dict) else []
    key, value = entry.locate(path, key=True), entry.locate(path)
    if not lines or not value.end_column or (entry.is_between_brackets(path) and found.only is None):
        return problem
    if len(lines) == 1:
        return replace(problem, instead=found.spans[0].start)
    return replace(problem, location=replace(key, end_column=value.end_column), instead=entry.between(path).join(lines))


def _lines(group: Mapping[str, Value], found: Interpretation, *, is_event: bool) -> list[str]:
    """Key and value of all that is said; nothing when it would stand beside something else."""
    first = found.spans[0]
    said = {"start": first.start, "end": first.end, "status": "tentative" if found.is_tentative else ""}
    lines = [f"start: {first.start}"]
    if found.only is None:
        ids = {span.start[:10] for span in found.spans}
        if not is_event or len(ids) < len(found.spans) or {"end", "occasions"} & {*group}:
            return []
        lines = ["occasions:"]
        for span in found.spans:
            lines += (
                f"  - id: {span.start[:10]}",
                f"    start: {span.start}",
                *([f"    end: {span.end}"] * bool(span.end)),
            )
        del said["end"]
    for key in ("end", "status"):
        if said.get(key) and key not in group:
            lines.append(f"{key}: {said[key]}")
        elif said.get(key) and said[key] != group[key]:
            return []
    return lines


def _path_to(location: Location, entry: ParsedEntry, *, key: bool = False) -> Path:
    return next((path for path in paths(entry.values) if entry.locate(path, key=key) == location), ())


def _between(field: str, entry: ParsedEntry, beside: Beside) -> Between | None:
    own = entry.values
    start, end = _day(own.get("start")), _day(own.get("end"))
    if field in _BEFOREHAND and start:
        return start - _A_YEAR, start
    if field == "end" and start:
        return start, start + _A_YEAR
    if field == "start" and end:
        return end - _A_YEAR, end
    if field not in ("start", "end"):
        return None
    above, below = _nearest(beside.above()), _nearest(beside.below())
    if above and below:
        return above, below
    if above:
        return above, above + _SAME_WEEKDAY
    return (below - _SAME_WEEKDAY, below) if below else None


def _nearest(entries: Iterable[ParsedEntry]) -> date | None:
    return next((day for day in (_day(one.values.get("start")) for one in entries) if day), None)


def _day(written: Value | None) -> date | None:
    text = written.strip() if isinstance(written, str) else ""
    try:
        known = partial_date(text)
    except Mistake:
        # A day that is written in another way is as good here.
        found = interpret(text)
        if not found.spans:
            return None
        known = partial_date(found.spans[0].start)
    return known.day if known.precision <= Precision.DAY else None
