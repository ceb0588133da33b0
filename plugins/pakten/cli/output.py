"""Where a result goes: to the output, or to a file that was not there before."""

from argparse import ArgumentParser
from pathlib import Path

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.saving import content_of, save_file
from pakten.locale import Words


def add_output(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--output", default="", metavar=words("cli.metavar.file"), help=words("cli.option.output"))
    parser.add_argument("--overwrite", action="store_true", help=words("cli.option.overwrite"))


def give(call: Call, text: str, twin: tuple[str, str] | None = None) -> None:
    """The text, and beside a file one with another ending that says the same."""
    if not call.options.output:
        call.console.out.write(text)
        return
    path = call.folder / call.options.output
    _save(call, path, text.encode())
    if twin and path.suffix != twin[0]:
        _save(call, path.with_suffix(twin[0]), twin[1].encode())


def give_table(call: Call, text: str) -> None:
    """The mark in front is how Excel knows that å, ä and ö are meant."""
    give(call, f"\ufeff{text}")


def give_file(call: Call, content: bytes, ending: str) -> None:
    """What is no text: a file, since nobody reads it on a terminal."""
    if not call.options.output:
        raise Stopped("cli.output_needed", Exit.WRONG_CALL, ending=ending)
    _save(call, call.folder / call.options.output, content)


def _save(call: Call, path: Path, content: bytes) -> None:
    save_file(path, content_of(path) if call.options.overwrite else None, content)
    call.console.note(call.words("cli.written", file=path.name))
