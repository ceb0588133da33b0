"""`pakten headers`: what a server is to say beside the files, for the server that there is."""

from argparse import ArgumentParser
from pathlib import Path
from urllib.parse import urlsplit

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.commands.compare import SITE, built_site
from pakten.cli.network import Network, open_network
from pakten.locale import Words
from pakten.publishing.built_site import BuiltSite
from pakten.publishing.headers import Headers, UnsafePageError, headers_of
from pakten.publishing.server_settings import headers_file, nginx, redirects_file, table

FOLDER = "/srv/pakten/aktuell"


def add_options(parser: ArgumentParser, words: Words) -> None:
    formats = ("nginx", "files", "table")
    parser.add_argument("server", choices=formats, metavar="|".join(formats), help=words("cli.headers.server"))
    parser.add_argument("--site", default=SITE, metavar=SITE, help=words("cli.option.site"))
    parser.add_argument("--folder", default=FOLDER, metavar=FOLDER, help=words("cli.headers.folder"))


def run(call: Call) -> None:
    if call.options.server == "nginx" and (sign := next((one for one in call.options.folder if one in "$\n\r"), "")):
        # In nginx such a sign begins a variable, and there is no way to write it as itself.
        raise Stopped("cli.headers.wrong_folder", Exit.WRONG_CALL, folder=repr(call.options.folder), sign=repr(sign))
    network = open_network(call)
    site = built_site(call)
    headers = computed(network, site)
    root = root_of(network)
    match call.options.server:
        case "nginx":
            call.console.out.write(nginx(headers, call.options.folder, root))
        case "table":
            call.console.out.write(table(headers, root))
        case _:
            files = {"_headers": headers_file(headers, root), "_redirects": redirects_file(headers), ".nojekyll": ""}
            for name, text in files.items():
                (site / name).write_text(text, "utf-8")
            call.console.say(call.words("cli.headers.written", files=", ".join(files), site=call.options.site))


def computed(network: Network, site: Path) -> Headers:
    segments = network.settings.urls.segments
    try:
        return headers_of(BuiltSite(site), root_of(network), (segments.feeds, segments.data))
    except UnsafePageError as unsafe:
        raise Stopped("cli.headers.unsafe", Exit.PROBLEMS, page=unsafe.page) from unsafe


def root_of(network: Network) -> str:
    """The path of the site's address: `/`, or `/pakten/` for one that lies in a folder."""
    return urlsplit(network.settings.site_url).path or "/"
