"""What stands after a command: options as people write them, and the near one for an option that is not there."""

import argparse
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pakten.cli.command import Exit
from pakten.locale import Words
from pakten.reading.suggestion import fold, key_for, near


def options_of(parser: ArgumentParser) -> Mapping[str, argparse.Action]:
    """All options of a parser by their names."""
    # argparse tells nobody in public.
    return parser._option_string_actions


def as_options(given: Sequence[str]) -> list[str]:
    """Names of options without dots and capitals: `--område` is `--omrade`."""
    return ["=".join((_plain(name), *rest)) for name, *rest in (one.split("=", 1) for one in given)]


def _plain(name: str) -> str:
    return fold(name).replace("_", "-") if name.startswith("--") and len(name) > 2 else name


@dataclass(frozen=True)
class _Unknown:
    """A word of a call that is not there: an `option`, a `command`, or a `choice`."""

    kind: str
    word: str
    parser: ArgumentParser
    choices: tuple[str, ...] = ()


def refuse_unknown(parser: ArgumentParser, given: Sequence[str], words: Words) -> None:
    """Ends the call at the first word that is not there, with the one that was probably meant."""
    for one in _unknown(parser, given):
        meant = _meant(one, words)
        told = words(
            f"cli.unknown_{one.kind}{'_near' if meant else ''}",
            None,
            word=one.word,
            meant=meant,
            choices=", ".join(one.choices),
            command=one.parser.prog,
        )
        one.parser.exit(Exit.WRONG_CALL, f"{told}\n")


def _meant(one: _Unknown, words: Words) -> str:
    bare = one.word.lstrip("-")
    if one.kind == "option":
        options = options_of(one.parser).items()
        shown = [name for name, action in options if name.startswith("--") and action.help != argparse.SUPPRESS]
        keys = {name[2:].replace("-", "_"): name for name in shown}
        return keys.get(key_for(bare, keys), "")
    if one.kind == "choice":
        return near(bare, one.choices)
    named = {other: name for name in one.choices for other in (name, *_other_names(name, words))}
    return named.get(near(bare, named), "")


def _other_names(command: str, words: Words) -> list[str]:
    """What people call a command who do not know its name."""
    key = f"cli.{command}.other_names"
    return words(key).split() if key in words else []


def _unknown(parser: ArgumentParser, given: Sequence[str]) -> Iterator[_Unknown]:
    rest = iter(given)
    for one in rest:
        name, joined, value = one.partition("=")
        if one == "--":
            return
        if one.startswith("-") and one.lstrip("-")[:1].isalpha():
            action = options_of(parser).get(_plain(name))
            if action is None:
                yield _Unknown("option", name, parser)
            elif action.nargs != 0:
                value = value if joined else next(rest, "")
                choices = tuple(map(str, action.choices or ()))
                if choices and value and value not in choices:
                    yield _Unknown("choice", value, parser, choices)
        elif commands := _commands(parser):
            if one not in commands:
                yield _Unknown("command", one, parser, tuple(commands))
                return
            parser = commands[one]


def _commands(parser: ArgumentParser) -> Mapping[str, ArgumentParser]:
    """The commands below a parser; none where the words that follow are something else."""
    found = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return next((action.choices for action in found), {})
