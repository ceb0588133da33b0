"""`pakten import`: meetings from a calendar or a spreadsheet. It shows what it understood, and writes when told to."""

from argparse import ArgumentParser
from datetime import date, timedelta

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.events.event_list import save
from pakten.cli.fields import add_fields
from pakten.cli.importing.answers import answered, answers_of
from pakten.cli.importing.columns import show_columns
from pakten.cli.importing.moves import with_moves
from pakten.cli.importing.plan import planned
from pakten.cli.importing.report import tell
from pakten.cli.importing.trial import Result, tried
from pakten.cli.network import Network, open_network
from pakten.cli.saving import content_of, save_file
from pakten.domain.catalogue import Catalogue
from pakten.importing.memory import FILE, Memory
from pakten.importing.rows import Terms
from pakten.locale import Words
from pakten.reading.forms.events import EventForm
from pakten.reading.forms.mistake import Mistake
from pakten.reading.forms.partial_date import day

_AHEAD = timedelta(days=365)
"""How far a series is written out, unless somebody says another day."""


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.usage = f"{parser.prog} {words('cli.metavar.file')} {words('cli.metavar.options')}"
    parser.add_argument("file", metavar=words("cli.metavar.file"), help=words("cli.import.file"))
    parser.add_argument("--write", action="store_true", help=words("cli.import.write"))
    column = words("cli.import.map.metavar")
    parser.add_argument("--map", action="append", default=[], metavar=column, help=words("cli.import.map"))
    zone = words("cli.import.zone.metavar")
    parser.add_argument("--zone", action="append", default=[], metavar=zone, help=words("cli.import.zone"))
    parser.add_argument("--until", default="", metavar="2027-12-31", help=words("cli.import.until"))
    parser.add_argument("--new", action="store_true", help=words("cli.import.new"))
    add_fields(parser, EventForm, words, words("cli.import.defaults"), passed_over=("id", "title", "start", "end"))


def run(call: Call) -> Exit:
    network = open_network(call)
    path = call.folder / call.options.file
    if not path.is_file():
        raise Stopped("cli.no_file", Exit.WRONG_CALL, file=path.name)
    stored = network.root / FILE
    before = content_of(stored)
    memory = Memory.of(before or b"")
    with call.console.progress(call.words("cli.reading")):
        reading = network.read()
    known = reading.catalogue or Catalogue(vocabulary=network.settings.vocabulary)
    until = _until(call) if call.options.until else network.today + _AHEAD
    given = answers_of(call, memory)
    terms = Terms(
        network.settings.zone, network.today, until, given.zones, given.columns, network.settings.options.country
    )
    found, answers = answered(call, path.read_bytes(), path.name, terms, given, known)
    plan = planned(found, answers, known, path.name, network, memory, terms)
    result = tried(with_moves(call, plan, known, path.name, network.today), network, reading)
    show_columns(call, found.columns)
    tell(call, path.name, found, result.plan)
    _write(call, network, result)
    entries = result.plan.remembered if call.options.write else {}
    memory = answers.remembered(memory, entries)
    if (entries or answers.asked != Memory()) and memory.data != before:
        save_file(stored, before, memory.data)
        call.console.note(call.words("cli.import.remembered", file=FILE))
    unread = any(not (column.key or column.is_known) for column in found.columns)
    return Exit.PROBLEMS if result.plan.failed or unread else Exit.FINE


def _write(call: Call, network: Network, result: Result) -> None:
    for draft in result.drafts:
        draft.show(call)
    if not call.options.write:
        if result.drafts:
            call.console.note(call.words("cli.import.nothing_written"))
        return
    for draft in result.drafts:
        save(call, network, draft)


def _until(call: Call) -> date:
    try:
        return day(call.options.until)
    except Mistake:
        raise Stopped("cli.wrong_date", Exit.WRONG_CALL, value=call.options.until) from None
