"""The dates of an event in words, for the channels that tell all of them at once: a feed, a letter, a text to share.

What is so of every date is said once, above them. What is so of one of them is said in its line: that it is off or has
been moved, and its own place, form, registration and note. A calendar has an entry for each date and needs none of it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.state import Mark, State
from pakten.locale import Words
from pakten.writing import event_text
from pakten.writing.text import clean, one_line
from pakten.writing.when import elsewhere, when

Lines = tuple[str, ...]

_IN_TITLE = (Mark.CANCELLED,)
"""Where the title is marked and the date says that it was to be, a sentence would say no more."""
_IN_PLACE = (Mark.MOVED_ONLINE,)
"""What the line about the place says."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with a marked title above it, in lines of text."""

    notices: Lines
    """What has been decided about all of it, and why."""
    dates: Lines
    where: Lines
    registration: Lines


@dataclass(frozen=True, slots=True)
class _Common:
    """What is said once for all of them."""

    decided: Lines
    place: Lines
    online: Lines
    registration: Lines
    differ_in_place: bool
    """Whether some date says otherwise."""
    differ_in_registration: bool
    explained: str
    """The key of the one of several dates that the note of the whole event is about, or nothing."""


def told(event: Event, words: Words, *, below_title: bool = False) -> Told:
    """`below_title` says that the word of the marked title stands in sight and need not be said again."""
    dates = event_state(event).dates
    held = [one for one in dates if not one.is_off]
    common = _common(dates, held, words)
    first = dict(zip(event_text.decisions(dates[0], words), dates[0].decided, strict=True))
    notices = [line for line in common.decided if first[line] not in (*_IN_TITLE, *_IN_PLACE)]
    mark = next(iter(event_state(event).decided), None)
    if below_title and notices and first[notices[0]] is mark and f"feed.besides.{mark}" in words:
        notices[0] = words(f"feed.besides.{mark}", **event_text.before(mark, dates[0], words))
    note = dates[0].note if len(dates) == 1 else "" if common.explained else event.status_note
    unless = (words("feed.unless_said"),)
    return Told(
        notices=(*notices, clean(note)) if note else tuple(notices),
        dates=tuple(_line(one, common, words) for one in dates),
        where=(*common.place, *common.online, *(unless if common.differ_in_place else ())),
        registration=(*common.registration, *(unless if common.differ_in_registration else ())),
    )


def in_short(event: Event, words: Words) -> str:
    """When, in a phrase: the date, or how many there are and from when until when."""
    dates = event_state(event).dates
    if len(dates) > 1:
        return words("feed.dates", n=len(dates), when=when(event.span, words))
    return _date(dates[0], words)


def shared_place(event: Event, words: Words) -> str:
    """Where to go on one line, if it is the same for all or most dates."""
    dates = event_state(event).dates
    found = _shared([(event_text.location(one, words),) for one in dates if not one.is_off] or [()])
    return next(iter(found), "")


def changed_dates(event: Event, words: Words) -> Lines:
    """Those of several dates about which something has been decided that is not so of all, each with that alone."""
    all_ = event_state(event)
    own = [(one, [mark for mark in one.decided if mark not in all_.decided]) for one in all_.dates]
    return tuple(_marked(one, marks, words) for one, marks in own if marks and len(all_.dates) > 1)


def _common(dates: Sequence[State], held: Sequence[State], words: Words) -> _Common:
    first, *others = (event_text.decisions(one, words) for one in dates)
    decided = tuple(line for line in first if all(line in other for other in others))
    explained = [one.occurrence.key for one in dates if one.decided and not one.occurrence.status_note]
    places = [_place(one, words) for one in held]
    links = [event_text.way_online(one, words) for one in held]
    seats = [event_text.registration(one, words) for one in held]
    return _Common(
        decided=decided,
        place=_shared(places),
        online=_shared(links),
        registration=_shared(seats),
        differ_in_place=_differ(places) or _differ(links),
        differ_in_registration=_differ(seats),
        explained=explained[0] if len(explained) == 1 and not decided else "",
    )


def _shared(lines: Sequence[Lines]) -> Lines:
    """What is said once: what all dates have, or most of them when none of the others would be left without."""
    if len(set(lines)) < 2:
        return lines[0] if lines else ()
    ((most, times),) = Counter(lines).most_common(1)
    return most if times > 1 and all(lines) else ()


def _differ(lines: Sequence[Lines]) -> bool:
    """Whether something is said once, and otherwise of some."""
    return len(set(lines)) > 1 and bool(_shared(lines))


def _place(one: State, words: Words) -> Lines:
    return tuple(line for line in (event_text.location(one, words), *event_text.way_there(one, words)) if line)


def _line(one: State, common: _Common, words: Words) -> str:
    sentences = zip(one.decided, event_text.decisions(one, words), strict=True)
    own = [mark for mark, sentence in sentences if sentence not in common.decided]
    place, online = _place(one, words), event_text.way_online(one, words)
    seats = event_text.registration(one, words)
    note = one.occurrence.status_note or (one.note if one.occurrence.key == common.explained else "")
    said = (
        *(() if one.is_off or place == common.place else place[1:] if Mark.MOVED_ONLINE in own else place),
        *(() if online == common.online else online),
        *(() if seats == common.registration else seats),
        note if len(one.event.occasions) > 1 else "",
    )
    date = _marked(one, own, words) if own else _date(one, words)
    return " · ".join((date, *(one_line(line).removesuffix(".") for line in said if line)))


def _marked(one: State, marks: Sequence[Mark], words: Words) -> str:
    told_ = ", ".join(words(f"feed.mark.{mark}", **event_text.before(mark, one, words)) for mark in marks)
    return words("feed.marked_date", date=when(one.span, words), mark=told_)


def _date(one: State, words: Words) -> str:
    """The date; for one that is off, that it was to be."""
    there = elsewhere(one.span, one.event.timezone, words)
    date = f"{when(one.span, words)} ({there})" if there else when(one.span, words)
    return words("feed.date_off", date=date) if one.is_off else date
