"""`pakten publish`: the built site, put where the web server of one's own shows it."""

from argparse import ArgumentParser
from pathlib import Path

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.commands.addresses import remember
from pakten.cli.commands.compare import SITE, built_site, compared, told
from pakten.cli.commands.headers import computed, root_of
from pakten.cli.network import open_network
from pakten.locale import Words
from pakten.publishing.built_site import BuiltSite
from pakten.publishing.compression import compress
from pakten.publishing.server_folder import BrokenSiteError, NotPublishedError, ServerFolder
from pakten.publishing.server_settings import nginx
from pakten.publishing.source import Folder
from pakten.reading.network.ledger import FILE

SETTINGS = "nginx.conf"
KEEP = 5
_SHOWN = 10


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("folder", metavar=words("cli.metavar.folder"), help=words("cli.publish.folder"))
    parser.add_argument("--site", default=SITE, metavar=SITE, help=words("cli.option.site"))
    parser.add_argument("--keep", type=int, default=KEEP, metavar=str(KEEP), help=words("cli.publish.keep"))
    parser.add_argument("--anyway", action="store_true", help=words("cli.publish.anyway"))
    parser.add_argument("--rollback", action="store_true", help=words("cli.publish.rollback"))


def run(call: Call) -> None:
    place = ServerFolder(call.folder / call.options.folder)
    if call.options.keep < 1:
        raise Stopped("cli.publish.keep_none", Exit.WRONG_CALL)
    try:
        if call.options.rollback:
            if not place.folder.is_dir():
                raise NotPublishedError("nothing_before", folder=place.folder)
            with place.held():
                call.console.say(call.words("cli.publish.back", release=place.roll_back().name))
        else:
            _publish(call, place, built_site(call))
    except NotPublishedError as stopped:
        raise Stopped(f"cli.publish.stopped.{stopped.reason}", Exit.PROBLEMS, **stopped.values) from stopped


def _publish(call: Call, place: ServerFolder, site: Path) -> None:
    with place.held():
        former = place.live_release
        try:
            release = place.put(site, lambda copy: _finish(call, place, copy))
        except BrokenSiteError as broken:
            for flaw in broken.flaws[:_SHOWN]:
                call.console.note(call.words(f"cli.publish.flaw.{flaw.reason}", file=flaw.file))
            if (more := len(broken.flaws) - _SHOWN) > 0:
                call.console.note(call.words("cli.publish.more", more))
            raise Stopped("cli.publish.broken", site=call.options.site) from None
        if release == former:
            call.console.say(call.words("cli.publish.same", release=release.name))
            return
        number = len(BuiltSite(site).files)
        call.console.say(call.words("cli.publish.done", number, release=release.name))
        _remember(call)
        if gone := place.prune(call.options.keep):
            call.console.say(call.words("cli.publish.pruned", len(gone)))


def _finish(call: Call, place: ServerFolder, copy: Path) -> None:
    # What is published has been promised: it does not go away without a word.
    problems = compared(call, Folder(place.live), copy) if place.live else ()
    if problems and told(call, problems) != Exit.FINE and not call.options.anyway:
        raise Stopped("cli.publish.worse")
    network = open_network(call)
    folder = place.document_root(root_of(network))
    settings = nginx(computed(network, copy), str(folder), root_of(network))
    compress(copy)
    place.write(SETTINGS, settings)


def _remember(call: Call) -> None:
    """The ledger beside the sources, where there are any: a server may have the built site alone."""
    network = open_network(call)
    reading = network.read()
    if reading.catalogue is not None and (number := remember(network, reading)):
        call.console.say(call.words("cli.addresses.written", number, file=FILE))
