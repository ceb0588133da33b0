"""The rules of a time zone as a calendar file carries them: offsets, and the moments at which they change.

Written here and not by `icalendar.Timezone.from_tzinfo`: that one gives the onset of summer time in the new local time
(03:00), where RFC 5545, section 3.6.5, wants the time on the clocks that are still to be changed (02:00), and lists
dates where Outlook reads only yearly rules.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from pakten.writing.calendar.content_lines import component, folded, line, text

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Change:
    """How clocks change: all changes of one kind make one part of the time zone."""

    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool


@lru_cache(maxsize=64)
def vtimezone(zone: ZoneInfo, first_year: int, last_year: int) -> bytes:
    """The rules that hold in these years, whatever the day of the build."""
    lines = [line("TZID", zone.key)]
    start = datetime(first_year - 1, 1, 1)  # noqa: DTZ001 - a local time, as the format wants it
    changes = _changes(zone, first_year - 1, last_year)
    if not any(onset.year < first_year for onsets in changes.values() for onset in onsets):
        lines += _part(_initial(zone, first_year - 1), start)
    for change, onsets in changes.items():
        if rule := _yearly(onsets, last_year):
            lines += _part(change, onsets[0], rule)
        else:  # a part for each: of a list of dates ical.js reads the first alone
            for onset in onsets:
                lines += _part(change, onset)
    return folded(component("VTIMEZONE", lines))


def _changes(zone: ZoneInfo, first_year: int, last_year: int) -> dict[_Change, list[datetime]]:
    """Each kind of change with its onsets, in the local time that was valid until then."""
    changes: defaultdict[_Change, list[datetime]] = defaultdict(list)
    for year in range(first_year, last_year + 1):
        for change, onset in _changes_in(zone, year):
            changes[change].append(onset)
    return changes


def _changes_in(zone: ZoneInfo, year: int) -> tuple[tuple[_Change, datetime], ...]:
    changes: list[tuple[_Change, datetime]] = []
    day = datetime(year, 1, 1, tzinfo=UTC)
    before = _offset(day, zone)
    while day.year == year:
        after = _offset(day + timedelta(days=1), zone)
        if before != after:
            onset = _moment(day, zone)
            local = onset.astimezone(zone)
            change = _Change(before, after, local.tzname() or zone.key, _is_daylight(onset, local))
            changes.append((change, (onset + before).replace(tzinfo=None)))
        day, before = day + timedelta(days=1), after
    return tuple(changes)


def _is_daylight(onset: datetime, local: datetime) -> bool:
    """Whether clocks are ahead of their usual time from this onset on.

    Ireland and Morocco count their winter as the exception, by less than nothing. Few programs can, so it is told the
    other way round, as tzdata does for those ("rearguard").
    """
    usual, before = timedelta(), (onset - timedelta(seconds=1)).astimezone(local.tzinfo).dst() or timedelta()
    now = local.dst() or usual
    return now > usual or (now == usual and before < usual)


def _moment(day: datetime, zone: ZoneInfo) -> datetime:
    """The minute of this day at which the offset changes."""
    before = _offset(day, zone)
    early, late = 0, 24 * 60
    while late - early > 1:
        middle = (early + late) // 2
        early, late = (middle, late) if _offset(day + timedelta(minutes=middle), zone) == before else (early, middle)
    return day + timedelta(minutes=late)


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


def _initial(zone: ZoneInfo, year: int) -> _Change:
    local = datetime(year, 1, 1, tzinfo=zone)
    offset = local.utcoffset() or timedelta()
    return _Change(offset, offset, local.tzname() or zone.key, bool(local.dst()))


def _part(change: _Change, onset: datetime, rule: str = "") -> list[str]:
    lines = (
        line("DTSTART", f"{onset:%Y%m%dT%H%M%S}"),
        *((line("RRULE", rule),) if rule else ()),
        line("TZNAME", text(change.name)),
        line("TZOFFSETFROM", _signed(change.before)),
        line("TZOFFSETTO", _signed(change.after)),
    )
    return component("DAYLIGHT" if change.is_daylight else "STANDARD", lines)


def _signed(offset: timedelta) -> str:
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if offset < timedelta() else '+'}{hours:02}{minutes:02}{f'{seconds:02}' if seconds else ''}"


def _yearly(onsets: list[datetime], last_year: int) -> str:
    """The rule that the onsets follow ("the last Sunday of March"), if they do so until the end."""
    first = onsets[0]
    alike = len({(onset.month, onset.weekday(), onset.time()) for onset in onsets}) == 1
    every_year = [onset.year for onset in onsets] == list(range(first.year, last_year + 1))
    weeks = {_week(onset) for onset in onsets}
    if len(onsets) < 2 or not alike or not every_year or len(weeks) != 1:
        return ""
    return f"FREQ=YEARLY;BYDAY={weeks.pop()}{_WEEKDAYS[first.weekday()]};BYMONTH={first.month}"


def _week(onset: datetime) -> int:
    """Which of its weekdays in the month, `-1` for the last."""
    return -1 if (onset + timedelta(days=7)).month != onset.month else (onset.day - 1) // 7 + 1
