"""An agenda on paper or a terminal: what lies ahead, and the plan of a year told three ways."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.locale import Words
from pakten.writing.event_text import marked_title
from pakten.writing.letters.plan_table import Line, Section
from pakten.writing.when import when


def upcoming(catalogue: Catalogue, today: date, words: Words, most: int) -> str:
    """What lies ahead, in order of time."""
    ahead = catalogue.agenda(today).all
    lines = [_event(event, catalogue, words, today) for event in ahead[:most]]
    if len(ahead) > most:
        lines.append(words("agenda.more", n=len(ahead) - most))
    return "\n".join(lines or [words("agenda.nothing_ahead")]) + "\n"


def year_plan(plan: Sequence[Section], title: str, words: Words) -> str:
    """The same events by quarter, by goal and by area: what a meeting asks in turn."""
    every = [line for section in plan for line in section.lines]
    parts = [
        _under(title, "="),
        *(_group(section.name, section.lines, words) for section in plan),
        _under(words("agenda.by_goal"), "="),
        *_grouped(every, lambda line: line.goal, words),
        _under(words("agenda.by_area"), "="),
        *_grouped(every, lambda line: line.area, words),
    ]
    return "\n\n".join(parts) + "\n"


def _event(event: Event, catalogue: Catalogue, words: Words, today: date) -> str:
    """The date that is next, and what has been decided about it."""
    lead = event_state(event, today).lead
    areas = ", ".join(catalogue.area[id_].title for id_ in event.areas) or words("agenda.citywide")
    return words("agenda.line", when=when(lead.span, words), title=marked_title(lead, words), areas=areas)


def _grouped(lines: Iterable[Line], name_of: Callable[[Line], str], words: Words) -> list[str]:
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(name_of(line), []).append(line)
    return [_group(name, groups[name], words) for name in sorted(groups)]


def _group(name: str, lines: Sequence[Line], words: Words) -> str:
    told = [_planned(line, words) for line in lines]
    return "\n".join((_under(name, "-"), *(told or [words("agenda.nothing")])))


def _planned(line: Line, words: Words) -> str:
    """An event, and below it with whom its content has been agreed."""
    told = words("agenda.planned", when=line.when, title=line.cells[1], areas=line.area, status=line.status)
    return f"{told}\n  {words('plan.agreed')}: {line.agreed}" if line.agreed else told


def _under(heading: str, sign: str) -> str:
    return f"{heading}\n{sign * len(heading)}"
