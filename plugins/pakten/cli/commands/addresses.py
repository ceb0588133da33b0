"""`pakten addresses`: every address that others may have saved, and the ledger that remembers them."""

from argparse import ArgumentParser

from pakten.checking.addresses.saved import published, redirects
from pakten.cli.command import Call
from pakten.cli.network import Network, read_whole
from pakten.cli.saving import content_of, save_file
from pakten.locale import Words
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.ledger import FILE, ledger_text, read_ledger


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("--write", action="store_true", help=words("cli.addresses.write"))


def run(call: Call) -> None:
    network, reading, _ = read_whole(call)
    if call.options.write:
        number = remember(network, reading)
        call.console.say(call.words("cli.addresses.written", number, file=FILE))
    else:
        call.console.out.write(ledger_text(_all(network, reading)))


def remember(network: Network, reading: Reading) -> int:
    """Write what is published into the ledger; how many addresses are new."""
    known = read_ledger(network.root)
    text = ledger_text((*known, *_all(network, reading)))
    path = network.root / FILE
    save_file(path, content_of(path), text.encode())
    return text.count("\n") - len(known)


def _all(network: Network, reading: Reading) -> frozenset[str]:
    if reading.catalogue is None:
        return frozenset()
    urls = network.settings.urls
    led = redirects(reading.catalogue, reading.pages, (), urls)
    return published(reading.catalogue, reading.pages, urls) | {page.path for page in led}
