"""How a year of work is written: the front matter of a page whose file name is the year."""

from typing import Annotated, Any, Literal

from pakten.domain.work_year import Change, Task, TaskKind, UnitGoal, WorkYear
from pakten.reading.forms.form import Form, Names
from pakten.reading.forms.terms import TermForm
from pakten.reading.forms.types import Dated, EventRef, Line, Organisations, Reference, Text, Texts

GoalRef = Annotated[Reference, Names("goal")]


class TaskForm(Form, means=Task):
    text: Text
    kind: TaskKind
    owner: Line
    quarter: Literal["1", "2", "3", "4"] | None = None
    goal: GoalRef = ""
    agreed_with: Organisations = ()
    event: EventRef = ""
    done: Text = ""

    def to_domain(self, **others: Any) -> Any:
        return super().to_domain(quarter=int(self.quarter) if self.quarter else None, **others)


class UnitGoalForm(Form, means=UnitGoal):
    text: Text
    goal: GoalRef = ""
    owner: Line = ""
    answer: Text = ""


class ChangeForm(Form, means=Change):
    text: Text
    chosen_by: Line
    reason: Text
    event: EventRef = ""
    date: Dated = ""


class WorkYearForm(TermForm, means=WorkYear):
    plan: tuple[TaskForm, ...] = ()
    unit_goals: tuple[UnitGoalForm, ...] = ()
    change: ChangeForm | None = None
    next: Texts = ()
