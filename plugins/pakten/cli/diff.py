"""`pakten diff`: what has changed since another version, as one would tell it to a colleague."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from pakten.cli.command import Call, Command, Exit, Stopped
from pakten.cli.history import tree_at
from pakten.cli.network import Network, layout_at, open_network, whole
from pakten.domain.catalogue import Catalogue
from pakten.locale import Words
from pakten.reading.network.catalogue import read
from pakten.reading.network.settings import FILE, SettingsError, read_settings
from pakten.writing.letters.changes import changes


def add_options(parser: ArgumentParser, words: Words) -> None:
    metavar = words("cli.metavar.revision")
    parser.add_argument("revision", nargs="?", default="HEAD", metavar=metavar, help=words("cli.diff.revision"))


def run(call: Call) -> int:
    network = open_network(call)
    now = whole(call, network)
    revision: str = call.options.revision
    with call.console.progress(call.words("cli.reading_history")), tree_at(network.root, revision) as folder:
        before = _catalogue_at(call, network, folder)
    if before is None:
        raise Stopped("cli.diff.broken", revision=revision)
    for sentence in changes(before, now, network.words) or (call.words("cli.diff.nothing"),):
        call.console.say(sentence)
    return Exit.FINE


def _catalogue_at(call: Call, network: Network, folder: Path) -> Catalogue | None:
    """Read by its own settings, because the names of folders and kinds may have changed too."""
    try:
        settings = read_settings(folder / FILE, call.environ)
    except SettingsError:
        return network.read(layout_at(network, folder)).catalogue
    return read(settings.layout, settings.vocabulary, settings.zone).catalogue


COMMAND = Command("diff", add_options, run)
