"""How a change is written: what is different in an entry that stands elsewhere."""

from __future__ import annotations

from pydantic import Field

from pakten.reading.forms.types import Form, Id, Texts, Timestamp


class ChangeForm(Form):
    """The keys of the change itself; the others are those of what it changes."""

    id: Id = Field(description="The id of what is changed.", examples=["spring-meeting-2027"])
    updated: Timestamp = Field(description="When it was changed.", examples=["2027-01-10 14:30"])
    seen: Timestamp | None = Field(
        None, description="When it had last been changed as the writer saw it.", examples=["2026-11-22"]
    )
    remove: Texts = Field((), description="What goes away: keys, inside groups after a dot.", examples=[["end"]])
