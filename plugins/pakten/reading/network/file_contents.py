"""What was read of some files: entries, problems, and the texts and places that they come from."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import chain

from pakten.domain.event import Event
from pakten.domain.example import Example
from pakten.domain.former_goals import FormerGoals
from pakten.domain.organisation import Organisation
from pakten.domain.place import Place
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.references import Named
from pakten.domain.term import Milestone, Term, Wording
from pakten.reading.forms.pages import Page
from pakten.reading.forms.parts import ListedSourceForm
from pakten.reading.yaml.nodes import SourceRange


@dataclass(frozen=True, slots=True)
class FileContents:
    """Of one file, of a part of one, or of many."""

    problems: tuple[Problem, ...] = ()
    events: tuple[Event, ...] = ()
    drafts: tuple[str, ...] = ()
    """Ids of events that are not to be published."""
    examples: tuple[Example, ...] = ()
    terms: tuple[Term, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    sources: tuple[ListedSourceForm, ...] = ()
    """Of the register, for those that name them by their id."""
    tags: tuple[tuple[str, str], ...] = ()
    """Words that entries are marked with, where any may be: the id that each gets, and how it is written."""
    wordings: tuple[tuple[Wording, Location], ...] = ()
    milestones: tuple[Milestone, ...] = ()
    former_goals: tuple[FormerGoals, ...] = ()
    pages: tuple[Page, ...] = ()
    bodies: tuple[tuple[str, str, int], ...] = ()
    """The texts below the front matter, each with its file and first line."""
    ids: tuple[tuple[str, str, Location], ...] = ()
    """Kind and id of everything that is written, also of what has mistakes, and where the id stands."""
    named: tuple[tuple[Location, tuple[Named, ...]], ...] = ()
    """What entries name by its id, each by where it begins, also those with mistakes."""
    unread: tuple[str, ...] = ()
    """Kinds of which some ids may be missing."""
    changes: tuple[tuple[str, str, str, str], ...] = ()
    """Kind and id of what a file changes that stands elsewhere, the name of that file, and when it did."""
    ranges: tuple[SourceRange, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    """Name and text of each file."""


def merged(parts: Iterable[FileContents]) -> FileContents:
    """All of them as one, in their order."""
    known = tuple(parts)
    names = [field.name for field in fields(FileContents)]
    return FileContents(*(tuple(chain.from_iterable(getattr(part, name) for part in known)) for name in names))
