"""Where a result goes: to the output, or to a file that was not there before."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from pakten.cli.command import Call
from pakten.cli.saving import new_file, replace_file
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
    _save(call, path, text)
    if twin and path.suffix != twin[0]:
        _save(call, path.with_suffix(twin[0]), twin[1])


def _save(call: Call, path: Path, text: str) -> None:
    content = text.encode()
    if call.options.overwrite and path.is_file():
        replace_file(path, path.read_bytes(), content)
    else:
        new_file(path, content)
    call.console.note(call.words("cli.written", file=path.name))
