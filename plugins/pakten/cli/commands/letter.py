"""`pakten letter`: the letter of a month, or of what is new since the last one, for a mail or a post."""

import re
from argparse import ArgumentParser
from datetime import date

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import read_whole
from pakten.cli.output import add_output, give
from pakten.domain.catalogue import Catalogue
from pakten.domain.term import Area
from pakten.locale import Words
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import day
from pakten.reading.suggestion import near
from pakten.writing.letters.linkedin import linkedin
from pakten.writing.letters.monthly import as_text, letter, letter_since
from pakten.writing.letters.monthly_html import WRITTEN, as_html


def add_options(parser: ArgumentParser, words: Words) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--month", metavar="2027-01", help=words("cli.letter.month"))
    which.add_argument("--since", metavar=words("cli.letter.metavar.since"), help=words("cli.letter.since"))
    parser.add_argument("--area", default="", metavar="ID", help=words("cli.letter.area"))
    parser.add_argument(
        "--format", choices=("text", "html", "linkedin"), default="text", help=words("cli.letter.format")
    )
    add_output(parser, words)


def run(call: Call) -> None:
    since = _since(call) if call.options.since else None
    year, month = (0, 0) if since else _month(call.options.month)
    if since and call.options.format == "linkedin":
        raise Stopped("cli.letter.post_of_month", Exit.WRONG_CALL)
    network, _, catalogue = read_whole(call)
    area = _area(call.options.area, catalogue)
    publication = network.publication(catalogue)
    if call.options.format == "linkedin":
        give(call, linkedin(publication, year, month, area))
        return
    if since:
        one = letter_since(publication, since, network.today, area)
    else:
        one = letter(publication, year, month, network.today, area)
    if call.options.format == "html":
        give(call, as_html(one), twin=(".txt", as_text(one)))
    else:
        give(call, as_text(one))


def _month(written: str) -> tuple[int, int]:
    found = re.fullmatch(r"((?:19|20|21)\d\d)-(0[1-9]|1[0-2])", written)
    if found is None:
        raise Stopped("cli.letter.no_month", Exit.WRONG_CALL, value=written)
    return int(found[1]), int(found[2])


def _since(call: Call) -> date:
    """A day, or the day that the last letter says it was written on."""
    written: str = call.options.since
    path = call.folder / written
    if path.is_file():
        found = re.search(WRITTEN, path.read_text("utf-8", "replace"))
        if found is None:
            raise Stopped("cli.letter.no_mark", Exit.WRONG_CALL, file=path.name)
        return date.fromisoformat(found["html"] or found["text"])
    try:
        return day(written)
    except Mistake:
        raise Stopped("cli.letter.no_day", Exit.WRONG_CALL, value=written) from None


def _area(id_: str, catalogue: Catalogue) -> Area | None:
    if not id_ or id_ in catalogue.area:
        return catalogue.area.get(id_)
    meant = near(id_, catalogue.area, (area.title for area in catalogue.areas))
    raise Stopped("cli.no_area", Exit.WRONG_CALL, id=id_, areas=meant or ", ".join(catalogue.area))
