"""`pakten letter`: the letter of a month for a mail or a post, written from what stands in the calendar."""

from __future__ import annotations

import re
from argparse import ArgumentParser

from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.network import open_network, whole
from pakten.cli.output import add_output, give
from pakten.domain.catalogue import Catalogue
from pakten.domain.term import Area
from pakten.locale import Words
from pakten.reading.suggestion import near
from pakten.writing.letters.monthly import as_text, letter, linkedin
from pakten.writing.letters.monthly_html import as_html


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--month", required=True, metavar="2027-01", help=words("cli.letter.month"))
    parser.add_argument("--area", default="", metavar="ID", help=words("cli.letter.area"))
    parser.add_argument(
        "--format", choices=("text", "html", "linkedin"), default="text", help=words("cli.letter.format")
    )
    add_output(parser, words)


def run(call: Call) -> int:
    found = re.fullmatch(r"((?:19|20|21)\d\d)-(0[1-9]|1[0-2])", call.options.month)
    if found is None:
        raise Stopped("cli.letter.no_month", Exit.WRONG_CALL, value=call.options.month)
    year, month = int(found[1]), int(found[2])
    network = open_network(call)
    catalogue = whole(call, network)
    area = _area(call.options.area, catalogue)
    publication = network.publication(catalogue)
    if call.options.format == "linkedin":
        give(call, linkedin(publication, year, month, area))
    else:
        one = letter(publication, year, month, network.today, area)
        give(call, as_html(one) if call.options.format == "html" else as_text(one))
    return Exit.FINE


def _area(id_: str, catalogue: Catalogue) -> Area | None:
    if not id_ or id_ in catalogue.area:
        return catalogue.area.get(id_)
    meant = near(id_, catalogue.area, (area.title for area in catalogue.areas))
    raise Stopped("cli.no_area", Exit.WRONG_CALL, id=id_, areas=meant or ", ".join(catalogue.area))


COMMAND = Command("letter", add_options, run)
