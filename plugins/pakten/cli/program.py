"""The program: finds the command that is called, and says everything that can go wrong in words."""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from pakten.cli.argument_words import localized
from pakten.cli.arguments import as_options, refuse_unknown
from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.console import Console
from pakten.locale import Words, words
from pakten.locale.system import reason
from pakten.reading.network.settings import SettingsError, language_of, settings_above
from pakten.reading.refusal import Refusal
from pakten.reading.suggestion import fold
from pakten.writing.problems import text as report

COMMANDS: Mapping[str, str] = {
    "check": "check",
    "new": "new",
    **dict.fromkeys(("move", "cancel", "postpone"), "rescheduling"),
    "import": "imports",
    "export": "export",
    "upcoming": "upcoming",
    "plan": "plan",
    "report": "report",
    "year": "year",
    "gaps": "gaps",
    "part": "part",
    "diff": "diff",
    "letter": "letter",
    **dict.fromkeys(("questions", "answers"), "questions"),
    "handover": "handover",
    "schema": "schema",
    "publish": "publish",
    "compare": "compare",
    "addresses": "addresses",
    "headers": "headers",
    "health": "health",
    "init": "init",
}
"""The module of each command, in the order of the help. Only that of the one that is called is imported: all of them
take three times as long as the check of a small network."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Answers one call; what is returned is the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder, environ = Path.cwd(), dict(os.environ)
    settings = _settings_of(given, folder)
    language = words(language_of(settings, environ) if settings else "sv")
    console = Console.of("auto", environ)
    try:
        status = _answer(given, language, environ, folder)
        # What cannot be written is told here: when Python does it at its end, nobody hears of it.
        console.out.flush()
        return status
    except SettingsError as wrong:
        for problem in wrong.problems:
            console.note(report.line(problem, language))
        return Exit.WRONG_CALL
    except Stopped as stop:
        console.note(language(stop.key, None, **stop.values))
        return stop.status
    except Refusal as refused:
        console.note(language(f"cli.cannot.{refused.reason}", None, **refused.values))
        return Exit.PROBLEMS
    except (KeyboardInterrupt, EOFError):
        console.note(language("cli.interrupted"))
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough. What is still unwritten must not be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FINE
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        console.note(language("cli.system", None, what=reason(error, language), where=where))
        return Exit.PROBLEMS


def _answer(given: list[str], language: Words, environ: Mapping[str, str], folder: Path) -> int:
    try:
        with localized(language):
            given = ["--help"] if given and fold(given[0]) in ("help", "hjalp") else given
            whole = parser(language, given)
            refuse_unknown(whole, given, language)
            options = whole.parse_args(as_options(given))
            if options.command is None:
                whole.print_help()
                return Exit.FINE
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.WRONG_CALL
    run: Command = options.command
    return run.run(Call(options, Console.of(options.color, environ), language, environ, folder)) or Exit.FINE


def parser(language: Words, given: Sequence[str]) -> ArgumentParser:
    """All commands, and the options of the one that is called: those of all take as long as reading a network."""
    shared = ArgumentParser(add_help=False)
    shared.add_argument("--config", default="", metavar="mkdocs.yml", help=language("cli.option.config"))
    shared.add_argument("--date", default="", metavar="2027-01-20", help=language("cli.option.date"))
    choices = ("auto", "always", "never")
    shared.add_argument("--color", choices=choices, default="auto", help=language("cli.option.color"))
    whole = ArgumentParser(
        prog="pakten",
        description=language("cli.description"),
        epilog=language("cli.exit_codes"),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    whole.set_defaults(command=None, color="auto")
    commands = whole.add_subparsers(metavar=language("cli.metavar.command"), title=language("cli.commands"))
    for name in COMMANDS:
        said = language(f"cli.{name}.help")
        one = commands.add_parser(name, parents=[shared], help=said, description=said, allow_abbrev=False)
        if name in given:
            module = import_module(f"pakten.cli.commands.{COMMANDS[name]}")
            several: Mapping[str, Command] = getattr(module, "COMMANDS", {})
            command = several[name] if several else Command(module.add_options, module.run)
            one.set_defaults(command=command)
            command.add_options(one, language)
    return whole


def _settings_of(given: Sequence[str], folder: Path) -> Path | None:
    """The settings that a call is about, before anybody has read it: the help is in their language."""
    for option, value in zip(given, [*given, ""][1:], strict=True):
        name, _, joined = option.partition("=")
        if name == "--config":
            return folder / (joined or value)
    try:
        return settings_above(folder)
    except SettingsError:
        return None
