"""`pakten year 2026`: the year as one document, to read, to print, or to attach to a case."""

from argparse import ArgumentParser

from pakten.cli.command import Call, Stopped
from pakten.cli.commands.plan import year_of
from pakten.cli.network import read_whole
from pakten.cli.output import add_output, give, give_file
from pakten.locale import Words
from pakten.writing.letters.paper_forms import STYLE, TABLE, NoPdf, as_html, as_markdown, as_pdf
from pakten.writing.letters.year_document import year_document


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("year", type=int, metavar=words("cli.metavar.year"), help=words("cli.year.year"))
    formats = ("markdown", "html", "pdf")
    parser.add_argument("--format", choices=formats, default="markdown", help=words("cli.year.format"))
    add_output(parser, words)


def run(call: Call) -> None:
    year = year_of(call)
    network, _, catalogue = read_whole(call)
    publication = network.publication(catalogue)
    document = year_document(
        publication.catalogue, year, network.today, network.words, publication.links, publication.name
    )
    if call.options.format == "pdf":
        try:
            give_file(call, as_pdf(document), "pdf")
        except NoPdf:
            raise Stopped("cli.year.no_pdf") from None
    else:
        give(call, as_html(document, STYLE + TABLE) if call.options.format == "html" else as_markdown(document))
