"""Reads everything that a network has written: the list of events, the examples, the pages; then applies the rules."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from pakten.domain.catalogue import Catalogue, Vocabulary
from pakten.domain.problem import Problem, Severity
from pakten.domain.rules.catalogue import problems_of, titles
from pakten.reading.forms.pages import Page
from pakten.reading.network.block_references import dead_block_references
from pakten.reading.network.content import read_content
from pakten.reading.network.entries import read_events, read_examples
from pakten.reading.network.gathering import Gathering
from pakten.reading.network.layout import Layout
from pakten.reading.suggestion import near

__all__ = ["Layout", "Page", "Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. There is a catalogue only when nothing in it is an error."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()


def read(layout: Layout, vocabulary: Vocabulary, zone: ZoneInfo) -> Reading:
    """The catalogue and all the problems of all files, in the order of files and lines."""
    # All that was parsed is gone when the collection begins again.
    with _without_garbage_collection():
        return _read(Gathering(layout, zone), vocabulary)


def _read(gathering: Gathering, vocabulary: Vocabulary) -> Reading:
    # Places first: events are read with the places that they name.
    read_content(gathering)
    read_events(gathering)
    read_examples(gathering)
    entries = gathering.entries(vocabulary)
    problems = {*gathering.problems, *problems_of(entries, gathering.locate, near)}
    problems.update(dead_block_references(gathering.bodies, titles(entries)))
    whole = all(problem.severity is not Severity.ERROR for problem in problems)
    return Reading(entries.catalogue if whole else None, tuple(sorted(problems)), tuple(gathering.pages))


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Reading makes many objects and few circles: looking for circles again and again takes half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
