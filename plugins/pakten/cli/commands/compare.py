"""`pakten compare`: the built site against the published one, before anybody sees it."""

from argparse import ArgumentParser
from pathlib import Path
from urllib.error import URLError

from pakten.cli.command import Call, Exit, Stopped
from pakten.cli.network import open_network
from pakten.domain.problem import Problem, Severity
from pakten.locale import Words
from pakten.publishing.comparison import Sources, against
from pakten.publishing.source import Folder, Source, source_of
from pakten.writing.problems import text as report

SITE = "site"


def add_options(parser: ArgumentParser, words: Words) -> None:
    parser.add_argument("published", metavar=words("cli.metavar.published"), help=words("cli.compare.published"))
    parser.add_argument("--site", default=SITE, metavar=SITE, help=words("cli.option.site"))
    parser.add_argument(
        "--format", choices=("text", "github", "gitlab"), default="text", help=words("cli.check.format")
    )


def run(call: Call) -> Exit:
    site = built_site(call)
    published: str = call.options.published
    source = source_of(published, call.folder)
    try:
        if source.read("sitemap.xml") is None:
            # The first time there is nothing to lose.
            call.console.note(call.words("cli.compare.nothing", published=published))
            return Exit.FINE
        problems = compared(call, source, site)
    except URLError as wrong:
        # A site that is down must not keep the one from being published that would be up.
        call.console.note(call.words("cli.compare.no_answer", address=published, reason=wrong.reason))
        return Exit.FINE
    return told(call, problems)


def built_site(call: Call) -> Path:
    site: Path = call.folder / call.options.site
    if not (site / "index.html").is_file():
        raise Stopped("cli.publish.no_site", site=call.options.site)
    return site


def compared(call: Call, old: Source, site: Path) -> tuple[Problem, ...]:
    network = open_network(call)
    settings = network.settings
    catalogue = network.read().catalogue
    sources = Sources(catalogue, settings.options.network, settings.options.events)
    calendar = settings.urls.feed("all", "ics")
    return tuple(sorted(set(against(old, Folder(site), calendar, network.today, sources))))


def told(call: Call, problems: tuple[Problem, ...]) -> Exit:
    chosen = getattr(call.options, "format", "text")
    if chosen != "text":
        writer = report.github if chosen == "github" else report.gitlab
        call.console.out.write(writer(problems, call.words))
    elif problems:
        lines = open_network(call).read().lines
        call.console.out.write(report.text(problems, call.words, lines, call.console.color))
    else:
        call.console.say(call.words("cli.compare.fine"))
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return Exit.PROBLEMS if wrong else Exit.FINE
