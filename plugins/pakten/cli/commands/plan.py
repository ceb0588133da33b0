"""`pakten plan`: the activity plan of a year by quarter, goal and area, to read or to go on working with."""

from argparse import ArgumentParser

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import read_whole
from pakten.cli.output import add_output, give
from pakten.domain.overviews.plan import activity_plan
from pakten.locale import Words
from pakten.writing.letters.agenda import year_plan
from pakten.writing.letters.plan_table import as_csv, as_markdown, sections


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("year", type=int, metavar=words("cli.metavar.year"), help=words("cli.plan.year"))
    parser.add_argument("--format", choices=("text", "markdown", "csv"), default="text", help=words("cli.plan.format"))
    add_output(parser, words)


def year_of(call: Call) -> int:
    year: int = call.options.year
    if not 1900 <= year <= 2199:
        raise Stopped("cli.plan.no_year", Exit.WRONG_CALL, year=year)
    return year


def run(call: Call) -> None:
    year = year_of(call)
    network, _, catalogue = read_whole(call)
    plan = sections(activity_plan(catalogue, year, network.today), catalogue, network.words, network.today)
    # What was gathered afterwards was no plan.
    planned = catalogue.is_planned(year, network.today)
    title = network.words("plan.title" if planned else "calendar.year", year=year)
    if call.options.format == "csv":
        give(call, as_csv(plan, network.words))
    elif call.options.format == "markdown":
        give(call, as_markdown(plan, title, network.words))
    else:
        give(call, year_plan(plan, title, network.words))
