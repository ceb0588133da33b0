"""A command: its options, and what it does with a call."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from pakten.cli.console import Console
from pakten.locale import Words


class Exit(IntEnum):
    """What the shell is told. Documented in `pakten --help`."""

    FINE = 0
    PROBLEMS = 1
    WRONG_CALL = 2
    CHANGED_MEANWHILE = 3
    INTERRUPTED = 130


@dataclass(frozen=True)
class Call:
    """What somebody asked for, and where the answer goes."""

    options: Namespace
    console: Console
    words: Words
    environ: Mapping[str, str]
    folder: Path
    """Where the command was given."""


@dataclass(frozen=True)
class Command:
    """Its help is the sentence `cli.NAME.help`; a run that gives nothing is `FINE`."""

    add_options: Callable[[ArgumentParser, Words], None]
    run: Callable[[Call], Exit | None]


class Stopped(Exception):
    """The call cannot be answered. What is said is the sentence `key` filled with the values."""

    def __init__(self, key: str, status: Exit = Exit.PROBLEMS, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.status = status
        self.values = values
