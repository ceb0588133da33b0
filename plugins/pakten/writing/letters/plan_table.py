"""The activity plan as a table: the same cells on the page, in a spreadsheet and in a letter to a colleague."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pakten.domain.catalogue import Catalogue
from pakten.domain.event import Event
from pakten.domain.event_state import event_state
from pakten.domain.overviews.plan import Quarter
from pakten.domain.state import Mark
from pakten.locale import Words
from pakten.writing.text import one_line, separated
from pakten.writing.when import when

COLUMNS = ("quarter_column", "when", "title_column", "goal", "area", "type", "responsible", "agreed", "status")


@dataclass(frozen=True, slots=True)
class Line:
    """One event of the plan."""

    event: Event
    when: str
    goal: str
    area: str
    type: str
    responsible: str
    agreed: str
    """With whom its content has been agreed."""
    status: str

    @property
    def cells(self) -> tuple[str, ...]:
        title = one_line(self.event.title)
        return (self.when, title, self.goal, self.area, self.type, self.responsible, self.agreed, self.status)


@dataclass(frozen=True, slots=True)
class Section:
    """A quarter under its name."""

    name: str
    number: int | None
    """None for what is known no closer than the year."""
    lines: tuple[Line, ...]


def sections(quarters: Sequence[Quarter], catalogue: Catalogue, words: Words, today: date) -> tuple[Section, ...]:
    return tuple(
        Section(
            words("plan.quarter", n=quarter.number) if quarter.number else words("plan.no_quarter"),
            quarter.number,
            tuple(_line(event, catalogue, words, today) for event in quarter.events),
        )
        for quarter in quarters
    )


def header(words: Words) -> tuple[str, ...]:
    return tuple(words(f"plan.{column}") for column in COLUMNS)


def as_csv(plan: Sequence[Section], words: Words) -> str:
    lines = ((section.name, *line.cells) for section in plan for line in section.lines)
    return separated((header(words), *lines), ",", "\n")


def as_markdown(plan: Sequence[Section], title: str, words: Words) -> str:
    """To read, or to paste where Markdown is read: a table for each quarter that has something."""
    parts = [f"# {title}"]
    columns = header(words)[1:]
    for section in plan:
        rows = [columns, tuple("---" for _ in columns), *(line.cells for line in section.lines)]
        table = "\n".join(f"| {' | '.join(one.replace('|', chr(92) + '|') for one in row)} |" for row in rows)
        parts.append(f"## {section.name}\n\n{table if section.lines else words('plan.nothing')}")
    return "\n\n".join(parts) + "\n"


def _line(event: Event, catalogue: Catalogue, words: Words, today: date) -> Line:
    return Line(
        event,
        when(event.span, words, weekday=False),
        ", ".join(catalogue.goal[goal].title for goal in event.goals) or words("plan.no_goal"),
        ", ".join(catalogue.area[area].title for area in event.areas) or words("area.all"),
        catalogue.vocabulary.types.get(event.type, event.type),
        responsible(event, catalogue),
        ", ".join(catalogue.organisation[one].name for one in event.agreed_with),
        status(event, words, today),
    )


def responsible(event: Event, catalogue: Catalogue) -> str:
    """The function that answers questions about it, else those who arrange it."""
    if event.contact is not None:
        return one_line(event.contact.name)
    return ", ".join(catalogue.organisation[organiser].name for organiser in event.organisers)


def status(event: Event, words: Words, today: date) -> str:
    """The weightiest of what there is to say about it today."""
    mark = next(iter(event_state(event, today).marks), None)
    if mark is Mark.RESCHEDULED:
        return words("plan.rescheduled")
    return words(f"mark.{mark}") if mark else words("plan.planned")
