"""`pakten check`: all problems of all files, beside the lines that they are about."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence

from pakten.checking.advice import not_updated
from pakten.cli.command import Call, Command, Exit
from pakten.cli.fix import fix
from pakten.cli.history import has_changed, tree_at
from pakten.cli.network import Network, layout_at, open_network
from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.reading.network.catalogue import Reading
from pakten.writing.problems import data as findings
from pakten.writing.problems import text as report

_FOR_PROGRAMS: Mapping[str, Callable[[Sequence[Problem], Words], str]] = {
    "github": report.github,
    "gitlab": report.gitlab,
    "sarif": findings.sarif,
    "json": findings.as_json,
}


def add_options(parser: ArgumentParser, words: Words) -> None:
    formats = ("text", *_FOR_PROGRAMS)
    parser.add_argument("--format", choices=formats, default="text", help=words("cli.check.format"))
    parser.add_argument("--fix", action="store_true", help=words("cli.check.fix"))


def run(call: Call) -> int:
    network = open_network(call)
    if call.options.fix:
        fix(call, network)
    with call.console.progress(call.words("cli.reading")):
        reading = network.read()
        problems = tuple(sorted({*network.problems(reading), *_against_history(network, reading)}))
    _tell(call, reading, network.words, problems)
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return Exit.PROBLEMS if wrong else Exit.FINE


def _tell(call: Call, reading: Reading, words: Words, problems: tuple[Problem, ...]) -> None:
    chosen: str = call.options.format
    if chosen == "text":
        call.console.out.write(report.text(problems, words, reading.lines, call.console.color))
        return
    call.console.out.write(_FOR_PROGRAMS[chosen](problems, words))
    if chosen == "github":
        # Beside the annotations, of which the host shows only some.
        call.console.note(report.summary(problems, words))


def _against_history(network: Network, reading: Reading) -> tuple[Problem, ...]:
    """What has changed since the last commit without saying so."""
    options = network.settings.options
    if reading.catalogue is None or not has_changed(network.root, (options.events, options.events_folder)):
        return ()
    with tree_at(network.root, "HEAD") as folder:
        before = network.read(layout_at(network, folder)).catalogue
    if before is None:
        return ()
    return tuple(not_updated(before, reading.catalogue, reading.locate))


COMMAND = Command("check", add_options, run)
