"""What to write for a date that only its surroundings can complete: a missing year or day, a zone, an end beside it.

A list of events is in order of time, so that an event lies between its neighbours; it ends after it begins. What only
the day tells on which it is read (`imorgon`) is told as reckoned from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.reading.forms.beside import BEFOREHAND, Beside, between, day_of
from pakten.reading.forms.groups import braces
from pakten.reading.forms.natural_dates.interpretation import Interpretation, interpret
from pakten.reading.forms.natural_dates.known import Known
from pakten.reading.forms.partial_date import PATTERN
from pakten.reading.forms.validation import read_again
from pakten.reading.suggestion import fold
from pakten.reading.yaml.nodes import ParsedEntry
from pakten.reading.yaml.values import Path, Value, paths, value_at

_AT_LATEST = re.compile(
    r"^(?:anmäl(?:an|ning)? )?(?:senast|före|t\.?o\.?m\.?|till och med|sista dag(?:en)?|by|until)\.?:? +", re.IGNORECASE
)
"""What a key says already."""

_MINUTE = len("2027-01-20 09:00")
_EVENING, _MORNING = 17, 6
_DAYS_ONLY = frozenset((*BEFOREHAND, "published", "reviewed", "review_by"))
"""They hold no hour."""

_PAST = frozenset(("published", "updated", "reviewed"))
_INCOMPLETE = (
    *(Code.NOT_A_TIME, Code.NO_YEAR, Code.WEEK_WITHOUT_DAY, Code.QUARTER, Code.OTHER_ZONE),
    *(Code.START_AND_END, Code.TENTATIVE_IN_DATE, Code.SEVERAL_DATES),
)

_TIMES = frozenset(("tid", "klockslag", "klockan", "kl", "time", "starttid", "datum", "date", "dag", "startdatum"))
"""Keys for a part of what belongs in `start`."""


def completed(
    entry: ParsedEntry, beside: Beside, problems: Iterable[Problem], zone: ZoneInfo, today: date | None = None
) -> list[Problem]:
    """The problems of one entry, with what to write for dates that can be completed; the others as they are.

    Without `today` nothing is reckoned from the day on which it is read.
    """
    told = [made for problem in problems for made in _completed(problem, entry, beside, Known(zone), today)]
    told += {one for problem in told if problem.code == Code.NO_SUCH_DAY for one in _backwards(problem, entry)}
    apart = {one.location for one in told if one.code == Code.CLOCK_APART}
    # What stands in place of a whole line has its keys, and says that there was another.
    lines = {replace(one.location, end_column=0) for one in told if re.match(r"\w+:", one.instead)}
    said = {one.location for one in told if one.code == Code.UNKNOWN_FIELD}
    said = apart | {one for one in said if replace(one, end_column=0) in lines}
    return [one for one in told if one.code == Code.CLOCK_APART or ":" in one.instead or one.location not in said]


def _completed(
    problem: Problem, entry: ParsedEntry, beside: Beside, known: Known, today: date | None
) -> Sequence[Problem]:
    values = dict(problem.values)
    field = values.get("field", "")
    if problem.code in (Code.UNKNOWN_FIELD, Code.SAID_TWICE) and fold(field) in _TIMES:
        return _joined(problem, entry, known)
    if problem.code == Code.NOT_A_TEXT and field == "start":
        return (_several(problem, entry, known),)
    if problem.code == Code.NOT_A_GROUP and problem.instead.startswith("{"):
        return (_dated(problem, entry, beside, known),)
    if problem.code == Code.NOT_A_CHOICE and values.get("kind") == "moved":
        from pakten.reading.forms.moved import moved  # noqa: PLC0415 (as `interpret` does)

        path = _path_to(problem.location, entry)
        return moved(problem, entry, path, known, today) if path else (problem,)
    if problem.code not in _INCOMPLETE or problem.instead:
        return (problem,)
    made = _as_date(problem, entry, beside, known, today)
    return (made if made.instead or made.code in (Code.WRONG_WEEKDAY, Code.WORDS_IN_DATE) else problem,)


def _as_date(problem: Problem, entry: ParsedEntry, beside: Beside, known: Known, today: date | None) -> Problem:
    """What is told of a date when all is known that lies around it."""
    from pakten.reading.forms.natural_dates.reckoning import beforehand, reckoned  # noqa: PLC0415 (as `interpret` does)
    from pakten.reading.forms.natural_dates.recurrence import recurring  # noqa: PLC0415
    from pakten.reading.forms.words_beside_dates import in_words  # noqa: PLC0415

    values = dict(problem.values)
    field, begins, path = values.get("field", ""), entry.values.get("start"), _path_to(problem.location, entry)
    own_day = day_of(begins) if field == "end" else None
    said = _AT_LATEST.sub("", values["value"]) if field in BEFOREHAND else values["value"]
    known = replace(known, between=between(field, entry, beside), day=own_day)
    found = interpret(said, known)
    if field in BEFOREHAND and (day := day_of(begins)) and (earlier := beforehand(said, day)):
        return replace(problem, instead=earlier)
    is_length = field == "end" and not found.spans and len(path) == 1 and isinstance(begins, str)
    if is_length and (whole := interpret(f"{begins} {said}").only):
        return replace(problem, instead=whole.end)
    found = found if found.spans else recurring(said, known)
    if len(found.spans) > 1 and problem.code == Code.NOT_A_TIME:
        problem = Problem.of(Code.SEVERAL_DATES, problem.location)
    if not found.spans and today:
        found = reckoned(said, known, today, is_past=field in _PAST)
        if found.mistake and found.mistake.code == Code.WRONG_WEEKDAY:
            return found.mistake.at(problem.location)
        if found.spans:
            problem = Problem.of(Code.DAY_RECKONED, problem.location, value=said, today=today)
    if not found.spans and path[-1:] == (field,) and (path == ("start",) or field in BEFOREHAND):
        return in_words(problem, entry, path, said, known, today)
    # A zone that has been converted is told, and needs nothing else.
    if found.only and not (found.only.end or found.is_tentative):
        is_clock = field == "end" and own_day and not interpret(said).spans
        if is_clock and (later := _past_midnight(begins, found.only.start)):
            return replace(problem, instead=later)
        is_too_exact = field in _DAYS_ONLY and len(found.only.start) > len("2027-01-20")
        return problem if is_too_exact else replace(problem, instead=found.only.start)
    return _spread(problem, entry, path, found) if field == "start" and path else problem


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


def _dated(problem: Problem, entry: ParsedEntry, beside: Beside, known: Known) -> Problem:
    """A group in place of a text, with the days in it; no proposal when one of them is none."""
    group = read_again(problem.instead)
    for key in BEFOREHAND & group.keys():
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", group[key]):
            found = interpret(group[key], replace(known, between=between(key, entry, beside)))
            group[key] = found.only.start if found.only else ""
    return replace(problem, instead=braces(group) if all(group.values()) else "")


def _several(problem: Problem, entry: ParsedEntry, known: Known) -> Problem:
    """A list where one date should be."""
    path = _path_to(problem.location, entry)
    listed = value_at(entry.values, path) if path else None
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        return problem
    told = Problem.of(Code.SEVERAL_DATES, problem.location)
    return _spread(told, entry, path, interpret(", ".join(map(str, listed)), known))


def _joined(problem: Problem, entry: ParsedEntry, known: Known) -> tuple[Problem, ...]:
    """Day and hour in two keys, as the two lines that say the same."""
    path = _path_to(problem.location, entry, key=True)
    group = value_at(entry.values, path[:-1]) if path else None
    field = str(path[-1]) if path else ""
    start, part = (group.get("start"), group.get(field)) if isinstance(group, dict) else (None, None)
    if not (isinstance(group, dict) and isinstance(start, str) and isinstance(part, str)):
        return (problem,)
    both = (interpret(f"{one} {other}", known) for one, other in ((start, part), (part, start)))
    found = next((one for one in both if one.only and len(one.only.start) > 10), None)
    if found is None or found.only is None or found.is_tentative or found.zone:
        return (problem,)
    end = "" if group.get("end") == found.only.end else found.only.end
    if end and "end" in group:
        return (problem,)
    line = entry.locate_line(path)
    beginning = entry.locate((*path[:-1], "start"))
    return (
        Problem.of(Code.CLOCK_APART, beginning, instead=found.only.start, field=field),
        Problem.of(Code.CLOCK_APART, line, instead=f"end: {end}" if end else "", field=field),
    )


def _spread(problem: Problem, entry: ParsedEntry, path: Path, found: Interpretation) -> Problem:
    """The problem with the lines that say the same, each with its own key, if these keys have nothing else to say."""
    group = value_at(entry.values, path[:-1])
    lines = _lines(group, found, is_event=len(path) == 1) if found.spans and isinstance(group, dict) else []
    line = entry.locate_line(path)
    if not lines or not line.end_column or (entry.is_between_brackets(path) and found.only is None):
        return problem
    if len(lines) == 1:
        return replace(problem, instead=found.spans[0].start)
    return replace(problem, location=line, instead=entry.between(path).join(lines))


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
            end = [f"    end: {span.end}"] if span.end else []
            lines += (f"  - id: {span.start[:10]}", f"    start: {span.start}", *end)
        del said["end"]
    for key in ("end", "status"):
        if said.get(key) and key not in group:
            lines.append(f"{key}: {said[key]}")
        elif said.get(key) and said[key] != group[key]:
            return []
    return lines


def _path_to(location: Location, entry: ParsedEntry, *, key: bool = False) -> Path:
    return next((path for path in paths(entry.values) if entry.locate(path, key=key) == location), ())
