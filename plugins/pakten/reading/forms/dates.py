"""Moments of an entry as spans of time in the network's zone, with all the mistakes that only show together."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pakten.domain.code import Code
from pakten.domain.event import Occasion
from pakten.domain.timespan import NonexistentTime, Precision, Timespan, local_instant
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import PartialDate
from pakten.reading.yaml.values import Path


class Dates:
    """Reads the spans of one entry and remembers what was wrong with them, with the path to each."""

    def __init__(self, zone: ZoneInfo, local: ZoneInfo | None = None) -> None:
        """Hours are of the network's `zone`, or of the `local` one of an event that is held elsewhere."""
        self.zone = zone
        self.local = local or zone
        self.mistakes: list[tuple[Path, Mistake]] = []

    def span(self, start: PartialDate, end: PartialDate | None = None, path: Path = ()) -> Timespan:
        try:
            return _span(start, end, self.local).seen_in(self.zone)
        except Mistake as mistake:
            return self._no_span(mistake, (*path, mistake.key))

    def previous(self, starts: Iterable[PartialDate], path: Path = ()) -> tuple[Timespan, ...]:
        """The dates that something was moved from; only their beginnings are known."""
        spans = []
        for index, start in enumerate(starts):
            try:
                spans.append(_span(start, None, self.local).seen_in(self.zone))
            except Mistake as mistake:
                self._no_span(mistake, (*path, "previous_start", index))
        return tuple(spans)

    def whole(self, start: PartialDate | None, end: PartialDate | None, occasions: tuple[Occasion, ...]) -> Timespan:
        """The span of an event: its own, or the hull of its occasions that take place."""
        if not occasions:
            if start is None:
                return self._no_span(Mistake(Code.MISSING_FIELD, field="start"), ("start",))
            return self.span(start, end)
        # The hull of occasions with mistakes is not what it will be.
        sound = not self.mistakes
        hull = _hull([one.span for one in occasions if not one.status.is_off] or [one.span for one in occasions])
        there = hull.seen_in(self.local)
        for key, written, actual in (("start", start, there.first), ("end", end, there.last)):
            if sound and written is not None and written.day != actual:
                self._no_span(Mistake(Code.START_BESIDE_OCCASIONS, field=key), (key,))
        return hull

    def updated(self, updated: PartialDate | None, published: date) -> datetime:
        """When something last changed: at the latest moment that is written, else when it was published."""
        if updated is None:
            return local_instant(published, time(), self.zone)
        try:
            return updated.instant(self.zone)
        except NonexistentTime:
            self._no_span(_skipped(updated, "updated"), ("updated",))
            return local_instant(published, time(), self.zone)

    def _no_span(self, mistake: Mistake, path: Path) -> Timespan:
        self.mistakes.append((path, mistake))
        return Timespan.unset()


def next_update(known: datetime, now: datetime) -> str:
    """What to write at `updated`: the day, or the minute when something else changed on that day already."""
    if known.date() < now.date():
        return f"{now:%Y-%m-%d}"
    return f"{max(now, known + timedelta(minutes=1)):%Y-%m-%d %H:%M}"


def _hull(spans: list[Timespan]) -> Timespan:
    """From the first to the last, as exact as the vaguest of those that have a day."""
    dated = [span for span in spans if span.is_dated]
    if not dated:
        return min(spans)
    starts = [span.start for span in dated if span.start is not None]
    if len(starts) < len(dated):
        return Timespan.days(min(span.first for span in dated), max(span.last for span in dated))
    first = min(starts)
    last = max(span.end or span.start or first for span in dated)
    return Timespan.between(first, last if last > first else None)


def known_as(written: PartialDate) -> Timespan:
    """The span of something that is known to the day at best; an hour is passed over."""
    return Timespan.days(written.day) if written.precision <= Precision.DAY else _vague(written)


def _span(start: PartialDate, end: PartialDate | None, zone: ZoneInfo) -> Timespan:
    """From `start` to `end`, exactly as they are written."""
    if end is not None and (end.precision is not start.precision or start.precision > Precision.DAY):
        # More or less exact than its start, or beside a start without a day.
        raise Mistake(Code.UNEQUAL_END, "end", start=start, value=end)
    if start.precision is Precision.MINUTE:
        first = _instant(start, zone, "start")
        last = None if end is None else _instant(end, zone, "end")
        if last == first:
            raise Mistake(Code.ENDS_AT_START, "end", start=start)
        if last is not None and last < first:
            raise Mistake(Code.ENDS_BEFORE_START, "end", start=start)
        return Timespan.between(first, last)
    if start.precision is Precision.DAY:
        if end is not None and end.day < start.day:
            raise Mistake(Code.ENDS_BEFORE_START, "end", start=start)
        return Timespan.days(start.day, end.day if end else None)
    return _vague(start)


def _vague(start: PartialDate) -> Timespan:
    if start.season is not None:
        return Timespan.season(start.day.year, start.season)
    if start.precision is Precision.MONTH:
        return Timespan.month(start.day.year, start.day.month)
    return Timespan.year(start.day.year) if start.precision is Precision.YEAR else Timespan.unset()


def _instant(written: PartialDate, zone: ZoneInfo, key: str) -> datetime:
    try:
        return written.instant(zone)
    except NonexistentTime:
        raise _skipped(written, key) from None


def _skipped(written: PartialDate, key: str) -> Mistake:
    """Clocks go forward an hour: the same moment is called an hour later."""
    later = datetime.combine(written.day, written.clock or time()) + timedelta(hours=1)
    return Mistake(Code.SKIPPED_TIME, key, instead=f"{later:%Y-%m-%d %H:%M}", value=written)
