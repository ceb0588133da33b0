"""`pakten part`: a list of events that has grown long becomes a file for each year in the folder of events."""

from argparse import ArgumentParser

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import open_network
from pakten.cli.saving import new_file, replace_file
from pakten.editing.parting import parted
from pakten.locale import Words
from pakten.reading.network.text import LARGEST


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--until", type=int, default=0, metavar="2026", help=words("cli.part.until"))


def run(call: Call) -> None:
    network = open_network(call)
    options, root = network.settings.options, network.root
    listed = root / options.events
    before = listed.read_bytes()
    # What is no UTF-8 is kept as it is: the check tells of it, in the smaller files too.
    text = before.decode("utf-8", "surrogateescape")
    stays, years = parted(text, call.options.until or network.today.year)
    if not call.options.until and len(stays) > LARGEST // 2:
        # Even what is to come is more than a list should hold.
        stays, years = parted(text, network.today.year + 1000)
    files = {f"{options.events_folder}/{year}.yaml": told for year, told in years.items()}
    if taken := [name for name in files if (root / name).exists()]:
        raise Stopped("cli.file_exists", Exit.WRONG_CALL, file=", ".join(taken))
    for name, told in files.items():
        new_file(root / name, told.encode("utf-8", "surrogateescape"))
        call.console.say(call.words("cli.schema.written", file=name))
    if files:
        replace_file(listed, before, stays.encode("utf-8", "surrogateescape"))
    call.console.say(call.words("cli.part.done" if files else "cli.part.nothing", file=options.events))
