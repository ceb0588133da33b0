"""`pakten report`: what a year gave, goal by goal and in words, as a page to print or as Markdown."""

from argparse import ArgumentParser

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import read_whole
from pakten.cli.output import add_output, give
from pakten.domain.overviews.report import year_report
from pakten.locale import Words
from pakten.writing.letters.paper_forms import as_html, as_markdown
from pakten.writing.letters.year_report import compose


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("year", type=int, metavar=words("cli.metavar.year"), help=words("cli.report.year"))
    parser.add_argument("--format", choices=("html", "markdown"), default="markdown", help=words("cli.report.format"))
    add_output(parser, words)


def run(call: Call) -> None:
    year: int = call.options.year
    network, _, catalogue = read_whole(call)
    if not catalogue.in_year(year) and catalogue.as_of(network.today).horizon().knows_year(year):
        years = ", ".join(map(str, catalogue.years))
        raise Stopped("cli.report.no_year", Exit.WRONG_CALL, year=year, years=years)
    publication = network.publication(catalogue)
    report = year_report(catalogue, year, network.today)
    document = compose(report, catalogue, network.words, publication.links, publication.name)
    give(call, as_html(document) if call.options.format == "html" else as_markdown(document))
