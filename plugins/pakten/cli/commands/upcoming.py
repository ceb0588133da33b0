"""`pakten upcoming`: what lies ahead, on one screen."""

from argparse import ArgumentParser

from pakten.cli.command import Call
from pakten.cli.network import read_whole
from pakten.locale import Words
from pakten.writing.letters.agenda import upcoming

_SCREEN = 20


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--most", type=int, default=_SCREEN, metavar="20", help=words("cli.upcoming.most"))


def run(call: Call) -> None:
    network, _, catalogue = read_whole(call)
    call.console.out.write(upcoming(catalogue, network.today, network.words, max(call.options.most, 1)))
