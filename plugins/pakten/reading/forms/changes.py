"""How a change is written: what is different in an entry that stands elsewhere."""

from pakten.reading.forms.form import Form
from pakten.reading.forms.types import Id, Markdown, Texts, Timestamp


class ChangeForm(Form):
    """The keys of the change itself; the others are those of what it changes. Only a good example has a body."""

    id: Id
    """The id of what is changed."""
    updated: Timestamp
    """When it was changed."""
    seen: Timestamp | None = None
    """When it had last been changed as the writer saw it."""
    body: Markdown = ""
    """The text of a good example as it is now, all of it."""
    remove: Texts = ()
    """What goes away: keys, inside groups after a dot."""
