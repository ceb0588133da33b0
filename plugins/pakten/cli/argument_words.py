"""The words of argparse in the network's language.

argparse looks its sentences up in gettext, by their English text and through two names in its own module. A catalogue
of gettext would need compiled files and a setting for the whole process. This exchanges the two names while one call
is read; it can go when argparse takes a translator.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from pakten.locale import Words

KEYS = {
    "usage: ": "usage",
    "argument %(argument_name)s: %(message)s": "argument",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "unknown_command",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "unrecognized arguments: %s": "unrecognized",
    "not allowed with argument %s": "not_with",
    "ignored explicit argument %r": "no_value",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_of",
    "expected one argument": "one",
    "expected at most one argument": "at_most_one",
    "expected at least one argument": "at_least_one",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "unexpected option string: %s": "unexpected",
    "invalid %(type)s value: %(value)r": "invalid",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": "choice_near",
    "%(prog)s: error: %(message)s\n": "error",
}
"""The sentences that people can meet; the others are about programming mistakes."""


@contextmanager
def localized(words: Words) -> Iterator[None]:
    def said(english: str) -> str:
        key = KEYS.get(english)
        return words(f"cli.argparse.{key}") if key else english

    def counted(one: str, many: str, n: int) -> str:
        return words("cli.argparse.some", n=n) if one == "expected %s argument" else (one if n == 1 else many)

    module = vars(argparse)
    known = module["_"], module["ngettext"]
    module["_"], module["ngettext"] = said, counted
    try:
        yield
    finally:
        module["_"], module["ngettext"] = known
