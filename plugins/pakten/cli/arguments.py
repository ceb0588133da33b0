"""What stands after a command: options as people write them, and the near one for an option that is not there."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence

from pakten.locale import Words
from pakten.reading.suggestion import fold, key_for


def options_of(parser: ArgumentParser) -> Mapping[str, argparse.Action]:
    """All options of a parser by their names."""
    # argparse tells nobody in public.
    return parser._option_string_actions


def as_options(given: Sequence[str]) -> list[str]:
    """Names of options without dots and capitals: `--område` is `--omrade`."""
    return ["=".join((_plain(name), *rest)) for name, *rest in (one.split("=", 1) for one in given)]


def _plain(name: str) -> str:
    return fold(name).replace("_", "-") if name.startswith("--") and len(name) > 2 else name


def refuse_unknown(parser: ArgumentParser, given: Sequence[str], words: Words) -> None:
    """Ends the call at the first option that is not there, with the one that was probably meant."""
    for asked, option in _unknown(parser, given):
        shown = {
            name[2:].replace("-", "_"): name for name, action in options_of(asked).items() if _is_shown(name, action)
        }
        meant = shown.get(key_for(option.lstrip("-"), shown), "")
        if meant:
            asked.error(words("cli.unknown_option_near", option=option, meant=meant))
        asked.error(words("cli.unknown_option", option=option))


def _is_shown(name: str, action: argparse.Action) -> bool:
    return name.startswith("--") and action.help != argparse.SUPPRESS


def _unknown(parser: ArgumentParser, given: Sequence[str]) -> Iterator[tuple[ArgumentParser, str]]:
    """Options that are not there, each with the parser of its command."""
    rest = iter(given)
    for one in rest:
        name, _, value = one.partition("=")
        if one == "--":
            return
        if one.startswith("--") or (len(one) == 2 and one[0] == "-" and one[1].isalpha()):
            action = options_of(parser).get(_plain(name))
            if action is None:
                yield parser, name
            elif action.nargs != 0 and not value:
                next(rest, None)
        else:
            parser = _below(parser, one)


def _below(parser: ArgumentParser, word: str) -> ArgumentParser:
    """The parser of a command of this name, or the same one."""
    commands = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return next((one.choices[word] for one in commands if word in one.choices), parser)
