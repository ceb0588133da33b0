"""How a change is written: what is different in an entry that stands elsewhere."""

from __future__ import annotations

from pydantic import Field

from pakten.reading.forms.types import Form, Id, Markdown, Texts, Timestamp


class ChangeForm(Form):
    """The keys of the change itself; the others are those of what it changes. Only a good example has a body."""

    id: Id = Field(description="The id of what is changed.", examples=["spring-meeting-2027"])
    updated: Timestamp = Field(description="When it was changed.", examples=["2027-01-10 14:30"])
    seen: Timestamp | None = Field(
        None, description="When it had last been changed as the writer saw it.", examples=["2026-11-22"]
    )
    body: Markdown = Field("", description="The text of a good example as it is now, all of it.", examples=["## How"])
    remove: Texts = Field((), description="What goes away: keys, inside groups after a dot.", examples=[["end"]])
