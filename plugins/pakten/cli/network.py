"""The network that a command is about: its settings, its day, and how it would read with a change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from pakten.addresses.links import SiteLinks
from pakten.checking.remembered import remember_in
from pakten.checking.review import reader, review
from pakten.checking.texts import nothing_remembered
from pakten.cli.command import Call, Exit, Stopped
from pakten.domain.catalogue import Catalogue
from pakten.domain.problem import Problem, Severity
from pakten.domain.timespan import local_instant
from pakten.editing.dry_run import trial
from pakten.locale import Words, words
from pakten.reading import clock
from pakten.reading.memory.store import Store
from pakten.reading.network.catalogue import Reading, read
from pakten.reading.network.layout import Layout
from pakten.reading.network.positions import Lines
from pakten.reading.network.settings import Settings, read_settings, settings_above
from pakten.reading.network.withdrawn import withdrawn, without
from pakten.writing.problems import text as report
from pakten.writing.publication import Publication


@dataclass(frozen=True)
class Network:
    settings: Settings
    words: Words
    today: date
    now: datetime

    @property
    def root(self) -> Path:
        return self.settings.root

    def read(self, layout: Layout | None = None, store: Store | None = None) -> Reading:
        settings = self.settings
        return read(layout or settings.layout, settings.vocabulary, settings.zone, store, self.today)

    def problems(
        self, reading: Reading, layout: Layout | None = None, store: Store | None = None
    ) -> tuple[Problem, ...]:
        """Everything that is wrong or deserves a second look, as every build says it."""
        layout = layout or self.settings.layout
        settings = self.settings
        kept, remember = (store.kept("advice"), remember_in(store)) if store else (None, nothing_remembered)
        somebody = reader(self.today, self.words, settings.options, settings.content, settings.urls, kept)
        return tuple(sorted({*reading.problems, *review(reading, layout, somebody, remember)}))

    def with_files(self, contents: Mapping[str, bytes]) -> Reading:
        """The network as it would be with these files."""
        with trial(self.settings.layout) as layout:
            for name, content in contents.items():
                path = layout.root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            return self.read(layout)

    def publication(self, catalogue: Catalogue) -> Publication:
        settings = self.settings
        links = SiteLinks(settings.urls, settings.site_url)
        options = settings.options
        gone = withdrawn(catalogue, self.root / settings.content, self.today)
        told = without(gone, catalogue.as_of(self.today))
        return Publication(
            told, links, self.words, settings.name, options.network, settings.zone, options.currency, options.country
        )


def open_network(call: Call) -> Network:
    """Raises SettingsError, and Stopped for a day that is none."""
    return network_with(call, read_settings(settings_path(call), call.environ))


def today_of(call: Call, zone: ZoneInfo) -> date:
    try:
        return clock.today(call.environ, zone, call.options.date)
    except ValueError as wrong:
        raise Stopped("cli.wrong_date", Exit.WRONG_CALL, value=wrong) from None


def network_with(call: Call, settings: Settings) -> Network:
    today = today_of(call, settings.zone)
    real = datetime.now(settings.zone)
    # On another day than the real one there is no "now": the day begins.
    now = real.replace(second=0, microsecond=0) if today == real.date() else local_instant(today, time(), settings.zone)
    return Network(settings, words(settings.language), today, now)


def settings_path(call: Call) -> Path:
    chosen: str = call.options.config
    return Path(call.folder / chosen).absolute() if chosen else settings_above(call.folder.absolute())


def read_whole(call: Call) -> tuple[Network, Reading, Catalogue]:
    """The network with all that is written in it; stops with what must be mended first."""
    network = open_network(call)
    with call.console.progress(call.words("cli.reading")):
        reading = network.read()
    if reading.catalogue is None:
        show_errors(call, reading.problems, reading.lines)
        raise Stopped("cli.mend_first")
    return network, reading, reading.catalogue


def show_errors(call: Call, problems: tuple[Problem, ...], lines: Lines) -> None:
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    call.console.out.write(report.text(errors, call.words, lines, call.console.color))


def new_errors(before: Reading, after: Reading) -> tuple[Problem, ...]:
    """Errors that a change has brought: others may have mistakes elsewhere, and that shall stop nobody."""
    known = Counter((one.location.file, one.code, one.values) for one in before.problems)
    found = []
    for problem in after.problems:
        identity = (problem.location.file, problem.code, problem.values)
        if problem.severity is Severity.ERROR and known[identity] <= 0:
            found.append(problem)
        known[identity] -= 1
    return tuple(found)
