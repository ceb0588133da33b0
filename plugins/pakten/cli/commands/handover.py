"""`pakten handover WAY`: what the network hands over to those who carry it out, as a list for the meeting with them."""

from argparse import ArgumentParser
from datetime import date

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import Network, read_whole
from pakten.cli.output import add_output, give, give_file, give_table
from pakten.domain.overviews.handover import handover
from pakten.locale import Words
from pakten.reading.suggestion import near
from pakten.writing.letters.handover import as_csv, as_text, as_workbook


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("way", metavar=words("cli.metavar.way"), help=words("cli.handover.way"))
    parser.add_argument("--since", default="", metavar="2027-01-01", help=words("cli.handover.since"))
    formats = ("text", "csv", "xlsx")
    parser.add_argument("--format", choices=formats, default="text", help=words("cli.handover.format"))
    add_output(parser, words)


def run(call: Call) -> None:
    network, _, catalogue = read_whole(call)
    known = catalogue.way_in
    way = known.get(call.options.way)
    if way is None:
        guess = near(call.options.way, known, [one.title for one in known.values()])
        ways = guess or ", ".join(known) or "–"
        raise Stopped("cli.handover.no_way", Exit.WRONG_CALL, id=call.options.way, ways=ways)
    told = handover(catalogue, way.id, _since(call, network), network.today)
    if call.options.format == "xlsx":
        give_file(call, as_workbook(told, catalogue, network.words), "xlsx")
    elif call.options.format == "csv":
        give_table(call, as_csv(told, catalogue, network.words))
    else:
        give(call, as_text(told, way, catalogue, network.words))


def _since(call: Call, network: Network) -> date:
    """The first day of the year, when nobody says another."""
    try:
        return date.fromisoformat(call.options.since) if call.options.since else network.today.replace(month=1, day=1)
    except ValueError:
        raise Stopped("cli.wrong_date", Exit.WRONG_CALL, value=call.options.since) from None
