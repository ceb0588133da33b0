"""What entries and pages are read with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from pakten.domain.place import Place
from pakten.domain.problem import Problem
from pakten.domain.vocabulary import Vocabulary
from pakten.reading.forms.beside import Beside
from pakten.reading.forms.completion import completed
from pakten.reading.forms.parts import Register
from pakten.reading.yaml.nodes import ParsedEntry


@dataclass(frozen=True, slots=True)
class Known:
    """What ids stand for, and the zone of hours."""

    zone: ZoneInfo
    places: dict[str, Place]
    sources: Register
    organisations: frozenset[str] = frozenset()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    today: date | None = None
    """From which dates are reckoned that say it no other way (`imorgon`), to be asked about."""

    def completed(
        self,
        entry: ParsedEntry,
        problems: Sequence[Problem],
        beside: Beside = Beside(),  # noqa: B008 (it is frozen)
    ) -> Sequence[Problem]:
        """The problems of an entry with what to write for its dates."""
        return completed(entry, beside, problems, self.zone, self.today)
