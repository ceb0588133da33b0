"""The order of the list of events: when each of them begins, asked of what is written."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from pakten.domain.event import Occasion, Status
from pakten.domain.timespan import Timespan
from pakten.editing.source_file import Insertion, SourceFile
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import PartialDate, partial_date
from pakten.reading.refusal import Refusal
from pakten.reading.yaml.values import Value

Place = tuple[date, Timespan]
"""What entries are sorted by, as the rule of order has it."""

LAST: Place = (date.max, Timespan.unset())


def place_of(values: dict[str, Value], zone: ZoneInfo) -> Place | None:
    """Where an entry belongs; None when its times cannot be understood."""
    dates = Dates(zone)
    try:
        written = values.get("occasions")
        occasions = tuple(_occasion(one, dates) for one in (written if isinstance(written, list) else ()))
        start, end = _partial_date(values.get("start")), _partial_date(values.get("end"))
        span = dates.whole(start, end, occasions) if occasions or start else None
    except Mistake:
        return None
    return None if dates.mistakes or span is None else (span.first, span)


def _occasion(written: Value, dates: Dates) -> Occasion:
    values = written if isinstance(written, dict) else {}
    start, status = values.get("start"), str(values.get("status", Status.CONFIRMED))
    known = Status(status) if status in list(Status) else Status.CONFIRMED
    span = dates.span(partial_date(start.strip() if isinstance(start, str) else ""), _partial_date(values.get("end")))
    return Occasion("", span, known)


def _partial_date(written: Value | None) -> PartialDate | None:
    return partial_date(written.strip()) if isinstance(written, str) else None


def insertions(source: SourceFile, new: Iterable[dict[str, Value]], zone: ZoneInfo) -> list[Insertion]:
    """Where new entries belong among those of a list: after all that do not begin later."""
    there = [place_of(one.values, zone) for one in source.entries]
    placed = [(place_of(values, zone) or LAST, values) for values in new]
    found = []
    for place, values in sorted(placed, key=lambda pair: pair[0]):
        earlier = [(index, other) for index, other in enumerate(there) if other is not None and other <= place]
        position = earlier[-1][0] + 1 if earlier else 0
        following = next((other for other in there[position:] if other is not None), None)
        # A heading between the two years stands above the later one.
        same_year = following is not None and following[0].year == place[0].year
        begins_year = bool(earlier) and earlier[-1][1][0].year != place[0].year
        found.append(Insertion(values, position, same_year or begins_year))
    return found


def in_time(source: SourceFile, zone: ZoneInfo) -> SourceFile:
    """The source with its entries in order of time; entries that begin together stay as they stand."""
    places = [place_of(one.values, zone) for one in source.entries]
    if None in places:
        raise Refusal("no_order", file=source.name)
    order = sorted(range(len(places)), key=lambda index: places[index] or LAST)
    return source if order == list(range(len(order))) else source.in_order(order)
