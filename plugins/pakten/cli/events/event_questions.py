"""What is asked about an event at a prompt, and what visitors need to know of one that lies ahead."""

from collections.abc import Iterable, Mapping

from pakten.cli.prompts import Questions
from pakten.domain.event import Format
from pakten.domain.rules.entry import needed_when_ahead
from pakten.reading.forms.dates import known_as
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import day, partial_date
from pakten.reading.forms.parts import TO_BE_ANNOUNCED


def _needed(texts: Mapping[str, str]) -> frozenset[str]:
    """What the answers so far ask for: a beginning in any case, the rest when the event lies ahead."""
    if not _lies_ahead(texts):
        return frozenset(("start",))
    return frozenset(("start",)) | needed_for([texts.get("format", "")])


def needed_for(formats: Iterable[str]) -> frozenset[str]:
    """What visitors need of meetings that are held in these ways, as far as they are known."""
    return needed_when_ahead(Format(one) for one in formats if one in tuple(Format))


def _lies_ahead(texts: Mapping[str, str]) -> bool:
    try:
        known = partial_date(texts.get("start", ""))
        return not (str(known) == TO_BE_ANNOUNCED or known_as(known).is_over(day(texts.get("published", ""))))
    except Mistake:
        return False


EVENT = Questions(
    EventForm,
    (
        *("title", "type", "start", "end", "format", "place", "online_note", "areas", "themes", "goals", "organisers"),
        *("summary", "registration_needed", "registration_url", "registration_closes", "contact_name", "contact_email"),
        *("accessibility_step_free", "accessibility_hearing_loop"),
    ),
    _needed,
    frozenset(("place", "online", "registration", "contact", "accessibility")),
    _lies_ahead,
)
