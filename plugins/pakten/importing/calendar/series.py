"""A series as the dates that it has: by its rule, added, taken out, moved, called off; up to a day that is told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from pakten.domain.code import Code
from pakten.importing.calendar.components import Component
from pakten.importing.calendar.moments import Moment, Zone, day_of, moments, periods
from pakten.importing.rows import Terms
from pakten.reading.forms.mistake import Mistake

MOST_DATES = 100
"""A page of an event lists all its dates."""

_AS_OFTEN = re.compile(r"FREQ=(?:SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_BOUND = re.compile(r";?(?:COUNT|UNTIL)=[^;]*", re.IGNORECASE)
_COUNT = re.compile(r"COUNT=(\d+)", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8})(?:T(\d{6})(Z?))?", re.IGNORECASE)

_FORMER = re.compile(
    r"(?P<often>[DW])(?P<every>[1-9]\d?)(?P<days>(?:MO|TU|WE|TH|FR|SA|SU)*)(?:#(?P<count>\d+)|(?P<until>\d{8}T\d{6}Z?))?"
)

Key = tuple[bool, date | datetime]


@dataclass(frozen=True, slots=True)
class Dates:
    """When a series takes place by its rule, and how much of it was left out."""

    starts: tuple[Moment, ...]
    passed: int = 0
    """How many dates of the past were left out, since there are so many."""
    ends_at: date | None = None
    """The last day of those that are here, when the series goes on."""
    ends: Mapping[Key, Moment] = field(default_factory=dict)
    """When those are over that are not as long as the first."""


def is_series(entry: Component) -> bool:
    return bool(entry.text("RRULE") or entry.text("RDATE"))


def dates_of(entry: Component, start: Moment, zone: Zone, terms: Terms) -> Dates:
    """The dates up to the horizon. Raises Mistake for a rule that cannot be followed."""
    today, horizon = terms.today, terms.until
    taken_out = [one for written in entry.all("EXDATE") for one in moments(written, zone)]
    excluded = {key_in(one, start) for one in taken_out}
    # Some programs take a whole day out of a series that has hours.
    days = {one for one in taken_out if not isinstance(one, datetime)}
    added = [one for written in entry.all("RDATE") for one in moments(written, zone)]
    ruled = list(_ruled(entry, start, terms)) if entry.text("RRULE") else [start]
    found: dict[Key, Moment] = {}
    for one in (*ruled, *added):
        if key_of(one) not in excluded and day_of(one) not in days and day_of(one) <= horizon:
            found.setdefault(key_of(one), one)
    starts = sorted(found.values(), key=_instant)
    passed = 0
    if len(starts) > MOST_DATES:
        coming = [one for one in starts if day_of(one) >= today]
        passed, starts = len(starts) - len(coming), coming
    goes_on = len(starts) > MOST_DATES or any(day_of(one) > horizon for one in (*ruled, *added))
    starts = starts[:MOST_DATES]
    ends = {key_of(at): end for written in entry.all("RDATE") for at, end in periods(written, zone)}
    return Dates(tuple(starts), passed, day_of(starts[-1]) if goes_on and starts else None, ends)


def key_of(one: Moment) -> Key:
    """What is the same moment, in whichever zone it is written; a floating time is only itself."""
    if isinstance(one, datetime):
        return True, one.astimezone(UTC).replace(tzinfo=None) if one.tzinfo else one
    return False, one


def key_in(one: Moment, start: Moment) -> Key:
    """The key of a date of the series that begins so: Outlook names days by a midnight, others leave out the zone."""
    if isinstance(start, datetime) and isinstance(one, datetime) and one.tzinfo is None:
        return key_of(one.replace(tzinfo=start.tzinfo))
    return key_of(one if isinstance(start, datetime) else day_of(one))


def _ruled(entry: Component, start: Moment, terms: Terms) -> Iterator[Moment]:
    """By the clock on the wall, as a rule is meant; one date beyond the horizon shows that there are more."""
    for written in entry.all("RRULE"):
        rule = _modern(re.sub(r"\s|^RRULE:", "", written.value).strip(";"))
        if not rule:
            continue
        if _AS_OFTEN.search(rule):
            raise Mistake(Code.REPEATS, value=rule)
        local = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())
        beyond = datetime.combine(terms.until + timedelta(days=400), time())
        try:
            last = _last(rule, start, terms)
            if last and last < local:
                # What is left of a series that somebody has divided at its first date.
                continue
            expanded = rrulestr(_bounded(rule, last, beyond), dtstart=local)
            yield start
            for one in _others(expanded, local, _COUNT.search(rule)):
                yield one.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else one.date()
                if one.date() > terms.until:
                    break
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, ZeroDivisionError):
            # Rules that are none break in each of these ways.
            raise Mistake(Code.REPEATS, value=rule) from None


def _modern(rule: str) -> str:
    """`W2TUTH#4`, as vCalendar 1.0 wrote every second Tuesday and Thursday, four times in all."""
    found = _FORMER.fullmatch(rule)
    if found is None:
        return rule
    days = ",".join(re.findall("[A-Z]{2}", found["days"]))
    parts = [f"FREQ={'DAILY' if found['often'] == 'D' else 'WEEKLY'}", f"INTERVAL={found['every']}"]
    parts += [f"BYDAY={days}"] if days else []
    parts += [f"COUNT={found['count']}"] if found["count"] not in (None, "0") else []
    parts += [f"UNTIL={found['until']}"] if found["until"] else []
    return ";".join(parts)


def _others(expanded: Iterable[datetime], first: datetime, counted: re.Match[str] | None) -> Iterator[datetime]:
    """The dates but the first, which always counts as one, also where the rule would not give it (RFC 5545, 3.3.10)."""
    left = int(counted[1]) - 1 if counted else None
    for one in expanded:
        if one != first:
            if left == 0:
                return
            left = left - 1 if left else left
            yield one


def _bounded(rule: str, last: datetime | None, beyond: datetime) -> str:
    """With an end by the clock on the wall: a rule without any would be followed for thousands of years."""
    if last:
        return f"{_BOUND.sub('', rule)};UNTIL={min(last, beyond):%Y%m%dT%H%M%S}".strip(";")
    return rule if "COUNT=" in rule.upper() else f"{rule.rstrip(';')};UNTIL={beyond:%Y%m%dT%H%M%S}"


def _last(rule: str, start: Moment, terms: Terms) -> datetime | None:
    """Until when a rule says that it holds, on the clock of the wall."""
    found = _UNTIL.search(rule)
    if found is None:
        return None
    last = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    # Outlook ends a series of days at a midnight that it writes in UTC.
    zone = start.tzinfo if isinstance(start, datetime) else terms.zone
    return last.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if found[3] and zone else last


def _instant(one: Moment) -> datetime:
    _, moment = key_of(one)
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())
