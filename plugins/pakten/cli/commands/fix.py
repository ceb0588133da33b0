"""`pakten check --fix`: repairs what is certain and sorts the list of events, and shows each line that it changes."""

from collections import defaultdict
from functools import partial

from pakten.cli.command import Call
from pakten.cli.events.event_list import amended
from pakten.cli.events.folding import fold_changes
from pakten.cli.network import Network
from pakten.cli.saving import replace_file, save_file
from pakten.cli.versions.comparison import misleading
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.editing.autofix import is_certain, repaired
from pakten.editing.rescheduling import updated
from pakten.editing.sorting import in_time
from pakten.editing.source_file import SourceFile
from pakten.reading.network.catalogue import Reading
from pakten.reading.refusal import Refusal

_MOST_ROUNDS = 5
"""One repair can bring another mistake to light, such as a date behind a missing quotation mark."""


def fix(call: Call, network: Network) -> None:
    before: dict[str, SourceFile] = {}
    with call.console.progress(call.words("cli.repairing")):
        reading = network.read()
        for _ in range(_MOST_ROUNDS):
            made = _repaired(network, reading)
            if not made:
                break
            reading = _saved(network, reading, made, before)
    fold_changes(call, network, reading, before)
    unsorted = {one.location.file for one in reading.problems if one.code in (Code.OUT_OF_ORDER, Code.LIST_UNSORTED)}
    for name in sorted({network.settings.options.events, *unsorted}):
        if (network.root / name).is_file():
            _sort(call, network, name, before)
    _announce(call, network, before)
    for name, old in sorted(before.items()):
        is_there = (network.root / name).is_file()
        call.console.show_difference(name, old.text, _source(network, name).text if is_there else "")
    call.console.note(call.words("cli.check.fixed", n=len(before)))


def _repaired(network: Network, reading: Reading) -> dict[str, tuple[SourceFile, SourceFile]]:
    """Of each file that can be repaired, what it is and what it becomes."""
    certain: dict[str, list[Problem]] = defaultdict(list)
    for problem in reading.problems:
        if is_certain(problem):
            certain[problem.location.file].append(problem)
    sources = {name: _source(network, name) for name in certain}
    return {name: (source, repaired(source, certain[name])) for name, source in sources.items()}


def _saved(
    network: Network, reading: Reading, made: dict[str, tuple[SourceFile, SourceFile]], before: dict[str, SourceFile]
) -> Reading:
    """Keeps each repair that took something away and broke no form; what it brings to light was there before."""
    for name, (old, new) in made.items():
        after = network.with_files({name: new.data})
        certain = {problem for problem in reading.problems if problem.location.file == name and is_certain(problem)}
        if not certain <= {*after.problems} and _broken_forms(after, name) <= _broken_forms(reading, name):
            replace_file(network.root / name, old.data, new.data)
            before.setdefault(name, old)
            reading = after
    return reading


def _sort(call: Call, network: Network, name: str, before: dict[str, SourceFile]) -> None:
    try:
        source = _source(network, name)
        ordered = in_time(source, network.settings.zone)
    except Refusal as refused:
        # What hinders it stands among the problems that are told next.
        call.console.note(call.words(f"cli.cannot.{refused.reason}", None, **refused.values))
        return
    if ordered != source:
        replace_file(network.root / name, source.data, ordered.data)
        before.setdefault(name, source)


def _announce(call: Call, network: Network, before: dict[str, SourceFile]) -> None:
    """Says at each event that subscribers must hear of that it has changed: on the day of the check."""
    for silence in misleading(call, network, network.read()):
        name = silence.event.origin.file
        old = _source(network, name)
        try:
            says_so = partial(updated, known=silence.known.updated, now=network.now)
            draft = amended(network, silence.event, says_so)
        except Refusal as refused:
            call.console.note(call.words(f"cli.cannot.{refused.reason}", None, **refused.values))
            continue
        save_file(network.root / draft.name, draft.before, draft.after)
        before.setdefault(name, old)


def _source(network: Network, name: str) -> SourceFile:
    return SourceFile.of(name, (network.root / name).read_bytes())


def _broken_forms(reading: Reading, name: str) -> int:
    return sum(problem.location.file == name and problem.code.startswith("E1") for problem in reading.problems)
