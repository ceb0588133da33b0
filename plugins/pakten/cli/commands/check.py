"""`pakten check`: all problems of all files, beside the lines that they are about."""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence

from pakten.addresses.segments import segments_of
from pakten.cli.command import Call, Exit
from pakten.cli.network import network_with, open_network, settings_path
from pakten.cli.versions.comparison import against_base, known_version
from pakten.cli.watching import saved, until_changed
from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.reading.memory.store import FOLDER, Store
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.layout import Layout
from pakten.reading.network.options import Options
from pakten.reading.network.settings import SettingsError
from pakten.writing.problems import data as findings
from pakten.writing.problems import text as report

_FOR_PROGRAMS: Mapping[str, Callable[[Sequence[Problem], Words], str]] = {
    "github": report.github,
    "gitlab": report.gitlab,
    "editor": report.editor,
    "sarif": findings.sarif,
    "json": findings.as_json,
}


def add_options(parser: ArgumentParser, words: Words) -> None:
    formats = ("text", *_FOR_PROGRAMS)
    parser.add_argument("--format", choices=formats, default="text", help=words("cli.check.format"))
    parser.add_argument("--fix", action="store_true", help=words("cli.check.fix"))
    parser.add_argument("--watch", action="store_true", help=words("cli.check.watch"))
    parser.add_argument("--base", default="", metavar=words("cli.metavar.revision"), help=words("cli.check.base"))


def run(call: Call) -> Exit:
    layout = None
    while call.options.watch:
        call.console.say(call.words("cli.check.watching"))
        layout = _layout(call, layout)
        before = saved(layout)  # so that what is changed while the check goes on is seen as well
        try:
            _check(call)
        except SettingsError as wrong:
            # Somebody is in the middle of a change; what can be read of the settings has been told by the check.
            if wrong.settings is None:
                call.console.note("\n".join(report.line(problem, call.words) for problem in wrong.problems))
        call.console.out.flush()
        until_changed(layout, before)
    return _check(call)


def _layout(call: Call, last: Layout | None) -> Layout:
    """Where files are: while nobody can say it, where they were, or mostly are."""
    try:
        return open_network(call).settings.layout
    except SettingsError:
        return last or Options("").layout(settings_path(call).parent, "content", segments_of(call.words, {}))


def _check(call: Call) -> Exit:
    """Tells all that can be judged, in one report, also where settings are wrong that stop every other command."""
    wrong: tuple[Problem, ...] = ()
    try:
        network = open_network(call)
    except SettingsError as stopped:
        if stopped.settings is None:
            raise
        network, wrong = network_with(call, stopped.settings), stopped.problems
    if call.options.fix and not wrong:
        # A version that is not there stops before anything is changed.
        known_version(call, network)
        from pakten.cli.commands.fix import fix  # noqa: PLC0415 (a check alone need not know how to write)

        fix(call, network)
    with call.console.progress(call.words("cli.reading")):
        # What a build remembers is as true for a check.
        store = Store(network.root / FOLDER / "build")
        reading = network.read(store=store)
        found = network.problems(reading, store=store) if network.settings.is_sound else ()
        store.save()
    problems = tuple(sorted({*wrong, *found, *against_base(call, network, reading)}))
    _tell(call, reading, problems)
    return Exit.PROBLEMS if any(problem.severity is Severity.ERROR for problem in problems) else Exit.FINE


def _tell(call: Call, reading: Reading, problems: tuple[Problem, ...]) -> None:
    chosen: str = call.options.format
    if chosen == "text":
        call.console.out.write(report.text(problems, call.words, reading.lines, call.console.color))
        return
    call.console.out.write(_FOR_PROGRAMS[chosen](problems, call.words))
    if chosen == "github":
        # Beside the annotations, of which the host shows only some.
        call.console.note(report.summary(problems, call.words))
