"""How former goals are written: a list in the front matter of the page that tells of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pakten.domain.former_goals import FormerGoal, FormerGoals, ResultGoal
from pakten.domain.problem import Location
from pakten.reading.forms.types import Form, Goals, Line, Text, Texts


class ResultGoalForm(Form):
    number: Line = Field(description="Its number.", examples=["1.1"])
    text: Text = Field(description="Its wording.", examples=["more neighbours know each other"])
    indicators: Texts = Field((), description="What it was to be measured by.", examples=[["Who has met whom."]])
    collection: Texts = Field((), description="How the facts were to be gathered.", examples=[["Survey"]])

    def to_domain(self) -> ResultGoal:
        return self.copied_to(ResultGoal)


class FormerGoalForm(Form):
    text: Text = Field(description="Its wording.", examples=["Bring neighbours together"])
    number: Line = Field("", description="Its number.", examples=["1"])
    joined: Line = Field("", description="The words between it and its parts.", examples=["so that"])
    results: tuple[ResultGoalForm, ...] = Field((), description="Its parts that were measured.", examples=[[]])

    def to_domain(self) -> FormerGoal:
        return self.copied_to(FormerGoal)


class FormerGoalsForm(Form):
    title: Line = Field(description="The goals of which time.", examples=["The goals of 2019"])
    goals: Annotated[tuple[FormerGoalForm, ...], Field(min_length=1)] = Field(
        description="The goals, in order.", examples=[[{"text": "Bring neighbours together"}]]
    )
    decided: Line = Field("", description="Who decided them, and when.", examples=["The board, June 2019"])
    note: Text = Field("", description="What one should know about the wordings.", examples=["In our own words."])
    replaced_by: Text = Field("", description="What took their place.", examples=["The goals of 2021."])
    successors: Goals = Field((), description="Ids of the goals that took their place.", examples=[["meet"]])

    def to_domain(self, origin: Location) -> FormerGoals:
        return self.copied_to(FormerGoals, origin=origin)
