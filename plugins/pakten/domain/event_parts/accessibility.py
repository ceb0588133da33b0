"""Whether everybody can come to an event and take part in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """An honest answer to a question about accessibility."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Accessibility:
    step_free: Answer = Answer.UNKNOWN
    hearing_loop: Answer = Answer.UNKNOWN
    sign_language: Answer = Answer.UNKNOWN
    captions: Answer = Answer.UNKNOWN
    quiet_room: Answer = Answer.UNKNOWN
    contact: str = ""
    ask_by: date | None = None
    note: str = ""

    @property
    def answers(self) -> tuple[tuple[str, Answer], ...]:
        """Question and answer, in the order in which they are asked."""
        return (
            ("step_free", self.step_free),
            ("hearing_loop", self.hearing_loop),
            ("sign_language", self.sign_language),
            ("captions", self.captions),
            ("quiet_room", self.quiet_room),
        )
