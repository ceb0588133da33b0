"""What has to be written when an event is moved, postponed or cancelled, so that every channel tells it."""

from datetime import datetime

from pakten.domain.timespan import Precision
from pakten.editing.amendment import Amendment
from pakten.reading.forms.dates import next_update
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import PartialDate, partial_date
from pakten.reading.refusal import Refusal
from pakten.reading.yaml.values import Path, group_at

_WHEN = ("id", "start", "end")
_STATUS = (*_WHEN, "status")
_NOTE = (*_STATUS, "status_note")


def call_off(amendment: Amendment, path: Path, status: str, note: str) -> None:
    """Cancelled or postponed; the note stands at the event, also when only one of its dates is off."""
    amendment.set(path, "status", status, _WHEN)
    if note:
        amendment.set((), "status_note", note, (*_STATUS, "occasions"))


def move(amendment: Amendment, path: Path, to: str, end: str = "") -> None:
    """To another day or hour. A day alone keeps the hour, and the end keeps its distance.

    Raises Mistake for a time that cannot be read.
    """
    values = group_at(amendment.values, path)
    before = partial_date(str(values.get("start", "TBA")))
    start = _with_clock(partial_date(to), before)
    if start == before:
        raise Refusal("same_time", file=amendment.name)
    amendment.set(path, "start", str(start), ("id",))
    _end(amendment, path, before, start, end)
    if values.get("status") == "postponed":
        amendment.remove(path, "status")
        amendment.remove(path, "status_note")
    _trace(amendment, path, before, start)


def updated(amendment: Amendment, known: datetime, now: datetime) -> None:
    amendment.set((), "updated", next_update(known, now), ("published",))


def _end(amendment: Amendment, path: Path, before: PartialDate, start: PartialDate, end: str) -> None:
    written = group_at(amendment.values, path).get("end")
    if end:
        amendment.set(path, "end", str(_with_clock(partial_date(end), start)), ("start",))
    elif isinstance(written, str) and _is_dated(before) and start.precision is before.precision:
        last = partial_date(written)
        moved = _naive(last) + (_naive(start) - _naive(before))
        amendment.set(path, "end", f"{moved:%Y-%m-%d %H:%M}" if last.clock else f"{moved:%Y-%m-%d}", ("start",))
    elif written is not None:
        amendment.remove(path, "end")


def _trace(amendment: Amendment, path: Path, before: PartialDate, start: PartialDate) -> None:
    """The day it is moved from, unless it was never set; and no longer the day that it comes back to."""
    listed = group_at(amendment.values, path).get("previous_start")
    earlier = [str(one) for one in listed] if isinstance(listed, list) else []
    kept = [one for one in earlier if not _is_same(one, start)]
    if _is_dated(before) and not any(_is_same(one, before) for one in kept):
        kept.append(str(before))
    if kept[: len(earlier)] != earlier:
        amendment.remove(path, "previous_start")
        earlier = []
    for one in kept[len(earlier) :]:
        amendment.append(path, "previous_start", one, _NOTE)


def _with_clock(to: PartialDate, before: PartialDate) -> PartialDate:
    if to.precision is Precision.DAY and before.clock is not None:
        return PartialDate(Precision.MINUTE, to.day, before.clock)
    return to


def _naive(one: PartialDate) -> datetime:
    """On the clock of the wall: a meeting that is moved over the change to summer time is as long as before."""
    return datetime.combine(one.day, one.clock) if one.clock else datetime(one.day.year, one.day.month, one.day.day)  # noqa: DTZ001


def _is_dated(one: PartialDate) -> bool:
    return one.precision <= Precision.DAY


def _is_same(written: str, other: PartialDate) -> bool:
    try:
        return partial_date(written) == other
    except Mistake:
        return False
