"""`pakten health`: whether a published site is well, for cron or a monitor; it needs no sources."""

from argparse import ArgumentParser
from urllib.error import URLError
from zoneinfo import ZoneInfo

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import open_network, today_of
from pakten.locale import Words
from pakten.publishing.health import DAYS, findings
from pakten.publishing.source import source_of
from pakten.reading.network.settings import SettingsError


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("published", metavar=words("cli.metavar.published"), help=words("cli.compare.published"))
    parser.add_argument("--days", type=int, default=DAYS, metavar=str(DAYS), help=words("cli.health.days"))


def run(call: Call) -> Exit:
    try:
        today = open_network(call).today
    except SettingsError:
        # A monitor may stand anywhere.
        today = today_of(call, ZoneInfo("UTC"))
    try:
        found = tuple(findings(source_of(call.options.published, call.folder), today, call.options.days))
    except URLError as wrong:
        raise Stopped("cli.no_answer", Exit.PROBLEMS, address=call.options.published, reason=wrong.reason) from wrong
    for one in found:
        call.console.say(call.words(f"cli.health.{one.kind}", None, **one.values))
    if not found:
        call.console.say(call.words("cli.health.fine"))
    return Exit.PROBLEMS if found else Exit.FINE
