"""`pakten move`, `pakten cancel`, `pakten postpone`: what happens to an event, told everywhere by one change."""

from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial

from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.events.event_list import change_event, event_called, occasion_path, save
from pakten.cli.network import read_whole
from pakten.domain.event import Event, Status
from pakten.domain.problem import NOWHERE
from pakten.editing.amendment import Amendment
from pakten.editing.rescheduling import call_off, move
from pakten.locale import Words
from pakten.reading.forms.mistake import Mistake
from pakten.writing.problems import text as report

Change = Callable[[Call, Event, Amendment], None]


def _options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("id", metavar="ID", help=words("cli.life.id"))
    parser.add_argument("--occasion", default="", metavar="ID", help=words("cli.life.occasion"))
    parser.add_argument("--dry-run", action="store_true", help=words("cli.option.dry_run"))


def _move_options(parser: ArgumentParser, words: Words) -> None:
    _options(parser, words)
    parser.add_argument("to", metavar=words("cli.metavar.date"), help=words("cli.move.to"))
    parser.add_argument("--end", default="", metavar=words("cli.metavar.date"), help=words("cli.move.end"))


def _off_options(parser: ArgumentParser, words: Words) -> None:
    _options(parser, words)
    parser.add_argument("--note", default="", metavar=words("cli.metavar.text"), help=words("cli.life.note"))


def _run(change: Change, call: Call) -> None:
    network, reading, catalogue = read_whole(call)
    event = event_called(call.options.id, catalogue)
    draft = change_event(call, network, reading, event, partial(change, call, event))
    if not call.options.dry_run:
        save(call, network, draft)


def _move(call: Call, event: Event, amendment: Amendment) -> None:
    path = occasion_path(event, call.options.occasion)
    if event.occasions and not path:
        ids = ", ".join(one.id for one in event.occasions)
        raise Stopped("cli.which_occasion", Exit.WRONG_CALL, id=event.id, occasions=ids)
    off = event.occasions[int(path[1])].status if path else event.status
    if off is Status.CANCELLED:
        raise Stopped("cli.move.cancelled", Exit.WRONG_CALL, id=event.id)
    try:
        move(amendment, path, call.options.to, call.options.end)
    except Mistake as mistake:
        said = report.told(mistake.at(NOWHERE), call.words)
        raise Stopped("cli.said", Exit.WRONG_CALL, said=said) from None


def _call_off(status: Status, call: Call, event: Event, amendment: Amendment) -> None:
    path = occasion_path(event, call.options.occasion)
    known = event.occasions[int(path[1])].status if path else event.status
    if known is status and call.options.note in ("", event.status_note):
        raise Stopped(f"cli.already.{status}", Exit.WRONG_CALL, id=event.id)
    call_off(amendment, path, status, call.options.note)


COMMANDS = {
    "move": Command(_move_options, partial(_run, _move)),
    "cancel": Command(_off_options, partial(_run, partial(_call_off, Status.CANCELLED))),
    "postpone": Command(_off_options, partial(_run, partial(_call_off, Status.POSTPONED))),
}
