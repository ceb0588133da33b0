"""`pakten export`: the events as a spreadsheet, for those who work in one."""

from argparse import ArgumentParser

from pakten.cli.command import Call
from pakten.cli.network import read_whole
from pakten.cli.output import add_output, give_table
from pakten.locale import Words
from pakten.writing.data.spreadsheet import as_csv


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--csv", action="store_true", required=True, help=words("cli.export.csv"))
    parser.add_argument("--comma", action="store_true", help=words("cli.export.comma"))
    add_output(parser, words)


def run(call: Call) -> None:
    _, _, catalogue = read_whole(call)
    give_table(call, as_csv(catalogue.events, "," if call.options.comma else ";"))
