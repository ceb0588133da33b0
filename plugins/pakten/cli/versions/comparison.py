"""What is written now, against the version that subscribers know."""

from collections.abc import Iterator

from pakten.checking.unannounced import Before, Silence, silences, unannounced
from pakten.cli.command import Call
from pakten.cli.network import Network
from pakten.cli.versions.base import Base, base_of
from pakten.cli.versions.history import catalogue_at, earlier, has_changed, text_at
from pakten.domain.code import Code
from pakten.domain.problem import Problem
from pakten.reading.network.catalogue import Reading
from pakten.reading.network.programs import programs_in

_MOST_BROKEN = 5
"""A version with mistakes was never published: so far back one that was is looked for."""


def against_base(call: Call, network: Network, reading: Reading) -> Iterator[Problem]:
    """What subscribers would not be told of."""
    base = known_version(call, network)
    if base.missing:
        call.console.note(call.words(f"cli.check.{base.missing}"))
    yield from _added_programs(network, base)
    if not network.settings.is_sound:
        return
    before = _before(call, network, base)
    if before is not None and reading.catalogue is not None:
        yield from unannounced(before, reading.catalogue, reading.drafts, network.now, reading.locate)


def _added_programs(network: Network, base: Base) -> Iterator[Problem]:
    """What a proposal would have the builder run; where there is no earlier version, what was written for this site."""
    name = network.settings.file
    now = programs_in((network.root / name).read_text("utf-8"), name)
    before = text_at(network.root, base.commit, name) if base.commit else ""
    known = programs_in(before, name)
    for program, location in now.items():
        if program not in known and (before or program.kind in ("hook", "tag")):
            yield Problem.of(Code.PROGRAM_ADDED, location, kind=program.kind, value=program.value)


def misleading(call: Call, network: Network, reading: Reading) -> tuple[Silence, ...]:
    """Events of which subscribers would know another day or place than what is written."""
    before = _before(call, network, known_version(call, network))
    if before is None or reading.catalogue is None:
        return ()
    return tuple(one for one in silences(before, reading.catalogue, network.today) if one.misleads)


def known_version(call: Call, network: Network) -> Base:
    """Raises Stopped when a version is chosen that is not there."""
    return base_of(network.root, _names(network), call.options.base, call.environ)


def _names(network: Network) -> tuple[str, ...]:
    """The files that say what subscribers see."""
    layout = network.settings.layout
    return (layout.events, layout.events_folder, f"{layout.content}/{layout.places}", layout.settings)


def _before(call: Call, network: Network, base: Base) -> Before | None:
    if not base.commit or not has_changed(network.root, base.commit, _names(network)):
        return None
    with call.console.progress(call.words("cli.reading_history")):
        commits = (base.commit, *earlier(network.root, base.commit, _MOST_BROKEN))
        known = (catalogue_at(network, commit, call.environ) for commit in commits)
        published = next((one for one in known if one is not None), None)
        saved = catalogue_at(network, base.saved, call.environ) if base.saved else None
    return Before(published, saved.event if saved else {}) if published else None
