"""`pakten upcoming`: what lies ahead, on one screen."""

from argparse import ArgumentParser

from pakten.cli.command import Call
from pakten.cli.network import open_network, whole
from pakten.locale import Words
from pakten.writing.letters.agenda import upcoming

_SCREEN = 20


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--most", type=int, default=_SCREEN, metavar="20", help=words("cli.upcoming.most"))


def run(call: Call) -> None:
    network = open_network(call)
    call.console.out.write(upcoming(whole(call, network), network.today, network.words, max(call.options.most, 1)))
