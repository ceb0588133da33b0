"""Events and examples as files: each read as what it holds. A file with mistakes gives its problems and the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pakten.domain.code import Code
from pakten.domain.problem import Location, Problem
from pakten.domain.rules.references import named_in
from pakten.reading.forms.completion import completed
from pakten.reading.forms.dates import Dates
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.examples import ExampleForm
from pakten.reading.forms.types import SLUG
from pakten.reading.forms.validation import filled_in, placed
from pakten.reading.network.folder import files_in
from pakten.reading.network.gathering import Gathering
from pakten.reading.network.text import name_of
from pakten.reading.suggestion import slug
from pakten.reading.yaml.nodes import Written
from pakten.reading.yaml.parser import legible_entries, legible_entry


def read_events(found: Gathering) -> None:
    """The list of events, and the folder beside it with one event per file."""
    layout = found.layout
    folder = layout.root / layout.events_folder
    listed = layout.root / layout.events
    if listed.exists() or listed.is_symlink() or not folder.is_dir():
        passage = found.passage(listed)
        read = legible_entries(passage, found.problems) if passage else None
        if read is None or read.passage.ids_missing:
            found.unread.add("event")
        _read_events(found, read.entries if read else ())
    for path in files_in(folder, layout.root, (".yaml", ".yml"), found.problems):
        passage = found.passage(path)
        one = legible_entry(passage, found.problems) if passage else None
        if one is None or one.passage.ids_missing:
            found.unread.add("event")
        _read_events(found, (one,) if one else ())


def _read_events(found: Gathering, entries: Sequence[Written]) -> None:
    for index, written in enumerate(entries):
        known = len(found.problems)
        _read_event(found, written)
        found.problems[known:] = [completed(problem, entries, index) for problem in found.problems[known:]]


def _read_event(found: Gathering, written: Written) -> None:
    found.written[written.origin] = written
    id_ = written.values.get("id")
    if isinstance(id_, str):
        found.ids.append(("event", id_, written.origin))
    form = filled_in(EventForm, written, found.problems)
    if form is None:
        found.named += named_in("event", written.values, written.origin)
        return
    dates = Dates(found.zone)
    event = form.to_domain(dates, found.places, written.origin)
    if dates.mistakes:
        found.problems += (placed(written, path, mistake) for path, mistake in dates.mistakes)
    elif form.draft:
        found.drafts.append(event.id)
    else:
        found.events.append(event)


def read_examples(found: Gathering) -> None:
    """The folder of good examples, one file each."""
    root = found.layout.root
    for path in files_in(root / found.layout.examples, root, (".md",), found.problems):
        id_ = id_of(found, path, "example")
        read = found.markdown(path)
        if read is None:
            continue
        written, body, line = read
        form = filled_in(ExampleForm, written, found.problems)
        if form is None:
            found.named += named_in("example", written.values, written.origin)
        else:
            first = line + len(body) - len(body.lstrip("\n"))
            found.examples.append(form.to_domain(id_, body.strip("\n"), first, written.origin))


def id_of(found: Gathering, path: Path, kind: str) -> str:
    """The id of what a file describes: its name. It becomes an address, so not every name will do."""
    name = name_of(path, found.layout.root)
    found.ids.append((kind, path.stem, Location(name)))
    if not re.fullmatch(SLUG, path.stem):
        found.problems.append(
            Problem.of(Code.FILE_NAME, Location(name), instead=f"{slug(path.stem)}{path.suffix}", file=name)
        )
    return path.stem
