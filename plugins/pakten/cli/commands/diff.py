"""`pakten diff`: what has changed since another version, as one would tell it to a colleague."""

from argparse import ArgumentParser

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import read_whole
from pakten.cli.versions.history import catalogue_at, commit_called
from pakten.locale import Words
from pakten.writing.letters.changes import changes


def add_options(parser: ArgumentParser, words: Words) -> None:
    metavar = words("cli.metavar.revision")
    parser.add_argument("revision", nargs="?", default="HEAD", metavar=metavar, help=words("cli.diff.revision"))


def run(call: Call) -> None:
    network, _, now = read_whole(call)
    revision: str = call.options.revision
    commit = commit_called(network.root, revision)
    if commit is None:
        raise Stopped("cli.no_revision", Exit.WRONG_CALL, revision=revision)
    with call.console.progress(call.words("cli.reading_history")):
        before = catalogue_at(network, commit, call.environ)
    if before is None:
        raise Stopped("cli.diff.broken", revision=revision)
    for sentence in changes(before, now, network.words) or (call.words("cli.diff.nothing"),):
        call.console.say(sentence)
