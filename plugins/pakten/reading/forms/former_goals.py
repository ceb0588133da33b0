"""How former goals are written: a list in the front matter of the page that tells of them."""

from typing import Annotated

from pydantic import Field

from pakten.domain.former_goals import FormerGoal, FormerGoals, ResultGoal
from pakten.reading.forms.form import Form
from pakten.reading.forms.types import Goals, Line, Text, Texts


class ResultGoalForm(Form, means=ResultGoal):
    number: Line
    text: Text
    indicators: Texts = ()
    collection: Texts = ()


class FormerGoalForm(Form, means=FormerGoal):
    text: Text
    number: Line = ""
    joined: Line = ""
    results: tuple[ResultGoalForm, ...] = ()


class FormerGoalsForm(Form, means=FormerGoals):
    title: Line
    goals: Annotated[tuple[FormerGoalForm, ...], Field(min_length=1)]
    decided: Line = ""
    note: Text = ""
    replaced_by: Text = ""
    successors: Goals = ()
